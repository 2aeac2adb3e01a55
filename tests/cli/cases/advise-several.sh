# Only the first response is taken; a request before it is passed over. Both are told.
sipcodes advise - <<'END' 2>&1 | head -n 5
INVITE sip:bob@example.com SIP/2.0
CSeq: 1 INVITE

SIP/2.0 486 Busy Here
CSeq: 1 INVITE

SIP/2.0 200 OK
CSeq: 1 BYE
END
sipcodes advise - <<'END' 2>&1 | head -n 3
SIP/2.0 100 Trying
SIP/2.0 486 Busy Here
END
