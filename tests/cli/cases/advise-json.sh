# Numbers, words, values with their parameters, reasons and faults.
sipcodes advise - --format json <<'END'
  SIP/2.0 302 Moved Temporarily
  CSeq: 1 INVITE
  Contact: "Gateway, one" <sip:b@gw1.example.com>;q=0.7;expires=60, <sip:b@gw2.example.com>
  Expires: soon
END
sipcodes advise --status 301 --header 'Contact: <sip:b@example.com>' --format json | grep remember
