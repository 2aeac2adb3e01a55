sipcodes explain 904
