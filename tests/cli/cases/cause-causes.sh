sipcodes cause q850:34
sipcodes cause cause=34 | head -n 1
sipcodes cause NORMAL_CIRCUIT_CONGESTION | head -n 1
sipcodes cause AST_CAUSE_BUSY | head -n 1
sipcodes cause 34 "user busy" 815 "34 No circuit" 700 | grep ^Cause
