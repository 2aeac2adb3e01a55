sipcodes compare 486 600 -f json
