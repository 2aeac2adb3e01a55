---@meta sipcodes
-- The whole interface of the Lua module sipcodes, as annotations for LuaLS. It is the source of reference.md.
-- Behind each entry stand the functions of sipcodes.h that answer it.

--- What SIP response codes mean and what to do about them.
---
--- ```lua
--- local sip = require "sipcodes"
--- print(sip.phrase(486))                                 --> Busy Here
--- local advice = sip.advise{status = 503, method = "INVITE", headers = {["Retry-After"] = "30"}}
--- print(advice.action, advice.hold)                      --> failover   30
--- ```
---
--- What holds for everything here:
---
--- - **Numbers** are whole numbers: 486, and 486.0 in every Lua version. 180.5, "180", "180x" and numbers beyond a C `int` are
---   errors.
--- - **What cannot be answered** gives `nil` and a message: unknown codes, texts that cannot be read, messages that are no
---   response. That is what comes from the network or from a person. Messages are in English (sipcodes_strerror), as for a log;
---   the last result is the number of the error, which `sip.error_label` says in other languages.
--- - **What a program got wrong** is an error that names the argument and its position: wrong types, names of options, facts,
---   fields, tables, rules and context items that do not exist.
--- - **Lists** have the positions 1, 2 ... up to the last item: a hole, or a key that is no such position, is an error, because
---   Lua versions differ in where such a list ends.
--- - **Names** of values are those of sipcodes.h, such as "failover" or "called-party". They are the same in every release and
---   language. Where C has "none" or -1, a field is nil; where a fact is not known, it is "unknown".
--- - **Protected**: the module, records, responses, advices, pages, sets and policies cannot be changed; assigning to them is
---   an error. Lists are made anew each time they are read, so that changing one changes nothing else.
--- - **Identity**: a state has one record of each code, cause, row, header field, warn-code and protocol, so that they can be
---   compared with `==` and used as keys. Likewise, `sip.advise(number)` gives one object for a known status code,
---   however often it is asked; what belongs to a single call does not go under it as a key. All else that sip.advise is
---   asked gives a new one. Sets and policies are equal if they hold the same.
--- - **Languages**: `lang` is a tag such as "en" or "de-AT"; nil is "en". A language that the library does not speak is
---   answered in English, and so is a text that has no translation. Pieces and reasons say in `language` which it is; methods
---   that answer with one text, such as `code:text` and `code:note`, say it behind it.
--- - **Positions** in texts count from 1, in bytes.
--- - **Threads, forks**: nothing is kept outside the Lua state. Any number of states, threads and processes may use the module.
--- - **Speed**: keep what is called often in a local, `local phrase = sip.phrase`. `sip.phrase` and `sip.get` are the fastest
---   ways to a fact; a field of a record takes one or two steps more than one of a table. `sip.copy` is for loops that have
---   to be as fast as tables are.
---@class sipcodes
---@field _VERSION string  version of the library, such as "0.1.0" (sipcodes_version)
---@field iana_date string  day, as YYYY-MM-DD, on which IANA's registry was last compared with the data (sipcodes_iana_date)
---@field data_digest string  SHA-256 of the registry that the library was built from (sipcodes_data_digest)
---@field FOREVER number  math.huge: what `advice.remember` is for a redirect that holds for good (SIPCODES_FOREVER)
---@field codes table<integer, sipcodes.code>  records of the known codes by status; nil for other keys. `#` counts them; `pairs` goes through them in ascending order on Lua 5.2 and later, `sip.each()` on all (sipcodes_get, sipcodes_count, sipcodes_at)
---@field causes table<integer, sipcodes.cause>  records of the causes by number, likewise: `sip.each(sip.causes)` (sipcodes_cause_get, sipcodes_cause_count, sipcodes_cause_at)
---@field warnings table<integer, sipcodes.warning>  records of the warn-codes by number, likewise (sipcodes_warning_get, sipcodes_warning_at)
---@field protocols table<string, sipcodes.protocol>  records of the protocols of Reason by name, in any letter case, likewise (sipcodes_protocol_find, sipcodes_protocol_at)
---@field languages string[]  tags of the languages that the library speaks (sipcodes_language_at)
---@field sentences string[]  names of the sentences that `sip.sentence` says (sipcodes_sentence_at)
---@field policies string[]  names of the policies that the library knows: "rfc", "carrier"... (sipcodes_policy_at)
---@field best_rules string[]  names of the rules by which ties are broken, "repairable-first" first (sipcodes_best_rule_at)
---@field cause_tables string[]  names of the tables between status codes and causes, "rfc3398" first (sipcodes_cause_table_at)
local sip = {}

-- Codes -----------------------------------------------------------------------------------------------------------------

--- The record of a known code. (sipcodes_get)
---@param status integer
---@return sipcodes.code? code  the same object each time
---@return string? message  if the code is not known
---@return integer? error
function sip.get(status) end

