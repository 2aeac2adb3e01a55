-- texts.lua - prints the pages that texts.c prints, as the module gives them: text and Markdown of every code and cause, and of
-- pairs. The two outputs have to be equal, byte for byte.
local sip = require "sipcodes"

local pages = 0
local function print_page(name, page)
    pages = pages + 1
    io.write("== ", name, "\n", page.text, "== markdown\n", page.markdown)
end

-- Each code, also one that is not known, with itself and with every fifth other one.
local function print_all(kind, records, explain, compare)
    local numbers = {}
    for number in sip.each(records) do numbers[#numbers + 1] = number end
    for i, a in ipairs(numbers) do
        print_page(("%s %d"):format(kind, a), explain(a))
        for k = i % 5 + 1, #numbers, 5 do
            print_page(("%s %d %d"):format(kind, a, numbers[k]), compare(a, numbers[k]))
        end
    end
end

print_all("code", sip.codes, sip.explain, sip.compare)
print_all("cause", sip.causes, sip.explain_cause, sip.compare_causes)
print_page("code 499", sip.explain(499))
io.write(pages, " pages\n")
