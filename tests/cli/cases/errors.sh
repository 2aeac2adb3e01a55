# Every kind of bad input, each with what it says and its status.
try() { sipcodes "$@"; echo "status $?"; } 2>&1
try 0
try 99
try 700
try 1e3
try -1
try 486x
try ''
try ' '
try 4294967301
try 486 486x
try 486 600 603
try 486 vs 600
try -- -1
try compare 486
try compare 1 2 3
try compare 'Not Acceptable' 486
try explain
try explain 700 nonsense
try search
try search ' '
try list 4xx,foo
try list 4xx 5xx
try list ''
try list '486,700'
try --lang xx 486
try --lang '' 486
try --format xml 486
try --format
try --limit 0 search busy
try --limit 99999999999999999999 search busy
try --nonsense 486
try
try "$(head -c 10000 /dev/zero | tr '\0' a)"
try $'\377\376'
try $'\033[31mred'
