sipcodes search --limit 2 registration
