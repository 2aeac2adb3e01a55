# The policies by name, and what two of them do on each code.
sipcodes policy | head -n 20
echo
sipcodes policy kamailio-dns telnyx
