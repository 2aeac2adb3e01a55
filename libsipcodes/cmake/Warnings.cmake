# The warnings that all C code of the project is free of.
function(sipcodes_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow $<$<BOOL:${SIPCODES_WERROR}>:-Werror>)
endfunction()
