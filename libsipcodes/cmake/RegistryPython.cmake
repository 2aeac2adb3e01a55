# Finds the Python that compiles the registry, and sets SIPCODES_PYTHON to it.
#
# A machine may have several, and the first in PATH need not be the one that the distribution's
# modules belong to; so every python3 in PATH is asked. One whose C headers are installed is
# preferred, because the Python binding is to be built with the same interpreter. One that was named or
# found before comes first, but is asked again: what it needs may have changed since.

set(probe "import sys, sysconfig, os, tomllib, jsonschema, polib
print('headers' if os.path.exists(os.path.join(sysconfig.get_path('include'), 'Python.h')) else 'bare')")

string(REPLACE ":" ";" candidates "$ENV{PATH}:/usr/bin")
list(TRANSFORM candidates APPEND /python3)
list(PREPEND candidates ${SIPCODES_PYTHON})
list(REMOVE_DUPLICATES candidates)
unset(found)
foreach(candidate IN LISTS candidates)
  if(NOT EXISTS ${candidate})
    continue()
  endif()
  execute_process(COMMAND ${candidate} -c "${probe}" OUTPUT_VARIABLE answer ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(answer STREQUAL "headers" OR (answer STREQUAL "bare" AND candidate STREQUAL "${SIPCODES_PYTHON}"))
    set(found ${candidate})
    break()
  elseif(answer STREQUAL "bare" AND NOT found)
    set(found ${candidate})
  endif()
endforeach()
if(NOT found)
  message(FATAL_ERROR "No python3 in PATH can compile the registry: it takes Python 3.11 or newer with the modules jsonschema "
                      "and polib (Debian: python3-jsonschema, python3-polib). Name one with -DSIPCODES_PYTHON=/path/to/python3.")
endif()
set(SIPCODES_PYTHON ${found} CACHE FILEPATH "The Python that compiles the registry" FORCE)
message(STATUS "Registry compiled with ${SIPCODES_PYTHON}")
