-- A trunk with several gateways for FreeSWITCH, as libsipcodes advises: a script for mod_lua (Lua 5.1 to 5.3).
--
-- What a gateway's answer means and what to do about it is asked of libsipcodes; this script only carries it out, and logs
-- each decision in one line. FreeSWITCH runs it anew, in a Lua state of its own, for each call: what has to be known later
-- stands in mod_hash. README.md has the line for the dialplan.

local sip = require "sipcodes"

-- ---- Settings ----------------------------------------------------------------------------------------------------------

-- The gateways, by their names in the SIP profile, in the order to try them.
local GATEWAYS = { "carrier-a", "carrier-b" }

-- When to try the next one: rules as sip.policy_rules() reads them. hold: for how many seconds a gateway that failed is left
-- alone. FreeSWITCH does not show a script the Retry-After of a refusal.
local POLICY = assert(sip.policy_rules("base=carrier; hold=30"))

-- Seconds until a gateway that says nothing is given up, and one that lets it ring.
local SILENT_AFTER, UNANSWERED_AFTER = 5, 120

-- What may be dialled. What the caller sends becomes part of a command of FreeSWITCH, so that no other characters may pass.
local NUMBER = "^%+?[%d*#]+$"

-- ---- Gateways that are left alone, seen by all calls ---------------------------------------------------------------------

local api = freeswitch.API()

local function is_held(gateway)
    local until_when = tonumber(api:executeString("hash select/sipcodes_hold/" .. gateway))
    return until_when ~= nil and until_when > os.time()
end

local function hold(gateway, seconds)
    api:executeString(("hash insert/sipcodes_hold/%s/%d"):format(gateway, os.time() + seconds))
end