--- The reason phrase of a known code, as registered. (sipcodes_phrase)
---@param status integer
---@return string? phrase
---@return string? message  if the code is not known
---@return integer? error
function sip.phrase(status) end

--- The code that a client must treat this one as (RFC 3261 8.1.3.2): itself if registered, else 183 for 1xx, else the x00 of its
--- class. (sipcodes_resolve)
---@param status integer
---@return integer? status
---@return string? message  if the number is not of 100-699
---@return integer? error
function sip.resolve(status) end

--- Goes through a collection in ascending order, protocols in IANA's: `for status, code in sip.each() do`. Of any other object
--- of the module it goes through the fields that are not nil, in their order here: `for name, value in sip.each(code) do`; of a
--- set through its codes, of a page through its differences. `pairs` does the same from 5.2 on. (sipcodes_at)
---@param object? any  sip.codes if nothing is given (nil is an error), sip.causes, sip.warnings, sip.protocols, or another object
---@return fun(): any, any iterator  key and record, or name and value
function sip.each(object) end

--- A copy of the facts as plain tables of your own: `sip.copy()[486].phrase`. It holds the fields of each code that are strings,
--- numbers and booleans, without the texts. Reading it is as fast as tables are; changing it changes nothing else. Making it
--- takes some 200 microseconds, so make it once. (sipcodes_at)
---@return table<integer, table> codes  by status
function sip.copy() end

--- The status code that a text stands for: a number, a status line, a phrase, a symbol or a slug. (sipcodes_find)
---@param text string  "486 Busy", "busy here", "BUSY_HERE"
---@return integer? status
---@return string? message  if it is no code, or if several go by it
---@return integer? error
function sip.find(text) end

--- All codes that a text stands for, ascending. (sipcodes_find_all)
---@param text string
---@return integer[]? statuses
---@return string? message  as for `sip.find`
---@return integer? error
function sip.find_all(text) end

--- The known codes whose phrases, header fields and texts hold words, best first. (sipcodes_search)
---@param words string  separated by white space; matched by their beginnings
---@param lang? string  searches the texts of this language
---@param limit? integer  the most that are returned; nil for all
---@return sipcodes.code[] codes  empty if none matches
function sip.search(words, lang, limit) end

--- True if two codes, in either order, have a comparison written for them. (sipcodes_is_curated)
---@param a integer|sipcodes.code
---@param b integer|sipcodes.code
---@return boolean
function sip.is_curated(a, b) end

--- All that is known of one code. `tostring` gives "486 Busy Here".
---@class sipcodes.code
---@field status integer  (sipcodes_code_status)
---@field phrase string  exactly as registered (sipcodes_code_phrase)
---@field symbol string  "BUSY_HERE" (sipcodes_code_symbol)
---@field slug string  "486-busy-here" (sipcodes_code_slug)
---@field reference string  RFC and section that define it, or where it was seen (sipcodes_code_reference)
---@field registered boolean  in IANA's registry (sipcodes_code_is_registered)
---@field challenge boolean  asks for credentials or security agreement (sipcodes_code_is_challenge)
---@field class string  "request-failure" (sipcodes_code_class)
---@field standing string  how official it is: "registered" (sipcodes_code_standing)
---@field action string  next step of who knows nothing but the code: "stop" (sipcodes_code_action)
---@field repair string  what has to change in the request; "none" for nothing (sipcodes_code_repair)
---@field elsewhere string  whether the same request may succeed at another target (sipcodes_code_elsewhere)
---@field again string  when it may be sent again (sipcodes_code_again)
---@field retry_after string  what Retry-After stands for (sipcodes_code_retry_after)
---@field scope string  what the response speaks for: "device" (sipcodes_code_scope)
---@field dialog_effect string  what it does to dialogs (sipcodes_code_dialog_effect)
---@field senders string[]  who sends it (sipcodes_code_senders)
---@field methods string[]  what it answers (sipcodes_code_methods)
---@field headers sipcodes.header[]  header fields to read it for: must, should, may, then general ones (sipcodes_code_header)
---@field aliases sipcodes.alias[]  other phrases of it (sipcodes_code_alias)
---@field related integer[]  codes worth knowing beside it, closest first (sipcodes_code_related)
---@field lead string  one sentence: what it means, in English as all texts here; other languages: `code:text` (sipcodes_code_text)
---@field description string  what it states, and what it does not
---@field when string  when one sees it
---@field fix string  how to fix it
---@field send string  for who answers: when to return it
---@field receive string  for who asked: what to do on it
---@field text_sources string[]  what the texts rest on (sipcodes_code_text_source)
local code = {}

--- One text in a language. (sipcodes_code_text)
---@param which "lead"|"description"|"when"|"fix"|"send"|"receive"
---@param lang? string
---@return string text
---@return string language  tag of the language that it is in
function code:text(which, lang) end

