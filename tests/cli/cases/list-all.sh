sipcodes list
