-- Builds the module from a checkout or a source archive, with its core in the file: luarocks make lua/sipcodes-scm-1.rockspec
rockspec_format = "3.0"
package = "sipcodes"
version = "scm-1"
source = { url = "git+file://." }
description = {
    summary = "What SIP response codes mean and what to do about them",
    license = "MIT",
}
dependencies = { "lua >= 5.1" }
build = {
    type = "cmake",
    variables = {
        CMAKE_BUILD_TYPE = "Release",
        CMAKE_INSTALL_PREFIX = "$(PREFIX)",
        SIPCODES_CLI = "OFF",
        SIPCODES_INSTALL = "OFF",
        SIPCODES_LUA = "ON",
        SIPCODES_LUA_INCLUDE_DIRS = "$(LUA_INCDIR)",
        SIPCODES_LUA_INSTALL_DIR = "$(LIBDIR)",
    },
}