--- What a fact of the code rests on: "RFC 3261 21.4.24"; several are separated by "; ". (sipcodes_code_source)
---@param fact string  as in `sip.names("fact")`: "scope", "retry_after"
---@return string source  "" if the code does not have the fact
function code:source(fact) end

--- The sentence that qualifies a fact. (sipcodes_code_note)
---@param fact string
---@param lang? string
---@return string note  "" if there is none
---@return string language  tag of the language that it is in
function code:note(fact, lang) end

--- What a person reads for the value of a fact: "one device or contact". (sipcodes_value_label, sipcodes_code_value)
---@param fact string  not "headers", "senders" and "methods", which have no one value
---@param lang? string
---@return string label
function code:label(fact, lang) end

--- What it rests on that the code comes from a sender. (sipcodes_code_sender_source)
---@param sender string  "uas"
---@return string source  "" if it is not known to come from it
function code:sender_source(sender) end

--- A header field that a response should be read for. `tostring` gives its name.
---@class sipcodes.header
---@field name string  "Retry-After" (sipcodes_header_name)
---@field level "must"|"should"|"may"  how strongly an RFC asks for it (sipcodes_header_level, sipcodes_level_name)
---@field source string  (sipcodes_header_source)
---@field general boolean  any response of the class may carry it (sipcodes_header_is_general)
local header = {}

--- When the level applies. (sipcodes_header_condition)
---@param lang? string
---@return string condition  "" if always
function header:condition(lang) end

--- Another phrase under which a code is seen. `tostring` gives the phrase.
---@class sipcodes.alias
---@field phrase string  (sipcodes_alias_phrase)
---@field kind "obsolete"|"vendor"|"profile"  (sipcodes_alias_kind_of, sipcodes_alias_kind_name)
---@field user string  who says it: "Kamailio", "RFC 2543" (sipcodes_alias_user)
---@field source string  (sipcodes_alias_source)

-- Names, labels, languages ----------------------------------------------------------------------------------------------

--- The names of an enumeration, in order, those for "unknown" and "none" included where they have one. (sipcodes_fact_name,
--- sipcodes_value_name, sipcodes_level_name, sipcodes_part_name, sipcodes_text_name, sipcodes_field_name, sipcodes_problem_name,
--- sipcodes_context_name, sipcodes_context_value_name, sipcodes_advice_name, sipcodes_advice_value_name, sipcodes_trust_name,
--- sipcodes_cause_class_name, sipcodes_cause_standing_name, sipcodes_cause_condition_name, sipcodes_location_name,
--- sipcodes_direction_name, sipcodes_alias_kind_name)
---@param kind string  "fact", "context" and "advice" for the names of facts, context items and fields of advice; a fact ("scope"); a context item ("role"); a field of advice ("hold-scope"); "level", "alias-kind", "part", "field", "problem", "text", "trust", "cause-class", "cause-standing", "cause-condition", "location", "direction". "-" and "_" are the same
---@return string[] names
function sip.names(kind) end

--- What a person reads for a value. (sipcodes_fact_label, sipcodes_value_label, sipcodes_problem_label, sipcodes_policy_label,
--- sipcodes_best_rule_label, sipcodes_trust_label, sipcodes_cause_class_label, sipcodes_cause_standing_label,
--- sipcodes_cause_condition_label, sipcodes_location_label, sipcodes_cause_table_label)
---@param kind string  "fact", a fact, "problem", "trust", "cause-class", "cause-standing", "cause-condition", "location", "policy", "best-rule" or "cause-table"
---@param name string  of the value: `sip.label("scope", "device")`
---@param lang? string
---@return string? label  nil for values that have none, such as those of "part"
function sip.label(kind, name, lang) end

--- The language that answers for a tag: "de" for "de-AT" or "de_AT.UTF-8". (sipcodes_language)
---@param tag string
---@return string? tag
---@return string? message  if the library does not speak it
---@return integer? error
function sip.language(tag) end

--- The language that serves best for a list of language ranges with weights, as Accept-Language has it:
--- `sip.negotiate("fr;q=0.8, en-GB")`. (sipcodes_language_negotiate)
---@param ranges string  what is not well-formed in it is passed over
---@return string? tag
---@return string? message  if none of them is spoken
---@return integer? error
function sip.negotiate(ranges) end

--- What is known of the language that answers for a tag. (sipcodes_language_name, sipcodes_language_english_name,
--- sipcodes_language_is_rtl, sipcodes_language_coverage)
---@param tag string
---@return sipcodes.language? language
---@return string? message  if the library does not speak it
---@return integer? error
function sip.language_about(tag) end

--- A language; a table of your own.
---@class sipcodes.language
---@field tag string  "de"
---@field name string  in the language itself: "Deutsch"
---@field english_name string  "German"
---@field rtl boolean  written from right to left; what is Latin in its texts stands between isolates
---@field labels integer  per cent that is translated of labels, names of values and the sentences of pages
---@field texts integer  likewise of what is written for single codes and causes; English stands in for the rest

