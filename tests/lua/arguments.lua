-- arguments.lua - what functions say about wrong arguments, and what they take: the same words in every Lua.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

local busy, set, response = sip.get(486), sip.set("5xx"), sip.parse("SIP/2.0 503 No\r\n\r\n")
local whole = "whole number expected, got "
local most = "whole number of -2147483648 to 2147483647 expected, got "

-- Runs code that calls something, and compares the error, with the line and the name that Lua finds.
local globals = setmetatable({sip = sip, busy = busy, set = set, response = response}, {__index = _G})
local function message_of(source)
    local chunk
    if setfenv then
        chunk = setfenv(assert(loadstring(source, "=script")), globals)
    else
        chunk = assert(load(source, "=script", "t", globals))
    end
    local ok, message = pcall(chunk)
    return ok and "no error" or tostring(message)
end

local function wrong(source, name, position, text)
    check.same(message_of("local a, b = " .. source .. " return a, b"),
               ("script:1: bad argument #%d to '%s' (%s)"):format(position, name, text), source)
end

-- Numbers
for _, name in ipairs{"get", "phrase", "resolve"} do
    local function number(source, text) wrong(("sip.%s(%s)"):format(name, source), name, 1, "status: " .. text) end
    number("180.5", most .. "180.5")
    number("'180x'", whole .. "string")
    number("'486'", whole .. "string")
    number("nil", whole .. "nil")
    number("", whole .. "nil")
    number("0 / 0", most .. "nan")
    number("1 / 0", most .. "inf")
    number("-1 / 0", most .. "-inf")
    number("2 ^ 31", most .. "2147483648")
    number("2 ^ 40", most .. "1099511627776")
    number("-2 ^ 40", most .. "-1099511627776")
    number("-2 ^ 31 - 1", most .. "-2147483649")
    number("2 ^ 53", most .. "9.007199254741e+15")
    number("-2 ^ 53", most .. "-9.007199254741e+15")
    number("true", whole .. "boolean")
    number("{}", whole .. "table")
    number("print", whole .. "function")
    number("sip.set('5xx')", whole .. "sipcodes.set")
end
wrong("sip.advise{status = '486'}", "advise", 1, "status: " .. whole .. "string")
wrong("sip.advise{status = 180.5}", "advise", 1, "status: " .. most .. "180.5")
wrong("sip.response{status = true}", "response", 1, "status: " .. whole .. "boolean")
wrong("set:has('503')", "has", 1, "status: " .. whole .. "string")
wrong("sip.best_response{'486'}", "best_response", 1, "branches: status code, sipcodes.response or table expected, got string")
wrong("sip.best_response{486.5}", "best_response", 1, "status: " .. most .. "486.5")
wrong("sip.cause(17.5)", "cause", 1, "cause: " .. most .. "17.5")
wrong("sip.search('a', nil, 1.5)", "search", 3, "limit: " .. most .. "1.5")
wrong("sip.search('a', nil, -1)", "search", 3, "limit: -1 is below 0")

-- The first wrong argument, and what has to be an object
wrong("sip.compare('x', 'y')", "compare", 1, "a: whole number or sipcodes.code expected, got string")
wrong("sip.compare(486)", "compare", 2, "b: whole number or sipcodes.code expected, got nil")
wrong("sip.compare(486, 600, 1)", "compare", 3, "lang: string expected, got number")
wrong("sip.is_curated({}, {})", "is_curated", 1, "a: whole number or sipcodes.code expected, got table")
wrong("sip.compare_causes('x', 'y')", "compare_causes", 1, "a: whole number or sipcodes.cause expected, got string")
wrong("sip.cause_is_curated(busy, 1)", "cause_is_curated", 1, "a: whole number or sipcodes.cause expected, got sipcodes.code")
wrong("sip.explain('486')", "explain", 1, "subject: status code, sipcodes.code or sipcodes.response expected, got string")
wrong("sip.explain(486, 'en', {})", "explain", 3, "options: they go with a response only")
wrong("busy.source(5, 'scope')", "source", 1, "self: sipcodes.code expected, got number")
wrong("busy:source(5)", "source", 1, "fact: string expected, got number")
wrong("busy:source('nope')", "source", 1, "fact: there is no 'nope'")
wrong("busy:label('senders')", "label", 1, "fact: 'senders' has no one value; see sip.label")
wrong("busy:text('leads')", "text", 1, "which: there is no 'leads'")
wrong("sip.cause(17):text('send')", "text", 1, "which: causes have no text 'send'")
wrong("response.has(set, 'Via')", "has", 1, "self: sipcodes.response expected, got sipcodes.set")
wrong("response:has('Subject')", "has", 1, "field: the library does not read the values of 'Subject'")
wrong("sip.each(nil)", "each", 1, "object: an object of sipcodes expected, got nil")
wrong("sip.each(5)", "each", 1, "object: an object of sipcodes expected, got number")
wrong("sip.each({})", "each", 1, "object: an object of sipcodes expected, got table")

