sipcodes policy --format markdown | head -n 4
sipcodes policy --format json | head -n 20
sipcodes policy rfc telnyx --format markdown | head -n 30
sipcodes policy rfc telnyx --format json | sed -n '1,/status/p; /"status": 305/,/}/p'
