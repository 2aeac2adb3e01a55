# A program gets all matches, unless it asks for fewer.
sipcodes search the -f json | grep -c '^    "status":'
sipcodes search the -f json -n 3 | grep -c '^    "status":'
sipcodes search the | tail -n 1
