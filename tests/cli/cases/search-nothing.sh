sipcodes search xyzzy
