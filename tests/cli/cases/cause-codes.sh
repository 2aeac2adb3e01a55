sipcodes cause 486
sipcodes cause "488 Not Acceptable Here" 487 512
sipcodes cause 580 --table ASTERISK
sipcodes cause 486 --table kamailio
