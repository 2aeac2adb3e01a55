sipcodes compare 607 608
