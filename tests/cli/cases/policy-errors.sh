try() { sipcodes "$@" | head -n 1; echo "status ${PIPESTATUS[0]}"; } 2>&1
try policy telnix
try policy rfc telnix
try policy rfc --rules 'stop=486'
sipcodes policy rfc >/dev/full; echo "status $?"