-- Strings, names and options
wrong("sip.find(486)", "find", 1, "text: string expected, got number")
wrong("sip.set()", "set", 1, "text: string expected, got nil")
wrong("sip.parse({})", "parse", 1, "message: string expected, got table")
wrong("sip.uri_equal('sip:a@b', 5)", "uri_equal", 2, "b: string expected, got number")
wrong("sip.names('nothing')", "names", 1, "kind: there is no 'nothing'")
wrong("sip.names('fact\\0s')", "names", 1, "kind: a zero byte in it")
wrong("sip.label('scope', 'nothing')", "label", 2, "name: there is no 'nothing'")
wrong("sip.policy_rules('', 'nothing')", "policy_rules", 2, "policy: there is no 'nothing'")
wrong("sip.to_q850(486, 'nothing')", "to_q850", 2, "cause_table: there is no 'nothing'")
wrong("sip.from_q850(17, nil, 'nothing')", "from_q850", 3, "location: there is no 'nothing'")
wrong("sip.cause_path(486, 'rfc3398')", "cause_path", 2, "tables: list of strings expected, got string")
wrong("sip.cause_path(486, {'nothing'})", "cause_path", 2, "tables: there is no 'nothing'")
wrong("sip.cause_path(486, {}, 1)", "cause_path", 3, "keeps_location: boolean expected, got number")
wrong("sip.write_reason{{}}", "write_reason", 1, "protocol: string expected, got nil")
wrong("sip.write_reason{{protocl = 'SIP'}}", "write_reason", 1, "there is no option 'protocl'")
wrong("sip.best_response{486, rule = 'nothing'}", "best_response", 1, "rule: there is no 'nothing'")
wrong("sip.best_response{{}}", "best_response", 1, "branches: one of status and response expected in a branch")
wrong("sip.advise()", "advise", 1, "subject: status code, sipcodes.response or table expected, got nil")
wrong("sip.advise{}", "advise", 1, "one of status, message and response expected")
wrong("sip.advise{status = 486, message = ''}", "advise", 1, "one of status, message and response expected")
wrong("sip.advise{message = '', method = 'BYE'}", "advise", 1, "method and headers go with status only")
wrong("sip.advise{status = 486, polcy = 'rfc'}", "advise", 1, "there is no option 'polcy'")
wrong("sip.advise{486}", "advise", 1, "names of options are strings, got number")
wrong("sip.advise(486, 'INVITE')", "advise", 2, "options: table expected, got string")
wrong("sip.advise{status = 486, policy = 5}", "advise", 1, "policy: sipcodes.policy or name of one expected, got number")
wrong("sip.advise{status = 486, context = 'rol=proxy'}", "advise", 1,
      "context: 'rol=proxy': nothing goes by that name")
wrong("sip.advise{status = 486, context = {rol = 'proxy'}}", "advise", 1, "context: there is no 'rol'")
wrong("sip.advise{status = 486, context = {role = 'prox'}}", "advise", 1, "context: role cannot be 'prox'")
wrong("sip.advise{status = 486, context = {role = true}}", "advise", 1, "context: role cannot be 'boolean'")
wrong("sip.advise{status = 486, context = {[1] = 'x'}}", "advise", 1, "context: string as a name expected, got number")
wrong("sip.advise{status = 486, tried = 'sip:a@b'}", "advise", 1, "tried: list of strings expected, got string")
wrong("sip.advise{status = 486, tried = {1}}", "advise", 1, "tried: list of strings expected, got number in it")

