sipcodes 202
