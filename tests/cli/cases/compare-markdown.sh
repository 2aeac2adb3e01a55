sipcodes compare 480 486 --format markdown
