sipcodes explain q850:17
sipcodes explain cause=2 486 SWITCH_CAUSE_DECLINE | grep -A 1 -E '^(Cause [0-9]+ |SIP )'
sipcodes q850:3 | head -n 1
sipcodes user busy | head -n 1
sipcodes SIP/2.0 486 Busy Here | head -n 1
sipcodes explain decline | head -n 1
sipcodes explain q850:17 --format markdown | head -n 12
sipcodes explain q850:17 486 --format json | grep -E '"(cause|status|name|phrase)":'
sipcodes explain PRE_EMPTED | grep -E '^Cause [0-9]+ [A-Za-z]+$'
