-- Compares the examples with their hosts' configuration: each function that a configuration calls is there, and each name of a
-- host that a script uses is one that the host has, as its sources have it. Then shows that it notices.
--
-- usage: lua check_hosts.lua EXAMPLES
local examples = ...

local function read(name)
    local file = assert(io.open(examples .. "/" .. name))
    local text = file:read("*a")
    file:close()
    return text
end

-- What a pattern finds in a text that `known` does not have, and how many it finds.
local function unknown(text, pattern, known)
    local missing, count = {}, 0
    for name in text:gmatch(pattern) do
        count = count + 1
        if not known[name] then
            missing[#missing + 1] = name
        end
    end
    return table.concat(missing, " "), count
end

local function set(names)
    local all = {}
    for name in names:gmatch("%S+") do all[name] = true end
    return all
end

-- OpenSIPS: functions that opensips.cfg calls, and AVPs that go between the two.
local cfg, trunk = read("opensips/opensips.cfg"), read("opensips/trunk.lua")
local functions, avps = {}, {}
for name in trunk:gmatch("\nfunction ([%w_]+)") do functions[name] = true end
for name in trunk:gmatch('note[d]?%("(%w+)"') do avps[name] = true end
for name in trunk:gmatch('taken%("(%w+)"') do avps[name] = true end
for name in trunk:gmatch('forget%("(%w+)"') do avps[name] = true end

-- Names of the hosts' interfaces, as their sources have them (README.md of each example tells which).
local checks = {
    { text = cfg, pattern = 'lua_exec%("([%w_]+)"%)', known = functions, least = 4 },
    { text = cfg, pattern = "%$avp%((%w+)%)", known = avps, least = 10 },
    { text = trunk, pattern = "%f[%w_]([%u]+_%l+)%(", known = set "AVP_get AVP_set AVP_destroy", least = 3 },
    { text = trunk, pattern = 'xlog%("L_(%u+)"', known = set "ALERT CRIT ERR WARN NOTICE INFO DBG", least = 1 },
    { text = read "freeswitch/trunk.lua", pattern = "session:(%w+)",
      known = set "getVariable setVariable execute ready answered mediaReady", least = 8 },
    { text = read "freeswitch/trunk.lua", pattern = 'session:execute%("(%w+)"', known = set "unset bridge respond", least = 4 },
    { text = read "freeswitch/trunk.lua", pattern = "freeswitch%.(%w+)", known = set "API consoleLog", least = 2 },
    { text = read "asterisk/extensions.lua", pattern = "app%.(%w+)",
      known = set "Dial HangupCauseClear Hangup Log", least = 4 },
    { text = read "asterisk/extensions.lua", pattern = "channel%.(%w+)",
      known = set "GLOBAL HANGUPCAUSE HANGUPCAUSE_KEYS DIALSTATUS CHANNEL", least = 5 },
    { text = read "http/sipcodes_service.lua", pattern = "applet[:.](%w+[_%w]*)",
      known = set "method path qs receive set_status add_header start_response send", least = 8 },
    { text = read "http/sipcodes_service.lua", pattern = "ngx%.(%w+[%w_.]*)",
      known = set "req.read_body req.get_method req.get_body_data var.request_uri var.args status header print", least = 8 },
}

local looked_at = 0
for _, check in ipairs(checks) do
    local missing, count = unknown(check.text, check.pattern, check.known)
    assert(missing == "", check.pattern .. " finds what the host does not have: " .. missing)
    assert(count >= check.least, ("%s finds %d names only"):format(check.pattern, count))
    looked_at = looked_at + count
    -- Without one of the names, it is noticed.
    local first = check.text:match(check.pattern)
    check.known[first] = nil
    assert(unknown(check.text, check.pattern, check.known):find(first, 1, true), "a missing name is noticed")
end
print(("hosts: %d names"):format(looked_at))
