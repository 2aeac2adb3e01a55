-- bench.lua [ROUNDS] - how fast the module is in this Lua, against what a script would do without it.
--
-- All contestants run in one process, in turn, in short slices; a ratio is the median of the ratios of slices of one round. Nothing
-- here can fail a test: goals are printed with pass or MISS.
local sip = require "sipcodes"
local baseline = require "baseline"
local clock = os.clock

local rounds = tonumber(arg[1]) or 60

local statuses = {}
for status in sip.each() do statuses[#statuses + 1] = status end
local count = #statuses

-- What a script has that keeps its own table.
local by_hand = {}
for status, code in sip.each() do by_hand[status] = {phrase = code.phrase, class = code.class, action = code.action} end

local page = sip.compare(301, 430)

-- The parts of a page: its lines, or each bullet, label, colon, text and source on its own, as a program has them that knows the
-- pieces of a page. A function joins them with ".." in one expression; it takes them from one of two tables in turn, so that a
-- compiler cannot join them once for all.
local function cut(text, pattern)
    local parts = {}
    for part in text:gmatch(pattern) do parts[#parts + 1] = part end
    return parts
end
local lines = cut(page.text, "[^\n]*\n")
local segments = {}
for _, line in ipairs(lines) do
    local bullet, label, text, source = line:match("^([- ]*)([%w ]+: )(.-)( ?%[?[^%[%]]*%]?\n)$")
    if not bullet then bullet, label, text, source = "", "", line:match("^(.-)( ?%[?[^%[%]]*%]?\n)$") end
    for _, part in ipairs{bullet, label, text, source} do
        if part ~= "" then segments[#segments + 1] = part end
    end
end
local function joiner(parts)
    local names, other = {}, {}
    for i = 1, #parts do names[i], other[i] = ("p[%d]"):format(i), parts[i] end
    local source = ("local a, b = ... return function(i) local p = i %% 2 == 0 and a or b return %s end"):format(
        table.concat(names, " .. "))
    local join = assert((loadstring or load)(source))(parts, other)
    assert(join(1) == page.text and join(2) == page.text)
    return join
end
local join_lines = joiner(lines)
-- One expression takes at most some 250 operands.
local join_segments = joiner(#segments <= 240 and segments or lines)

local codes, phrase, get, advise, empty, same, pushed = sip.codes, sip.phrase, sip.get, sip.advise, baseline.empty, baseline.same,
    baseline.pushed
local headers = {["Retry-After"] = "30"}
local question = {status = 503, headers = headers}
local kept = 0

-- Each runs its loop n times over the statuses.
local function over_statuses(body) return {run = body, calls = count} end
local contestants = {
    hand = over_statuses(function() local sum = 0 for i = 1, count do sum = sum + #by_hand[statuses[i]].phrase end return sum end),
    codes = over_statuses(function() local sum = 0 for i = 1, count do sum = sum + #codes[statuses[i]].phrase end return sum end),
    copy = over_statuses((function()
        local copy = sip.copy()
        return function() local sum = 0 for i = 1, count do sum = sum + #copy[statuses[i]].phrase end return sum end
    end)()),
    get = over_statuses(function() local sum = 0 for i = 1, count do sum = sum + #get(statuses[i]).phrase end return sum end),
    empty = over_statuses(function() for i = 1, count do empty(statuses[i]) end return 0 end),
    same = over_statuses(function() for i = 1, count do same(statuses[i]) end return 0 end),
    pushed = over_statuses(function() for i = 1, count do pushed(statuses[i]) end return 0 end),
    phrase = over_statuses(function() for i = 1, count do phrase(statuses[i]) end return 0 end),
    advise = over_statuses(function() for i = 1, count do kept = advise(statuses[i]) end return 0 end),
    action = over_statuses(function() for i = 1, count do kept = advise(statuses[i]).action end return 0 end),
    question = over_statuses(function() for _ = 1, count do kept = advise(question) end return 0 end),
    made = over_statuses(function()
        for _ = 1, count do kept = advise{status = 503, headers = {["Retry-After"] = "30"}} end
        return 0
    end),
    lines = over_statuses(function() for i = 1, count do kept = join_lines(i) end return 0 end),
    segments = over_statuses(function() for i = 1, count do kept = join_segments(i) end return 0 end),
    text = over_statuses(function() for _ = 1, count do kept = page.text end return 0 end),
    whole = over_statuses(function() for _ = 1, count do kept = sip.compare(301, 430).text end return 0 end),
}

-- title, contestant, baseline or nil, the most that its ratio may be, the most nanoseconds
local rows = {
    {"codes[c].phrase", "codes", "hand", "a table by hand", 1.1},
    {"sip.copy()[c].phrase", "copy", "hand", "a table by hand", 1.1},
    {"sip.get(c).phrase", "get", "hand", "a table by hand"},
    {"sip.phrase(c)", "phrase", "empty", "an empty C function", 1.35},
    {"sip.phrase(c)", "phrase", "pushed", "lua_pushlstring", 0.65},
    {"a C function that returns c", "same", "empty", "an empty C function"},
    {"sip.advise(c)", "advise", nil, nil, nil, 300},
    {"sip.advise(c).action", "action"},
    {"sip.advise{status, headers}", "question", nil, nil, nil, 2000},
    {"the same, tables made anew", "made", nil, nil, nil, 2000},
    {"page.text of 301, 430", "text", "segments", '".." of its segments', 1},
    {"sip.compare(301, 430).text", "whole", "segments", '".." of its segments', 1},
    {"page.text of 301, 430", "text", "lines", '".." of its lines'},
}

-- Each slice takes some milliseconds, so that the clock's steps do not matter.
local function time_of(contestant)
    local run, repeats = contestant.run, contestant.repeats
    local start = clock()
    for _ = 1, repeats do run() end
    return (clock() - start) / (repeats * contestant.calls) * 1e9
end

local order = {}
for name, contestant in pairs(contestants) do
    order[#order + 1] = name
    contestant.repeats = 1
    local spent = 0
    while spent < 0.002 do
        contestant.repeats = contestant.repeats * 2
        local start = clock()
        for _ = 1, contestant.repeats do contestant.run() end
        spent = clock() - start
    end
    contestant.times = {}
end
table.sort(order)
collectgarbage()
for round = 1, rounds do
    for i = 1, #order do
        local contestant = contestants[order[(i + round) % #order + 1]]
        contestant.times[round] = time_of(contestant)
    end
end

local function median(list)
    local sorted = {}
    for i, value in ipairs(list) do sorted[i] = value end
    table.sort(sorted)
    return sorted[math.floor(#sorted / 2) + 1]
end

local function ratio_of(a, b)
    local ratios = {}
    for round = 1, rounds do ratios[round] = a.times[round] / b.times[round] end
    return median(ratios)
end

local function goal(value, most, unit)
    return most and (", at most %s: %s"):format(unit:format(most), value <= most and "pass" or "MISS") or ""
end

print(("page of %d bytes in %d lines, %d segments"):format(#page.text, #lines, #segments))
print(("%s\n  %-28s %10s %8s  %s"):format(jit and jit.version or _VERSION, "", "ns a call", "time x", "that of, goal"))
for _, row in ipairs(rows) do
    local title, name, base, base_name, most, nanoseconds = (unpack or table.unpack)(row, 1, 6)
    local time = median(contestants[name].times)
    local said = goal(time, nanoseconds, "%d ns"):gsub("^, ", "")
    if base then
        local ratio = ratio_of(contestants[name], contestants[base])
        said = ("%8.3f  %s%s"):format(ratio, base_name, goal(ratio, most, "%.2f"))
    elseif said ~= "" then
        said = (" "):rep(10) .. said
    end
    print(("  %-28s %10.1f %s"):format(title, time, said))
end
