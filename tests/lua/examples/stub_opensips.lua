-- The part of the Lua interface of OpenSIPS that the example uses, and opensips.cfg as its routes go, step by step. What comes
-- from OpenSIPS' own sources: AVPs are stacks, moduleFunc() has all arguments, xlog() looks at the third letter of the level.
local stub = { script = "opensips/trunk.lua", gateway = "sip:192.0.2.%d" }

function stub.run(load_script, scenario, record)
    local avps, held, message = {}, {}, {}
    for _, number in ipairs(scenario.held or {}) do
        held["sipcodes_hold_" .. stub.gateway:format(number)] = 60
    end
    local function is_message(value)
        assert(value == message, "the message is the first argument")
    end
    local functions = {}
    function functions.cache_fetch(id, key, variable)
        assert(id == "local" and variable == "$avp(held)")
        return held[key] and 1 or -2
    end
    function functions.cache_store(id, key, value, seconds)
        assert(id == "local" and value == "held" and seconds:find("^%d+$"))
        held[key] = tonumber(seconds)
        record.holds[key:gsub("^sipcodes_hold_", "")] = tonumber(seconds)
        return 1
    end
    local function avp_set(name, value)
        assert(type(value) == "number" or type(value) == "string", "AVPs are numbers and strings")
        avps[name] = avps[name] or {}
        table.insert(avps[name], 1, value)
        return true
    end
    local function avp_get(name)
        return avps[name] and avps[name][1]
    end
    local function avp_null(name) -- $avp(name) = NULL takes the topmost away
        return avps[name] and table.remove(avps[name], 1) and true or nil
    end
    local lines = { reply_headers = {} }
    local env = load_script({
        AVP_set = avp_set,
        AVP_get = avp_get,
        AVP_destroy = avp_null,
        moduleFunc = function(msg, name, ...)
            is_message(msg)
            return functions[name](...)
        end,
        pseudoVar = function(msg, name)
            is_message(msg)
            return assert(({ ["$ci"] = "a84b4c76e66710" })[name])
        end,
        add_lump_rpl = function(msg, line)
            is_message(msg)
            lines.reply_headers[#lines.reply_headers + 1] = line
        end,
        xlog = function(level, text)
            assert(("ACEWNID"):find(level:sub(3, 3), 1, true), "unknown log level " .. level)
            record.log[#record.log + 1] = text
        end,
    })
    local function lua_exec(name)
        record.functions[name] = true
        local value = env[name](message)
        return (tonumber(value) or 0) >= 0
    end
    local final -- what tm has at hand, if the gateway has sent it
    local function answer()
        if lua_exec("trunk_answer") then
            assert(type(avp_get("answer")) == "number" and type(avp_get("phrase")) == "string")
            record.outcome = avp_get("answer")
        else
            record.outcome = assert(final, "tm has something to relay")
        end
    end
    local to_gateway
    local function failure(code, raw, is_local)
        final = code
        if raw then avp_set("response", raw) else avp_null("response") end
        avp_set("status", code)
        avp_set("origin", "peer")
        if is_local then
            avp_set("origin", code == 408 and "timeout" or "transport")
        end
        if not lua_exec("trunk_decide") then
            return answer()
        elseif avp_get("step") == "authenticate" then
            return to_gateway(true)
        end
        return to_gateway()
    end
    local function sent(reply)
        if type(reply) == "table" then
            if reply.ringing then avp_set("progress", "ringing") end
            if reply.media then avp_set("progress", "early-media") end
        end
        local status = type(reply) == "table" and reply[1] or reply
        if status == "gone" then -- t_was_cancelled() in the failure route
            record.outcome = "gone"
            return
        elseif status == "timeout" then
            return failure(408, nil, true)
        elseif status < 300 then
            record.outcome = "answered"
            return
        end
        return failure(status, record.raw(reply))
    end
    function to_gateway(again)
        while again or lua_exec("trunk_next") do
            again = false
            local reply = record.call(avp_get("gateway"))
            if reply ~= "unsendable" then
                return sent(reply)
            end
            avp_set("origin", "transport")
            avp_set("status", 503)
            if not lua_exec("trunk_decide") then
                break
            end
        end
        return answer()
    end
    lua_exec("trunk_start")
    to_gateway()
end

return stub
