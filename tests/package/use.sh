#!/bin/sh
# Uses the package as other projects do: use.sh CHECK runs one check. CMakeLists.txt sets the variables.
set -eu

fail()
{
    echo "FAILED: $*" >&2
    exit 1
}

# fresh NAME: an empty folder for the check, which becomes the current one.
fresh()
{
    rm -rf "${WORK:?}/$1"
    mkdir -p "$WORK/$1"
    cd "$WORK/$1"
}

# says_what_it_should PROGRAM: runs a consumer and compares its output.
says_what_it_should()
{
    expected="486 Busy Here, 499 as 400, version $VERSION"
    said=$(LD_LIBRARY_PATH=$LIBDIR "$1") || fail "$1 ended with status $?: $said"
    [ "$said" = "$expected" ] || fail "$1 says \"$said\" instead of \"$expected\""
    echo "$1 says \"$said\""
}

# needs_library PROGRAM: true if the program loads the shared library.
needs_library()
{
    "$READELF" -d "$1" | grep -q 'NEEDED.*\[libsipcodes\.so\.0\]'
}

check_install()
{
    fresh prefix
    "$CMAKE" --install "$BUILD" --prefix "$WORK/prefix/first" --config "$1" >install.log || fail "cmake --install"
    mv first moved
    for file in "$INCLUDEDIR/sipcodes.h" "$INCLUDEDIR/sipcodes_status.h" "$LIBDIR/libsipcodes.a" \
        "$LIBDIR/pkgconfig/sipcodes.pc" "$LIBDIR/cmake/sipcodes/sipcodes-config.cmake"; do
        [ -f "$file" ] || fail "$file is not installed"
    done
    cmp "$SOURCE/libsipcodes/include/sipcodes.h" "$INCLUDEDIR/sipcodes.h" || fail "another sipcodes.h is installed"
    cmp "$GENERATED/sipcodes_status.h" "$INCLUDEDIR/sipcodes_status.h" || fail "another sipcodes_status.h is installed"
    [ "$(readlink "$LIBDIR/libsipcodes.so")" = libsipcodes.so.0 ] || fail "libsipcodes.so does not lead to libsipcodes.so.0"
    [ "$(readlink "$LIBDIR/libsipcodes.so.0")" = "libsipcodes.so.$VERSION" ] ||
        fail "libsipcodes.so.0 does not lead to libsipcodes.so.$VERSION"
}

# Neither the place of the first installation nor the trees it came from, or a moved package would look there.
check_relocatable()
{
    for path in "$WORK/prefix/first" "$SOURCE" "$BUILD"; do
        ! grep -rnF "$path" "$INCLUDEDIR" "$LIBDIR/cmake" "$LIBDIR/pkgconfig" || fail "the lines above name $path"
    done
    ! "$READELF" -d "$LIBDIR/libsipcodes.so" | grep -E 'RPATH|RUNPATH' || fail "libsipcodes.so carries a search path"
}

# configure [ARGUMENTS]: the consumer, in the folder build.
configure()
{
    "$CMAKE" -S "$TESTS/consumer" -B build -DCMAKE_PREFIX_PATH="$PREFIX" "$@" >configure.log 2>&1
}

check_find_package()
{
    kind=${1#sipcodes::}
    fresh "find_package_$kind"
    configure -DSIPCODES_WANTED="$VERSION" -DSIPCODES_KINDS="$kind" || fail "find_package: $(cat configure.log)"
    "$CMAKE" --build build >build.log || fail "build: $(cat build.log)"
    says_what_it_should "build/consumer_$kind"
    case $kind in
    sipcodes) needs_library build/consumer_sipcodes || fail "the program does not load libsipcodes.so.0" ;;
    static) ! needs_library build/consumer_static || fail "the program loads libsipcodes.so.0" ;;
    esac
}

