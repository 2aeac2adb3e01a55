-- vectors_registry.lua FILE - asks the module for every row of the registry, and counts that no code and no pair is missing.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

local function yes(value) return value and "yes" or "no" end

local function registry(field)
    local fact, value = field:match("^label%.([^.]+)%.?(.*)$")
    if fact then
        if value == "" then return sip.label("fact", fact) end
        return sip.label(fact, value)
    end
    if field == "iana-date" then return sip.iana_date end
    if field == "known" then return tostring(#sip.codes) end
    local registered = 0
    for _, code in sip.each() do registered = registered + (code.registered and 1 or 0) end
    return field == "registered" and tostring(registered) or nil
end

local function header(code, index, what)
    local it = code.headers[index + 1]
    if what == "condition" then return it:condition() end
    if what == "general" then return yes(it.general) end
    return it[what]
end

local methods = {
    source = function(code, fact) return code:source(fact) end,
    note = function(code, fact) return code:note(fact) end,
    sender = function(code, sender) return code:sender_source(sender) end,
    ["text-source"] = function(code, index) return code.text_sources[index + 1] end,
}

local function about_code(code, field)
    local list, index, what = field:match("^(%l+)%.(%d+)%.(%l+)$")
    if list == "header" then return header(code, tonumber(index), what) end
    if list == "alias" then return code.aliases[index + 1][what] end
    local method, argument = field:match("^([%l-]+)%.(.+)$")
    if method then return methods[method](code, argument) end
    if field == "headers" or field == "aliases" then return tostring(#code[field]) end
    if field == "text-sources" then return tostring(#code.text_sources) end
    local value = code[field]
    if type(value) == "boolean" then return yes(value) end
    if type(value) == "table" then return check.words(value) end
    return value
end

local function text_of(page, part)
    local _, piece = page:each(part)()
    return piece and piece.text
end

local function about_pair(page, field, value)
    local number, what = field:match("^difference%.(%d+)%.(%l+)$")
    if number then return page[number + 1][what] end
    if field == "differences" then return tostring(#page) end
    if field == "send" or field == "receive" then return text_of(page, field) end
    if field == "lead" then return page.lead end
    local references = 0
    for _, piece in page:each("reference") do
        references = references + 1
        if piece.text == value then return value end
    end
    return field == "references" and tostring(references) or nil
end

-- Tables of their own keep reading all rows of a page quick.
local pages = {}
local function page(a, b)
    local key = a .. "-" .. b
    pages[key] = pages[key] or sip.compare(a, b)
    return pages[key]
end

local seen, last = {}, {}
for _, row in ipairs(check.rows(arg[1])) do
    local subject, field, value = row[1], row[2], row[3]
    local name = subject .. " " .. field
    check.same(last[name], nil, name .. " twice")
    last[name] = true
    seen[subject] = (seen[subject] or 0) + 1
    local a, b = subject:match("^(%d+)%-?(%d*)$")
    if subject == "-" then
        check.same(registry(field), value, name)
    elseif b == "" then
        check.same(about_code(sip.get(tonumber(a)), field), value, name)
    else
        a, b = tonumber(a), tonumber(b)
        check.same(about_pair(page(a, b), field, value), value, name)
        check.same(about_pair(page(b, a), field, value), value, name .. " the other way round")
    end
end

local statuses = {}
for status in sip.each() do statuses[#statuses + 1] = status end
for i, a in ipairs(statuses) do
    check.same(seen[tostring(a)] ~= nil, true, a .. " has rows")
    for k = i + 1, #statuses do
        local b = statuses[k]
        check.same(seen[a .. "-" .. b] ~= nil, sip.is_curated(a, b), ("%d and %d curated"):format(a, b))
    end
end
check.finish(9000 * 2)
