sipcodes compare 301 420
