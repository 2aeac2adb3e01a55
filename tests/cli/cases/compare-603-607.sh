sipcodes compare 603 607