--- A line "label: text [source]" with the punctuation of a language, as pages have it, for those who lay pieces out in a way of
--- their own. (sipcodes_labelled)
---@param label string  "" for none
---@param text string
---@param source? string  "" or nil for none
---@param lang? string
---@param markdown? boolean  the label is bold, and what means something in Markdown is escaped
---@return string line
function sip.labelled(label, text, source, lang, markdown) end

--- What the number of an error says, for a person, as it stands behind a colon: the last result of what could not be answered.
--- (sipcodes_error_label)
---
--- ```lua
--- local set, message, position, error = sip.set("408,foo")
--- print(message, sip.error_label(error, "en"))
--- ```
---@param error integer  as enum sipcodes_error of sipcodes.h has it
---@param lang? string
---@return string
function sip.error_label(error, lang) end

--- A sentence that programs say, one of `sip.sentences`: `sip.sentence("command.best_title", {number = "2"}, "de")`.
--- (sipcodes_sentence, sipcodes_sentence_argument)
---@param name string
---@param arguments? table<string, string>  what stands for each argument; just those that the sentence has
---@param lang? string
---@return string
function sip.sentence(name, arguments, lang) end

--- The name of a header field that the library reads, as it is written on the wire: "Contact" for "m". (sipcodes_field_find)
---@param name string  in any letter case, or the compact form
---@return string? name
---@return string? message  if its values are not read
---@return integer? error
function sip.field(name) end

-- Code sets -------------------------------------------------------------------------------------------------------------

--- Reads a code set: "408,5xx,!501". sipcodes.h has the terms. (sipcodes_set_parse)
---@param text string
---@return sipcodes.set? set
---@return string? message  if it cannot be read
---@return integer? position  of the term at fault
---@return integer? error
function sip.set(text) end

--- A set of status codes. `tostring` writes it as short as it can be (sipcodes_set_text), `#` counts its codes, `==` compares.
---@class sipcodes.set
local set = {}

--- (sipcodes_set_has)
---@param status integer
---@return boolean  false for numbers that are no status codes
function set:has(status) end

--- Goes through its codes, ascending: `for status in set:each() do`. The second value is true. (sipcodes_set_next)
---@return fun(): integer? iterator
function set:each() end

-- Explain and compare ---------------------------------------------------------------------------------------------------

--- Explains a code, or a response. (sipcodes_explain, sipcodes_explain_visit, sipcodes_explain_response,
--- sipcodes_explain_response_visit)
---@param subject integer|sipcodes.code|sipcodes.response
---@param lang? string
---@param options? sipcodes.explain_options  for responses only
---@return sipcodes.page? page
---@return string? message  if the number is no status code
---@return integer? error
function sip.explain(subject, lang, options) end

---@class sipcodes.explain_options
---@field context? string|table<string, string|integer|boolean>  as for `sip.advise`
---@field policy? string|sipcodes.policy  likewise
---@field tried? string[]  likewise

--- Compares two codes. (sipcodes_compare, sipcodes_compare_visit)
---@param a integer|sipcodes.code
---@param b integer|sipcodes.code
---@param lang? string
---@return sipcodes.page? page
---@return string? message  if one of the numbers is no status code
---@return integer? error
function sip.compare(a, b, lang) end

--- A page: an explanation, a comparison or an advice. It is written when it is read. `tostring` and `..` give its text; `#` is
--- the number of its differences and `page[1]` the first, nil if it has none.
---@class sipcodes.page
---@field text string  the page as plain text, one line a paragraph
---@field markdown string  the page as Markdown
---@field language string  tag of the language that it was asked for, or "en" where the library does not speak it (sipcodes_language)
---@field title string  text of the piece of that name; "" if the page has none
---@field lead string  likewise; of the explanation of a known code its text of that name, which is no piece (sipcodes_code_text)
---@field pieces sipcodes.piece[]  all of it, in order
---@field differences sipcodes.piece[]  those with part "difference"
---@field [integer] sipcodes.piece
local page = {}

--- Goes through its differences: `for number, difference in page:each() do`; or through the pieces of another part.
---@param part? string  "difference" (default), "fact", "common", "reference"...; as in `sip.names("part")`
---@return fun(): integer?, sipcodes.piece? iterator
function page:each(part) end

--- One piece of a page; a table of your own. (sipcodes_piece_part, sipcodes_piece_status, sipcodes_piece_cause,
--- sipcodes_piece_number, sipcodes_piece_fact, sipcodes_piece_label, sipcodes_piece_source, sipcodes_piece_language,
--- sipcodes_piece_text, sipcodes_piece_side)
---@class sipcodes.piece
---@field part string  "title", "lead", "card", "difference"...
---@field text string  without label and number
---@field label string  what stands before it: "Next step"; "" if nothing does
---@field source string  what it rests on; of the first side if it has sides; "" if it states no fact
---@field source2? string  what its second side rests on
---@field language string  tag of the language that the text is in
---@field status? integer  the code that it is about; nil if about both or none
---@field cause? integer  the cause that it is about, likewise
---@field number? integer  position in its list, from 1
---@field fact? string  the fact that it states
---@field side1? string  the half about the first code, of pieces that have sides
---@field side2? string  the half about the second

