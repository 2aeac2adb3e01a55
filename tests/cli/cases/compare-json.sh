sipcodes compare 180 493 --format json
