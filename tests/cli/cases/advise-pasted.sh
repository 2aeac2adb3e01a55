# What tools write around a message: headings, indentation, the dots of ngrep, a byte order mark, a missing first indentation.
printf '\357\273\277SIP/2.0 503 Service Unavailable\r\nCSeq: 1 INVITE\r\nRetry-After: 30\r\n\r\nv=0\r\n' | sipcodes advise -
echo
sipcodes advise - <<'END' | head -n 1
<--- Received SIP response (213 bytes) from UDP:192.0.2.1:5060 --->
SIP/2.0 486 Busy Here
CSeq: 1 INVITE
END
sipcodes advise - <<'END' | head -n 1
recv 213 bytes from udp/[192.0.2.1]:5060 at 10:11:12.123456:
   ------------------------------------------------------------------------
   SIP/2.0 407 Proxy Authentication Required
   CSeq: 1 INVITE
   Proxy-Authenticate: Digest realm="example.com",
     nonce="1", algorithm=SHA-256
   
   ------------------------------------------------------------------------
END
sipcodes advise - <<'END' | sed -n '1p; 6p'
U 2026/11/20 10:11:12.123456 192.0.2.1:5060 -> 192.0.2.2:5060 #3
SIP/2.0 420 Bad Extension.
CSeq: 1 INVITE.
Unsupported: 100rel.
.
END
sipcodes advise - <<'END' | head -n 1
SIP/2.0 480 Temporarily Unavailable
    Via: SIP/2.0/UDP 192.0.2.1
    CSeq: 1 INVITE
END
printf '\tSIP/2.0 480 Temporarily Unavailable\n\tCSeq: 1 INVITE\n\t\n\tv=0\n' | sipcodes advise - | head -n 1