-- Header fields: strings and lists, by name in any case; nothing else, and nothing that a table does on its own
wrong("sip.advise{status = 486, headers = 'x'}", "advise", 1, "headers: table expected, got string")
wrong("sip.advise{status = 486, headers = {Contact = 5}}", "advise", 1,
      "headers: string or list of strings expected for 'Contact', got number")
wrong("sip.advise{status = 486, headers = {Contact = {5}}}", "advise", 1,
      "headers: list of strings expected for 'Contact', got number in it")
wrong("sip.advise{status = 486, headers = {'Contact'}}", "advise", 1, "headers: pair {name, value} expected, got string")
wrong("sip.advise{status = 486, headers = {{'Contact'}}}", "advise", 1, "headers: pair of strings expected, got string and nil")
wrong("sip.advise{status = 486, headers = {[true] = 'x'}}", "advise", 1, "headers: string as a name expected, got boolean")
for _, headers in ipairs{{["Retry-After"] = "30"}, {["retry-after"] = "30"}, {["RETRY-AFTER"] = {"30"}}, {{"rEtRy-AfTeR", "30"}}} do
    check.same(sip.advise{status = 503, headers = headers}.delay, sip.advise{status = 503, headers = {["Retry-After"] = "30"}}.delay,
               "names in any case")
    check.same(sip.advise{status = 503, headers = headers}.hold, 30, "names in any case")
end
local contacts = sip.response{status = 302, headers = {contact = {"<sip:a@b>", "<sip:c@d>, <sip:e@f>"}, M = "<sip:g@h>"}}
local values = {}
for i, contact in ipairs(contacts:elements("Contact")) do values[i] = contact.value end
check.same(check.words(values), "sip:g@h sip:a@b sip:c@d sip:e@f", "order of header fields")

-- Any number of names is sorted: those of Contact in all its letter cases by their bytes, and its values with them.
for _, count in ipairs{0, 1, 2, 3, 4, 7, 8, 31, 100, 128} do
    local spelt, names = {}, {}
    for i = 0, count - 1 do
        local name = ("contact"):gsub("()(.)", function(at, char) return math.floor(i / 2 ^ (at - 1)) % 2 == 1 and char:upper() end)
        names[i + 1], spelt[name] = name, {"<sip:" .. name .. ">", "<sip:again-" .. name .. ">"}
    end
    table.sort(names)
    local expected, got = {}, {}
    for i, name in ipairs(names) do expected[2 * i - 1], expected[2 * i] = "sip:" .. name, "sip:again-" .. name end
    for i, contact in ipairs(sip.response{status = 302, headers = spelt}:elements("Contact")) do got[i] = contact.value end
    check.same(check.words(got), check.words(expected), count .. " names")
end

-- Tables that are cyclic or have metamethods: what is in them counts, nothing is called
local cyclic = {}
cyclic[1] = cyclic
check.fails("headers: pair of strings expected, got table and nil", "cyclic", sip.advise, {status = 486, headers = cyclic})
check.fails("names of options are strings, got number", "cyclic", sip.advise, cyclic)
check.fails("names of options are strings, got number", "cyclic", sip.best_response, cyclic)
check.fails("names of options are strings, got number", "cyclic", sip.write_reason, cyclic)
cyclic = {}
cyclic.headers, cyclic.status, cyclic.method = cyclic, 486, "INVITE"
check.fails("string or list of strings expected for 'status', got number", "cyclic", sip.advise, {status = 486, headers = {status = 5}})
check.same(pcall(sip.advise, cyclic), false, "cyclic")
local function refuse() error("a metamethod was called") end
local hostile = {__index = refuse, __newindex = refuse, __len = refuse, __pairs = refuse, __ipairs = refuse, __tostring = refuse,
                 __eq = refuse, __concat = refuse, __call = refuse, __name = 5}
local headers = setmetatable({["Retry-After"] = setmetatable({"30"}, hostile)}, hostile)
local question = setmetatable({status = 503, headers = headers, tried = setmetatable({"sip:a@b"}, hostile),
                               context = setmetatable({role = "proxy"}, hostile)}, hostile)
