-- Routing of a trunk with several gateways for Kamailio, as libsipcodes advises. kamailio.cfg has the settings.
--
-- What a response means and what to do about it is asked of libsipcodes; this script only carries it out, and logs each
-- decision in one line. Kamailio runs it in many processes, and a request may go through several of them: what has to be
-- known later stands in the transaction (AVPs) or in shared memory (htable), never in a variable of Lua.

local sip = require "sipcodes"

-- ---- Settings ----------------------------------------------------------------------------------------------------------

local function setting(name)
    return KSR.pv.get("$sel(cfg_get.trunk." .. name .. ")") or ""
end

-- The policy of this process, and the rules that it was made of: they are read again when they have changed. Rules that
-- cannot be read change nothing: the last good ones, of whichever process, stay in force.
local policy, rules

local function current_policy()
    local text = setting("policy")
    if text == rules then
        return policy
    end
    local read, message, position = sip.policy_rules(text)
    if read then
        KSR.htable.sht_sets("trunk", "policy", text)
    else
        local good = KSR.htable.sht_get("trunk", "policy") or ""
        KSR.err(("trunk: the policy cannot be read at %s: %s; '%s' stays in force instead of '%s'\n"):format(
            tostring(position), message, good, text))
        read = sip.policy_rules(good)
    end
    policy, rules = read, text
    return policy
end

-- What this server makes of it if a target says nothing, or cannot be reached (RFC 3261 8.1.3.1).
local NO_RESPONSE = { origin = "timeout", status = 408 }
local NOT_SENT = { origin = "transport", status = 503 }

-- ---- The log -------------------------------------------------------------------------------------------------------------

-- A text that came from the wire, as one word: nothing in it may end a line, look like a field, or command a terminal.
local function word(text)
    return (text:gsub("[^!-~]", function(byte)
        return ("\\x%02x"):format(byte:byte())
    end))
end

-- The same for a sentence, which has blanks.
local function words(sentence)
    return (sentence:gsub("[^ ]+", word))
end

-- ---- What the transaction remembers ------------------------------------------------------------------------------------

local function note(name, value)
    KSR.pv.sets("$(avp(" .. name .. ")[*])", tostring(value))
end

local function noted(name)
    return KSR.pv.get("$avp(" .. name .. ")")
end

local function count(name)
    return tonumber(noted(name) or 0)
end

local function forget(name)
    KSR.pv.unset("$(avp(" .. name .. ")[*])")
end

