-- wrong_version.lua FOLDER... - modules that were built for other Luas fail while they are loaded, and do no harm.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
for _, folder in ipairs(arg) do
    package.cpath = folder .. "/?.so"
    check.fails("undefined symbol: lua", folder, require, "sipcodes")
    check.same(package.loaded.sipcodes == nil or type(package.loaded.sipcodes) == "userdata", true, folder)
    package.loaded.sipcodes = nil
end
check.finish(2 * #arg)
