sipcodes cause q850:21 --table rfc3398
sipcodes cause q850:21 --table rfc3398 --location u
sipcodes cause q850:21 --table rfc3398 --location LN
sipcodes cause q850:22 --location U
sipcodes cause 816 --table freeswitch
sipcodes cause 47 --table q1912-5
