# Every kind of bad input, each with what it says and its status.
try() { sipcodes "$@" | head -n 1; echo "status ${PIPESTATUS[0]}"; } 2>&1
try advise
try advise a b
try advise /nonexistent
try advise /
try advise /dev/null
echo 'INVITE sip:bob@example.com SIP/2.0' | try advise -
echo 'Status-Line: SIP/2.0 486 Busy Here' | try advise -
printf 'a heading\n  SIP/2.0 4x6 Busy\n' | try advise -
printf 'SIP/2.0 4294967301 better not break the receiver\n' | try advise -
printf 'SIP/7.0 486 Busy\n' | try advise -
printf 'SIP/2.0' | try advise -
printf 'SIP/' | try explain --response -
try advise --status 700
try advise --status 4O4
try advise --status 486 /dev/null
try advise --method INVITE /dev/null
try advise --header 'Retry-After: 30' /dev/null
try advise --status 486 --method 'IN VITE'
try advise --status 486 --header 'Retry-After 30'
try advise --status 486 --header 'Retry After: 30'
try advise --status 486 --header ': 30'
try advise --status 486 --header 'Retry-Afer: 30'
try advise --status 486 --context role
try advise --status 486 --context 'secure=yes, roel=proxy'
try advise --status 486 --context role=prox
try advise --status 486 --context secure=2
try advise --status 486 --context attempts=x
try advise --status 486 --context random=1001
try advise --status 486 --tried bob
try advise --status 486 --policy telnix
try advise --status 486 --rules 'failover=486; stop'
try advise --status 486 --rules 'failover=200'
try advise --status 486 --rules 'failover=4x'
try advise --status 486 --rules 'stpo=486'
try advise --status 486 --rules 'limit=answered'
try advise --status 486 --rules 'base=telnix'
try advise --status 486 --rules 'timeout=redirect'
try advise --status 486 --rules 'stop=480;rejected=retry'
try advise --status 486 --rules 'hold=long'
try advise --status 486 --import 'code=403;clas=5'
try advise --status 486 --import '(408'
try advise --status 486 --import ''
try advise --header
try advise --rule lowest-code --status 486
try explain --policy rfc 486
try explain --status 486 600
try explain --response /dev/null --status 486
try list --policy rfc
try --status 486
