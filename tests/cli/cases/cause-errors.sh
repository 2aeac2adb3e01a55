try() { sipcodes "$@" | head -n 1; echo "status ${PIPESTATUS[0]}"; } 2>&1
try cause 0
try cause 128
try cause 183
try cause 4O4
try cause ""
try cause nonsense
try cause q850:0
try cause q850:128
try cause q850:487
try cause q850:
try cause cause=busy
try cause PRE_EMPTED
try cause DECLINE
try cause "not acceptable"
try cause -- -5
try cause 486 --table isup
try cause --table ""
try cause 815 --table rfc3398
try cause 21 --location X
try cause 486 --location U
try cause --location U
try cause --via asterisk,isup 480
try cause --via "" 480
try cause --via asterisk, 480
try cause --via asterisk
try cause --via asterisk q850:17
try cause --via asterisk 480 --table rfc3398
try cause --via asterisk 480 --location U
try cause --no-location 480
try cause --round-trips 480
try cause --round-trips --table rfc3398
try cause 486 --policy rfc
try explain 486 --table rfc3398
try 486 --via asterisk
try explain 34
try explain q850:200
try compare 486 q850:17
try compare q850:17 "busy here"
try compare PRE_EMPTED q850:17
try compare q850:17 q850:0
