#!/bin/sh
# Counts the instructions of one call of each lookup, with callgrind, from the function's first
# instruction to its return; what the caller and the dynamic linker execute is not counted.
#
# Usage: instructions.sh PROGRAM, which is the bench_instructions of a build.
set -eu

calls=1000
goal=8

if [ $# -ne 1 ] || [ ! -x "$1" ]; then
    echo "usage: instructions.sh PATH/TO/bench_instructions" >&2
    exit 2
fi
if ! command -v valgrind >/dev/null; then
    echo "instructions.sh: valgrind is not installed" >&2
    exit 1
fi
program=$1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# The instructions of one call, from those of all.
count() { # function status
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect="$1" \
        "$program" "$1" "$2" "$calls" 2>"$log" || { cat "$log" >&2; exit 1; }
    awk -v calls="$calls" '/Collected/ { found = 1; printf "%.2f", $NF / calls } END { exit !found }' "$log"
}

row() { # function status what goal
    each=$(count "$1" "$2")
    verdict=
    if [ -n "$4" ]; then
        verdict=$(awk -v n="$each" -v goal="$4" 'BEGIN { printf "at most %d: %s", goal, n <= goal ? "pass" : "MISS" }')
    fi
    printf '%-18s %6s  %-10s %12s  %s\n' "$1" "$2" "$3" "$each" "$verdict"
}

printf '%-18s %6s  %-10s %12s  %s\n' function status '' instructions goal
row empty_pointer 486 '' ''
row sipcodes_get 486 hit $goal
row sipcodes_get 499 miss ''
row sipcodes_get -1 miss ''
row sipcodes_phrase 486 hit $goal
row sipcodes_phrase 499 miss ''
row sipcodes_phrase -1 miss ''
row sipcodes_resolve 486 '' ''
row sipcodes_resolve 499 '' ''
