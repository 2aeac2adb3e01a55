-- What gateways do, and what the example scripts for trunks have to make of it. One list for all hosts; where a host differs,
-- a scenario has a field of the host's name with what differs.
--
--   gateways   how many there are; 2 if not told
--   held       numbers of those that are on hold at the beginning
--   answers    what the gateways do, in the order in which they are called: {status, phrase, header lines...}, "timeout" for
--              silence, "unsendable" if the host cannot send; `ringing` and `media` for what comes before; "gone" if the
--              caller hangs up instead
--   number     what the caller dials; 12025550123 if not told
--   called     numbers of the gateways called, in order
--   outcome    "answered", or the status that the caller gets
--   log        texts that the lines of the log have to contain, a line each, in order
--   holds      for how many seconds gateways are on hold afterwards, by number
return {
    {
        name = "503 with Retry-After, then 200",
        answers = { { 503, "Service Unavailable", "Retry-After: 20" }, { 200, "OK" } },
        called = { 1, 2 }, outcome = "answered",
        log = { "code=503 origin=peer action=failover reason=server-unavailable hold=30 gateway=GW1" }, holds = { 30 },
        opensips = {
            log = { "code=503 origin=peer action=failover reason=server-on-hold hold=20 gateway=GW1" }, holds = { 20 },
        },
    },
    {
        name = "the first gateway answers",
        answers = { { 200, "OK" } },
        called = { 1 }, outcome = "answered", log = {}, holds = {},
    },
    {
        name = "486 stops",
        answers = { { 486, "Busy Here" } },
        called = { 1 }, outcome = 486, holds = {},
        log = { "code=486 origin=peer action=stop reason=busy-here gateway=GW1", "answer=486" },
    },
    {
        name = "603 stops",
        answers = { { 603, "Decline" } },
        called = { 1 }, outcome = 603, holds = {},
        log = { "code=603 origin=peer action=stop reason=declined gateway=GW1", "answer=603" },
    },
    {
        name = "603 Network Blocked, with a malformed Reason",
        answers = { { 603, "Network Blocked", 'Reason: Q.850;cause=21;text="v=analytics1' } },
        called = { 1 }, outcome = 603, holds = {},
        log = { "code=603 origin=peer action=stop reason=network-blocked gateway=GW1", "answer=603" },
    },
    {
        name = "401: FreeSWITCH and Asterisk have answered the challenge, so that it was rejected",
        answers = { { 401, "Unauthorized", 'WWW-Authenticate: Digest realm="carrier.example", nonce="n"' } },
        called = { 1 }, outcome = 401, holds = {},
        log = { "code=401 origin=peer action=stop reason=credentials-rejected gateway=GW1", "answer=401" },
        opensips = {
            answers = {
                { 401, "Unauthorized", 'WWW-Authenticate: Digest realm="carrier.example", nonce="n"' },
                { 401, "Unauthorized", 'WWW-Authenticate: Digest realm="carrier.example", nonce="m"' },
            },
            called = { 1, 1 },
            log = {
                "code=401 origin=peer action=authenticate reason=for-the-caller gateway=GW1",
                "code=401 origin=peer action=stop reason=credentials-rejected gateway=GW1", "answer=401",
            },
        },
    },
    {
        name = "silence, then 200",
        answers = { "timeout", { 200, "OK" } },
        called = { 1, 2 }, outcome = "answered", holds = { 30 },
        log = { "code=408 origin=timeout action=failover reason=no-response hold=30 gateway=GW1" },
        asterisk = { log = { "code=408 origin=local action=failover reason=timeout-reported hold=30 gateway=GW1" } },
    },
    {
        name = "it rings until the time is up: nobody else is rung",
        answers = { { ringing = true, "timeout" } },
        called = { 1 }, outcome = 408, holds = {},
        log = { "code=408 origin=timeout action=stop reason=timeout-after-progress gateway=GW1", "answer=408" },
    },
    {
        name = "after early media, the next gateway is not asked",
        answers = { { media = true, 503, "Service Unavailable" } },
        called = { 1 }, outcome = 500, holds = {},
        log = { "code=503 origin=peer action=stop reason=policy-limit gateway=GW1", "answer=500" },
        -- Asterisk does not tell a dialplan of media before the answer.
        asterisk = false,
    },
    {
        name = "the request cannot be sent, then 200",
        answers = { "unsendable", { 200, "OK" } },
        called = { 1, 2 }, outcome = "answered", holds = { 30 },
        log = { "code=503 origin=transport action=failover reason=not-sent hold=30 gateway=GW1" },
        freeswitch = { log = { "code=503 origin=local action=failover reason=server-unavailable hold=30 gateway=GW1" } },
        asterisk = { log = { "code=500 origin=local action=failover reason=policy hold=30 gateway=GW1" } },
    },
    {
        name = "an unknown 499 stops",
        answers = { { 499, "Something Else" } },
        called = { 1 }, outcome = 499, holds = {},
        log = { "code=499 origin=peer action=stop reason=final gateway=GW1", "answer=499" },
    },
    {
        name = "503 with a malformed Retry-After, then 200",
        answers = { { 503, "Service Unavailable", "Retry-After: 2 0 seconds" }, { 200, "OK" } },
        called = { 1, 2 }, outcome = "answered", holds = { 30 },
        log = { "code=503 origin=peer action=failover reason=server-unavailable hold=30 gateway=GW1" },
    },
    {
        name = "a list of one: 503 goes to the caller as 500",
        gateways = 1,
        answers = { { 503, "Service Unavailable", "Retry-After: 20" } },
        called = { 1 }, outcome = 500, holds = {},
        log = { "code=503 origin=peer action=stop reason=no-target-left gateway=GW1", "answer=500" },
        opensips = {
            log = { "code=503 origin=peer action=stop reason=no-target-left hold=20 gateway=GW1", "answer=500" },
            holds = { 20 },
        },
    },
    {
        name = "500, then 404: the caller gets the better one",
        answers = { { 500, "Server Internal Error" }, { 404, "Not Found" } },
        called = { 1, 2 }, outcome = 404, holds = { 30 },
        log = {
            "code=500 origin=peer action=failover", "code=404 origin=peer action=stop reason=not-found gateway=GW2",
            "answer=404",
        },
    },
    {
        name = "404, then nothing more: a later gateway is not asked",
        gateways = 3,
        answers = { { 502, "Bad Gateway" }, { 404, "Not Found" } },
        called = { 1, 2 }, outcome = 404, holds = { 30 },
        log = { "code=502 origin=peer action=failover", "code=404 origin=peer action=stop", "answer=404" },
    },
    {
        name = "all gateways fail: the best of what they said",
        gateways = 3,
        answers = { "timeout", { 503, "Service Unavailable" }, { 504, "Server Time-out" } },
        called = { 1, 2, 3 }, outcome = 408, holds = { 30, 30 },
        log = { "code=408", "code=503", "code=504 origin=peer action=stop reason=no-target-left", "answer=408" },
    },
    {
        name = "the caller hangs up: nothing is decided, and nobody else is called",
        answers = { "gone" },
        called = { 1 }, outcome = "gone", log = {}, holds = {},
    },
    {
        name = "a gateway on hold is left out",
        held = { 1 },
        answers = { { 200, "OK" } },
        called = { 2 }, outcome = "answered", log = {}, holds = {},
    },
    {
        name = "503 from the only one that is not on hold",
        held = { 2 },
        answers = { { 503, "Service Unavailable" } },
        called = { 1 }, outcome = 500, holds = {},
        log = { "code=503 origin=peer action=stop reason=no-target-left gateway=GW1", "answer=500" },
    },
    {
        name = "all on hold",
        held = { 1, 2 },
        answers = {},
        called = {}, outcome = 503, log = { "answer=503 reason=all-held", }, holds = {},
        asterisk = { log = { "answer=503 cause=34 reason=all-held" } },
    },
    {
        name = "what is dialled cannot become a command of the host",
        number = "1&PJSIP/0900@${EXTEN}",
        answers = {},
        called = {}, outcome = 404, log = { "reason=number" }, holds = {},
        opensips = false, -- no command is made there
    },
}
