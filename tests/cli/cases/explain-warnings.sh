# Warn-codes with their meaning and remedy, and the name of the cause in Reason.
sipcodes explain --status 488 --header 'Warning: 305 h "Incompatible media format", 398 h "x", 370 h "y"' \
    --header 'Reason: SIP;cause=488, Q.850;cause=88' | sed -n '/^- /,/^$/p' | sed '/^$/q'
sipcodes explain --status 606 --header 'Warning: 370 h "x"' --format json | sed -n '/"warnings"/,/\]/p'
