sipcodes explain 499 150
