sipcodes search codec