check.same(sip.advise(question).hold, 30, "metamethods")
check.same(sip.best_response(setmetatable({486, setmetatable({status = 600}, hostile)}, hostile)).status, 600, "metamethods")
check.fails("string or list of strings expected", "an object", sip.advise, {status = 503, headers = {Contact = busy}})
check.fails("table expected", "an object", sip.advise, {status = 503, headers = setmetatable({}, hostile) and busy})
check.fails("got table", "an object of another kind", sip.get, setmetatable({}, hostile))
local forged = setmetatable({}, {__name = "sipcodes.code", __metatable = false})
check.fails("got table", "a forged object", sip.compare, forged, 486)
if newproxy then check.fails("got userdata", "another userdata", sip.compare, newproxy(true), 486) end
check.fails("got userdata", "a file", sip.compare, io.stdout, 486)

-- Unknown codes, and what comes from the network: nil and a message
local function refused(message, what, value, got)
    check.same(value, nil, what)
    check.same(got, message, what)
end
refused("499 is no known status code", "get", sip.get(499))
refused("-1 is no known status code", "get", sip.get(-1))
refused("2147483647 is no known status code", "phrase", sip.phrase(2147483647))
refused("-2147483648 is no known status code", "phrase", sip.phrase(-2147483648))
refused("99: there is nothing to treat it as; status codes are 100 to 699", "resolve", sip.resolve(99))
refused("180 is no final status code of 200 to 699", "to_q850", sip.to_q850(180))
refused("700 is no final status code of 200 to 699", "to_q850", sip.to_q850(700))
refused("180 is no final status code of 200 to 699", "cause_path", sip.cause_path(180, {"freeswitch"}))
check.same(select(3, sip.cause_path(180, {})), select(3, sip.resolve(99)), "the error of cause_path")
refused("200: not a cause: these are 1 to 127, and the numbers above that products made up", "from_q850", sip.from_q850(200))
check.same(sip.codes[-1], nil, "codes")
check.same(sip.codes[180.5], nil, "codes")
check.same(sip.codes["486"], nil, "codes")
check.same(sip.codes[0 / 0], nil, "codes")
check.same(sip.get(486.0), busy, "a whole number")
check.same(sip.get(4.86e2), busy, "a whole number")
check.same(set:has(-1), false, "has")

