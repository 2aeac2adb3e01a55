sipcodes cause --via asterisk,freeswitch 480
sipcodes cause --via freeswitch 403
sipcodes cause --via rfc3398 603 487
sipcodes cause --via "rfc3398, audiocodes" --no-location 603 502
