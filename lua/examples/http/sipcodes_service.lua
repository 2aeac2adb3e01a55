-- A small HTTP service on top of libsipcodes, for monitoring and for people: explains and compares codes, and says what to do
-- about a response. The same script runs in HAProxy (Lua 5.3 and later) and in NGINX with its Lua module, such as OpenResty.
-- README.md has the lines for each.
--
--   GET  /explain/486               what a code means; also a phrase, as /explain/busy%20here
--   GET  /compare/301/430           how two codes differ
--   GET  /advise/503                what to do about a code
--   POST /advise                    what to do about the response in the body, as it came from the network
--   GET  /search?q=codec            codes whose texts have these words
--
-- Parameters: format=text (default), markdown or json; lang=de; and of /advise policy=carrier (or rules, "failover=408,5xx"),
-- context=role=proxy,targets-left=2 and method=INVITE.

local sip = require "sipcodes"

local service = {}

-- The longest body that is read, in bytes: SIP over UDP has no longer messages.
service.MAX_BODY = 65535

-- ---- JSON ----------------------------------------------------------------------------------------------------------------

-- The characters of UTF-8 beyond ASCII (RFC 3629 4): no overlong forms, no surrogates, nothing beyond U+10FFFF.
local NEXT = "[\128-\191]"
local CHARACTERS = {
    "^[\194-\223]" .. NEXT,
    "^\224[\160-\191]" .. NEXT,
    "^[\225-\236\238\239]" .. NEXT .. NEXT,
    "^\237[\128-\159]" .. NEXT,
    "^\240[\144-\191]" .. NEXT .. NEXT,
    "^[\241-\243]" .. NEXT .. NEXT .. NEXT,
    "^\244[\128-\143]" .. NEXT .. NEXT,
}

local function character_at(bytes, position)
    for _, pattern in ipairs(CHARACTERS) do
        local character = bytes:match(pattern, position)
        if character then
            return character
        end
    end
end

