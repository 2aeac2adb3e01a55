# Without codes: the rules for ties.
sipcodes best | head -n 8
sipcodes best --format markdown | head -n 4
sipcodes best --format json | head -n 6