-- Responses -------------------------------------------------------------------------------------------------------------

--- Reads a response as it came from the network: from its status line to the end of its header section. (sipcodes_response_read)
---@param message string  any bytes
---@return sipcodes.response? response
---@return string? message  why it has to be dropped
---@return sipcodes.fault? fault  what is wrong, and where
---@return integer? error
function sip.parse(message) end

--- Makes a response of parts. (sipcodes_response_make)
---@param parts sipcodes.parts
---@return sipcodes.response? response
---@return string? message  if the status or the method cannot be one
---@return integer? error
function sip.response(parts) end

---@class sipcodes.parts
---@field status integer  100-699, or a known local code
---@field method? string  of the request; nil if CSeq tells it or it is not known
---@field headers? table<string, string|string[]>|string[][]  values, or lists of values in the order of the message, by name in any letter case; or a list of pairs {name, value} in the order of the message. Names that differ only in letter case count in the order of their bytes

--- A response. `tostring` gives its status and phrase.
---@class sipcodes.response
---@field status integer  (sipcodes_response_status)
---@field phrase string  as it came; "" if it has none, and if it was made of parts (sipcodes_response_phrase)
---@field method? string  of the request: what was given, or that of CSeq (sipcodes_response_method_name, sipcodes_response_method)
---@field code? sipcodes.code  the record of its status; nil if not known
---@field faults sipcodes.fault[]  what is wrong with its header section (sipcodes_response_next_fault)
local response = {}

--- True if it has the field, well-formed or not. (sipcodes_response_has)
---@param field string  as for `sip.field`; an error if the library does not read it
---@return boolean
function response:has(field) end

--- The elements of a field over all its lines, in order, without the malformed ones. (sipcodes_response_next)
---@param field string  as for `sip.field`; an error if the library does not read it
---@return sipcodes.element[] elements
---@return sipcodes.fault[] faults  of the malformed ones (sipcodes_element_fault)
function response:elements(field) end

--- One element of a header field: one Contact, one challenge, one option tag. `tostring` gives its text.
---@class sipcodes.element
---@field value string  its main part; sipcodes.h tells which for each field (sipcodes_element_value)
---@field text string  the whole, as it is written (sipcodes_element_text)
---@field number? integer  (sipcodes_element_number)
---@field q integer  in thousandths, 1000 if it has none (sipcodes_element_q)
local element = {}

--- A parameter, with quotes, escapes and folds taken off. (sipcodes_element_parameter)
---@param name string  in any letter case
---@return string? value  "" for one without a value; nil if there is none
function element:parameter(name) end

--- What is wrong, and where; a table of your own. (struct sipcodes_fault)
---@class sipcodes.fault
---@field problem string  as in `sip.names("problem")`; `sip.label("problem", fault.problem)` is for people
---@field name? string  of the header field, as written; nil for the status line
---@field position integer  in the message; with header fields as parts, in the field's value

--- True if two URIs are equivalent (RFC 3261 19.1.4). (sipcodes_uri_equal)
---@param a string
---@param b string
---@return boolean
function sip.uri_equal(a, b) end

-- Advice ----------------------------------------------------------------------------------------------------------------

--- Says what to do about a response: `sip.advise(503)`, `sip.advise(response, {policy = "carrier"})`,
--- `sip.advise{status = 503, method = "INVITE"}` or `sip.advise{message = bytes}`. (sipcodes_advise)
---@param subject integer|sipcodes.code|sipcodes.response|sipcodes.question
---@param options? sipcodes.question  what is known besides, where subject is not a table: method and headers too where it is a status
---@return sipcodes.advice? advice  of `sip.advise(number)` with a known status code the same object each time
---@return string? message  if status, method or message cannot be one of a response
---@return sipcodes.fault? fault  what is wrong with the message
---@return integer? error
function sip.advise(subject, options) end

---@class sipcodes.question : sipcodes.parts
---@field status? integer
---@field message? string  the response as it came, instead of status, method and headers
---@field response? sipcodes.response  likewise
---@field context? string|table<string, string|integer|boolean>  what is known besides: "role=proxy, targets-left=2", or {role = "proxy", targets_left = 2}; names and values as in `sip.names("context")` (sipcodes_context_parse, sipcodes_context_set, sipcodes_context_get)
---@field policy? string|sipcodes.policy  a policy, or the name of one; "rfc" if nil
---@field tried? string[]  URIs that the request has been sent to already (sipcodes_context_tried)

