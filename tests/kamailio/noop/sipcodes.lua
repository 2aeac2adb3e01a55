-- The do-nothing adapter: in the place of libsipcodes, it advises to stop at whatever comes. With it the first failure is
-- relayed, and every scenario has to fail.
local noop = {}

function noop.response(status, phrase)
    return { status = status, phrase = phrase, has = function() return false end }
end

function noop.parse(message)
    local status, phrase = message:match("^SIP/2.0 (%d%d%d) ([^\r]*)")
    return status and noop.response(tonumber(status), phrase)
end

function noop.advise(subject)
    local response = type(subject) == "table" and subject or noop.response(subject)
    return { status = response.status, response = response, origin = "unknown", action = "stop", reason = "noop",
        sentence = "Nothing was decided.", elements = {} }
end

function noop.best_response(branches)
    local last = branches[#branches]
    return { index = #branches, status = last and last.status or 500, challenges = {}, reason = "noop",
        sentence = "Nothing was decided." }
end

function noop.policy() return {} end
noop.policy_rules = noop.policy
function noop.phrase() return "Nothing was decided" end
function noop.field() return nil end

return noop
