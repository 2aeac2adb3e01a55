-- every.lua - asks everything that the module can be asked, once, and gives the answers as one text, which has to be the same in
-- every Lua. Run as a program it prints them. It catches no errors, so that a host can let memory run out anywhere in it.
local sip = require "sipcodes"

local lines = {}
local show

local function sorted_keys(value)
    local keys = {}
    for key in pairs(value) do keys[#keys + 1] = key end
    table.sort(keys)
    return keys
end

-- Strings in quotes, numbers as this Lua writes them, lists and other tables with their keys in order, objects by their text.
function show(value)
    if type(value) == "string" then return '"' .. value .. '"' end
    if type(value) ~= "table" then return tostring(value) end
    local parts = {}
    for i = 1, #value do parts[i] = show(value[i]) end
    if #value == 0 then
        for i, key in ipairs(sorted_keys(value)) do parts[i] = key .. "=" .. show(value[key]) end
    end
    return "{" .. table.concat(parts, ", ") .. "}"
end

-- Adds what a call gave, all of it.
local function say(name, ...)
    local parts = {}
    for i = 1, select("#", ...) do parts[i] = show((select(i, ...))) end
    lines[#lines + 1] = name .. ": " .. table.concat(parts, "; ")
end

-- Adds all fields of an object.
local function tell(name, object)
    say(name, tostring(object))
    for field, value in sip.each(object) do say(name .. "." .. tostring(field), value) end
end

-- The module and its collections
for name, value in sip.each(sip) do say("sip", name, type(value) == "function" and "function" or value) end
say("codes", #sip.codes, #sip.causes, #sip.warnings, #sip.protocols)
for _, collection in ipairs{sip.codes, sip.causes, sip.warnings, sip.protocols} do
    local step = sip.each(collection)
    say(tostring(collection), step())
    say(tostring(collection), step())
end

-- Codes
local busy = sip.get(486)
tell("code", busy)
tell("header", busy.headers[1])
say("condition", busy.headers[1]:condition(), busy.headers[1]:condition("en"))
tell("alias", sip.get(422).aliases[1])
say("text", busy:text("lead"), busy:text("fix", "de"))
say("source", busy:source("scope"), busy:note("methods"), busy:label("scope", "en"), busy:sender_source("uas"))
say("unknown", sip.get(499))
say("unknown", sip.phrase(499))
say("phrase", sip.phrase(600), sip.codes[600].phrase, sip.codes[499], sip.codes.x)
say("resolve", sip.resolve(499))
say("resolve", sip.resolve(99))
say("find", sip.find("busy here"))
say("find", sip.find("not acceptable"))
say("find_all", sip.find_all("Not Acceptable"))
say("is_curated", sip.is_curated(486, 600), sip.is_curated(busy, 999))

-- Names
for _, kind in ipairs{"fact", "action", "context", "role", "advice", "hold_scope", "level", "alias-kind", "part", "field", "problem",
                      "text", "trust", "cause-class", "cause-standing", "cause-condition", "location", "direction"} do
    say("names " .. kind, sip.names(kind))
end
say("label", sip.label("fact", "scope"), sip.label("policy", "carrier"), sip.label("part", "lead"))
say("language", sip.language("en-GB"))
say("language", sip.language("xx"))
say("field", sip.field("m"))
say("field", sip.field("Subject"))

-- Sentences and errors
say("sentence", sip.sentence("command.more_matches", {number = "2", count = "54"}, "en"), #sip.sentences)
say("error_label", sip.error_label(select(3, sip.find("4O4")), "en"))

-- Sets
local set = sip.set("408,5xx,!501")
say("set", set, #set, set:has(503), set:has(501), set == sip.set("5xx,408,!501"), set:each()())
say("set", sip.set("408,4yy"))

-- Pages
local page = sip.compare(301, 430)
tell("page", page)
for _, field in ipairs{"title", "lead", "text", "markdown", "language", "pieces", "differences"} do say(field, page[field]) end
say("differences", #page, page[1], page[99])
for number, piece in page:each("fact") do say("fact", number, piece) end
say("explain", sip.explain(busy).text)
say("explain", sip.explain(99))
say("concatenate", page .. "" == page.text)

-- Responses
local bytes = "SIP/2.0 503 Service Unavailable\r\nCSeq: 1 INVITE\r\nRetry-After: 30\r\nContact: <sip:a@b>;q=0.5, x y\r\n\r\n"
local response = sip.parse(bytes)
tell("response", response)
say("has", response:has("contact"), response:has("Via"))
say("elements", response:elements("m"))
tell("element", response:elements("m")[1])
say("parameter", response:elements("m")[1]:parameter("Q"), response:elements("m")[1]:parameter("x"))
say("parse", sip.parse("HTTP/1.1 200 OK\r\n"))
say("response", sip.response{status = 486, method = "INVITE", headers = {Contact = {"<sip:a@b>", "<sip:c@d>"}}}.method)
say("response", sip.response{status = 99})
say("uri_equal", sip.uri_equal("sip:a@EXAMPLE.com", "sip:a@example.com"))
say("explain", sip.explain(response, nil, {context = {role = "proxy"}, policy = "carrier", tried = {"sip:a@b"}}).text)

-- Advice
local advice = sip.advise{status = 503, method = "INVITE", headers = {["retry-after"] = "30", Contact = {"<sip:a@b>"}},
                          context = {role = "proxy", targets_left = 2, cancelled = false}, policy = "carrier", tried = {"sip:x@y"}}
tell("advice", advice)
say("why", advice:why("en"))
say("page", advice:page().markdown, advice:page("en").text)
say("advise", sip.advise(486).sentence, sip.advise(response).action, sip.advise{message = bytes}.hold)
say("advise", sip.advise(302, {headers = {{"Contact", "<sip:a@b>"}}, context = "role=uac"}).elements)
say("advise", sip.advise{message = "x"})
say("advise", sip.advise(99))
say("advise", sip.advise{status = 486, method = "a b"})

-- Policies
local policy = sip.policy_rules("failover=486; stop=503", "carrier")
say("policy", policy, policy == sip.policy_rules(tostring(policy)), sip.policy("rfc"), sip.policy_about("carrier"))
say("policy", sip.policy("none"))
say("policy", sip.policy_about("none"))
say("policy", sip.policy_rules("x=1"))
say("policy", sip.policy_import("code=403;class=5"))
say("policy", sip.policy_import("("))

-- Best response
tell("best", sip.best_response{401, 407, {status = 408, origin = "timeout"}, {response = response}, response, method = "INVITE",
                               rule = "kamailio"})
say("best", sip.best_response{486}:why("en"), sip.best_rule_about("kamailio"))
say("best", sip.best_response{200})
say("best", sip.best_rule_about("none"))

-- Causes
local cause = sip.cause("USER_BUSY")
tell("cause", cause)
say("cause", cause:text("lead", "en"), cause:note("en"))
say("cause", sip.cause(200))
say("cause", sip.cause_find_all("PRE_EMPTED"))
say("to_q850", sip.to_q850(486))
say("to_q850", sip.to_q850(200, "rfc3398"))
say("from_q850", sip.from_q850(21, "rfc3398", "U"))
tell("row", select(2, sip.from_q850(21)))
say("row", select(2, sip.from_q850(21)):note("en"))
say("rows", sip.cause_rows("rfc4497", "to-status"))
say("table", sip.cause_table_about("rfc3398", "en"))
say("path", sip.cause_path(403, {"freeswitch", "asterisk"}, true))
say("explain_cause", sip.explain_cause(17).markdown)
say("compare_causes", sip.compare_causes(17, cause).text, sip.compare_causes(17, 19, "en").pieces)
say("cause_is_curated", sip.cause_is_curated(17, 19))

-- Reason and Warning
local reasons, faults = sip.read_reason('SIP;cause=200;text="Call completed elsewhere", Q.850;cause=26;location=LPN, ;')
say("read_reason", reasons, faults)
say("write_reason", sip.write_reason(reasons))
say("write_reason", sip.write_reason{{protocol = "SIP", cause = 99}})
tell("warning", sip.warnings[370])
say("warning", sip.warnings[370]:meaning("en"), sip.warnings[370]:fix())
tell("protocol", sip.protocols.SIP)
say("protocol", sip.protocols["q.850"]:meaning(), sip.protocols["Q.850"]:use("en"))

-- What takes long comes last: where memory runs out earlier, it is not reached.
say("search", sip.search("codec", "en", 2))
say("copy", sip.copy()[503])

local text = table.concat(lines, "\n")
if arg then print(text) end
return text
