-- A trunk with several gateways for Asterisk, as libsipcodes advises: a dialplan for pbx_lua (Lua 5.1 to 5.4) and PJSIP.
--
-- What a gateway's answer means and what to do about it is asked of libsipcodes; this script only carries it out, and logs
-- each decision in one line. Asterisk runs it in a Lua state of its own for each channel: what has to be known to other calls
-- stands in global variables of Asterisk. It may not use `app` and `channel` while it loads. README.md has the rest.

local sip = require "sipcodes"

-- ---- Settings ----------------------------------------------------------------------------------------------------------

-- The gateways: names of endpoints in pjsip.conf, in the order to try them.
local GATEWAYS = { "carrier-a", "carrier-b" }

-- When to try the next one: rules as sip.policy_rules() reads them. hold: for how many seconds a gateway that failed is left
-- alone. Asterisk does not show a dialplan the Retry-After of a refusal.
local POLICY = assert(sip.policy_rules("base=carrier; hold=30"))

-- Seconds to let a gateway ring. How long Asterisk waits for one that says nothing is timer_b in pjsip.conf.
local UNANSWERED_AFTER = 120

-- What may be dialled. What the caller sends becomes part of an argument of Dial, so that no other characters may pass.
local NUMBER = "^%+?[%d*#]+$"

-- ---- Gateways that are left alone, seen by all calls ---------------------------------------------------------------------

local function held_until(gateway)
    return channel.GLOBAL("SIPCODES_HOLD_" .. gateway)
end

local function is_held(gateway)
    local seconds = tonumber(held_until(gateway):get())
    return seconds ~= nil and seconds > os.time()
end

local function hold(gateway, seconds)
    held_until(gateway):set(("%d"):format(os.time() + seconds))
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
    app.Log("NOTICE", "trunk: " .. text)
end

-- The last response of the gateway, as far as Asterisk tells: status and phrase. nil if there was none.
local function response()
    for name in (channel.HANGUPCAUSE_KEYS():get() or ""):gmatch("[^,]+") do
        local line = (channel.HANGUPCAUSE(name, "tech"):get() or ""):match("^SIP (%d%d%d.*)$")
        if line then
            return sip.parse(("SIP/2.0 %s\r\nCSeq: 1 INVITE\r\n\r\n"):format(line))
        end
    end
end

-- The outcome as {origin, response}, or {origin, status, progress} if there is no final response: then it is what Asterisk's
-- cause stands for.
local function outcome(dial_status)
    local last = response()
    if last and last.status >= 200 then
        return { origin = "peer", response = last }
    end
    local progress = last and "ringing" or "none"
    if dial_status == "NOANSWER" then
        return { origin = "timeout", status = 408, progress = progress } -- RFC 3261 8.1.3.1: what no answer is treated as
    end
    local cause = tonumber(channel.HANGUPCAUSE:get() or "")
    return { origin = "local", status = cause and sip.from_q850(cause, "asterisk") or 500, progress = progress }
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

-- Calls a gateway. Returns the outcome; nil if the call was answered, or the caller has gone: then nothing is left to do.
local function dial(gateway, number)
    app.HangupCauseClear() -- Asterisk adds to it, and never clears it
    app.Dial(("PJSIP/%s@%s"):format(number, gateway), ("%d"):format(UNANSWERED_AFTER))
    local status = channel.DIALSTATUS:get()
    if status == "ANSWER" or status == "CANCEL" or check_hangup() then
        return nil
    end
    return outcome(status)
end

-- Asterisk shows of a response only the phrase: a field that it does not show must not count as missing.
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
        progress = final.progress,
        credentials = true, -- Asterisk has answered a challenge itself, so that one which gets here is final
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
    log(("code=%d origin=%s action=%s reason=%s%s gateway=%s channel=%s %s"):format(
        advice.status, advice.origin, goes_on and "failover" or "stop", advice.reason,
        advice.hold and " hold=" .. advice.hold or "", gateway, channel.CHANNEL("name"):get() or "-", advice.sentence))
    return goes_on
end

-- Ends the call with a status code: with the cause that Asterisk turns into it, or into the closest that it can send.
local function answer(status, reason, sentence)
    local cause = sip.to_q850(status, "asterisk")
    log(("answer=%d cause=%s reason=%s %s"):format(status, tostring(cause), reason, sentence))
    app.Hangup(cause and ("%d"):format(cause) or nil)
end

local function call(number)
    local queue, finals = free(GATEWAYS), {}
    if #queue == 0 then
        return answer(503, "all-held", "No gateway may be tried.")
    end
    while #queue > 0 do
        local gateway = table.remove(queue, 1)
        local final = dial(gateway, number)
        if not final then
            return
        end
        finals[#finals + 1] = final
        queue = free(queue)
        if not decide(gateway, final, #queue) then
            break
        end
    end
    local best = sip.best_response(branches(finals))
    answer(best and best.status or 500, best and best.reason or "no-answer", best and best.sentence or "")
end

-- ---- The dialplan --------------------------------------------------------------------------------------------------------

extensions = {
    ["to-trunk"] = {
        ["_[0-9+*#]."] = function(_, number)
            if number:find(NUMBER) then
                call(number)
            else
                answer(404, "number", "The number dialled is none.")
            end
        end,
    },
}
