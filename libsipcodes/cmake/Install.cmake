# Installs the library for C compilers, pkg-config and find_package().
include(CMakePackageConfigHelpers)

install(FILES include/sipcodes.h ${generated}/sipcodes_status.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS sipcodes sipcodes_static EXPORT sipcodes DESTINATION ${CMAKE_INSTALL_LIBDIR})

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/sipcodes)
install(EXPORT sipcodes NAMESPACE sipcodes:: FILE sipcodes-targets.cmake DESTINATION ${package_dir})
file(CONFIGURE OUTPUT sipcodes-config.cmake CONTENT [[include("${CMAKE_CURRENT_LIST_DIR}/sipcodes-targets.cmake")
]] @ONLY)
# Before 1.0 a minor release may break; afterwards only a major one.
write_basic_package_version_file(sipcodes-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sipcodes-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/sipcodes-config-version.cmake
        DESTINATION ${package_dir})

# The paths are relative to the file, so that an installed tree can be moved.
file(RELATIVE_PATH up /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" SIPCODES_UP "${up}")
configure_file(cmake/sipcodes.pc.in sipcodes.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sipcodes.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
