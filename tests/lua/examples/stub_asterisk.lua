-- The part of the Lua interface of Asterisk's pbx_lua that the example uses: the tables `app` and `channel`, which do not exist
-- while the file loads, and check_hangup(). Dial and the causes are as app_dial, chan_pjsip and func_hangupcause leave them; an
-- application that ends the call raises -1. Anything else is an error.
local stub = { script = "asterisk/extensions.lua", gateway = "carrier-%d" }

local function variable(values, name)
    local object = {}
    function object:get() -- luacheck: ignore self
        local value = values[name]
        if type(value) == "function" then
            return value()
        end
        return value
    end
    function object:set(value) -- luacheck: ignore self
        assert(type(value) == "string", "channel variables are strings")
        values[name] = value
    end
    return setmetatable(object, { __call = function(_, ...)
        return variable(values, name .. "(" .. table.concat({ ... }, ",") .. ")")
    end })
end

function stub.run(load_script, scenario, record)
    local sip = require "sipcodes"
    local number = scenario.number or "12025550123"
    local causes, name = {}, nil
    local values = { ["CHANNEL(name)"] = "PJSIP/pbx-00000001" }
    for _, held in ipairs(scenario.held or {}) do
        values["GLOBAL(SIPCODES_HOLD_" .. stub.gateway:format(held) .. ")"] = tostring(os.time() + 60)
    end
    values["HANGUPCAUSE_KEYS()"] = function()
        local list = {}
        for key in pairs(causes) do list[#list + 1] = key end
        return table.concat(list, ",")
    end
    local applications = {}
    function applications.HangupCauseClear()
        causes = {}
    end
    function applications.Log(text)
        local level, line = text:match("^(%u+),(.*)$")
        assert(level == "NOTICE")
        record.log[#record.log + 1] = line
    end
    function applications.Hangup(text)
        record.cause = assert(tonumber(text))
        error(-1, 0)
    end
    local function set_cause(text)
        causes[name] = text
        values["HANGUPCAUSE(" .. name .. ",tech)"] = text
    end
    function applications.Dial(text)
        local dialled, gateway, seconds = text:match("^PJSIP/([^@]+)@([^,]+),(%d+)$")
        assert(dialled == number and seconds, text)
        name = ("PJSIP/%s-0000000%d"):format(gateway, #record.called + 2)
        values.DIALSTATUS, values.HANGUPCAUSE = "", "0"
        local reply = record.call(gateway)
        local status = type(reply) == "table" and reply[1] or reply
        local has_rung = type(reply) == "table" and (reply.ringing or reply.media)
        if has_rung then
            set_cause("SIP 180 Ringing")
        end
        if status == "gone" then
            values.DIALSTATUS, record.outcome = "CANCEL", "gone"
            error(-1, 0)
        elseif status == "timeout" then
            values.DIALSTATUS, values.HANGUPCAUSE = has_rung and "NOANSWER" or "CHANUNAVAIL", has_rung and "0" or "18"
        elseif status == "unsendable" then
            values.DIALSTATUS, values.HANGUPCAUSE = "CHANUNAVAIL", "38"
        elseif status < 300 then
            set_cause("SIP 200 OK")
            values.DIALSTATUS, record.outcome = "ANSWER", "answered"
        else
            set_cause(("SIP %d %s"):format(status, reply[2]))
            values.DIALSTATUS, values.HANGUPCAUSE = "CHANUNAVAIL", "0"
        end
    end
    local env = load_script({})
    env.app = setmetatable({}, { __index = function(_, application)
        return function(...)
            local arguments = { ... }
            for index, value in ipairs(arguments) do arguments[index] = tostring(value) end
            applications[application](table.concat(arguments, ","))
        end
    end })
    env.channel = setmetatable({}, { __index = function(_, key) return variable(values, key) end })
    env.check_hangup = function() return false end
    local _, extension = next(env.extensions["to-trunk"])
    local ok, message = pcall(extension, "to-trunk", number)
    assert(ok or message == -1, message)
    if record.cause then
        record.outcome = tonumber((record.log[#record.log] or ""):match("answer=(%d+)"))
        assert(record.cause == sip.to_q850(record.outcome, "asterisk"), "the cause stands for the answer")
    end
    for key, value in pairs(values) do
        local gateway = key:match("^GLOBAL%(SIPCODES_HOLD_(.*)%)$")
        local seconds = gateway and tonumber(value) - os.time()
        if gateway and seconds <= 30 then
            record.holds[gateway] = seconds
        end
    end
end

return stub
