sipcodes compare 486 486
