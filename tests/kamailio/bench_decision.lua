-- What one decision of the routing script costs, beside one that is always the same: microseconds, the least of several rounds.
-- lua5.1 bench_decision.lua FOLDER...: each folder has a module sipcodes.
local ROUNDS, TIMES = 9, 20000
local MESSAGE = "SIP/2.0 503 Service Unavailable\r\n"
    .. "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK8c1f.4f6bd7b2.0\r\n"
    .. "Via: SIP/2.0/UDP 192.0.2.9:5060;received=192.0.2.9;branch=z9hG4bK776asdhds\r\n"
    .. "Record-Route: <sip:192.0.2.1;lr>\r\nFrom: <sip:alice@example.com>;tag=1928301774\r\n"
    .. "To: <sip:+15550100@example.com>;tag=314159\r\nCall-ID: a84b4c76e66710@192.0.2.9\r\nCSeq: 314159 INVITE\r\n"
    .. "Retry-After: 30\r\nServer: gateway\r\nContent-Length: 0\r\n\r\n"

local function measure(folder)
    package.cpath, package.path = folder .. "/?.so", folder .. "/?.lua"
    package.loaded.sipcodes = nil
    local sip = require "sipcodes"
    local policy = sip.policy_rules("base=carrier; hold=30")
    local function decide()
        local response = sip.parse(MESSAGE)
        local advice = sip.advise(response, { policy = policy, tried = { "sip:+15550100@192.0.2.11" },
            context = { role = "proxy", origin = "peer", progress = "none", credentials = false, attempts = 0,
                targets_left = 2, cancelled = false } })
        return advice.action, advice.otherwise, advice.hold_scope, advice.hold, advice.reason, advice.sentence
    end
    local least = math.huge
    for _ = 1, ROUNDS do
        local began = os.clock()
        for _ = 1, TIMES do
            decide()
        end
        least = math.min(least, os.clock() - began)
    end
    return least / TIMES * 1e6
end

for _, folder in ipairs(arg) do
    print(("%.2f us  %s"):format(measure(folder), folder))
end
