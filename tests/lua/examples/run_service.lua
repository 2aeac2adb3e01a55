-- Asks the HTTP service of the examples, without a host and through stubs of what HAProxy and NGINX give to it.
--
-- usage: lua run_service.lua EXAMPLES
package.path = ... .. "/http/?.lua;" .. package.path
local registered
core = { register_service = function(name, mode, answer) -- luacheck: ignore 111
    assert(name == "sipcodes" and mode == "http")
    registered = answer
end }
local service = require "sipcodes_service"
local RESPONSE = "SIP/2.0 503 Service Unavailable\r\nRetry-After: 20\r\nCSeq: 1 INVITE\r\n\r\n"

local cases = 0
local function expect(status, pattern, method, path, query, body)
    local got, kind, text = service.answer(method, path, query, body)
    cases = cases + 1
    assert(got == status and text:find(pattern) and kind and text:sub(-1) == "\n",
        ("%s %s?%s: %s %s"):format(method, path, query or "", tostring(got), tostring(text)))
    return text
end

expect(200, "^SIP 486 Busy Here\n", "GET", "/explain/486")
expect(200, "^SIP 486 Busy Here\n", "GET", "/explain/busy%20here")
expect(200, "^# SIP 486 Busy Here\n", "GET", "/explain/486", "format=markdown")
expect(200, "301 Moved Permanently vs 430 Flow Failed", "GET", "/compare/301/430")
expect(200, '"differences":%[{', "GET", "/compare/301/430", "format=json&lang=de")
expect(200, '"action":"failover"', "POST", "/advise", "format=json&policy=carrier&context=role%3dproxy%2Ctargets-left%3D1",
    RESPONSE)
expect(200, '"hold":20[,}]', "POST", "/advise", "format=json", RESPONSE)
expect(200, '"action":"stop"', "GET", "/advise/486", "format=json&method=INVITE")
expect(200, '"action":"failover"', "GET", "/advise/480", "format=json&policy=failover=480&context=targets-left=1")
expect(200, '"remember":"forever"', "POST", "/advise", "format=json",
    "SIP/2.0 301 Moved Permanently\r\nContact: <sip:a@example.com>\r\nCSeq: 1 INVITE\r\n\r\n")
expect(200, '"elements":%["\\u0022a\\ufffd\\u0022 <sip:a@example.com>"%]', "POST", "/advise", "format=json",
    "SIP/2.0 302 Moved\r\nContact: \"a\255\" <sip:a@example.com>\r\nCSeq: 1 INVITE\r\n\r\n")

-- Bytes that are no UTF-8 are replaced one by one; what is, stays: the first and last characters of each length.
local function expect_display(bytes, json)
    local text = expect(200, '"elements":%[', "POST", "/advise", "format=json",
        'SIP/2.0 302 Moved\r\nContact: "' .. bytes .. '" <sip:a@example.com>\r\nCSeq: 1 INVITE\r\n\r\n')
    local got = text:match('"elements":%["\\u0022(.-)\\u0022 <sip:a@example.com>"%]')
    assert(got == json, ("%q: %s"):format(bytes, tostring(got)))
end
local WHOLE = { "\194\128", "\223\191", "\224\160\128", "\237\159\191", "\238\128\128", "\239\191\191",
    "\240\144\128\128", "\244\143\191\191" }
