# A response made of options, what is known beside it, and policies.
sipcodes advise --status 486 --policy telnyx
echo
sipcodes advise --status 503 --method INVITE --header 'Retry-After: 30' --context role=proxy --context targets-left=0
echo
sipcodes advise --status 403 --import 'code=403;class=5' | sed -n 4p
sipcodes advise --status 486 --policy telnyx --rules 'failover=486' --rules 'stop=480' | sed -n 4p
sipcodes advise --status 'Busy Here' --method invite | head -n 1
echo
sipcodes advise --status 302 --header 'Contact: <sip:a@example.com>' --header 'Contact: <sip:b@example.com>' --tried sip:a@example.com
