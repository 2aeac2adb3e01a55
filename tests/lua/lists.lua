-- lists.lua - tables that have to be lists: a key that is no part of one is an error, in the same words in every Lua.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

local via = {"Via", "x"}
local function headers(table) return sip.advise{status = 503, method = "INVITE", headers = table} end
local function tried(table) return sip.advise{status = 302, tried = table} end
local function best(table) return sip.best_response(table) end
local function reasons(table) return sip.write_reason(table) end
local function path(table) return sip.cause_path(403, table) end

-- What stands in brackets: the name of a function that is called through another one is not found in every Lua.
local function wrong(text, what, f, table) check.fails("(" .. text .. ")", what, f, table) end

-- What every list refuses: a name beside or instead of the items, a hole, and positions that are none
local lists = {
    {headers, "headers", {"Via", "x"}, {"Via", "y"}},
    {function(table) return headers{["Retry-After"] = table} end, "headers", "30", "31"},
    {tried, "tried", "sip:a@b", "sip:c@d"},
    {best, "branches", 486, 503},
    {reasons, "reasons", {protocol = "SIP", cause = 200}, {protocol = "Q.850", cause = 17}},
    {path, "tables", "rfc3398", "freeswitch"},
}
for _, list in ipairs(lists) do
    local ask, name, first, second = list[1], list[2], list[3], list[4]
    local function refuses(text, what, table) wrong(name .. ": " .. text, name .. ", " .. what, ask, table) end
    check.same(pcall(ask, {first}), true, name .. " of one")
    check.same(pcall(ask, {first, second}), true, name .. " of two")
    refuses("positions of the list are 1 to 2, got 3", "a hole", {first, nil, second})
    refuses("positions of the list are 1 to 2, got 3", "a hole by its key", {first, [3] = second})
    refuses("positions of the list are 1 to 2, got 4294967296", "a large position", {first, [2 ^ 32] = second})
    refuses("positions of the list are 1 to 2, got 0", "a position 0", {[0] = second, first})
    refuses("positions of the list are 1 to 2, got -1", "a negative position", {[-1] = second, first})
    refuses("positions of the list are 1 to 2, got 1.5", "half a position", {first, [1.5] = second})
    check.same(pcall(ask, {first, [2.0] = second}), true, name .. ", a whole number")
    if ask ~= best then
        refuses("list expected, got the key 'value'", "a name beside", {first, value = second})
        refuses("list expected, got a boolean as a key", "a key of another type", {first, [true] = second})
        refuses("list expected, got the key 'a b " .. ("x"):rep(56) .. "...'", "a long name",
                {first, ["a\nb " .. ("x"):rep(99)] = 1})
        refuses("list expected, got the key 'a b'", "a zero byte", {first, ["a\0b"] = second})
    end
    if ask ~= headers then refuses("positions of the list are 1 to 1, got 2", "nothing but the second", {[2] = second}) end
end
for _, list in ipairs{{tried, "tried"}, {reasons, "reasons"}, {path, "tables"}} do
    wrong(list[2] .. ": list expected, got the key 'cause'", list[2] .. ", a name instead", list[1], {cause = 17})
end
check.same(sip.write_reason{}, "", "no reasons")
check.same(#sip.cause_path(403, {}), 0, "no tables")
check.same(sip.advise{status = 302, tried = {}, headers = {}}.action, sip.advise(302).action, "nothing in lists")

-- Header fields: names and values, or a list of pairs, not both
wrong("headers: list expected, got the key 'Retry-After'", "pairs and a name", headers, {via, ["Retry-After"] = "30"})
wrong("headers: string as a name expected, got number", "a name and a pair", headers, {[2] = via, ["Retry-After"] = "30"})
wrong("headers: string as a name expected, got number", "the second pair only", headers, {[2] = via})
wrong("headers: positions of the list are 1 to 1, got 2", "the second value only", headers, {["Retry-After"] = {[2] = "30"}})
wrong("headers: list expected, got the key 'value'", "a named value", headers, {["Retry-After"] = {value = "30"}})
wrong("headers: pair of strings expected, got 3 items", "three in a pair", headers, {{"Contact", "<sip:a@b>", "<sip:c@d>"}})
wrong("headers: pair of strings expected, got string and nil", "one in a pair", headers, {{"Contact"}})
wrong("headers: list expected, got the key 'q'", "a name in a pair", headers, {{"Contact", "<sip:a@b>", q = "1"}})
check.same(headers{via, {"Retry-After", "30"}}.hold, 30, "pairs")
check.same(headers{["Retry-After"] = {"30"}}.hold, 30, "a list of values")
check.same(headers{["Retry-After"] = {}}.hold, nil, "an empty list of values")

-- Branches: options go beside them
check.same(best{503, 486, method = "INVITE", rule = "kamailio"}.status, 486, "options beside branches")
wrong("branches: positions of the list are 1 to 2, got 3", "a hole, and an option", best, {503, nil, 486, method = "INVITE"})
wrong("there is no option 'metod'", "another name", best, {503, metod = "INVITE"})
wrong("names of options are strings, got boolean", "a key of another type", best, {503, [true] = 486})
check.finish(100)