for _, character in ipairs(WHOLE) do
    expect_display("a" .. character .. "b", "a" .. character .. "b")
    expect_display(character:sub(1, -2) .. "b", ("\\ufffd"):rep(#character - 1) .. "b")
    expect_display(character .. "\191" .. character, character .. "\\ufffd" .. character)
end
expect_display(table.concat(WHOLE), table.concat(WHOLE))
-- Overlong forms, surrogates, what is beyond Unicode, and a character inside another one
local BROKEN = { "\192\128", "\193\191", "\224\159\191", "\237\160\128", "\237\191\191", "\240\143\191\191",
    "\244\144\128\128", "\245\128\128\128", "\255\254" }
for _, bytes in ipairs(BROKEN) do
    expect_display(bytes, ("\\ufffd"):rep(#bytes))
end
expect_display("\226\195\164\130\172", "\\ufffd\195\164\\ufffd\\ufffd")

expect(200, "^488 Not Acceptable Here: ", "GET", "/search", "q=codec")
expect(200, "^%[%]\n$", "GET", "/search", "q=xyzzyxyzzy&format=json")
expect(404, "/explain/486", "GET", "/")
expect(404, ".", "GET", "/nonsense/486")
expect(404, ".", "GET", "/explain/499999")
expect(404, ".", "GET", "/explain/no%20such%20phrase")
expect(404, ".", "GET", "/explain")
expect(404, ".", "GET", "/compare/301")
expect(404, "^'no such phrase': nothing goes by that name\n$", "GET", "/advise/no%20such%20phrase")
expect(404, "^'Not Acceptable': several ", "GET", "/advise/Not%20Acceptable")
expect(400, "format", "GET", "/explain/486", "format=xml")
expect(400, "policy", "GET", "/advise/503", "policy=nonsense")
expect(400, "policy", "GET", "/advise/503", "policy=failover%3D99x")
expect(400, "context", "GET", "/advise/503", "context=nonsense%3D1")
expect(400, "POST", "POST", "/advise")
expect(400, "status line", "POST", "/advise", nil, "GET / HTTP/1.1\r\n\r\n")
expect(400, ".", "POST", "/advise", nil, ("\0"):rep(1000))
expect(405, ".", "DELETE", "/explain/486")
expect(413, ".", "POST", "/advise", nil, ("x"):rep(service.MAX_BODY + 1))

-- HAProxy: the body comes in pieces, and ends with an empty one.
local function haproxy(method, path, query, pieces)
    local sent = {}
    local applet = { method = method, path = path, qs = query, headers = {} }
    function applet:receive(size) -- luacheck: ignore self
        assert(size > 0)
        return table.remove(pieces, 1) or ""
    end
    function applet:set_status(status) sent.status = status end -- luacheck: ignore self
    function applet:add_header(name, value) sent[name] = value end -- luacheck: ignore self
    function applet:start_response() sent.started = true end -- luacheck: ignore self
    function applet:send(text) -- luacheck: ignore self
        assert(sent.started)
        sent.text = text
    end
    registered(applet)
    assert(sent["Content-Length"] == tostring(#sent.text))
    return sent
end
local sent = haproxy("POST", "/advise", "format=json", { RESPONSE:sub(1, 30), RESPONSE:sub(31) })
assert(sent.status == 200 and sent["Content-Type"] == "application/json" and sent.text:find('"hold":20', 1, true))
assert(haproxy("POST", "/advise", "", { ("x"):rep(60000), ("x"):rep(60000) }).status == 413)
assert(haproxy("GET", "/explain/486", "", {}).text:find("^SIP 486"))

-- NGINX
local function nginx(method, uri, args, body)
    local printed
    ngx = { -- luacheck: ignore 111
        req = {
            read_body = function() end,
            get_method = function() return method end,
            get_body_data = function() return body end,
        },
        var = { request_uri = uri .. (args and "?" .. args or ""), args = args },
        header = {},
        print = function(text) printed = text end,
    }
    service.nginx()
    assert(ngx.header["Content-Length"] == #printed) -- luacheck: ignore 113
    return ngx.status, printed -- luacheck: ignore 113
end
local status, text = nginx("POST", "/advise", "format=json", RESPONSE)
assert(status == 200 and text:find('"hold":20', 1, true))
status, text = nginx("GET", "/explain/busy%20here", nil, nil)
assert(status == 200 and text:find("^SIP 486"))

print(("http: %d cases, and both hosts"):format(cases))
