-- A trunk with several gateways for OpenSIPS, as libsipcodes advises: a script for its module lua (Lua 5.1 and later).
--
-- opensips.cfg sends the requests; this script chooses the gateways, and says what to do about what they answer. That is asked
-- of libsipcodes, and logged in one line for each decision. OpenSIPS runs it in many processes, and a call may go through
-- several of them: what has to be known later stands in the transaction (AVPs) or in shared memory (cachedb_local), never in a
-- variable of Lua. A function that returns less than 0 is false for opensips.cfg.

local sip = require "sipcodes"

-- ---- Settings ----------------------------------------------------------------------------------------------------------

-- The gateways, in the order to try them.
local GATEWAYS = { "sip:192.0.2.11", "sip:192.0.2.12" }

-- When to try the next one: rules as sip.policy_rules() reads them. hold: for how many seconds a gateway that failed is left
-- alone if its Retry-After does not say; hold-max: the longest that a Retry-After may keep it out of use.
local POLICY = assert(sip.policy_rules("base=carrier; hold=30; hold-max=3600"))

-- True if the module uac has credentials for the gateways. Otherwise a challenge goes to the caller.
local HAS_CREDENTIALS = true

local YES, NO = 1, -1

-- ---- What the transaction remembers --------------------------------------------------------------------------------------

local function forget(name)
    while AVP_destroy(name) do -- one value at a time
    end
end

local function note(name, value)
    forget(name)
    if value then
        AVP_set(name, value) -- a number becomes a number, a text a text
    end
end

-- What is noted, as a text; nil if nothing is.
local function noted(name)
    local value = AVP_get(name)
    return value ~= nil and tostring(value) or nil
end

-- What opensips.cfg has noted. It puts a value on top of those before, so that all of them have to go.
local function taken(name)
    local value = noted(name)
    forget(name)
    return value
end

-- The final responses of the gateways that were given up: an AVP of its own for each, "final1" the first.
local function add_final(origin, status, message)
    local number = tonumber(noted("finals") or 0) + 1
    note("finals", number)
    note("final" .. number, ("%s %d %s"):format(origin, status, message or ""))
end

local function finals()
    local list = {}
    for number = 1, tonumber(noted("finals") or 0) do
        local origin, status, message = noted("final" .. number):match("^(%S+) (%d+) (.*)$")
        local response = sip.parse(message)
        list[number] = { origin = origin, response = response, status = not response and tonumber(status) or nil }
    end
    return list
end

-- ---- Gateways ------------------------------------------------------------------------------------------------------------

-- moduleFunc() reads an argument too many if optional ones are left out: these calls have all.

local function is_held(msg, gateway)
    return moduleFunc(msg, "cache_fetch", "local", "sipcodes_hold_" .. gateway, "$avp(held)") > 0
end

local function hold(msg, gateway, seconds)
    moduleFunc(msg, "cache_store", "local", "sipcodes_hold_" .. gateway, "held", ("%d"):format(seconds))
end

-- The gateways that this request may still go to.
local function targets_left(msg)
    local left = {}
    for gateway in (noted("queue") or ""):gmatch("%S+") do
        if not is_held(msg, gateway) then
            left[#left + 1] = gateway
        end
    end
    return left
end

-- Begins a request.
function trunk_start()
    note("queue", table.concat(GATEWAYS, " "))
    return YES
end

-- Takes the next gateway into $avp(gateway). False if none is left.
function trunk_next(msg)
    local left = targets_left(msg)
    local gateway = table.remove(left, 1)
    note("queue", table.concat(left, " "))
    note("gateway", gateway)
    forget("progress")
    forget("credentials")
    return gateway and YES or NO
end

-- ---- Deciding ------------------------------------------------------------------------------------------------------------

local function log(msg, text)
    xlog("L_NOTICE", ("trunk: %s call-id=%s\n"):format(text, pseudoVar(msg, "$ci") or "-"))
end

-- The step to take: what is advised, or the other one if it cannot be taken. A proxy is advised to leave a challenge to the
-- caller; the other step is for one that has credentials of its own.
local function step(advice)
    if advice.action == "authenticate" or advice.otherwise == "authenticate" then
        return HAS_CREDENTIALS and not noted("credentials") and "authenticate" or "stop"
    end
    return advice.action == "failover" and "failover" or "stop"
end

-- Decides about what came of $avp(gateway): $avp(origin) says who made it, $avp(status) what it is, and $avp(response) is the
-- response as it came from the gateway. True if the request is to be sent again, and $avp(step) says how.
function trunk_decide(msg)
    local origin, gateway = taken("origin") or "peer", noted("gateway")
    local status, message = tonumber(taken("status")), taken("response")
    local response = origin == "peer" and message and sip.parse(message)
    local advice, fault = sip.advise(response or status, {
        method = not response and "INVITE" or nil, -- of a response, CSeq tells it
        context = {
            role = "proxy",
            origin = origin,
            progress = noted("progress") or "none",
            credentials = noted("credentials") ~= nil,
            attempts = noted("credentials") and 1 or 0,
            targets_left = #targets_left(msg),
        },
        policy = POLICY,
    })
    if not advice then
        log(msg, ("gateway=%s action=stop %s"):format(gateway, fault))
        return NO
    end
    if advice.hold_scope == "server" then
        hold(msg, gateway, advice.hold)
    end
    local action = step(advice)
    log(msg, ("code=%d origin=%s action=%s reason=%s%s gateway=%s %s"):format(
        advice.status, advice.origin, action, advice.reason, advice.hold and " hold=" .. advice.hold or "", gateway,
        advice.sentence))
    note("step", action)
    if action == "authenticate" then
        note("credentials", "yes")
    else
        add_final(origin, advice.status, response and message)
    end
    return action == "stop" and NO or YES
end

-- ---- The answer to the caller --------------------------------------------------------------------------------------------

local function append_challenges(msg, response)
    for _, name in ipairs{ "WWW-Authenticate", "Proxy-Authenticate" } do
        for _, element in ipairs(response:elements(name)) do
            add_lump_rpl(msg, name .. ": " .. element.text .. "\r\n")
        end
    end
end

-- Chooses what the caller gets. True if opensips.cfg has to send it: $avp(answer) and $avp(phrase); false if tm relays the
-- response that it has at hand.
function trunk_answer(msg)
    local branches = finals()
    if #branches == 0 then
        log(msg, "answer=503 reason=all-held No gateway may be tried.")
        note("answer", 503)
        note("phrase", sip.phrase(503))
        return YES
    end
    local best = sip.best_response(branches)
    local chosen = best.index and branches[best.index]
    log(msg, ("answer=%s reason=%s %s"):format(best.status or "none", best.reason, best.sentence))
    local is_latest = best.index == #branches and chosen.origin == "peer"
    local is_as_it_came = chosen and chosen.response and chosen.response.status == best.status
    if not best.status or is_latest and is_as_it_came and #best.challenges == 0 then
        return NO
    end
    for _, index in ipairs(best.challenges) do
        append_challenges(msg, branches[index].response)
    end
    note("answer", best.status)
    note("phrase", sip.phrase(best.status) or chosen and chosen.response and chosen.response.phrase or "Error")
    return YES
end
