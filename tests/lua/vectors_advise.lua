-- vectors_advise.lua FILE - asks the module each case of advice, in both ways that take parts: at once, and as a response.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

local columns = {"name", "status", "message", "method", "headers", "tried", "context", "policy", "rules", "section", "expect",
                 "values", "texts", "warnings", "error"}
local escapes = {t = "\t", r = "\r", n = "\n", ["\\"] = "\\"}

local function unescape(cell)
    local out, at = {}, 1
    while true do
        local slash = cell:find("\\", at, true)
        if not slash then break end
        out[#out + 1] = cell:sub(at, slash - 1)
        local letter = cell:sub(slash + 1, slash + 1)
        local size = letter == "x" and 4 or 2
        out[#out + 1] = letter == "x" and string.char(tonumber(cell:sub(slash + 2, slash + 3), 16)) or escapes[letter]
        at = slash + size
    end
    out[#out + 1] = cell:sub(at)
    return table.concat(out)
end

-- The items of a list: its length, then each behind a line feed. nil for an empty cell.
local function items(cell)
    if cell == "" then return nil end
    local list = {}
    for item in cell:gmatch("\n([^\n]*)") do list[#list + 1] = item end
    assert(#list == tonumber(cell:match("^%d+")), "a list has another length")
    return list
end

local function pairs_of(list)
    local found = {}
    for i, line in ipairs(list or {}) do
        local name, value = line:match("^(.-): (.*)$")
        found[i] = {name, value}
    end
    return found
end

local function question(row)
    local policy = sip.policy_rules(row.rules, row.policy ~= "" and row.policy or nil)
    local asked = {context = row.context, policy = assert(policy, row.name), tried = items(row.tried)}
    if row.status == "" then
        asked.message = row.message
    else
        asked.status = tonumber(row.status)
        asked.method = row.method ~= "" and row.method or nil
        asked.headers = pairs_of(items(row.headers))
    end
    return asked
end

-- The same, with the response made first.
local function advise_response(asked)
    local response, message
    if asked.message then
        response, message = sip.parse(asked.message)
    else
        response, message = sip.response{status = asked.status, method = asked.method, headers = asked.headers}
    end
    if not response then return nil, message end
    return sip.advise(response, {context = asked.context, policy = asked.policy, tried = asked.tried})
end

local flags = {health = true, consent = true}
local function value_text(advice, key)
    local value = advice[(key:gsub("-", "_"))]
    if value == nil then return "none" end
    if value == sip.FOREVER then return "forever" end
    if flags[key] then return value and "1" or "0" end
    if value == false then return "0" end
    return (tostring(value):gsub("%.0$", ""))
end

local function rests_on(source, section)
    for one in (source .. "; "):gmatch("(.-); ") do
        if one == section or one:sub(1, #section + 1):match("^(.*)[ .]$") == section then return true end
    end
    return false
end

local function compare_elements(row, advice, column, field)
    local expected = items(row[column])
    if not expected then return end
    local found = {}
    for i, element in ipairs(advice.elements) do found[i] = element[field] end
    check.same(table.concat(found, "\n"), table.concat(expected, "\n"), row.name .. " " .. column)
end

local function compare_reasons(row, advice)
    local warnings, found = 0, row.section == ""
    for _, reason in ipairs(advice.reasons) do
        warnings = warnings + (reason.warning and 1 or 0)
        found = found or rests_on(reason.source, row.section)
    end
    check.same(advice.reasons[1] ~= nil and advice.reasons[1].id, advice.reason, row.name .. " reason")
    check.same(found, true, row.name .. " rests on " .. row.section)
    if row.warnings ~= "" then check.same(tostring(warnings), row.warnings, row.name .. " warnings") end
end

local asked_about = {}
local function compare(row, advice, message)
    if row.error ~= "" then
        check.same(advice, nil, row.name .. " is refused")
        check.same(type(message), "string", row.name .. " says why")
        return
    end
    if not check.same(advice ~= nil, true, row.name .. " is answered: " .. tostring(message)) then return end
    for _, expectation in ipairs(items(row.expect) or {}) do
        local key, expected = expectation:match("^(.-)=(.*)$")
        asked_about[key] = true
        check.same(value_text(advice, key), expected, row.name .. " " .. key)
    end
    compare_elements(row, advice, "values", "value")
    compare_elements(row, advice, "texts", "text")
    compare_reasons(row, advice)
end

local alone = {}
for _, cells in ipairs(check.rows(arg[1])) do
    local row = {}
    for i, column in ipairs(columns) do row[column] = unescape(cells[i]) end
    check.same(#cells, #columns, row.name .. " cells")
    local asked = question(row)
    compare(row, sip.advise(asked))
    compare(row, advise_response(asked))
    if row.status ~= "" and row.method .. row.headers .. row.context .. row.policy .. row.rules .. row.tried == "" then
        compare(row, sip.advise(tonumber(row.status)))
        alone[row.status] = alone[row.status] or row.expect:find("\naction=", 1, true) ~= nil
    end
end
for status in sip.each() do check.same(alone[tostring(status)], true, status .. " alone is asked about") end
for _, name in ipairs(sip.names("advice")) do check.same(asked_about[name], true, name .. " is asked about") end
check.finish(5000)
