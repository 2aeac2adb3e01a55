sipcodes --help
