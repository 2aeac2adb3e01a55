sipcodes 401 407
