try() { sipcodes "$@" | head -n 1; echo "status ${PIPESTATUS[0]}"; } 2>&1
try best 200
try best 4O4
try best 486:tmeout
try best 486:
try best :timeout
try best 904
try best 486 --rule fastest
try best 486 --method FOO
try best 486 --policy rfc
