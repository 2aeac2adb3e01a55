sipcodes cause 488 --format markdown
sipcodes cause --via asterisk 504 --format markdown
sipcodes cause 488 q850:21 --format json --table rfc3398
sipcodes cause q850:21 --format json --location U | head -n 30
sipcodes cause --via asterisk 504 --format json
