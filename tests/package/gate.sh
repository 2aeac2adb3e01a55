#!/bin/sh
# Gates for the shared library: gate.sh NAME LIBRARY HEADER ends with 1 and says why if the library does not pass.
# What the C runtime brings into every library is known from an empty one, linked the same way.
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
library=$2
header=$3
failed=0

complain()
{
    echo "$library $*" >&2
    failed=1
}

# The gates look for what should not be there, so they would pass a library that the tools cannot read.
check_that_tools_read_it()
{
    { "$NM" -D "$library" && "$READELF" -h "$library"; } >/dev/null 2>&1 || complain "cannot be read with $NM and $READELF"
}

make_empty_library()
{
    echo 'typedef int nothing;' >"$work/empty.c"
    # shellcheck disable=SC2086 # flags are words
    "$CC" $CFLAGS $SHARED_FLAGS -shared -fPIC "$work/empty.c" -o "$work/empty.so"
}

# dynamic_names LIBRARY OPTION: without versions, sorted.
dynamic_names()
{
    "$NM" -D "$2" "$1" | sed 's/.* //; s/@.*//' | LC_ALL=C sort -u
}

# The functions that a header declares; not the types of functions.
declared_names()
{
    "$CC" -E -P -DSIPCODES_API= "$header" | tr '\n' ' ' | tr ';' '\n' | grep -v '^ *typedef ' | grep '(' |
        sed 's/(.*//; s/ *$//; s/.*[ *]//' | grep '^sipcodes_' | LC_ALL=C sort -u
}

gate_soname()
{
    name=$("$READELF" -d "$library" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
    [ "$name" = libsipcodes.so.0 ] || complain "has the SONAME \"$name\" instead of libsipcodes.so.0"
}

gate_exports()
{
    dynamic_names "$library" --defined-only >"$work/exported"
    declared_names >"$work/declared"
    [ -s "$work/declared" ] || complain "cannot be compared: $header declares nothing"
    sed '/^sipcodes_/d' "$work/exported" >"$work/foreign"
    while read -r name; do
        complain "exports $name, which does not begin with sipcodes_"
    done <"$work/foreign"
    for name in $(LC_ALL=C comm -23 "$work/exported" "$work/declared" | grep '^sipcodes_'); do
        complain "exports $name, which the header does not declare"
    done
    for name in $(LC_ALL=C comm -13 "$work/exported" "$work/declared"); do
        complain "does not export $name, which the header declares"
    done
}

# Only what copies and compares memory and strings, and what compilers add; no heap, locale, files or environment.
gate_undefined()
{
    known='memcpy|memmove|memset|memcmp|memchr|strlen|strcmp|strchr|strcspn'
    known="$known|__cxa_finalize|_ITM_.*|__gmon_start__|__stack_chk_fail|__(mem|str)[a-z]*_chk"
    for name in $(dynamic_names "$library" --undefined-only | grep -vE "^($known)\$"); do
        complain "takes $name from another library"
    done
}

# relocations LIBRARY: those that write addresses into data; calls of functions are bound otherwise.
relocations()
{
    "$READELF" -rW "$1" | awk '$3 ~ /^R_/ && $3 !~ /JUMP_SLO|GLOB_DAT/'
}

gate_relocations()
{
    make_empty_library
    more=$(($(relocations "$library" | wc -l) - $(relocations "$work/empty.so" | wc -l)))
    [ "$more" -eq 0 ] || complain "has $more more relocations in its data than an empty library"
    ! "$READELF" -SW "$library" | grep -qF ' .data.rel.ro' || complain "has the section .data.rel.ro, for data with addresses"
}

writable_names()
{
    "$NM" "$1" 2>/dev/null | awk '$2 ~ /^[BbDdGgSs]$/ { print $3 }' | LC_ALL=C sort
}

# writable_sections LIBRARY: name and size, except for what links the library to others.
writable_sections()
{
    "$READELF" -SW "$1" | sed -n 's/^ *\[ *[0-9]*\] *//p' |
        awk '$7 ~ /W/ && $1 !~ /^\.(dynamic|got|got\.plt)$/ { print $1, $5 }'
}

gate_writable()
{
    make_empty_library
    writable_names "$library" >"$work/names"
    writable_names "$work/empty.so" >"$work/empty_names"
    for name in $(LC_ALL=C comm -23 "$work/names" "$work/empty_names"); do
        complain "holds $name in writable memory"
    done
    # Sections speak also when the names have been stripped.
    writable_sections "$work/empty.so" >"$work/empty_sections"
    writable_sections "$library" | while read -r section size; do
        empty=$(awk -v section="$section" '$1 == section { print $2 }' "$work/empty_sections")
        [ "$((0x$size))" -eq "$((0x${empty:-0}))" ] || echo "$((0x$size - 0x${empty:-0})) more bytes in $section"
    done >"$work/more"
    [ ! -s "$work/more" ] || complain "has $(paste -sd, "$work/more") than an empty library"
}

# What a host that links the library statically sees: hidden names are visible to its linker.
gate_prefix()
{
    "$NM" -g --defined-only "$library" 2>/dev/null | awk 'NF == 3 && $2 ~ /[A-Z]/ { print $3 }' >"$work/global"
    [ -s "$work/global" ] || complain "cannot be read: it defines nothing"
    sed '/^sipcodes_/d' "$work/global" >"$work/foreign"
    while read -r name; do
        complain "defines $name for every linker, which does not begin with sipcodes_"
    done <"$work/foreign"
}

check_that_tools_read_it
case $1 in
soname) gate_soname ;;
exports) gate_exports ;;
undefined) gate_undefined ;;
relocations) gate_relocations ;;
writable) gate_writable ;;
prefix) gate_prefix ;;
*) complain "meets no gate called $1" ;;
esac
exit $failed