--- What to do about a response. `tostring` gives its page as text. Numbers and names are those of sipcodes_advice_get and
--- sipcodes_advice_value_name; nil is "none".
---@class sipcodes.advice
---@field status integer  of the response
---@field response sipcodes.response  the response itself
---@field action string  the next step: "failover"
---@field otherwise? string  the step if that one cannot be taken
---@field repair string  what to change in the request; "none" for nothing
---@field delay? integer  milliseconds to wait before the step; 0 for at once
---@field delay_min? integer  where the time has to be random: the bounds that it is taken from
---@field delay_max? integer
---@field delay_from? string  who says so: "retry-after", "rfc", "house"
---@field hold? integer  seconds to send nothing else there
---@field hold_scope? string  how wide: "target", "usage", "server"
---@field remember? number  seconds for which the redirect holds for later requests too; 0 for this one only; sip.FOREVER
---@field session_expires? integer  seconds for the Session-Expires of the next request, at least
---@field min_se? integer  seconds for its Min-SE
---@field expires? integer  seconds for its Expires, at least
---@field field? string  the header field that `elements` are of
---@field missing? string  the header field that the response should have carried and does not
---@field dialog_effect string  for the request as the context has it
---@field reached string  was the user reached: "yes", "no", "unknown"
---@field health? boolean  whether it counts against the health of the target
---@field consent? boolean  whether a person has to agree to the step first
---@field origin string  who made the response, as the advice takes it
---@field treated_as? integer  the status code that this one is treated as
---@field relay? integer|false  for who passes it on: the status code to send upstream; false to send nothing
---@field elements sipcodes.element[]  what the step needs: the Contacts in the order to try, the challenges, or those of `field` (sipcodes_advice_next)
---@field reasons sipcodes.reason[]  why, the reason for the action first, in English; other languages: `advice:why` (sipcodes_advice_reason)
---@field reason string  id of the first: "busy-here"
---@field sentence string  text of the first
local advice = {}

--- Its reasons in a language. (sipcodes_advice_reason, sipcodes_advice_source, sipcodes_advice_is_warning, sipcodes_advice_text,
--- sipcodes_advice_language)
---@param lang? string
---@return sipcodes.reason[] reasons
function advice:why(lang) end

--- The advice as a page. (sipcodes_advice_page, sipcodes_advice_visit)
---@param lang? string
---@return sipcodes.page page
function advice:page(lang) end

--- One reason; a table of your own.
---@class sipcodes.reason
---@field id string  stable: "busy-here"
---@field text string  a sentence to log
---@field language string  tag of the language that it is in
---@field source string  what it rests on
---@field warning boolean

-- Policies --------------------------------------------------------------------------------------------------------------

--- A policy that the library knows. (sipcodes_policy_get)
---@param name string  as in `sip.policies`
---@return sipcodes.policy? policy
---@return string? message  if there is none
---@return integer? error
function sip.policy(name) end

--- Makes a policy of rules: "failover=408,5xx,!501; stop=480". sipcodes.h has the rules. (sipcodes_policy_parse)
---@param rules string
---@param base? sipcodes.policy|string  what the rules change; "rfc" if nil
---@return sipcodes.policy? policy
---@return string? message  if they cannot be read
---@return integer? position  of what is at fault
---@return integer? error
function sip.policy_rules(rules, base) end

--- Makes the codes that another product's text lists fail over: Kamailio's failover_reply_codes, a regular expression, or
--- FreeSWITCH's causes. (sipcodes_policy_import)
---@param text string
---@param base? sipcodes.policy|string
---@return sipcodes.policy? policy
---@return string? message  if it cannot be read
---@return integer? position  of what is at fault
---@return integer? error
function sip.policy_import(text, base) end

--- What is known of a policy of a name: label, source and rules. (sipcodes_policy_label, sipcodes_policy_source,
--- sipcodes_policy_rules)
---@param name string
---@param lang? string
---@return {name: string, label: string, source: string, rules: string}? about
---@return string? message  if there is none
---@return integer? error
function sip.policy_about(name, lang) end

--- Which codes lead to which step. `tostring` writes its rules, "" for the RFCs alone (sipcodes_policy_text); `==` compares.
---@class sipcodes.policy

-- Best response of a fork -----------------------------------------------------------------------------------------------

--- Chooses the best response of the branches, in the order in which they were received:
--- `sip.best_response{486, 503, method = "INVITE"}`. (sipcodes_best_response)
---@param branches sipcodes.branches
---@return sipcodes.best? best
---@return string? message  if a branch is no final response of 300-699, or the method is not one of `sip.names("methods")`
---@return integer? error
function sip.best_response(branches) end

---@class sipcodes.branches
---@field [integer] integer|sipcodes.response|sipcodes.branch
---@field method? string  of the request; INVITE if nil
---@field rule? string  as in `sip.best_rules`; "repairable-first" if nil

---@class sipcodes.branch
---@field status? integer  300-699; nil if the response tells it
---@field response? sipcodes.response
---@field origin? string  "peer" (default), "timeout", "transport", "local"; counts only under rules that say so

