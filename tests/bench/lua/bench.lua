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

-- What a page is put together of, as a program has it that knows the pieces: label, text, or either side of a fact, and source
-- are parts of their own, and what stands between two of them is a constant: 'p[1] .. ": " .. p[2] .. "\n- " .. p[3]'. These are
-- the segments that the benchmark of the C core has, too.
local segments = {}
local segment_terms = {}
local text = page.text
local at = 1
local function take(part)
    if part == nil or part == "" then return end
    local first, last = text:find(part, at, true)
    if first > at then segment_terms[#segment_terms + 1] = ("%q"):format(text:sub(at, first - 1)) end
    segments[#segments + 1] = part
    segment_terms[#segment_terms + 1] = ("p[%d]"):format(#segments)
    at = last + 1
end
for _, piece in ipairs(page.pieces) do
    take(piece.label)
    if piece.side1 then
        take(piece.side1)
        take(piece.side2)
    else
        take(piece.text)
        if text:find("^ %[", at) then take(piece.source) end
    end
end
segment_terms[#segment_terms + 1] = ("%q"):format(text:sub(at))

-- The same by lines: what a program does that has each line ready.
local lines, line_terms = {}, {}
for line in text:gmatch("[^\n]*\n") do
    lines[#lines + 1] = line
    line_terms[#lines] = ("p[%d]"):format(#lines)
end

-- A function that joins terms with ".." in one expression. It takes the parts from one of two tables in turn, so that a
-- compiler cannot join them once for all.
local function joiner(parts, terms)
    local other = {}
    for i = 1, #parts do other[i] = parts[i] end
    assert(#terms <= 240, "one expression takes at most some 250 operands")
    local source = ("local a, b = ... return function(i) local p = i %% 2 == 0 and a or b return %s end"):format(
        table.concat(terms, " .. "))
    local join = assert((loadstring or load)(source))(parts, other)
    assert(join(1) == text and join(2) == text)
    return join
end
local join_segments = joiner(segments, segment_terms)
local join_lines = joiner(lines, line_terms)

-- Numbers that are no known code.
local unknown = {}
for status = 100, 699 do
    if #unknown < count and not sip.get(status) then unknown[#unknown + 1] = status end
end

local codes, phrase, get, advise = sip.codes, sip.phrase, sip.get, sip.advise
local empty, same, pushed, constant, checked, kept_string = baseline.empty, baseline.same, baseline.pushed, baseline.constant,
    baseline.checked, baseline.kept
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
    constant = over_statuses(function() for i = 1, count do constant(statuses[i]) end return 0 end),
    checked = over_statuses(function() for i = 1, count do checked(statuses[i]) end return 0 end),
    kept = over_statuses(function() for i = 1, count do kept_string(statuses[i]) end return 0 end),
    phrase = over_statuses(function() for i = 1, count do phrase(statuses[i]) end return 0 end),
    advise = over_statuses(function() for i = 1, count do kept = advise(statuses[i]) end return 0 end),
    action = over_statuses(function() for i = 1, count do kept = advise(statuses[i]).action end return 0 end),
    unknown = over_statuses(function() for i = 1, count do kept = advise(unknown[i]) end return 0 end),
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
    {"sip.phrase(c)", "phrase", "pushed", "lua_pushlstring of it", 0.65},
    {"sip.phrase(c)", "phrase", "constant", "lua_pushlstring of a constant"},
    {"a C function that checks c", "checked", "empty", "an empty C function"},
    {"one that returns c", "same", "empty", "an empty C function"},
    {"one that returns an upvalue", "kept", "empty", "an empty C function"},
    {"one that returns an upvalue", "kept", "constant", "lua_pushlstring of a constant"},
    {"sip.advise(c)", "advise", nil, nil, nil, 300},
    {"sip.advise(c), c unknown", "unknown", nil, nil, nil, 300},
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

print(("page of %d bytes in %d lines, %d segments with %d constants"):format(
    #text, #lines, #segments, #segment_terms - #segments))
print(("%s\n  %-29s %10s %8s  %s"):format(jit and jit.version or _VERSION, "", "ns a call", "time x", "that of, goal"))
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
    print(("  %-29s %10.1f %s"):format(title, time, said))
end
