sipcodes cause
sipcodes cause --format markdown
sipcodes cause --format json | head -n 12
sipcodes cause --table asterisk
sipcodes cause --table q1912-5 --format json
sipcodes cause --table ribbon --format markdown
