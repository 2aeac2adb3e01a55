-- interface.lua ANNOTATIONS - every name that the annotations have is there at run time, and every one that is there is annotated.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

-- Names by class: "field", "optional" or "function".
local function read(text)
    local classes, class, of = {}, nil, {sip = "sipcodes"}
    for line in text:gmatch("[^\n]+") do
        local name = line:match("^%-%-%-@class ([%w_.]+)")
        if name then
            class = name
            classes[class] = {}
            of[name:match("[%w_]+$")] = name
        end
        local field, mark = line:match("^%-%-%-@field ([%w_]+)(%??)")
        if field then classes[class][field] = mark == "?" and "optional" or "field" end
        local variable, method = line:match("^function (%w+)[.:]([%w_]+)")
        if variable then classes[of[variable]][method] = "function" end
    end
    return classes
end

local response = sip.parse("SIP/2.0 302 Moved\r\nCSeq: 1 INVITE\r\nContact: <sip:a@b>;expires=60\r\nRetry-After: 5\r\nm: x y\r\n\r\n")
local page = sip.compare(301, 430)
local advice = sip.advise(response)
local objects = {
    ["sipcodes"] = sip, ["sipcodes.code"] = sip.get(486), ["sipcodes.header"] = sip.get(486).headers[1],
    ["sipcodes.alias"] = sip.get(422).aliases[1], ["sipcodes.set"] = sip.set("5xx"), ["sipcodes.page"] = page,
    ["sipcodes.piece"] = page[1], ["sipcodes.response"] = response, ["sipcodes.element"] = response:elements("Contact")[1],
    ["sipcodes.fault"] = response.faults[1], ["sipcodes.advice"] = advice, ["sipcodes.reason"] = advice.reasons[1],
    ["sipcodes.policy"] = sip.policy("rfc"), ["sipcodes.best"] = sip.best_response{486}, ["sipcodes.cause"] = sip.cause(17),
    ["sipcodes.mapping"] = select(2, sip.to_q850(486)), ["sipcodes.cause_step"] = sip.cause_path(403, {"freeswitch"})[1],
    ["sipcodes.reason_value"] = sip.read_reason("SIP;cause=200")[1], ["sipcodes.warning"] = sip.warnings[370],
    ["sipcodes.protocol"] = sip.protocols.SIP, ["sipcodes.language"] = sip.language_about("en"),
}
-- What functions take, and nothing returns.
local taken = {["sipcodes.explain_options"] = true, ["sipcodes.parts"] = true, ["sipcodes.question"] = true,
               ["sipcodes.branches"] = true, ["sipcodes.branch"] = true}

local function compare(text)
    local names, found = 0, {}
    for class, members in pairs(read(text)) do
        local object = objects[class]
        if not object then
            if not taken[class] then found[#found + 1] = class .. " is not there" end
            members = {}
        end
        for name, what in pairs(members) do
            names = names + 1
            local value = object[name]
            if what ~= "optional" and value == nil or (what == "function") ~= (type(value) == "function") then
                found[#found + 1] = class .. "." .. name .. " is not there"
            end
        end
        local is_table = type(object) == "table"
        local iterate = is_table and pairs or sip.each
        if object and class ~= "sipcodes.set" and class ~= "sipcodes.page" then
            for name in iterate(object) do
                if not members[name] then found[#found + 1] = class .. "." .. name .. " is not annotated" end
            end
        end
    end
    table.sort(found)
    return table.concat(found, ", "), names
end

local file = assert(io.open(arg[1], "rb"))
local text = file:read("*a")
file:close()
local found, names = compare(text)
check.same(found, "", "annotations")
check.same(names > 200, true, "names: " .. names)

-- Planted mistakes are noticed.
local planted = text:gsub("function sip%.phrase%(", "function sip.phrases("):gsub("@field hold_scope%?", "@field scope_of_hold")
check.same((compare(planted)), "sipcodes.advice.scope_of_hold is not there, sipcodes.phrase is not annotated, sipcodes.phrases is not there",
           "planted mistakes")
check.finish(3)
