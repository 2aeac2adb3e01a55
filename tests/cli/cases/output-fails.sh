# A full disk and a closed standard output are reported.
sipcodes 486 >/dev/full; echo "status $?"
sipcodes 486 --format json >/dev/full; echo "status $?"
sipcodes 486 >&-; echo "status $?"
sipcodes 301 430 | head -n 1