-- Bytes beyond ASCII as they are where they are UTF-8; what comes from the network need not be.
local function utf8_only(bytes)
    local parts, position = {}, 1
    while position <= #bytes do
        local character = character_at(bytes, position)
        parts[#parts + 1] = character or "\\ufffd"
        position = position + (character and #character or 1)
    end
    return table.concat(parts)
end

local function json_text(text)
    text = text:gsub('[%c"\\]', function(char)
        return ("\\u%04x"):format(char:byte())
    end)
    return '"' .. text:gsub("[\128-\255]+", utf8_only) .. '"'
end

local json

local function json_list(list)
    local items = {}
    for index, value in ipairs(list) do
        items[index] = json(value)
    end
    return "[" .. table.concat(items, ",") .. "]"
end

-- Fields in the order of the alphabet, so that the same question has the same answer.
local function json_object(fields)
    local names, items = {}, {}
    for name in pairs(fields) do
        names[#names + 1] = name
    end
    table.sort(names)
    for index, name in ipairs(names) do
        items[index] = json_text(name) .. ":" .. json(fields[name])
    end
    return "{" .. table.concat(items, ",") .. "}"
end

-- A table is a list if it has a first item, or none at all.
function json(value)
    if type(value) == "table" then
        return (value[1] ~= nil or next(value) == nil) and json_list(value) or json_object(value)
    elseif type(value) == "string" then
        return json_text(value)
    elseif value == sip.FOREVER then
        return '"forever"'
    elseif type(value) == "number" then
        return ("%.0f"):format(value)
    end
    return tostring(value)
end

-- ---- Answers -------------------------------------------------------------------------------------------------------------

local TYPES = {
    text = "text/plain; charset=utf-8",
    markdown = "text/markdown; charset=utf-8",
    json = "application/json",
}

local function failed(status, message)
    return status, TYPES.text, message .. "\n"
end

-- A page in the format that is asked for; `fields` are what JSON has besides its pieces.
local function show(page, format, fields)
    if format == "json" then
        fields.title, fields.lead, fields.language, fields.pieces = page.title, page.lead, page.language, page.pieces
        return 200, TYPES.json, json(fields) .. "\n"
    end
    return 200, TYPES[format], (format == "markdown" and page.markdown or page.text) .. "\n"
end

-- The record or number that a part of the path stands for.
local function code_of(text)
    if text:find("^%d+$") then
        return tonumber(text)
    end
    return sip.find(text)
end

local function policy_of(text)
    if not text then
        return nil
    elseif text:find("=", 1, true) then
        return sip.policy_rules(text)
    end
    return sip.policy(text)
end

local function advice_fields(advice)
    local fields = { status = advice.status, reason = advice.reason, sentence = advice.sentence, reasons = advice.reasons }
    for _, name in ipairs(sip.names("advice")) do
        name = name:gsub("-", "_")
        fields[name] = advice[name]
    end
    fields.elements = {}
    for index, element in ipairs(advice.elements) do
        fields.elements[index] = element.text
    end
    return fields
end

local handlers = {}

function handlers.explain(request)
    local code, message = code_of(request.arguments[1] or "")
    local page
    if code then
        page, message = sip.explain(code, request.query.lang)
    end
    if not page then
        return failed(404, message)
    end
    return show(page, request.format, { status = code })
end

function handlers.compare(request)
    local codes = {}
    for index = 1, 2 do
        local code, message = code_of(request.arguments[index] or "")
        if not code then
            return failed(404, message)
        end
        codes[index] = code
    end
    local page, message = sip.compare(codes[1], codes[2], request.query.lang)
    if not page then
        return failed(404, message)
    end
    return show(page, request.format, { statuses = codes, differences = page.differences })
end

function handlers.advise(request)
    local query = request.query
    local policy, message = policy_of(query.policy)
    if query.policy and not policy then
        return failed(400, "policy: " .. message)
    end
    local question = { context = query.context, policy = policy }
    if request.arguments[1] then
        question.method = query.method
        question.status, message = code_of(request.arguments[1])
        if not question.status then
            return failed(404, message)
        end
    elseif request.body and request.body ~= "" then
        question.message = request.body
    else
        return failed(400, "POST the response, as it came from the network.")
    end
    local advice
    advice, message = sip.advise(question)
    if not advice then
        return failed(400, message)
    end
    return show(advice:page(query.lang), request.format, advice_fields(advice))
end

function handlers.search(request)
    local found = {}
    for index, code in ipairs(sip.search(request.query.q or "", request.query.lang)) do
        found[index] = { status = code.status, phrase = code.phrase, lead = code:text("lead", request.query.lang) }
    end
    if request.format == "json" then
        return 200, TYPES.json, json(found) .. "\n"
    end
    local lines = {}
    for index, code in ipairs(found) do
        lines[index] = ("%d %s: %s\n"):format(code.status, code.phrase, code.lead)
    end
    return 200, TYPES[request.format], table.concat(lines)
end

local function decoded(text)
    return (text:gsub("%%(%x%x)", function(hex)
        return string.char(tonumber(hex, 16))
    end))
end

local function read_query(text)
    local query = {}
    for name, value in (text or ""):gmatch("([^&=]+)=([^&]*)") do
        query[decoded(name)] = decoded((value:gsub("+", " ")))
    end
    return query
end

local function read_path(path)
    local parts = {}
    for part in path:gmatch("[^/]+") do
        parts[#parts + 1] = decoded(part)
    end
    return table.remove(parts, 1), parts
end

-- Answers a request: method, path, query and body as they came. Returns status, content type and body.
function service.answer(method, path, query_text, body)
    if method ~= "GET" and method ~= "POST" then
        return failed(405, "GET or POST.")
    elseif body and #body > service.MAX_BODY then
        return failed(413, "The body is too long for a SIP response.")
    end
    local name, arguments = read_path(path)
    local query = read_query(query_text)
    local handler, format = name and handlers[name], query.format or "text"
    if not handler then
        return failed(404, "/explain/486, /compare/301/430, /advise/503, /advise (POST) or /search?q=codec")
    elseif not TYPES[format] then
        return failed(400, "format: text, markdown or json")
    end
    -- What libsipcodes takes for a mistake of the program, such as a context that does not exist, is one of the caller here.
    local ok, status, kind, text = pcall(handler, { arguments = arguments, query = query, format = format, body = body })
    if not ok then
        return failed(400, (tostring(status):gsub("^[^ ]+:%d+: ", "")))
    end
    return status, kind, text
end

-- ---- NGINX ---------------------------------------------------------------------------------------------------------------

-- Answers the request at hand: content_by_lua_block { require("sipcodes_service").nginx() }
function service.nginx()
    ngx.req.read_body()
    local path = ngx.var.request_uri:match("^[^?]*")
    local status, kind, text = service.answer(ngx.req.get_method(), path, ngx.var.args, ngx.req.get_body_data())
    ngx.status = status
    ngx.header["Content-Type"] = kind
    ngx.header["Content-Length"] = #text
    ngx.print(text)
end

-- ---- HAProxy -------------------------------------------------------------------------------------------------------------

-- The body, which comes in pieces.
local function read_body(applet)
    local pieces, size = {}, 0
    repeat
        local piece = applet:receive(service.MAX_BODY + 1)
        pieces[#pieces + 1], size = piece, size + #piece
    until piece == "" or size > service.MAX_BODY
    return table.concat(pieces)
end

local function haproxy(applet)
    local body = applet.method == "POST" and read_body(applet) or nil
    local status, kind, text = service.answer(applet.method, applet.path, applet.qs, body)
    applet:set_status(status)
    applet:add_header("Content-Type", kind)
    applet:add_header("Content-Length", tostring(#text))
    applet:start_response()
    applet:send(text)
end

if core and core.register_service then
    core.register_service("sipcodes", "http", haproxy)
end

return service
