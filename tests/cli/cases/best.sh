# The choice, its reasons, challenges to be merged, and what the RFC allows.
sipcodes best 486 503 408
echo
sipcodes best 401 407 404
echo
sipcodes best 408 --method OPTIONS
echo
sipcodes best 503
echo
sipcodes best 404 503 --rule siphon-before-364
echo
sipcodes best 408:timeout 'Not Found' SIP/2.0\ 480 --rule siphon
