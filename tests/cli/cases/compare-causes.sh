sipcodes compare q850:17 q850:19
sipcodes q850:17 q850:34 | head -n 1
sipcodes USER_BUSY AST_CAUSE_NO_ANSWER | head -n 1
sipcodes compare q850:20 q850:110
sipcodes compare SWITCH_CAUSE_BUSY_EVERYWHERE SWITCH_CAUSE_DECLINE | head -n 1
sipcodes compare SWITCH_CAUSE_DECLINE q850:21 | head -n 1
sipcodes compare q850:17 q850:17 | head -n 4
sipcodes compare q850:17 q850:19 --format markdown | head -n 4
sipcodes compare q850:17 q850:19 --format json | grep -v '^   '
