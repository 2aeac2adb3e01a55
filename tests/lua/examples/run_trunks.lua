-- Runs an example script for a trunk through all scenarios, with a stub in the place of its host.
--
-- usage: lua run_trunks.lua HOST EXAMPLES TESTS [nothing]
-- With `nothing`, sip.advise says no more than to stop, as if there were no library: the scenarios have to notice.
local host, examples, tests, mode = ...
package.path = tests .. "/?.lua;" .. package.path
local sip = require "sipcodes"
local stub = require("stub_" .. host)
local scenarios = require "scenarios"

local function say_nothing(subject, options)
    local response = type(subject) == "userdata" and subject or sip.response{ status = subject, method = options.method }
    return {
        action = "stop", status = response.status, response = response, origin = "peer", reason = "nothing", sentence = "",
    }
end

if mode == "nothing" then
    package.loaded.sipcodes = setmetatable({ advise = say_nothing }, { __index = sip })
end

-- The script's text, with the gateways of a scenario instead of its own.
local function text_for(gateways)
    local file = assert(io.open(examples .. "/" .. stub.script))
    local text = file:read("*a")
    file:close()
    local names = {}
    for number = 1, gateways do
        names[number] = ("%q"):format(stub.gateway:format(number))
    end
    local list = "local GATEWAYS = { " .. table.concat(names, ", ") .. " }"
    local replaced, count = text:gsub("local GATEWAYS = %b{}", function() return list end)
    assert(count == 1, "the script has one list of gateways")
    return replaced
end

-- Returns a function that runs the script with a host's globals, and returns the script's own.
local function loader(text)
    return function(globals)
        local env = setmetatable(globals, { __index = function(_, name)
            local value = _G[name]
            assert(value ~= nil or name == "app" or name == "channel", "there is no global '" .. tostring(name) .. "'")
            return value
        end })
        local chunk
        if setfenv then
            chunk = setfenv(assert(loadstring(text, "@" .. stub.script)), env)
        else
            chunk = assert(load(text, "@" .. stub.script, "t", env))
        end
        chunk()
        return env
    end
end

local function raw(reply)
    local lines = { ("SIP/2.0 %d %s"):format(reply[1], reply[2]), "CSeq: 1 INVITE" }
    for index = 3, #reply do
        lines[#lines + 1] = reply[index]
    end
    return table.concat(lines, "\r\n") .. "\r\n\r\n"
end

local function with_differences(scenario)
    local differences = scenario[host]
    if differences == false then
        return nil
    end
    local all = {}
    for key, value in pairs(scenario) do all[key] = value end
    for key, value in pairs(differences or {}) do all[key] = value end
    return all
end

-- What differs from what is expected, as a text; nil if nothing does.
local function check(scenario)
    local record = { called = {}, log = {}, holds = {}, functions = {}, raw = raw }
    function record.call(gateway)
        record.called[#record.called + 1] = gateway
        return assert(scenario.answers[#record.called], "a gateway is called that should not be: " .. gateway)
    end
    local ok, message = pcall(stub.run, loader(text_for(scenario.gateways or 2)), scenario, record)
    if not ok then
        return tostring(message)
    end
    local called = {}
    for index, number in ipairs(scenario.called) do called[index] = stub.gateway:format(number) end
    if table.concat(called, " ") ~= table.concat(record.called, " ") then
        return ("called %s instead of %s"):format(table.concat(record.called, " "), table.concat(called, " "))
    elseif scenario.outcome ~= record.outcome then
        return ("the caller gets %s instead of %s"):format(tostring(record.outcome), tostring(scenario.outcome))
    elseif #scenario.log ~= #record.log then
        return ("%d lines of log instead of %d:\n%s"):format(#record.log, #scenario.log, table.concat(record.log))
    end
    for index, expected in ipairs(scenario.log) do
        expected = expected:gsub("GW(%d)", function(number) return stub.gateway:format(number) end)
        local line = record.log[index]
        if not (line:find("^trunk: ") and line:find(expected, 1, true)) or line:gsub("\n$", ""):find("\n") then
            return ("the log says: %s\ninstead of: %s"):format(line, expected)
        end
    end
    for number = 1, 9 do
        local seconds, expected = record.holds[stub.gateway:format(number)], scenario.holds[number]
        if (seconds == nil) ~= (expected == nil) or seconds and math.abs(seconds - expected) > 1 then
            return ("gateway %d is on hold for %s instead of %s s"):format(number, tostring(seconds), tostring(expected))
        end
    end
end

local run, failed, with_decision = 0, 0, 0
for _, scenario in ipairs(scenarios) do
    local this = with_differences(scenario)
    if this then
        local difference = check(this)
        run = run + 1
        with_decision = with_decision + (#this.log > 0 and this.log[1]:find("code=", 1, true) and 1 or 0)
        if difference then
            failed = failed + 1
            if mode ~= "nothing" then
                print(("%s: %s: %s"):format(host, this.name, difference))
            end
        end
    end
end
if mode == "nothing" then
    print(("%s: without the library's advice, %d of %d scenarios with a decision fail"):format(host, failed, with_decision))
    assert(failed == with_decision and failed >= 12, "each decision is noticed")
else
    print(("%s: %d scenarios, %d failed"):format(host, run, failed))
    assert(failed == 0 and run >= 17)
end
