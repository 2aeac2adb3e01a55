sipcodes compare 499 400