-- Zero bytes and long strings
local long = ("x"):rep(1024 * 1024)
local zero = "\0"
refused("'" .. long:sub(1, 60) .. "...': nothing goes by that name", "a long text", sip.find(long))
check.same(sip.find("Busy Here\0"), nil, "a zero byte ends no phrase")
check.same(sip.find("486\0 600"), nil, "a zero byte ends no number")
check.same(sip.set("408\0,5xx"), nil, "a zero byte ends no set")
check.same(sip.set(long), nil, "a long set")
check.same(#sip.search(long), 0, "a long search")
check.same(sip.policy_rules("failover=486\0"), nil, "a zero byte ends no rules")
check.same(sip.policy_import(long), nil, "a long import")
check.same(sip.cause("17\0"), nil, "a zero byte ends no cause")
check.same(sip.uri_equal("sip:a@b", "sip:a@b\0"), false, "a zero byte ends no URI")
check.same(sip.uri_equal(long, long .. "y"), false, "long URIs")
check.same(sip.language("en\0"), nil, "a zero byte ends no tag")
check.same(sip.field("Via\0"), nil, "a zero byte ends no name")
check.same(sip.parse(long), nil, "a long message")
check.same(sip.parse("SIP/2.0 486 Busy\0Here\r\n\r\n") == nil or #sip.parse("SIP/2.0 486 Busy\0Here\r\n\r\n").phrase >= 4, true,
           "a zero byte in a phrase")
check.same(sip.parse("SIP/2.0 486 Busy\r\nX: " .. long .. "\r\nRetry-After: 5\r\n\r\n"):elements("Retry-After")[1].number, 5,
           "a long header field")
check.same(sip.advise{status = 486, headers = {[long] = long, ["Retry-After"] = "5"}}.response:elements("Retry-After")[1].number, 5,
           "a long name")
check.same(#sip.response{status = 302, headers = {Contact = "<sip:" .. long .. "@b>"}}:elements("Contact")[1].value, #long + 6,
           "a long Contact")
check.same(sip.response{status = 486, method = "IN" .. zero .. "VITE"}, nil, "a zero byte in a method")
check.same(sip.write_reason{{protocol = "SIP", cause = 200, text = zero}}, nil, "a zero byte in a text")
check.same(sip.write_reason{{protocol = "SIP", cause = 200, text = long}}, nil, "a long text")
check.same(#sip.read_reason(long:gsub("x", "SIP;cause=200,", 20000)) >= 20000, true, "many reasons")

-- Messages show the beginning of what was given, on one line, in whole characters: it may come from the network.
local forged = "IN\r\nVITE\0\27[31m forged\127 " .. ("\195\164"):rep(500000)
local shown = "'IN  VITE  [31m forged  " .. ("\195\164"):rep(18) .. "...'"
refused("method " .. shown .. ": no token", "advise", sip.advise{status = 503, method = forged})
refused("method " .. shown .. ": no token", "response", sip.response{status = 503, method = forged})
refused("method 'INV ITE': no token", "advise", sip.advise{status = 503, method = "INV\0ITE"})
refused("the library speaks none of " .. shown, "negotiate", sip.negotiate(forged))
refused("the library does not speak " .. shown, "language", sip.language(forged))
refused("the library does not speak 'en '", "language_about", sip.language_about("en\0"))
refused("the library does not read the values of " .. shown, "field", sip.field(forged))
local word, seen = forged:gsub("%z", " "), shown
refused("method " .. seen .. " is not known", "best_response", sip.best_response{486, method = word})
refused("there is no rule " .. seen, "best_rule_about", sip.best_rule_about(word))
refused("there is no policy " .. seen, "policy", sip.policy(word))
refused("there is no policy " .. seen, "policy_about", sip.policy_about(word))
refused("there is no table " .. seen, "cause_table_about", sip.cause_table_about(word))
refused("the library does not speak '" .. ("\191"):rep(56) .. "...'", "language", sip.language(("\191"):rep(100)))
local function shows(text, f, ...) check.fails("(" .. text .. ")", text, f, ...) end
shows("field: the library does not read the values of " .. shown, response.has, response, forged)
shows("rule: there is no " .. seen, sip.best_response, {486, rule = word})
shows("policy: there is no " .. seen, sip.policy_rules, "", word)
shows("policy: there is no " .. seen, sip.advise, {status = 503, policy = word})
shows("cause_table: there is no " .. seen, sip.to_q850, 486, word)
shows("tables: there is no " .. seen, sip.cause_path, 486, {word})
shows("location: there is no " .. seen, sip.from_q850, 17, nil, word)
shows("location: there is no " .. seen, sip.write_reason, {{protocol = "SIP", location = word}})
shows("kind: there is no " .. seen, sip.names, word)
shows("name: there is no " .. seen, sip.label, "scope", word)
shows("name: there is no " .. seen, sip.label, "policy", word)
shows("fact: there is no " .. seen, busy.source, busy, word)
shows("name: there is no " .. seen, sip.sentence, word)
shows("arguments: 'command.warning' has no argument " .. seen, sip.sentence, "command.warning", {[word] = "1"})
shows("there is no option " .. shown, sip.advise, {status = 486, [forged] = 1})
shows("there is no option 'status '", sip.advise, {["status\0"] = 486})
shows("context: there is no " .. seen, sip.advise, {status = 486, context = {[word] = 1}})
shows("context: a zero byte in it", sip.advise, {status = 486, context = {["role\0"] = "proxy"}})
shows("context: role cannot be " .. seen, sip.advise, {status = 486, context = {role = word}})
shows("headers: string or list of strings expected for " .. shown .. ", got number", sip.advise,
      {status = 486, headers = {[forged] = 5}})
shows("headers: list of strings expected for " .. shown .. ", got number in it", sip.advise,
      {status = 486, headers = {[forged] = {5}}})
check.fails("context: 'role proxy  " .. ("\195\164"):rep(24) .. "...': ", "context", sip.advise,
            {status = 486, context = "role proxy\r\n" .. ("\195\164"):rep(100)})
check.fails(": " .. shown .. " cannot be assigned to", "assigning", function() busy[forged] = 1 end)
check.finish(225)
