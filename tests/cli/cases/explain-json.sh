sipcodes explain 503 499 --format json
