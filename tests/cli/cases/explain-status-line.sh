sipcodes explain 'SIP/2.0 486 Busy' | head -n 1
