sipcodes explain 603
