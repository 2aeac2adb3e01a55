#!/bin/sh
# Shows that a gate catches: planted.sh GATE FAULT MESSAGE builds the tiny library with one fault, and the gate has
# to refuse it with the message. The fault SOUND is none, and has to pass.
set -eu

gate=$1
fault=$2
message=${3-}
mkdir -p "$WORK/planted"
library=$WORK/planted/${gate}_$fault.so
soname=libsipcodes.so.0
strip=
[ "$fault" != SONAME ] || soname=libsipcodes.so.1
[ "$fault" != STRIPPED ] || strip=-s

# Whatever the build's own flags are: instrumentation would be a fault of its own.
export CFLAGS='' SHARED_FLAGS=''
# shellcheck disable=SC2086 # strip may be no word
"$CC" -O2 -shared -fPIC -fvisibility=hidden $strip "-DFAULT_$fault" "-Wl,-soname,$soname" \
    "$TESTS/planted/planted.c" -o "$library"
[ "$fault" != ABSENT ] || rm "$library"

status=0
said=$(sh "$TESTS/gate.sh" "$gate" "$library" "$TESTS/planted/planted.h" 2>&1) || status=$?
if [ "$fault" = SOUND ]; then
    [ "$status:$said" = 0: ] || { echo "FAILED: a sound library is refused: $said" >&2; exit 1; }
    exit 0
fi
[ "$status" -eq 1 ] || { echo "FAILED: $fault ends with status $status instead of 1: $said" >&2; exit 1; }
case $said in
*"$message"*) echo "$said" ;;
*) echo "FAILED: $fault is refused for another reason: $said" >&2; exit 1 ;;
esac
