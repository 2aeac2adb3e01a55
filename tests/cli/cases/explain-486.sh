sipcodes explain 486
