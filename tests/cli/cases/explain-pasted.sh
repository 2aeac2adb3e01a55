# A status line out of a trace, without quotes; a code and its own phrase.
sipcodes SIP/2.0 486 Busy Here | head -n 1
sipcodes 486 Busy Here | head -n 1
