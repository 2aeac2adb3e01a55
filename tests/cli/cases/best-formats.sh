sipcodes best 401 407:local 499 --format json
sipcodes best 408 --method bye --format json
sipcodes best 401 407 --format markdown