-- The gateways of a list that may be tried.
local function free(gateways)
    local list = {}
    for _, gateway in ipairs(gateways) do
        if not is_held(gateway) then
            list[#list + 1] = gateway
        end
    end
    return list
end

-- ---- What became of a call to a gateway ----------------------------------------------------------------------------------

local function log(text)
    freeswitch.consoleLog("notice", "trunk: " .. text .. "\n")
end

-- A variable of the caller's channel; nil if it is not set.
local function variable(name)
    local value = session:getVariable(name)
    return value ~= "" and value or nil
end

-- What FreeSWITCH leaves on the caller's channel about a gateway.
local RESULTS = {
    "originate_disposition", "last_bridge_proto_specific_hangup_cause", "sip_invite_failure_status",
    "sip_invite_failure_phrase", "sip_reason",
}

-- How far a call had come when FreeSWITCH gave it up, by the cause that it gives to that: leg_progress_timeout ends one that
-- has not even rung, leg_timeout one that has.
local TIMEOUTS = { PROGRESS_TIMEOUT = "none", ALLOTTED_TIMEOUT = "ringing", NO_ANSWER = "ringing" }

-- What the gateway answered, as far as FreeSWITCH tells: its status and phrase, and its Reason.
local function response_of(status)
    local lines = { ("SIP/2.0 %d %s"):format(status, sip.phrase(status) or ""), "CSeq: 1 INVITE" }
    if variable("sip_invite_failure_status") == tostring(status) then
        lines[1] = ("SIP/2.0 %d %s"):format(status, variable("sip_invite_failure_phrase") or "")
        lines[3] = variable("sip_reason") and "Reason: " .. variable("sip_reason")
    end
    return sip.parse(table.concat(lines, "\r\n") .. "\r\n\r\n")
end

-- The outcome as {origin, response}, or {origin, status, progress} if there is no response: then it is what FreeSWITCH's cause
-- stands for.
local function outcome()
    local status = tonumber((variable("last_bridge_proto_specific_hangup_cause") or ""):match("^sip:(%d+)$"))
    local response = status and response_of(status)
    if response then
        return { origin = "peer", response = response }
    end
    local name = variable("originate_disposition")
    if TIMEOUTS[name] then
        -- RFC 3261 8.1.3.1: what no answer is treated as.
        return { origin = "timeout", status = 408, progress = TIMEOUTS[name] }
    end
    local cause = name and sip.cause(name)
    return { origin = "local", status = cause and sip.from_q850(cause, "freeswitch") or 500 }
end

-- The final responses as sip.best_response() takes them.
local function branches(finals)
    local list = {}
    for index, final in ipairs(finals) do
        list[index] = { origin = final.origin, status = final.status, response = final.response }
    end
    return list
end

-- ---- The call ------------------------------------------------------------------------------------------------------------

-- Calls a gateway. True if the call was answered, or the caller has hung up: then nothing is left to do.
local function bridge(gateway, number)
    for _, name in ipairs(RESULTS) do
        session:execute("unset", name)
    end
    session:execute("bridge", ("[leg_progress_timeout=%d,leg_timeout=%d]sofia/gateway/%s/%s"):format(
        SILENT_AFTER, UNANSWERED_AFTER, gateway, number))
    return session:answered() or not session:ready()
end

-- FreeSWITCH shows of a response only the phrase and Reason: a field that it does not show must not count as missing.
local function advise(final, context)
    local advice = final.response and sip.advise(final.response, { context = context, policy = POLICY })
    if advice and not advice.missing then
        return advice
    end
    local status = final.status or final.response.status
    return sip.advise(status, { method = "INVITE", context = context, policy = POLICY })
end

-- Asks what to do about an outcome, and does what concerns the gateway. True if the next one is to be tried.
local function decide(gateway, final, left)
    local advice, message = advise(final, {
        role = "b2bua",
        origin = final.origin,
        progress = session:mediaReady() and "early-media" or final.progress or "none",
        credentials = true, -- FreeSWITCH has answered a challenge itself, so that one which gets here is final
        attempts = 1,
        targets_left = left,
    })
    if not advice then
        log(("gateway=%s action=stop %s"):format(gateway, message))
        return false
    end
    if advice.hold_scope == "server" then
        hold(gateway, advice.hold)
    end
    local goes_on = left > 0 and (advice.action == "failover" or advice.otherwise == "failover" and advice.action ~= "stop")
    log(("code=%d origin=%s action=%s reason=%s%s gateway=%s call=%s %s"):format(
        advice.status, advice.origin, goes_on and "failover" or "stop", advice.reason,
        advice.hold and " hold=" .. advice.hold or "", gateway, variable("uuid") or "-", advice.sentence))
    return goes_on
end

-- Tells the caller why, in SIP, with the best of the final responses.
local function answer(finals)
    local best = sip.best_response(branches(finals))
    local status = best and best.status or 500
    log(("answer=%d reason=%s %s"):format(status, best and best.reason or "no-answer", best and best.sentence or ""))
    session:execute("respond", ("%d %s"):format(status, sip.phrase(status) or ""))
end

local function call(number)
    -- Failures come back to this script, instead of ending the call; after an answered call there is nothing left to do.
    session:setVariable("continue_on_fail", "true")
    session:setVariable("hangup_after_bridge", "true")
    local queue, finals = free(GATEWAYS), {}
    if #queue == 0 then
        log("answer=503 reason=all-held No gateway may be tried.")
        session:execute("respond", "503 " .. sip.phrase(503))
        return
    end
    while #queue > 0 do
        local gateway = table.remove(queue, 1)
        if bridge(gateway, number) then
            return
        end
        local final = outcome()
        finals[#finals + 1] = final
        queue = free(queue)
        if not decide(gateway, final, #queue) then
            break
        end
    end
    answer(finals)
end

local number = variable("destination_number") or ""
if number:find(NUMBER) then
    call(number)
else
    log("answer=404 reason=number The number dialled is none.")
    session:execute("respond", "404 " .. sip.phrase(404))
end
