-- The constant adapter: every failure leads to the next gateway while there is one. Measures what routing costs without a
-- decision.
local constant = {}
local response = { status = 503, method = "INVITE" }

function constant.parse() return response end

function constant.advise(_, question)
    local is_last = question.context.targets_left == 0
    return { status = 503, response = response, origin = "peer", action = is_last and "stop" or "failover",
        reason = "constant", sentence = "The next one.", elements = {} }
end

function constant.best_response(branches)
    return { index = #branches, status = 500, challenges = {}, reason = "constant", sentence = "The last one." }
end

function constant.policy_rules() return {} end
function constant.phrase() return "OK" end
function constant.field() return nil end

return constant
