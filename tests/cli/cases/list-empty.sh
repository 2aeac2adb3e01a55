sipcodes list '4xx,!4xx'
