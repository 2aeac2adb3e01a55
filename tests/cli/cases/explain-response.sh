# The advice, what is wrong and where in the file, and the card of the code.
sipcodes explain --response - <<'END'
192.0.2.1:5060 -> 192.0.2.2:5060
  SIP/2.0 503 Service Unavailable
  Via: SIP/2.0/UDP 192.0.2.2
  CSeq: 1 INVITE
  Retry-After: soon
  Retry-After: 30
  a line without a colon
END
sipcodes explain --status 486 --header 'Retry-After: soon' | sed -n '/^What Is Wrong/,/^$/p'
sipcodes explain --status 486 --format json | sed -n '1,4p; /"code"/,/"known"/p'
sipcodes explain --status 486 --format markdown | grep '^#'