--- Which response was chosen. `tostring` gives its reasons, a line each.
---@class sipcodes.best
---@field index? integer  of the branch chosen, from 1; nil if there is none (sipcodes_best_index)
---@field status? integer  to send upstream; nil if nothing may be sent (sipcodes_best_status)
---@field is_allowed boolean  false if the rule chose what RFC 3261 16.7 does not allow (sipcodes_best_is_allowed)
---@field allowed sipcodes.set  what may be sent upstream, whatever the rule (sipcodes_best_allowed)
---@field challenges integer[]  branches whose WWW-Authenticate and Proxy-Authenticate have to be added (sipcodes_best_takes_challenges)
---@field reasons sipcodes.reason[]  why, in English; other languages: `best:why` (sipcodes_best_reason)
---@field reason string  id of the first: "fork-lowest-class"
---@field sentence string  text of the first
local best = {}

--- Its reasons in a language. (sipcodes_best_reason, sipcodes_best_source, sipcodes_best_is_warning, sipcodes_best_text,
--- sipcodes_best_language)
---@param lang? string
---@return sipcodes.reason[] reasons
function best:why(lang) end

--- What is known of a rule of a name. (sipcodes_best_rule_label, sipcodes_best_rule_source)
---@param name string
---@param lang? string
---@return {name: string, label: string, source: string}? about
---@return string? message  if there is none
---@return integer? error
function sip.best_rule_about(name, lang) end

-- Causes ----------------------------------------------------------------------------------------------------------------

--- The record of a cause. (sipcodes_cause_get, sipcodes_cause_find)
---@param cause integer|string  17, "q850:17", "User busy", "NORMAL_CLEARING"
---@return sipcodes.cause? cause  the same object each time
---@return string? message  if it is no cause, or if several go by it
---@return integer? error
function sip.cause(cause) end

--- All causes that a text stands for, ascending. (sipcodes_cause_find_all)
---@param text string
---@return integer[]? numbers
---@return string? message  if there is none
---@return integer? error
function sip.cause_find_all(text) end

--- All that is known of one cause. `tostring` gives "17 User busy".
---@class sipcodes.cause
---@field number integer  (sipcodes_cause_number)
---@field name string  in Q.850, or a private cause's symbol; "" if it is unassigned (sipcodes_cause_name)
---@field class string  "normal-event" (sipcodes_cause_class_of)
---@field standing string  "assigned" (sipcodes_cause_standing_of)
---@field source string  what name and standing rest on (sipcodes_cause_source)
---@field trust string  how far that has been checked (sipcodes_cause_trust)
---@field symbols table<string, string>  what the products of tables call it, by the name of the table (sipcodes_cause_symbol)
---@field lead string  texts in English; other languages: `cause:text` (sipcodes_cause_text)
---@field description string
---@field when string
---@field fix string
---@field text_sources string[]  (sipcodes_cause_text_source)
local cause = {}

--- One text in a language. (sipcodes_cause_text)
---@param which "lead"|"description"|"when"|"fix"
---@param lang? string
---@return string text
---@return string language  tag of the language that it is in
function cause:text(which, lang) end

--- What else the number is used for. (sipcodes_cause_note)
---@param lang? string
---@return string note  "" if there is none
---@return string language  tag of the language that it is in
function cause:note(lang) end

--- The cause that a table makes of a final status code. (sipcodes_cause_from_status)
---@param status integer|sipcodes.code  200-699
---@param cause_table? string  as in `sip.cause_tables`; "rfc3398" if nil
---@return integer? cause
---@return sipcodes.mapping|string|nil row  the row that says so; where there is no cause, the message
---@return sipcodes.mapping|integer|nil row_or_error  where there is no cause: the row that says that nothing becomes of it, or the number of the error
function sip.to_q850(status, cause_table) end

--- The status code that a table makes of a cause. (sipcodes_cause_to_status, sipcodes_location_find)
---@param cause integer|sipcodes.cause
---@param cause_table? string
---@param location? string  where the call was released, as in `sip.names("location")`: "U", "RPN"
---@return integer? status
---@return sipcodes.mapping|string|nil row  as for `sip.to_q850`
---@return sipcodes.mapping|integer|nil row_or_error
function sip.from_q850(cause, cause_table, location) end

--- One row of a table: what it makes of a status code or of a cause. `tostring` gives subject and result: "486 -> 17".
---@class sipcodes.mapping
---@field table string  (sipcodes_mapping_table)
---@field direction "to-cause"|"to-status"  (sipcodes_mapping_direction)
---@field subject string  what it is about: "404", "4xx", "BYE", "other" (sipcodes_mapping_subject)
---@field from? integer  the one number that it is about; nil if several (sipcodes_mapping_from)
---@field to? integer  what it becomes; nil for nothing (sipcodes_mapping_to)
---@field is_default boolean  the row of what the table does not name (sipcodes_mapping_is_default)
---@field condition string  when it holds; "none" for always (sipcodes_mapping_condition)
---@field location? string  that goes with the cause (sipcodes_mapping_location)
---@field source string  (sipcodes_mapping_source)
---@field trust string  (sipcodes_mapping_trust)
---@field next? sipcodes.mapping  the next row about the same subject, which holds under another condition (sipcodes_mapping_next)
local mapping = {}