check_version_too_high()
{
    fresh version_too_high
    major=${VERSION%%.*}
    minor=${VERSION#*.}
    minor=${minor%%.*}
    for wanted in "$major.$((minor + 1))" "$((major + 1)).0"; do
        ! configure -DSIPCODES_WANTED="$wanted" -DSIPCODES_KINDS=sipcodes || fail "version $wanted is found"
        grep -qF "compatible with requested version \"$wanted\"" configure.log || fail "another reason: $(cat configure.log)"
        grep -qF "version: $VERSION" configure.log || fail "$VERSION was not considered: $(cat configure.log)"
        rm -r build
    done
}

check_pkg_config()
{
    fresh pkg_config
    # Only the installed folder, so that no other sipcodes on this machine can answer.
    export PKG_CONFIG_LIBDIR="$LIBDIR/pkgconfig"
    [ "$("$PKG_CONFIG" --modversion sipcodes)" = "$VERSION" ] || fail "pkg-config tells another version"
    flags=$("$PKG_CONFIG" --cflags --libs sipcodes) || fail "pkg-config"
    # shellcheck disable=SC2086 # flags are words
    "$CC" $CFLAGS "$TESTS/consumer/consumer.c" $flags -o consumer || fail "compiling with $flags"
    says_what_it_should ./consumer
    needs_library consumer || fail "the program does not load libsipcodes.so.0"
}

check_static_by_hand()
{
    fresh static_by_hand
    # shellcheck disable=SC2086
    "$CC" $CFLAGS -I "$INCLUDEDIR" "$TESTS/consumer/consumer.c" "$LIBDIR/libsipcodes.a" -o consumer || fail "linking"
    says_what_it_should ./consumer
    ! needs_library consumer || fail "the program loads libsipcodes.so.0"
}

check_cxx17()
{
    fresh "cxx17_${1##*/}"
    # shellcheck disable=SC2086
    "$1" -std=c++17 -Wall -Wextra -Wpedantic -Werror $CFLAGS -I "$INCLUDEDIR" "$TESTS/consumer/consumer.cpp" \
        -L "$LIBDIR" -lsipcodes -o consumer || fail "compiling with $1"
    says_what_it_should ./consumer
}

check_add_subdirectory()
{
    fresh add_subdirectory
    configure -DSIPCODES_SOURCE="$SOURCE" "-DSIPCODES_KINDS=sipcodes;static" ${PYTHON:+"-DSIPCODES_PYTHON=$PYTHON"} ||
        fail "add_subdirectory: $(cat configure.log)"
    "$CMAKE" --build build --parallel 2 >build.log 2>&1 || fail "build: $(cat build.log)"
    ! grep -i 'warning:' build.log || fail "it does not build without warnings"
    says_what_it_should build/consumer_sipcodes
    says_what_it_should build/consumer_static
    [ ! -e build/sipcodes/tests ] || fail "the tests are built too"
    [ ! -e build/sipcodes/libsipcodes/cli ] || fail "the command is built too"
    "$CTEST" --test-dir build -N | grep -q 'Total Tests: 0' || fail "tests are added to the project"
    "$CMAKE" --install build --prefix installed >install.log
    [ ! -e installed ] || fail "installed with the project: $(find installed -type f)"
    grep -q '^CMAKE_BUILD_TYPE:STRING=$' build/CMakeCache.txt || fail "the project's kind of build is changed"
}

# Every C file without any build system, silently, and all of them together make the library.
check_objects_by_hand()
{
    fresh "objects_by_hand_${1##*/}"
    library=$SOURCE/libsipcodes
    messages=$("$1" -std=c11 -I "$library/include" -I "$library/src" -I "$GENERATED" -c "$library"/src/*.c \
        "$GENERATED/sipcodes_tables.c" 2>&1) || fail "compiling with $1: $messages"
    [ -z "$messages" ] || fail "$1 says: $messages"
    "$1" -I "$library/include" -I "$GENERATED" "$TESTS/consumer/consumer.c" ./*.o -o consumer || fail "linking with $1"
    says_what_it_should ./consumer
}

case $1 in
install) check_install "$2" ;;
relocatable) check_relocatable ;;
find_package) check_find_package "$2" ;;
version_too_high) check_version_too_high ;;
pkg_config) check_pkg_config ;;
static_by_hand) check_static_by_hand ;;
cxx17) check_cxx17 "$2" ;;
add_subdirectory) check_add_subdirectory ;;
objects_by_hand) check_objects_by_hand "$2" ;;
*) fail "no check is called $1" ;;
esac
