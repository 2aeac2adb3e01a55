sipcodes list challenge -f markdown
