sipcodes cause --round-trips
sipcodes cause --round-trips --format json | sed -n '/"codes"/,/"status": 301/p; /"status": 603/,/}, *$/p'
