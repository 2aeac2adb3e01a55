-- memory.lua - aggressive collection, coroutines and finalizers: what is in use stays, what is not goes.
local folder = arg[0]:match("^(.*/)") or ""
local check = dofile(folder .. "check.lua")

-- Opened in a coroutine that is collected afterwards.
local sip = coroutine.wrap(function() return require "sipcodes" end)()
collectgarbage()
collectgarbage()
check.same(sip.phrase(486), "Busy Here", "opened in a coroutine")

local main_arg = arg
local function answers()
    arg = nil
    local text = dofile(folder .. "every.lua")
    arg = main_arg
    return text
end
local before = answers()

-- A coroutine that yields while it goes through things, one among many.
local walks = {}
for i = 1, 50 do
    walks[i] = coroutine.wrap(function()
        for status, code in sip.each() do coroutine.yield(status .. " " .. code.phrase) end
    end)
end
local walked
for step = 1, #sip.codes do
    for i = 1, #walks do
        local said = walks[i]()
        if i == 1 then walked = said end
        check.same(said, walked, "coroutines at step " .. step)
    end
end

-- The collector runs all the time, or in each step, or after so many instructions.
collectgarbage("setpause", 0)
collectgarbage("setstepmul", 1000000)
check.same(answers(), before, "setpause 0")
if debug and debug.sethook and not jit then
    debug.sethook(function() collectgarbage("step", 0) end, "", 50)
    check.same(answers(), before, "a step of the collector each 50 instructions")
    debug.sethook()
end
if not jit and (_VERSION == "Lua 5.2" or _VERSION == "Lua 5.4") then
    collectgarbage("generational")
    for _ = 1, 3 do check.same(answers(), before, "generational") end
    collectgarbage("incremental")
end

-- What an object was made of may go; the object has its own or keeps it.
local elements, page, inner
do
    local response = sip.parse("SIP/2.0 302 Moved\r\nContact: <sip:a@b>;q=0.7, <sip:c@d>\r\n" .. ("X: y\r\n"):rep(1000) .. "\r\n")
    local advice = sip.advise(response, {policy = sip.policy_rules("failover=486"), tried = {"sip:" .. "x@y"}})
    elements, page, inner = advice.elements, advice:page(), advice.response
end
local text = page.text
for _ = 1, 5 do
    collectgarbage()
    local fill = {}
    for i = 1, 2000 do fill[i] = ("z"):rep(i % 700) end
end
check.same(elements[1].value .. elements[2].value, "sip:c@dsip:a@b", "elements of what is gone")
check.same(page.text, text, "a page of what is gone")
check.same(inner:elements("m")[1].q, 700, "a response of what is gone")

-- A finalizer that changes the tables while they are read.
local question = {status = 302, tried = {}, headers = {Contact = {}}}
for i = 1, 100 do
    question.tried[i] = "sip:" .. i .. "@b"
    question.headers.Contact[i] = "<sip:" .. i .. "@b>"
end
local function hostile()
    question.headers.Contact = {"<sip:changed@b>"}
    for i = 1, 100 do question.tried[i] = ("t"):rep(200 + i) end
end
for _ = 1, 200 do
    if newproxy then
        getmetatable(newproxy(true)).__gc = hostile
    else
        setmetatable({}, {__gc = hostile})
    end
    local ok, answer = pcall(sip.advise, question)
    check.same(ok and type(answer) or (answer:find("changed while", 1, true) and "userdata"), "userdata", "a hostile finalizer")
end
collectgarbage("setpause", 200)
collectgarbage("setstepmul", 200)

-- Nothing grows with use.
local function use()
    for status = 100, 699 do
        sip.phrase(status)
        local one = sip.advise(status)
        local _ = one.sentence .. tostring(one:page())
    end
    sip.best_response{401, 503}
    sip.search("codec")
end
use()
collectgarbage()
collectgarbage()
local used = collectgarbage("count")
for _ = 1, 20 do use() end
collectgarbage()
collectgarbage()
check.same(collectgarbage("count") - used < 16, true, "kilobytes in use, before " .. used .. " and after " .. collectgarbage("count"))
check.finish(4000)
