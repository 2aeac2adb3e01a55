# Nothing of a message reaches the terminal that the terminal would act on, and JSON stays UTF-8.
message() { printf 'SIP/2.0 420 \033[31m\303\nCSeq: 1 INVITE\nUnsupported: \033[31mfoo, b\303x\nX\033[31m: y\n\377\n'; }
message | sipcodes explain --response - | sed '/^420/,$d'
message | sipcodes explain --response - --format markdown | LC_ALL=C grep -c "$(printf '[\033\377\303]')"
message | sipcodes advise - --format json | grep -E 'phrase|name|line|column'
head -c 1048577 /dev/zero | sipcodes advise -; echo "status $?"
head -c 1048576 /dev/zero | sipcodes advise -; echo "status $?"
printf 'SIP/2.0 486 Busy\0Here\nCSeq: 1 INVITE\0\n' | sipcodes advise - | head -n 4
