sipcodes compare 603 608
