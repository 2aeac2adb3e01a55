sipcodes compare 904 401
