sipcodes explain 'Not Acceptable'
