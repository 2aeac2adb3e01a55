sipcodes explain 420 --format markdown
