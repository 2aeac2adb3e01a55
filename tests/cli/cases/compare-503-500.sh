sipcodes compare 503 500
