sipcodes compare 180 493
