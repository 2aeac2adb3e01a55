sipcodes compare 301 430
