sipcodes compare 477 503
