sipcodes list 486
