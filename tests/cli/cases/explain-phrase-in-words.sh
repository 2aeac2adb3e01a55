sipcodes busy here | head -n 1
