-- check.lua - what the test scripts share: comparing, counting, reading rows of vectors.
local check = {}

local checked, differing = 0, 0
local most_printed = 20

--- Counts a comparison, and prints what differs.
function check.same(got, expected, what)
    checked = checked + 1
    if got == expected then return true end
    differing = differing + 1
    if differing <= most_printed then
        print(("%s\n  expected: %s\n  got:      %s"):format(what, tostring(expected), tostring(got)))
    end
    return false
end

--- Counts a call that has to raise an error with a text in it.
function check.fails(text, what, f, ...)
    local ok, message = pcall(f, ...)
    local found = not ok and tostring(message):find(text, 1, true) ~= nil
    return check.same(found and text or message, text, what)
end

--- Says how many comparisons there were, and ends with an error if one differed or if there were fewer than there have to be.
function check.finish(least)
    if checked < least then
        differing = differing + 1
        print(("only %d checks, there have to be %d"):format(checked, least))
    end
    print(("%d of %d checks differ"):format(differing, checked))
    if differing > 0 then error("differences", 0) end
end

--- The cells of each line of a file.
function check.rows(path)
    local file = assert(io.open(path, "rb"))
    local rows = {}
    for line in file:lines() do
        local cells = {}
        for cell in (line .. "\t"):gmatch("([^\t]*)\t") do cells[#cells + 1] = cell end
        rows[#rows + 1] = cells
    end
    file:close()
    return rows
end

--- A list of words as one text.
function check.words(list)
    local words = {}
    for i, word in ipairs(list) do words[i] = tostring(word) end
    return table.concat(words, " ")
end

--- The folder of the running script.
function check.folder() return arg[0]:match("^(.*/)") or "" end

return check
