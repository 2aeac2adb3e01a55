-- vectors_best.lua FILE - asks the module each case of a best response, its branches as numbers and tables and as responses.
local check = dofile((arg[0]:match("^(.*/)") or "") .. "check.lua")
local sip = require "sipcodes"

-- Branches as a script gives them: numbers and tables; or, with responses, what came from the network as a whole.
local function branches_of(cell, method, rule, as_responses)
    local branches = {method = method, rule = rule}
    for word in cell:gmatch("%S+") do
        local status, origin = word:match("^(%d+):?(.*)$")
        if origin ~= "" then
            branches[#branches + 1] = {status = tonumber(status), origin = origin}
        elseif as_responses then
            branches[#branches + 1] = sip.response{status = tonumber(status)}
        else
            branches[#branches + 1] = tonumber(status)
        end
    end
    return branches
end

local function numbers_of(set)
    local numbers = {}
    for status in set:each() do numbers[#numbers + 1] = status end
    return check.words(numbers)
end

local function answers(best)
    local challenges, reasons = {}, {}
    for i, branch in ipairs(best.challenges) do challenges[i] = branch - 1 end
    for i, reason in ipairs(best.reasons) do reasons[i] = reason.id end
    return {
        index = best.index and tostring(best.index - 1) or "",
        status = tostring(best.status or 0),
        allowed = numbers_of(best.allowed),
        ["is-allowed"] = best.is_allowed and "yes" or "no",
        challenges = check.words(challenges),
        reasons = check.words(reasons),
    }
end

local order = {"index", "status", "allowed", "is-allowed", "challenges", "reasons"}
local rules, rows = {}, 0
for _, cells in ipairs(check.rows(arg[1])) do
    rows = rows + 1
    rules[cells[4]] = true
    for _, as_responses in ipairs{false, true} do
        local best, message = sip.best_response(branches_of(cells[5], cells[3], cells[4], as_responses))
        if check.same(best ~= nil, true, cells[1] .. ": " .. tostring(message)) then
            local found = answers(best)
            for i, what in ipairs(order) do check.same(found[what], cells[5 + i], cells[1] .. " " .. what) end
        end
    end
end
for _, rule in ipairs(sip.best_rules) do check.same(rules[rule], true, rule .. " has a row") end
check.same(rows >= 70, true, "rows")
check.finish(900)