--- (sipcodes_mapping_note)
---@param lang? string
---@return string note  "" if there is none
---@return string language  tag of the language that it is in
function mapping:note(lang) end

--- The rows of a table in one direction, as its source has them. (sipcodes_cause_table_row)
---@param cause_table string
---@param direction "to-cause"|"to-status"
---@return sipcodes.mapping[] rows
---@return sipcodes.mapping? default  the row for all that no other row is about (sipcodes_cause_table_default)
function sip.cause_rows(cause_table, direction) end

--- What is known of a table. (sipcodes_cause_table_label, sipcodes_cause_table_source, sipcodes_cause_table_note,
--- sipcodes_cause_table_trust)
---@param cause_table string  in any letter case
---@param lang? string
---@return {name: string, label: string, source: string, note: string, note_language: string, trust: string}? about
---@return string? message  if there is none
---@return integer? error
function sip.cause_table_about(cause_table, lang) end

--- What a path of products makes of a status code: each turns it into a cause and back. (sipcodes_cause_path)
---@param status integer|sipcodes.code  200-699
---@param tables string[]
---@param keeps_location? boolean  the location that the first half of a table tells still counts in its second half
---@return sipcodes.cause_step[]? steps  one for each table; a step that has nothing to send is the last
---@return string? message  if the number is no final status code
---@return integer? error
function sip.cause_path(status, tables, keeps_location) end

--- What one product does to a call; a table of your own. (struct sipcodes_cause_step)
---@class sipcodes.cause_step
---@field table string
---@field received integer
---@field cause? integer
---@field sent? integer
---@field to_cause? sipcodes.mapping
---@field to_status? sipcodes.mapping

--- Explains a cause. (sipcodes_cause_explain, sipcodes_cause_explain_visit)
---@param cause integer|sipcodes.cause
---@param lang? string
---@return sipcodes.page? page
---@return string? message  if it is no cause
---@return integer? error
function sip.explain_cause(cause, lang) end

--- Compares two causes. (sipcodes_cause_compare, sipcodes_cause_compare_visit)
---@param a integer|sipcodes.cause
---@param b integer|sipcodes.cause
---@param lang? string
---@return sipcodes.page? page
---@return string? message  if one of them is no cause
---@return integer? error
function sip.compare_causes(a, b, lang) end

--- True if two causes, in either order, have a comparison written for them. (sipcodes_cause_is_curated)
---@param a integer|sipcodes.cause
---@param b integer|sipcodes.cause
---@return boolean
function sip.cause_is_curated(a, b) end

-- Reason and Warning ----------------------------------------------------------------------------------------------------

--- Reads the value of a Reason header field, as from a request or a call record. (sipcodes_reason_next)
---@param value string  without the name of the field
---@return sipcodes.reason_value[] reasons  without the malformed ones
---@return sipcodes.fault[] faults  of the malformed ones
function sip.read_reason(value) end

--- Writes the value of a Reason header field: `sip.write_reason{{protocol = "Q.850", cause = 17}}`. (sipcodes_reason_write)
---@param reasons sipcodes.reason_value[]  up to 64
---@return string? value  "" for no reasons
---@return string? message  if one of them cannot be written
---@return integer? index  of the reason at fault
---@return integer? error
function sip.write_reason(reasons) end

--- One value of Reason; a table of your own. (struct sipcodes_reason)
---@class sipcodes.reason_value
---@field protocol string  "SIP", "Q.850"...
---@field cause? integer
---@field text? string  without quotes and escapes
---@field location? string  "LPN"

--- What a warn-code stands for. `tostring` gives "370 Insufficient bandwidth".
---@class sipcodes.warning
---@field code integer  (sipcodes_warning_code)
---@field text string  as registered (sipcodes_warning_text)
---@field source string  (sipcodes_warning_source)
local warning = {}

--- What it means. (sipcodes_warning_meaning)
---@param lang? string
---@return string
function warning:meaning(lang) end

--- What to do about it. (sipcodes_warning_fix)
---@param lang? string
---@return string
function warning:fix(lang) end

--- A protocol that Reason header fields name. `tostring` gives its name.
---@class sipcodes.protocol
---@field name string  (sipcodes_protocol_name)
---@field registered boolean  (sipcodes_protocol_is_registered)
---@field source string  (sipcodes_protocol_source)
---@field takes_several boolean  a message may have several values of it (sipcodes_protocol_takes_several)
local protocol = {}

--- What its cause stands for. (sipcodes_protocol_meaning)
---@param lang? string
---@return string
function protocol:meaning(lang) end

--- Where it is used. (sipcodes_protocol_use)
---@param lang? string
---@return string
function protocol:use(lang) end

return sip
