-- The part of the Lua interface of FreeSWITCH that the example uses: session, freeswitch.API() and consoleLog(), with what
-- mod_sofia leaves on the caller's channel. Anything else is an error.
local stub = { script = "freeswitch/trunk.lua", gateway = "carrier-%d" }

function stub.run(load_script, scenario, record)
    local variables = { destination_number = scenario.number or "12025550123", uuid = "1e2d3c4b" }
    local is_answered, is_up, has_media = false, true, false
    local hash = {}
    for _, number in ipairs(scenario.held or {}) do
        hash["sipcodes_hold/" .. stub.gateway:format(number)] = tostring(os.time() + 60)
    end
    local applications = {}
    function applications.unset(name)
        variables[name] = nil
    end
    function applications.respond(text)
        record.outcome = tonumber(text:match("^(%d%d%d) .")) or tonumber(text:match("^(%d%d%d) $"))
        is_up = false
    end
    local function refused(reply)
        local status = reply[1]
        variables.last_bridge_proto_specific_hangup_cause = "sip:" .. status
        variables.sip_invite_failure_status = tostring(status)
        variables.sip_invite_failure_phrase = reply[2]
        for index = 3, #reply do
            variables.sip_reason = variables.sip_reason or reply[index]:match("^Reason: (.*)$")
        end
        variables.originate_disposition = "NORMAL_TEMPORARY_FAILURE"
    end
    function applications.bridge(target)
        assert(variables.continue_on_fail == "true" and variables.hangup_after_bridge == "true")
        local gateway, number = target:match("^%[leg_progress_timeout=%d+,leg_timeout=%d+%]sofia/gateway/([^/]+)/([^/]+)$")
        assert(number == variables.destination_number, target)
        local reply = record.call(gateway)
        local status = type(reply) == "table" and reply[1] or reply
        has_media = has_media or type(reply) == "table" and reply.media or false
        if status == "gone" then
            variables.originate_disposition, is_up, record.outcome = "ORIGINATOR_CANCEL", false, "gone"
        elseif status == "timeout" then
            local has_rung = type(reply) == "table" and (reply.ringing or reply.media)
            variables.originate_disposition = has_rung and "ALLOTTED_TIMEOUT" or "PROGRESS_TIMEOUT"
        elseif status == "unsendable" then
            variables.originate_disposition = "NORMAL_TEMPORARY_FAILURE"
        elseif status < 300 then
            variables.originate_disposition = "SUCCESS"
            is_answered, is_up, record.outcome = true, false, "answered"
        else
            refused(reply)
        end
    end
    local session = {}
    function session:getVariable(name) return variables[name] end -- luacheck: ignore self
    function session:setVariable(name, value) variables[name] = value end -- luacheck: ignore self
    function session:execute(name, data) applications[name](data) end -- luacheck: ignore self
    function session:ready() return is_up end -- luacheck: ignore self
    function session:answered() return is_answered end -- luacheck: ignore self
    function session:mediaReady() return has_media end -- luacheck: ignore self
    local api = {}
    function api:executeString(command) -- luacheck: ignore self
        local verb, key, value = command:match("^hash (%a+)/([^/]+/[^/]+)/?(.*)$")
        if verb == "select" then
            return hash[key] or ""
        end
        assert(verb == "insert" and value:find("^%d+$"), command)
        hash[key] = value
        record.holds[key:gsub("^sipcodes_hold/", "")] = tonumber(value) - os.time()
        return "+OK\n"
    end
    load_script({
        session = session,
        freeswitch = {
            API = function() return api end,
            consoleLog = function(level, text)
                assert(level == "notice" and text:sub(-1) == "\n")
                record.log[#record.log + 1] = text
            end,
        },
    })
end

return stub