-- A list is noted a line an item.
local function noted_list(name)
    local list = {}
    for item in (noted(name) or ""):gmatch("[^\n]+") do
        list[#list + 1] = item
    end
    return list
end

local function note_list(name, list)
    note(name, table.concat(list, "\n"))
end

-- The final responses of the targets that were given up. An AVP keeps the latest first; the answer is the other way round.
local function add_final(final)
    KSR.pv.sets("$avp(finals)", ("%s %d %s"):format(final.origin, final.status, final.message or ""))
end

local function finals()
    local list = {}
    while true do
        local noted_final = KSR.pv.get("$(avp(finals)[" .. #list .. "])")
        if not noted_final then
            return list
        end
        local origin, status, message = noted_final:match("^(%S+) (%d+) (.*)$")
        local response = sip.parse(message)
        table.insert(list, 1, { origin = origin, response = response, status = not response and tonumber(status) or nil })
    end
end

-- ---- Targets -----------------------------------------------------------------------------------------------------------
--
-- A target is a text: the Request-URI, a space, and the address to send it to, or "-" if that is the Request-URI's own.

local function uri_and_hop(target)
    return target:match("^(%S+) (%S+)$")
end

-- The gateways as targets. A caller who asked for this server is passed on with the gateway's address.
local function gateways()
    local uri, is_ours = KSR.pv.get("$ru"), KSR.is_myself_ruri()
    local user = uri:match("^%w+:([^@]*@)") or ""
    local targets = {}
    for gateway in setting("gateways"):gmatch("%S+") do
        local with_user = gateway:gsub("^%w+:", "%0" .. user:gsub("%%", "%%%%"))
        targets[#targets + 1] = (is_ours and with_user or uri) .. " " .. gateway
    end
    return targets
end

-- A URI without the header fields and the method that one of a Contact may have, and a Request-URI may not (RFC 3261 19.1.1).
-- What stands before the "@" may have the same characters.
local function request_uri(uri)
    local user, rest = uri:match("^([^@]*@)(.*)$")
    return (user or "") .. (rest or uri):gsub("[?].*$", ""):gsub(";[Mm][Ee][Tt][Hh][Oo][Dd]=[^;]*", "")
end

-- The server that a target leads to, whatever the user: what a hold is about.
local function server(target)
    local uri, hop = uri_and_hop(target)
    return (request_uri(hop == "-" and uri or hop):gsub("^(%w+:)[^@]*@", "%1"))
end

-- Whether a target leads to one of the gateways, and not to whomever a redirect names.
local function is_gateway(target)
    for gateway in setting("gateways"):gmatch("%S+") do
        if server(target) == server("- " .. gateway) then
            return true
        end
    end
    return false
end

local function is_held(target)
    return KSR.htable.sht_is_null("hold", server(target)) < 0
end

-- Why a server is left alone, the weakest reason first.
local FAILED_PROBE, FAILED_CALL, ITS_OWN_WISH = 1, 2, 3

-- The reason why a server is on hold, 0 if it is not, and for how many seconds more. An entry is the reason and its end.
local function hold_of(name)
    local reason, ends = (KSR.htable.sht_get("hold", name) or ""):match("^(%d+) (%d+)$")
    return tonumber(reason or 0), math.max(tonumber(ends or 0) - os.time(), 0)
end

-- Leaves a server alone for some seconds, 0 for no hold. A hold that is there never gets shorter, nor its reason weaker: what
-- fails later may have been sent earlier.
local function hold(target, seconds, reason)
    local name = server(target)
    local reason_before, left = hold_of(name)
    if seconds > 0 and (seconds > left or reason > reason_before) then
        seconds, reason = math.max(seconds, left), math.max(reason, reason_before)
        KSR.htable.sht_setxs("hold", name, ("%d %d"):format(reason, os.time() + seconds), seconds)
    end
end

local function reason_to_hold(response, failed)
    return response:has("Retry-After") and ITS_OWN_WISH or failed
end

-- The targets that this request may still go to.
local function targets_left()
    local left = {}
    if #noted_list("tried") >= tonumber(setting("targets")) then
        return left
    end
    for _, target in ipairs(noted_list("queue")) do
        if not is_held(target) then
            left[#left + 1] = target
        end
    end
    return left
end

local function take_target()
    local left = targets_left()
    local target = table.remove(left, 1)
    note_list("queue", left)
    return target
end

-- Sends the request to a target. False if it could not be sent.
local function relay(target)
    local uri, hop = uri_and_hop(target)
    if target ~= noted("target") then
        forget("credentials")
        forget("attempts")
    end
    note("target", target)
    forget("reply")
    forget("progress")
    local tried = noted_list("tried")
    tried[#tried + 1] = uri
    note_list("tried", tried)
    KSR.pv.sets("$ru", request_uri(uri))
    if hop == "-" then
        KSR.pv.unset("$du")
    else
        KSR.pv.sets("$du", hop)
    end
    KSR.tm.t_on_branch("ksr_branch_trunk")
    KSR.tm.t_on_reply("ksr_reply_trunk")
    KSR.tm.t_on_failure("ksr_failure_trunk")
    return KSR.tm.t_relay() > 0
end

-- ---- Deciding ----------------------------------------------------------------------------------------------------------

-- One line for a decision.
local function log(advice, action, from, call_id)
    KSR.notice(("trunk: code=%d origin=%s action=%s reason=%s%s from=%s method=%s call-id=%s %s\n"):format(
        advice.status, advice.origin, action, advice.reason, advice.hold and " hold=" .. advice.hold or "", word(from),
        word(advice.response.method or "-"), word(call_id or KSR.pv.get("$ci")), words(advice.sentence)))
end

-- Each step returns the target that the request goes to next, or nil if the step cannot be taken.
local steps = {}

function steps.failover()
    return take_target()
end

function steps.redirect(advice)
    local followed = count("redirects")
    if followed >= tonumber(setting("redirects")) then
        return nil
    end
    note("redirects", followed + 1)
    local queue = {}
    for _, contact in ipairs(advice.elements) do
        if not contact.value:find("%s") then
            queue[#queue + 1] = contact.value .. " -"
        end
    end
    for _, target in ipairs(noted_list("queue")) do
        queue[#queue + 1] = target
    end
    note_list("queue", queue)
    return take_target()
end

-- With the trunk's own credentials, if it has some for the realm. Only gateways get them: anybody can ask for a realm. Only of
-- an INVITE can CSeq be raised (RFC 3261 22.2), so that a challenge to another method is the caller's.
function steps.authenticate()
    if not KSR.is_INVITE() or not is_gateway(noted("target")) or KSR.uac.uac_auth() < 0 then
        return nil
    end
    note("raised", count("raised") + 1)
    note("credentials", "yes")
    note("attempts", count("attempts") + 1)
    return noted("target")
end

-- Takes the step that is advised, or the other one if it cannot be taken. A proxy is advised to leave a challenge to the
-- caller; the other step is for a proxy that has credentials of its own.
local function take_step(advice)
    local order = { advice.action, advice.otherwise }
    if advice.otherwise == "authenticate" then
        order = { advice.otherwise, advice.action }
    end
    for _, action in ipairs(order) do
        if action == "stop" then
            break
        end
        local target = steps[action] and steps[action](advice)
        if target then
            return action, target
        end
    end
    return "stop"
end

-- Holds the server of a target as advised. That the caller has cancelled changes nothing about the server, so the advice for
-- the hold is what it would be if he had not.
local function hold_as_advised(target, advice, subject, question)
    if question.context.cancelled then
        question.context.cancelled = false
        advice = sip.advise(subject, question)
    end
    if advice.hold_scope == "server" then
        hold(target, advice.hold, reason_to_hold(advice.response, FAILED_CALL))
    end
end

-- The advice that tells why a step was taken. With the trunk's own credentials, this server does what is a client's to do.
local function as_done(advice, action, subject, question)
    if action ~= "authenticate" then
        return advice
    end
    question.context.role = "client"
    return sip.advise(subject, question)
end

-- The addresses that need not be tried: those that were, and this server itself, to which a redirect may lead.
local function tried_or_own(response)
    local list = noted_list("tried")
    if response and response:has("Contact") then
        for _, contact in ipairs(response:elements("Contact")) do
            if KSR.is_myself(contact.value) then
                list[#list + 1] = contact.value
            end
        end
    end
    return list
end

-- Decides about a final response, {origin, status, message}: the target to go on with, or nil if there is none; and whether
-- the response may become the answer to the caller.
local function decide(final)
    local response = final.message and sip.parse(final.message)
    local question = {
        method = not response and KSR.pv.get("$rm") or nil, -- of a response, CSeq tells it
        context = {
            role = "proxy",
            origin = final.origin,
            progress = noted("progress") or "none",
            credentials = noted("credentials") ~= nil,
            attempts = count("attempts"),
            targets_left = #targets_left(),
            cancelled = KSR.tm.t_is_canceled() > 0,
        },
        policy = current_policy(),
        tried = tried_or_own(response),
    }
    local advice = sip.advise(response or final.status, question)
    local from = noted("target")
    hold_as_advised(from, advice, response or final.status, question)
    local action, target = take_step(advice)
    log(as_done(advice, action, response or final.status, question), action, server(from))
    -- What was answered or followed is not for the caller, nor is a redirect that leads nowhere new.
    local may_answer = action ~= "authenticate" and action ~= "redirect" and advice.reason ~= "redirect-exhausted"
    if may_answer then
        add_final(final)
    end
    return target, may_answer
end

-- ---- The answer to the caller --------------------------------------------------------------------------------------------

-- Takes over header fields of a response into the one that is to be sent.
local function append_fields(response, names)
    for _, name in ipairs(names) do
        for _, element in ipairs(sip.field(name) and response:elements(name) or {}) do
            KSR.hdr.append_to_reply(name .. ": " .. element.text .. "\r\n")
        end
    end
end

local function append_fields_of_code(response)
    local names = {}
    for _, header in ipairs(response.code and response.code.headers or {}) do
        names[#names + 1] = header.name
    end
    append_fields(response, names)
end

-- Every gateway is on hold: says when the first one will be back.
local function answer_all_held(targets)
    local least
    for _, target in ipairs(targets) do
        local _, seconds = hold_of(server(target))
        least = math.min(least or seconds, seconds)
    end
    if least then
        KSR.hdr.append_to_reply("Retry-After: " .. least .. "\r\n")
    end
    KSR.notice(("trunk: answer=503 reason=all-held call-id=%s No gateway may be tried, the first one in %s s.\n"):format(
        word(KSR.pv.get("$ci")), least or "?"))
    KSR.sl.send_reply(503, sip.phrase(503))
end

local function is_cancelled()
    return KSR.tm.t_is_canceled() > 0 and KSR.is_INVITE()
end

-- An INVITE that the caller has cancelled ends with 487, whatever the gateways said (RFC 3261 15.1.2). If a gateway has said
-- that last, tm relays it.
local function answer_cancelled(latest)
    if not (latest and latest.response and latest.response.status == 487) then
        KSR.sl.send_reply(487, sip.phrase(487))
    end
end

-- Sends the best of the final responses upstream. If that is the one that tm has at hand, tm relays it as it came.
local function answer(tm_has_latest)
    local branches = finals()
    if is_cancelled() then
        answer_cancelled(tm_has_latest and branches[#branches])
        return
    end
    -- What counts is whether it is an INVITE, and a method may be one that the library does not know.
    branches.method = KSR.is_INVITE() and "INVITE" or "INFO"
    branches.rule = setting("best_rule")
    local best = sip.best_response(branches)
    KSR.notice(("trunk: answer=%s reason=%s call-id=%s %s\n"):format(
        best.status or "none", best.reason, word(KSR.pv.get("$ci")), words(best.sentence)))
    if not best.status then
        KSR.tmx.t_drop()
    elseif not tm_has_latest or best.index ~= #branches or #best.challenges > 0 then
        local chosen = best.index and branches[best.index].response
        if chosen then
            append_fields_of_code(chosen)
        end
        for _, index in ipairs(best.challenges) do
            append_fields(branches[index].response, { "WWW-Authenticate", "Proxy-Authenticate" })
        end
        KSR.sl.send_reply(best.status, sip.phrase(best.status) or chosen and chosen.phrase or "")
    end
end

-- Sends the request to a target, and to the next one while that fails here; answers the caller if none is left.
local function proceed(target, tm_has_latest)
    while target do
        if relay(target) then
            return
        end
        tm_has_latest = false
        target = not is_cancelled() and decide(NOT_SENT) -- tm sends no INVITE that was cancelled
    end
    answer(tm_has_latest)
end

-- ---- Requests ------------------------------------------------------------------------------------------------------------

-- A request that opens a dialog or stands alone: it goes to the trunk.
local function route_to_trunk()
    KSR.hdr.remove("Route") -- the trunk is the route; one that leads here must not go on (RFC 3261 16.4)
    if KSR.is_method_in("IS") then
        KSR.rr.record_route()
    end
    local created = KSR.tm.t_newtran()
    if created <= 0 then
        if created < 0 then
            KSR.sl.sl_reply_error() -- no memory: that says nothing about a gateway
        end
        return
    end
    if KSR.dialog and KSR.is_INVITE() then
        KSR.dialog.dlg_manage() -- counts CSeq on, for a trunk with credentials
    end
    local targets = gateways()
    note_list("queue", targets)
    local target = take_target()
    if target then
        proceed(target, false)
    else
        answer_all_held(targets)
    end
end

-- Whether an address is that of a gateway, or of another target that has taken a request.
local function is_taker(address)
    if KSR.htable.sht_is_null("taker", address) < 0 then
        return true
    end
    for gateway in setting("gateways"):gmatch("%S+") do
        local host_port = gateway:gsub("^%w+:", ""):gsub("^[^@]*@", "")
        local host = host_port:match("^%[.-%]") or host_port:match("^[^:;?]+")
        if host and KSR.ipops.dns_int_match_ip(host, address) > 0 then
            return true
        end
    end
    return false
end

-- Anybody can make up a To tag and a Route, so these open nothing: a request in a dialog has to come from one of its sides.
local function is_allowed()
    local address = KSR.pv.get("$si")
    return KSR.ipops.is_in_subnet(address, setting("callers")) > 0
        or KSR.siputils.has_totag() > 0 and is_taker(address)
end

local function refuse()
    KSR.notice(("trunk: %s from %s was refused\n"):format(word(KSR.pv.get("$rm")), KSR.pv.get("$si")))
    if not KSR.is_ACK() then
        KSR.sl.send_reply(403, sip.phrase(403))
    end
end

-- A request in a dialog goes where the dialog goes. What it fails with is the caller's to deal with, and only logged.
local function route_in_dialog()
    if KSR.rr.loose_route() > 0 then
        KSR.tm.t_on_reply("ksr_reply_dialog")
        KSR.tm.t_relay()
    elseif KSR.is_ACK() then
        if KSR.tm.t_check_trans() > 0 then
            KSR.tm.t_relay()
        end
    else
        KSR.sl.send_reply(481, sip.phrase(481))
    end
end

function ksr_request_route()
    if KSR.maxfwd.process_maxfwd(10) < 0 then
        KSR.sl.send_reply(483, sip.phrase(483))
    elseif KSR.sanity.sanity_check(1511, 7) < 0 then
        KSR.notice("trunk: a malformed request from " .. KSR.pv.get("$si") .. " was refused\n")
    elseif KSR.is_CANCEL() then
        if KSR.tm.t_check_trans() > 0 then
            KSR.tm.t_relay()
        end
    elseif KSR.tmx.t_precheck_trans() > 0 then
        KSR.tm.t_check_trans()
    elseif KSR.tm.t_check_trans() == 0 then
        return -- a retransmission
    elseif not is_allowed() then
        refuse()
    elseif KSR.siputils.has_totag() > 0 then
        route_in_dialog()
    elseif KSR.is_OPTIONS() and KSR.is_myself_ruri() and KSR.pv.get("$rU") == nil then
        KSR.sl.send_reply(200, sip.phrase(200)) -- a probe of this server
    else
        route_to_trunk()
    end
end

-- ---- What comes back -----------------------------------------------------------------------------------------------------

-- Which branch of the transaction the target has. Once CSeq was raised for credentials, dialog raises it for all that follows
-- the INVITE, whoever takes it: the INVITE to the next target has to have it raised too. This header field tells dialog so,
-- which takes it out and has the caller see his own CSeq.
function ksr_branch_trunk()
    note("branch", KSR.tm.t_get_branch_index())
    if count("raised") > 0 and not noted("credentials") then
        KSR.hdr.append(("P-K-CSeq-Refresh: %d\r\n"):format(KSR.pv.get("$cs") + count("raised")))
    end
end

-- Notes each response, whole, with its branch. The failure route is shown what tm holds to be best, and after a header field
-- that Kamailio cannot read it is shown nothing of those behind it.
function ksr_reply_trunk()
    if KSR.tm.t_get_branch_index() ~= tonumber(noted("branch")) then
        return -- a late one, of a target that was given up
    end
    local status = KSR.pv.get("$rs")
    if status > 100 and status < 300 then
        KSR.htable.sht_seti("taker", KSR.pv.get("$si"), 1)
    end
    if status == 100 then
        note("progress", noted("progress") or "trying")
    elseif status < 200 then
        local has_media = (KSR.pv.get("$rb") or "") ~= "" or noted("progress") == "early-media"
        note("progress", has_media and "early-media" or "ringing")
    elseif status >= 300 then
        local message = KSR.pv.get("$mb")
        local _, head_end = message:find("\r\n\r\n", 1, true)
        note("reply", message:sub(1, head_end))
    end
end

-- The target has failed. Without a response of its own that can be used, this server has given up waiting.
function ksr_failure_trunk()
    local message = noted("reply")
    local response = message and sip.parse(message)
    proceed(decide(response and { origin = "peer", status = response.status, message = message } or NO_RESPONSE))
end

function ksr_reply_dialog()
    if KSR.pv.get("$rs") < 300 then
        return
    end
    local response = sip.parse(KSR.pv.get("$mb"))
    if response then
        local usage = KSR.pv.get("$rm") == "SUBSCRIBE" and "subscription" or "invite"
        log(sip.advise(response, { context = { role = "proxy", usage = usage } }), "stop", KSR.pv.get("$si"))
    end
end

-- ---- Probes --------------------------------------------------------------------------------------------------------------

local function probe(gateway)
    KSR.pv.sets("$uac_req(method)", "OPTIONS")
    KSR.pv.sets("$uac_req(ruri)", gateway)
    KSR.pv.sets("$uac_req(furi)", "sip:probe@" .. KSR.pv.get("$HN(f)"))
    KSR.pv.sets("$uac_req(turi)", gateway)
    KSR.pv.seti("$uac_req(evroute)", 1)
    KSR.uac.uac_req_send()
end

-- Asks each gateway with OPTIONS whether it is alive, but for those that want to be left alone.
function ksr_rtimer_probe()
    for gateway in setting("gateways"):gmatch("%S+") do
        if hold_of(server("- " .. gateway)) ~= ITS_OWN_WISH then
            probe(gateway)
        end
    end
end

-- The answer to a probe, or none. A gateway that ails is left alone for a while, and longer with each probe that it fails,
-- unless it has said that it may be asked again at once; what probes have held, a good answer to one lets go.
function ksr_uac_event()
    local gateway = KSR.pv.get("$uac_req(ruri)")
    local response = KSR.pv.get("$uac_req(evtype)") == 1 and sip.parse(KSR.pv.get("$mb"))
    local advice = sip.advise(response or NO_RESPONSE.status, {
        method = not response and "OPTIONS" or nil,
        context = { ping = true, origin = response and "peer" or NO_RESPONSE.origin },
        policy = current_policy(),
    })
    local target = "- " .. gateway
    if advice.health then
        hold(target, advice.hold or tonumber(setting("probe_hold")), reason_to_hold(advice.response, FAILED_PROBE))
        log(advice, "hold", gateway, "probe")
    elseif hold_of(server(target)) == FAILED_PROBE then
        KSR.htable.sht_rm("hold", server(target))
    end
end
