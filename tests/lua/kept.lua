-- kept.lua - what a state keeps of its answers answers for nothing else: first and later calls give the same.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

-- All that a call gives, and how many values that are: nil at the end counts.
local function told(f, ...)
    local function tell(ok, ...)
        local said = {tostring(ok), select("#", ...)}
        for i = 1, select("#", ...) do said[#said + 1] = tostring((select(i, ...))) end
        return table.concat(said, " | ")
    end
    return tell(pcall(f, ...))
end

local functions = {phrase = sip.phrase, get = sip.get, advise = sip.advise}
local first = {}
for name, f in pairs(functions) do
    first[name] = {}
    for status = 99, 700 do first[name][status] = told(f, status) end
    check.same(first[name][486]:match("^true | 1 | ") ~= nil, true, name .. " gives one value")
    check.same(first[name][99]:match("^true | 3 | nil | .* | %-2$") ~= nil, true, name .. " gives nil, a message and its error")
end
local advice = sip.advise(486)
local text = tostring(advice)

-- Arguments beside those for which something is kept
local nothing = {}
local function errors(name, f)
    for _, wrong in ipairs{"486", "486.0", "0x1E6", 486.5, 485.9999999, 2 ^ 31, 2 ^ 32 + 486, -2 ^ 32 + 486, 2 ^ 53,
                           2 ^ 63, 1e300, -1e300, 0 / 0, 1 / 0, -1 / 0, true, false, print, advice, coroutine.create(errors)} do
        check.same(pcall(f, wrong), false, name .. " " .. tostring(wrong))
    end
    check.same(pcall(f), false, name .. " of nothing")
    check.same(pcall(f, nil), false, name .. " nil")
    check.same(pcall(f, nothing), false, name .. " of a table")
    for _, unknown in ipairs{0, -0.0, -1, -486, 1, 99, 700, 65536 + 486, 2147483647, -2147483648} do
        check.same(told(f, unknown):match("^true | 3 | nil | .* | %-2$") ~= nil, true, name .. " " .. unknown)
    end
    check.same(told(f, 486.0), first[name][486], name .. " of a float")
    check.same(told(f, 4.86e2), first[name][486], name .. " of a float")
end

for round = 1, 4 do
    for name, f in pairs(functions) do
        errors(name, f)
        for status = 99, 700 do
            check.same(told(f, status), first[name][status], name .. " " .. status .. " round " .. round)
        end
    end
    for _, name in ipairs{"phrase", "get"} do
        check.same(told(functions[name], 486, 600, "x"), first[name][486], name .. " with more arguments")
    end
    collectgarbage()
    collectgarbage()
end

-- The advice from a known code alone is one object; with anything else beside it, or of another number, it is made anew.
check.same(sip.advise(486), advice, "identity")
check.same(sip.advise(486, nil), advice, "identity")
check.same(tostring(advice), text, "its text")
check.same(sip.advise(486) ~= sip.advise(600), true, "codes apart")
check.same(sip.advise(499) ~= sip.advise(499), true, "of an unknown code")
check.same(sip.advise(503).hold, nil, "a status alone")
check.same(sip.advise(503, {headers = {["Retry-After"] = "30"}}).hold, 30, "a header field beside it")
check.same(sip.advise(503).hold, nil, "a status alone, again")
check.same(sip.advise(486, {policy = sip.policy_rules("failover=486")}).action, "failover", "a policy beside it")
check.same(sip.advise(486).action, advice.action, "a status alone, again")
check.same(sip.advise(486, {}) ~= advice, true, "options, though there are none in it")
check.same(sip.advise{status = 486} ~= advice, true, "a table")
for status in sip.each() do
    local asked = sip.advise{status = status}
    for field, value in sip.each(sip.advise(status)) do
        if type(value) ~= "table" and type(value) ~= "userdata" then
            check.same(value, asked[field], status .. " " .. field .. " as asked in a table")
        end
    end
end
check.same(sip.advise(486).response.status, 486, "its response")
check.finish(8700)
