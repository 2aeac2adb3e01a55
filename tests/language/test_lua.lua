-- test_lua.lua - the Lua module with the languages of make_catalog.py: it negotiates, and says in which language each text is.
local sip = require "sipcodes"

local checks = 0
local function same(got, expected, what)
    checks = checks + 1
    if got ~= expected then
        error(("%s: got %s, expected %s"):format(what or "value", tostring(got), tostring(expected)), 2)
    end
end

same(table.concat(sip.languages, " "), "en ar de zh-hans")

-- Negotiating and describing
same(sip.negotiate("de;q=0.8, zh-CN"), "zh-hans")
same(sip.negotiate("fr, de-AT;q=0.5, ar;q=0.4"), "de")
same(sip.negotiate("zh-TW, zh;q=0.9"), nil)
same(sip.negotiate("fr, *;q=0.1"), "en")
same(sip.negotiate("de\0, ar"), "ar")
local arabic, german = sip.language_about("ar-EG"), sip.language_about("de_DE.UTF-8")
same(arabic.tag .. arabic.name .. arabic.english_name, "arالعربيةArabic")
same(arabic.rtl, true)
same(german.name, "Deutsch")
same(german.rtl, false)
same(german.labels, 100)
same(german.texts, 99)

-- Texts; what lang asks for, and which language answers
local expected = {{"de-AT", "de"}, {"ar", "ar"}, {"fr", "en"}, {nil, "en"}}
local function tells(method, missing)
    for i = 1, #expected do
        local lang, language = expected[i][1], expected[i][2]
        same(select(2, method(lang)), language == "de" and missing or language, lang)
    end
end
local busy, not_found = sip.get(486), sip.get(404)
tells(function(lang) return busy:text("lead", lang) end, "en")
tells(function(lang) return busy:note("methods", lang) end, "en")
tells(function(lang) return not_found:text("when", lang) end, "de")
tells(function(lang) return not_found:text("fix", lang) end, "en")
local noted = 0
for _, cause in sip.each(sip.causes) do
    if cause:note() ~= "" then
        tells(function(lang) return cause:note(lang) end, "de")
        noted = noted + 1
    end
end
for _, name in ipairs(sip.cause_tables) do
    for _, direction in ipairs{"to-cause", "to-status"} do
        for _, row in ipairs((sip.cause_rows(name, direction))) do
            if row:note() ~= "" then
                tells(function(lang) return row:note(lang) end, "de")
                noted = noted + 1
            end
        end
    end
    local about = sip.cause_table_about(name, "de")
    if about.note ~= "" then same(about.note_language, "de") end
end
assert(noted > 50, noted)

-- Reasons, pieces, lines
for _, answer in ipairs{sip.advise(404), sip.best_response{486, 503}} do
    assert(#answer:why("de") > 0)
    for _, reason in ipairs(answer:why("de-CH")) do same(reason.language, "de") end
    for _, reason in ipairs(answer:why("fr")) do same(reason.language, "en") end
    for _, reason in ipairs(answer.reasons) do same(reason.language, "en") end
end
local languages = {}
for _, piece in ipairs(sip.explain(486, "de").pieces) do languages[piece.language] = true end
same(languages.de, true)
same(languages.en, true)
same(sip.labelled("a", "b", "c", "zh-CN"), "a：b［c］")
same(sip.labelled("a", "b", "c", "zh-TW"), "a: b [c]")

-- Sentences, errors
same(sip.sentence("complaint.unknown_option", {value = "x"}, "de-AT"), "⟦unknown option x⟧")
same(sip.sentence("complaint.unknown_option", {value = "x"}, "fr"), "unknown option x")
same(sip.error_label(select(3, sip.find("4O4")), "de"), "⟦nothing goes by that name⟧")
same(select(2, sip.find("4O4")), "'4O4': nothing goes by that name")
print(checks .. " checks passed")
