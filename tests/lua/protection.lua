-- protection.lua - nothing that a script does changes what the module answers next.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"
local every = (arg[0]:match("^(.*/)") or "") .. "every.lua"

-- What the module answers, as one text.
local main_arg = arg
local function answers()
    arg = nil
    local text = dofile(every)
    arg = main_arg
    return text
end
local before = answers()

local response = sip.parse("SIP/2.0 503 No\r\nCSeq: 1 INVITE\r\nContact: <sip:a@b>\r\n\r\n")
local advice = sip.advise{status = 503}
local best = sip.best_response{486}
local objects = {
    sip, sip.codes, sip.causes, sip.warnings, sip.protocols, sip.get(486), sip.get(486).headers[1], sip.get(422).aliases[1],
    sip.cause(17), sip.set("5xx"), sip.compare(301, 430), response, response:elements("Contact")[1], advice, advice:page(),
    sip.policy("carrier"), best, sip.warnings[370], sip.protocols.SIP, (select(2, sip.to_q850(486))),
}

local keys = {"phrase", "status", "get", "advise", "__index", "value", 486, 1, true, print, 1.5, objects[1]}
for i, object in ipairs(objects) do
    local name = i .. " " .. tostring(object):sub(1, 30)
    check.same(type(object), "userdata", name)
    check.same(getmetatable(object), false, name)
    for _, key in ipairs(keys) do
        check.fails("cannot be assigned to; nothing of this module can be changed", name, function() object[key] = "x" end)
        check.fails("cannot be assigned to; nothing of this module can be changed", name, function() object[key] = nil end)
        check.fails("", name, rawset, object, key, "x")
        check.fails("", name, rawget, object, key)
    end
    check.fails("", name, setmetatable, object, {})
    check.fails("", name, next, object)
    check.fails("", name, table.insert, object, "x")
    if debug.setupvalue and getfenv then
        -- 5.1 keeps what a userdata is tied to where only the debug library gets at it.
        check.fails("", name, setfenv, object, {})
    end
end

-- Every table that is returned belongs to the script: filling it with nonsense, at any depth, changes nothing.
local spoiled = 0
local function spoil(value)
    if type(value) ~= "table" then return end
    for key, inner in pairs(value) do
        spoil(inner)
        value[key] = "spoiled"
    end
    spoiled = spoiled + 1
    value[1], value.phrase = "spoiled", "spoiled"
    setmetatable(value, {__index = function() return "spoiled" end})
end
for _, object in ipairs(objects) do
    for _, value in sip.each(object) do spoil(value) end
end
for _, status in ipairs{100, 200, 302, 407, 422, 486, 503, 600} do
    for _, value in sip.each(sip.get(status)) do spoil(value) end
end
spoil(sip.copy())
spoil(sip.names("action"))
spoil(sip.find_all("Not Acceptable"))
spoil(sip.search("busy"))
spoil(sip.policy_about("carrier"))
spoil(sip.best_rule_about("kamailio"))
spoil(sip.cause_table_about("rfc3398"))
spoil((sip.cause_rows("rfc3398", "to-cause")))
spoil(sip.cause_path(403, {"freeswitch"}))
spoil((sip.read_reason("SIP;cause=200")))
spoil(advice:why())
spoil(best:why())
spoil(sip.compare(301, 430)[1])
check.same(spoiled > 150, true, "tables spoiled: " .. spoiled)

-- What a library of Lua is replaced by is not used either.
local saved = {}
for _, name in ipairs{"tostring", "pairs", "ipairs", "type", "error", "select", "next", "setmetatable", "getmetatable", "rawget",
                      "unpack"} do
    saved[name] = _G[name]
end
local string_meta = getmetatable("")
local index = string_meta.__index
string_meta.__index = function() return function() return "spoiled" end end
for name in saved.pairs(saved) do _G[name] = function() return "spoiled" end end
local phrase, hold = sip.phrase(487), sip.advise{status = 503, headers = {["Retry-After"] = "7"}}.hold
for name, value in saved.next, saved do _G[name] = value end
string_meta.__index = index
check.same(phrase, "Request Terminated", "without the base library")
check.same(hold, 7, "without the base library")

check.same(answers(), before, "answers")
package.loaded.sipcodes = nil
check.same(require "sipcodes", sip, "opened again")
check.same(answers(), before, "answers after opening again")
check.finish(900)
