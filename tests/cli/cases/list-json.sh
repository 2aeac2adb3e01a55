sipcodes list 100,904 --format json
