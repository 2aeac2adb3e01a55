sipcodes compare 408 504
