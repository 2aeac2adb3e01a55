-- vectors_causes.lua FILE - asks the module for every row of the reference tables of causes, and counts that it has no others.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

-- All rows of a table in a direction by subject and condition.
local tables = {}
local function rows_of(name, direction)
    local key = name .. " " .. direction
    if not tables[key] then
        local rows, default = sip.cause_rows(name, direction)
        tables[key] = {default = default, count = #rows}
        for _, row in ipairs(rows) do tables[key][row.subject .. " " .. row.condition] = row end
    end
    return tables[key]
end

-- The row that answers a question for a number under a condition.
local function ask(row, number)
    local answer, second, third
    if row.direction == "to-cause" then
        answer, second, third = sip.to_q850(number, row.table)
    else
        answer, second, third = sip.from_q850(number, row.table, row.condition == "location-user" and "U" or nil)
    end
    local found = answer and second or third
    if row.condition == "diagnostic" or row.condition == "bearer" then found = found and found.next end
    return found
end

local has_row = {}
local function compare_map(name, cells)
    local _, table_name, direction, subject, to, condition, source = (unpack or table.unpack)(cells)
    if subject == "none" then
        check.same(type(sip.cause_table_about(table_name).label), "string", name)
        check.same(rows_of(table_name, direction).count, 0, name .. " rows")
        return
    end
    local row = rows_of(table_name, direction)[subject .. " " .. condition]
    if not check.same(row ~= nil, true, name .. " has a row") then return end
    has_row[row] = true
    check.same(tostring(row.to or 0), to, name .. " to")
    check.same(row.table, table_name, name .. " table")
    check.same(row.source:find(source, 1, true) ~= nil, true, name .. " source " .. row.source)
    if subject:find("^%d+$") then check.same(ask(row, tonumber(subject)), row, name .. " answer") end
    if subject == "other" then check.same(rows_of(table_name, direction).default, row, name .. " default") end
end

local function compare_cause(name, cells)
    local cause = sip.cause(tonumber(cells[2]))
    check.same(cause.name, cells[3], name .. " name")
    check.same(sip.label("cause-class", cause.class), cells[4], name .. " class")
    check.same(cause.standing, cells[5], name .. " standing")
    check.same(cause.trust, "second-hand", name .. " trust")
    if cells[6] ~= "" then check.same(cause.symbols.asterisk, cells[6], name .. " symbol") end
end

local compare = {
    map = compare_map,
    cause = compare_cause,
    warning = function(name, cells)
        local warning = sip.warnings[tonumber(cells[2])]
        check.same(warning.text, cells[3], name .. " text")
        check.same(warning.source:find(cells[4], 1, true) ~= nil, true, name .. " source")
    end,
    protocol = function(name, cells)
        local protocol = sip.protocols[cells[2]]
        check.same(protocol ~= nil and protocol.registered, cells[3] == "yes", name)
    end,
}

local count = {map = 0, cause = 0, warning = 0, protocol = 0}
for _, cells in ipairs(check.rows(arg[1])) do
    local name = table.concat(cells, " ")
    count[cells[1]] = count[cells[1]] + 1
    compare[cells[1]](name, cells)
end
-- Four rows of the library are of another page of the same maker's manuals.
local added = 0
for _, name in ipairs(sip.cause_tables) do
    for _, direction in ipairs(sip.names("direction")) do
        for _, row in ipairs((sip.cause_rows(name, direction))) do
            if name == "audiocodes" and not has_row[row] and row.from and row.from >= 600 then
                added = added + 1
            else
                check.same(has_row[row], true, ("%s %s %s is in the file"):format(name, direction, row.subject))
            end
        end
    end
end
check.same(added, 4, "rows added")
check.same(count.cause, 127, "causes")
check.same(count.warning, #sip.warnings, "warn-codes")
check.same(count.protocol, #sip.protocols, "protocols")
check.finish(2000)
