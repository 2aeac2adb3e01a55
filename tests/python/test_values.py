"""What goes in: numbers and texts of every kind that is accepted, and what is said of those that are not."""

import enum
import pickle
import warnings
from email.message import Message
from fractions import Fraction

import numpy
import pytest

import sipcodes


class Status(enum.IntEnum):
    BUSY = 486


class Index:
    """A number by its __index__ alone."""

    def __index__(self):
        return 486


NUMBERS = [486, Status.BUSY, Index(), numpy.int64(486), numpy.uint16(486), numpy.array([486])[0], sipcodes.codes[486], sipcodes.SIPStatus(486)]

TAKE_NUMBERS = {
    "get": lambda number: sipcodes.get(number).status,
    "codes": lambda number: sipcodes.codes[number].status,
    "codes.get": lambda number: sipcodes.codes.get(number).status,
    "phrase": lambda number: sipcodes.find(sipcodes.phrase(number)),
    "resolve": sipcodes.resolve,
    "explain": lambda number: sipcodes.explain(number).to_dict()["status"],
    "compare": lambda number: sipcodes.compare(number, 600).pieces[0].status or 486,
    "advise": lambda number: sipcodes.advise(number).treated_as,
    "Response": lambda number: sipcodes.Response(number).status,
    "best_response": lambda number: sipcodes.best_response([number]).status,
    "CodeSet": lambda number: next(iter(sipcodes.CodeSet([number]))),
    "to_q850": lambda number: {17: 486}[sipcodes.to_q850(number)],
}


@pytest.mark.parametrize("name", TAKE_NUMBERS)
def test_every_kind_of_integer_is_a_status_code(name):
    for number in NUMBERS:
        assert TAKE_NUMBERS[name](number) == 486, repr(number)


NO_NUMBERS = [True, False, None, 486.0, b"486", [486], {486}, 486j, Fraction(486), numpy.bool_(True), numpy.float64(486), object]


@pytest.mark.parametrize("name", sorted({*TAKE_NUMBERS} - {"explain", "advise"}))
@pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
def test_what_is_no_integer_is_a_type_error_that_names_it(name, value):
    with warnings.catch_warnings(), pytest.raises(TypeError) as caught:
        warnings.simplefilter("error")
        TAKE_NUMBERS[name](value)
    assert str(caught.value) == f"a status code is an int, not {value!r}"


@pytest.mark.parametrize("name", ["explain", "advise"])
@pytest.mark.parametrize("value", [value for value in NO_NUMBERS if not isinstance(value, bytes)], ids=repr)
def test_no_integer_and_no_message(name, value):
    with pytest.raises(TypeError, match=r"a status code is an int, not "):
        TAKE_NUMBERS[name](value)


@pytest.mark.parametrize("name", ["codes", "codes.get"])
def test_a_name_is_no_key(name):
    with pytest.raises(TypeError, match="a status code is an int, not '486'"):
        TAKE_NUMBERS[name]("486")


OUTSIDE = [0, 99, 700, 1000, -1, 2**31, 2**31 + 486, 2**63, 2**64 + 486, -(2**64), 10**30]


@pytest.mark.parametrize("status", OUTSIDE)
def test_a_number_out_of_range(status):
    assert status not in sipcodes.codes
    assert sipcodes.codes.get(status, "other") == "other" and status not in sipcodes.CodeSet("all")
    with pytest.raises(KeyError) as caught:
        sipcodes.codes[status]
    assert caught.value.args == (status,)
    said = f"{status} is not a status code: these are 100 to 699, and the known local codes above"
    for ask in (sipcodes.get, sipcodes.phrase, sipcodes.explain, sipcodes.advise, sipcodes.Response, lambda number: sipcodes.compare(486, number)):
        with pytest.raises(ValueError) as caught:
            ask(status)
        assert str(caught.value) == said
    with pytest.raises(ValueError, match=f"^{status} is outside 100 to 699, where there is nothing to treat it as$"):
        sipcodes.resolve(status)
    with pytest.raises(ValueError, match=f"^{status} is no final status code of 200 to 699$"):
        sipcodes.to_q850(status)
    with pytest.raises(ValueError, match=f"^{status} is not a status code"):
        sipcodes.best_response([status])
    with pytest.raises(ValueError, match=f"^{status} is not a status code"):
        sipcodes.CodeSet([486, status])


@pytest.mark.parametrize("value", [True, 486.0, None, "486", object()], ids=repr)
def test_membership_of_what_is_no_number_is_false(value):
    assert value not in sipcodes.codes and value not in sipcodes.CodeSet("4xx")


TEXTS = ["486", "busy here", "Busy Here", "BUSY_HERE", "486-busy-here", "SIP/2.0 486 Busy Here", " 486 "]


@pytest.mark.parametrize("text", TEXTS)
def test_every_kind_of_name(text):
    assert sipcodes.find(text) == 486 and sipcodes.find_all(text) == (486,)
    assert sipcodes.get(text) is sipcodes.codes[486] and sipcodes.phrase(text) == "Busy Here" and sipcodes.resolve(text) == 486
    assert sipcodes.CodeSet([text]) == sipcodes.CodeSet("486")
    assert sipcodes.explain(text).title == "SIP 486 Busy Here"
    assert sipcodes.advise(text).treated_as == 486 and sipcodes.to_q850(text) == 17
    assert sipcodes.compare(text, 600).title == sipcodes.compare(486, 600).title


def test_unknown_and_ambiguous_names():
    for text in ("", "nope", "4O4", "486\0", "\N{SNOWMAN}"):
        for ask in (sipcodes.find, sipcodes.find_all, sipcodes.get, sipcodes.phrase, sipcodes.resolve, sipcodes.explain, sipcodes.advise):
            with pytest.raises(LookupError) as caught:
                ask(text)
            assert str(caught.value) == f"no status code goes by {text!r}"
    with pytest.raises(sipcodes.AmbiguousError, match="several go by 'Not Acceptable': 406, 606") as caught:
        sipcodes.find("Not Acceptable")
    assert caught.value.matches == (406, 606) and isinstance(caught.value, LookupError)
    with pytest.raises(ValueError, match="'700' is not a status code: these are 100 to 699"):
        sipcodes.find("700")


# ---- Causes, warn-codes, and pairs ----


@pytest.mark.parametrize("records, known, what", [(sipcodes.causes, 17, "cause"), (sipcodes.warn_codes, 370, "warn-code")], ids=["causes", "warn_codes"])
def test_the_keys_of_records_are_those_of_codes(records, known, what):
    record = records[known]
    for key in (numpy.int64(known), enum.IntEnum("Key", {"KEY": known}).KEY, records[known] if what == "cause" else known):
        assert records[key] is record is records.get(key) and key in records
    for key in (True, float(known), str(known), None, [known], numpy.bool_(True)):
        assert key not in records
        with pytest.raises(TypeError) as caught:
            records[key]
        assert str(caught.value) == f"a {what} is an int, not {key!r}"
    for key in (0, -1, 999, 10**30, numpy.int64(999)):
        assert key not in records and records.get(key) is None
        with pytest.raises(KeyError) as caught:
            records[key]
        assert caught.value.args == (key,)
    assert len(records) == len(dict(records)) == len(list(records)) > 10 and list(records) == sorted(records)
    assert repr(records).startswith("<sipcodes.") and pickle.loads(pickle.dumps(records)) is records


def test_a_pair_of_what_is_no_code_or_cause():
    assert sipcodes.is_curated("busy here", sipcodes.codes[600]) and not sipcodes.is_curated(486, 699)
    for a, b, wrong in ((5, 486, 5), (486, 700, 700), (486, -1, -1)):
        with pytest.raises(ValueError, match=f"^{wrong} is not a status code: these are 100 to 699"):
            sipcodes.is_curated(a, b)
    for a, b, wrong in ((1, 1000, 1000), (0, 17, 0)):
        with pytest.raises(ValueError, match=f"^{wrong} is not a cause: these are 1 to 127"):
            sipcodes.is_curated_cause(a, b)
    assert sipcodes.is_curated_cause("user busy", sipcodes.cause(18))


# ---- Texts: what holds for every function that reads one ----

READ_TEXTS = {
    "find": sipcodes.find,
    "find_all": sipcodes.find_all,
    "explain": sipcodes.explain,
    "search": sipcodes.search,
    "CodeSet": sipcodes.CodeSet,
    "find_cause": sipcodes.find_cause,
    "find_causes": sipcodes.find_causes,
    "cause": sipcodes.cause,
    "language": sipcodes.language,
    "Policy": sipcodes.Policy,
    "Policy.parse": sipcodes.Policy.parse,
    "Policy.from_text": sipcodes.Policy.from_text,
    "Context": sipcodes.Context,
    "parse": sipcodes.parse,
    "read_reason": sipcodes.read_reason,
    "field": sipcodes.field,
    "label": sipcodes.label,
    "uri_equal": lambda text: sipcodes.uri_equal("sip:bob@example.com", text),
    "lang": lambda text: sipcodes.explain(486, text),
    "table": lambda text: sipcodes.to_q850(486, text),
    "location": lambda text: sipcodes.from_q850(17, location=text),
    "method": lambda text: sipcodes.Response(486, text),
    "rule": lambda text: sipcodes.best_response([486], rule=text),
    "fact": sipcodes.codes[486].source,
    "header": lambda text: sipcodes.advise(503, headers={"Retry-After": text}),
}


@pytest.mark.parametrize("name", READ_TEXTS)
def test_a_lone_surrogate_is_a_value_error(name):
    with pytest.raises(ValueError) as caught:
        READ_TEXTS[name]("\ud800")
    assert r"\ud800" in str(caught.value)


# What a text that is no UTF-8 does not keep from being answered: it is no word, no language and no URI, or it stands in a value.
ANSWERED = {"search", "language", "field", "uri_equal", "lang", "header"}


@pytest.mark.parametrize("name", READ_TEXTS)
def test_a_surrogate_stands_for_a_byte_that_is_no_utf8(name):
    if name in ANSWERED:
        READ_TEXTS[name]("486\udcff")
        return
    with pytest.raises((ValueError, LookupError)) as caught:
        READ_TEXTS[name]("486\udcff")
    assert not isinstance(caught.value, UnicodeError) and (r"486\udcff" in str(caught.value) or r"486\xff" in str(caught.value))


@pytest.mark.parametrize("name", READ_TEXTS)
@pytest.mark.parametrize("text", ["x" * 2**20, "9" * 2**20, "\0" * 2**20, "486," * 2**18, '"' * 2**20], ids=lambda text: ascii(text[:4]))
def test_a_text_of_a_megabyte_is_answered_or_refused(name, text):
    try:
        READ_TEXTS[name](text)
    except (ValueError, LookupError) as error:
        assert repr(text[:20]).strip("'") in str(error)


@pytest.mark.parametrize("name", sorted({*READ_TEXTS} - {"language"}))
def test_what_is_no_text_is_a_type_error_that_names_it(name):
    value = 4.5
    with pytest.raises(TypeError, match=r"not 4\.5"):
        READ_TEXTS[name](value)


@pytest.mark.parametrize(
    "ask, said",
    [
        (lambda: sipcodes.CodeSet("408,9xx"), "the code set '408,9xx' cannot be read, at character 5"),
        (lambda: sipcodes.CodeSet("408, \N{SNOWMAN}"), "at character 6"),
        (lambda: sipcodes.Policy("nope"), "there is no policy 'nope'"),
        (lambda: sipcodes.Policy.parse("failover=486; drop=1"), "at character 15"),
        (lambda: sipcodes.Policy.from_text("code=4;"), "the text of a policy 'code=4;' cannot be read"),
        (lambda: sipcodes.Context("role=proxy, mood=bad"), "the context 'role=proxy, mood=bad' cannot be read, at character 13"),
        (lambda: sipcodes.Context(mood="bad"), "there is no context item 'mood'; there are: role, origin, usage,"),
        (lambda: sipcodes.Context(role="king"), "the context item 'role' cannot be 'king'"),
        (lambda: sipcodes.Context(attempts=-1), "the context item 'attempts' cannot be -1"),
        (lambda: sipcodes.advise(503, attempts=10**30), f"the context item 'attempts' cannot be {10**30}"),
        (lambda: sipcodes.advise(503, policy="nope"), "there is no policy 'nope'"),
        (lambda: sipcodes.best_response([486], rule="nope"), "there is no rule 'nope'"),
        (lambda: sipcodes.rule_source("nope"), "there is no rule 'nope'"),
        (lambda: sipcodes.best_response([486], method="nope"), "'nope' is no method"),
        (lambda: sipcodes.best_response(["486:nope"]), "'nope' is no origin"),
        (lambda: sipcodes.best_response([200]), "200 is no final response of 300 to 699"),
        (lambda: sipcodes.to_q850(486, "nope"), "there is no table of causes 'nope'"),
        (lambda: sipcodes.from_q850(17, location="nope"), "'nope' is no location of RFC 8606"),
        (lambda: sipcodes.from_q850(0), "0 is not a cause: these are 1 to 127"),
        (lambda: sipcodes.from_q850(815, "asterisk"), "815 is a cause that another product made up: the table 'asterisk' does not know it"),
        (lambda: sipcodes.cause_path(480, ["nope"]), "there is no table of causes 'nope'"),
        (lambda: sipcodes.codes[486].source("nope"), "'nope' is no fact"),
        (lambda: sipcodes.codes[486].text("nope"), "'nope' is no text"),
        (lambda: sipcodes.codes[486].label("senders"), "'senders' has no single value"),
        (lambda: sipcodes.label("action", "nope"), "'nope' is no action; there are: unknown, wait,"),
        (lambda: sipcodes.label("nope"), "there are no labels for 'nope'; there are for: class,"),
        (lambda: sipcodes.Response(503, "IN VITE"), "the method 'IN VITE' is no token"),
        (lambda: sipcodes.Response(503).elements("X-Y"), "'X-Y' is no header field whose values are read"),
        (lambda: sipcodes.read_reason(";;"), "the Reason ';;' cannot be read, at character 1"),
        (lambda: sipcodes.search("busy", limit=-1), "a limit is a number from 0 on, not -1"),
        (lambda: sipcodes.explain(486, "en\0"), "'en\\\\x00' has a NUL in it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_value_that_cannot_be_is_named(ask, said):
    wanted = TypeError if "no context item" in said else (ValueError, LookupError)
    with pytest.raises(wanted, match=said.replace("(", r"\(").replace("[", r"\[")):
        ask()


@pytest.mark.parametrize(
    "ask",
    [
        lambda value: sipcodes.CodeSet(value),
        lambda value: sipcodes.Context(value),
        lambda value: sipcodes.Context(tried=value),
        lambda value: sipcodes.advise(503, context=value),
        lambda value: sipcodes.advise(503, policy=value),
        lambda value: sipcodes.advise(503, tried=value),
        lambda value: sipcodes.advise(503, headers=value),
        lambda value: sipcodes.best_response(value),
        lambda value: sipcodes.write_reason(value),
        lambda value: sipcodes.write_reason([value]),
        lambda value: sipcodes.cause_path(486, value),
        lambda value: sipcodes.search("busy", limit=str(value)),
    ],
)
def test_a_collection_that_is_none_is_named(ask):
    with pytest.raises(TypeError, match=r"not '?45'?"):
        ask(45)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sipcodes.advise(503, tried="sip:bob@example.com"),
        lambda: sipcodes.cause_path(486, "asterisk"),
        lambda: sipcodes.best_response("486"),
        lambda: sipcodes.advise(503, headers="Retry-After: 3"),
    ],
)
def test_a_text_is_no_list(ask):
    with pytest.raises(TypeError, match="not '(sip:bob@example.com|asterisk|486|Retry-After: 3)'"):
        ask()


def test_a_bool_is_no_number_of_a_context_nor_the_other_way_round():
    for item, value in (("attempts", True), ("random", False), ("role", True), ("role", 1), ("anonymous", 2)):
        with pytest.raises(ValueError, match=f"the context item '{item}' cannot be {value}"):
            sipcodes.Context({item: value})
    with pytest.raises(TypeError, match="not True"):
        sipcodes.search("busy", limit=True)


# ---- Header fields and messages ----

MESSAGE = Message()
MESSAGE["Contact"] = "<sip:a@example.com>;q=0.5"
MESSAGE["contact"] = "<sip:b@example.com>"

HEADERS = {
    "mapping": {"Contact": "<sip:a@example.com>;q=0.5, <sip:b@example.com>"},
    "mapping of lists": {"Contact": ["<sip:a@example.com>;q=0.5", "<sip:b@example.com>"]},
    "mapping of tuples": {"m": ("<sip:a@example.com>;q=0.5", b"<sip:b@example.com>")},
    "pairs": [("Contact", "<sip:a@example.com>;q=0.5"), ("CONTACT", "<sip:b@example.com>")],
    "generator": (("Contact", f"<sip:{user}@example.com>{rest}") for user, rest in (("a", ";q=0.5"), ("b", ""))),
    "bytes": [(b"Contact", b"<sip:a@example.com>;q=0.5"), (b"m", b"<sip:b@example.com>")],
    "message": MESSAGE,
}


@pytest.mark.parametrize("name", HEADERS)
def test_header_fields_of_every_kind(name):
    response = sipcodes.Response(302, "INVITE", HEADERS[name])
    assert [(element.value, element.q) for element in response.elements("contact")] == [("sip:a@example.com", 0.5), ("sip:b@example.com", 1.0)]
    assert [element.value for element in sipcodes.advise(response).elements] == ["sip:b@example.com", "sip:a@example.com"]
    assert "Contact" in response and "m" in response and "Warning" not in response


@pytest.mark.parametrize(
    "headers, said",
    [
        ({"Retry-After": 30}, "a header field value is a str or bytes, not 30"),
        ({"Retry-After": None}, "a header field value is a str or bytes, not None"),
        ({30: "Retry-After"}, "a header field name is a str or bytes, not 30"),
        ([("a", "b", "c")], r"a header field is a pair of name and value, not \('a', 'b', 'c'\)"),
        (["ab"], "a header field is a pair of name and value, not 'ab'"),
    ],
)
def test_header_fields_that_are_none(headers, said):
    with pytest.raises((TypeError, ValueError), match=said):
        sipcodes.Response(503, headers=headers)


RAW = b"SIP/2.0 503 Overload \xe2\x98\x83\r\nCSeq: 7 INVITE\r\nRetry-After: 30 (lunch)\r\nWarning: soon\r\n\r\nbody: \xff"


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda raw: raw.partition(b"body")[0].decode()])
def test_messages_of_every_kind(kind):
    response = sipcodes.parse(kind(RAW))
    assert (response.status, response.phrase, response.method) == (503, "Overload \N{SNOWMAN}", "INVITE")
    assert response.elements("Retry-After")[0].number == 30
    assert [(fault.problem, fault.name) for fault in response.faults] == [("number", "Warning")]
    assert sipcodes.advise(kind(RAW)).hold == 30
    assert sipcodes.explain(kind(RAW)).title.startswith("SIP 503 Service Unavailable")


def test_a_message_is_copied():
    raw = bytearray(RAW)
    response = sipcodes.parse(raw)
    advice = sipcodes.advise(response)
    raw[:] = b"x" * len(raw)
    assert response.elements("Retry-After")[0].number == 30 and advice.hold == 30 and "503" in str(advice)


def test_what_is_no_message():
    with pytest.raises(sipcodes.ParseError, match="this is no SIP response, at byte 0") as caught:
        sipcodes.parse(b"INVITE sip:bob@example.com SIP/2.0\r\n")
    assert caught.value.text.startswith(b"INVITE") and caught.value.position == 0
    assert caught.value.problem in sipcodes.vocabulary["problem"]
    assert isinstance(caught.value, ValueError)
    for message in (7, None, ["SIP/2.0 200 OK"]):
        with pytest.raises(TypeError, match="a message is bytes or a str, not"):
            sipcodes.parse(message)
    with pytest.raises(TypeError, match="method and headers go with a status code"):
        sipcodes.advise(RAW, method="INVITE")


def test_bytes_that_are_no_utf8_are_kept():
    response = sipcodes.Response(503, headers=[("Warning", b'399 example.com "\xff\xfe"')])
    (element,) = response.elements("Warning")
    assert element.text.encode("utf-8", "surrogateescape") == b'399 example.com "\xff\xfe"'


def test_what_the_package_returns_it_takes():
    """Bytes that are no UTF-8, through a record and back."""
    value = b'"b\xf6b" <sip:bob@example.com;z=\xf6>;x="\xff"'
    (element,) = sipcodes.Response(302, headers=[("Contact", value)]).elements("Contact")
    assert element.value == "sip:bob@example.com;z=\udcf6"
    again = sipcodes.Response(302, "INVITE", [("Contact", element.text)] * 20)
    assert again.elements("Contact")[:20] == (element,) * 20 and again.elements("Contact")[0].parameter("x") == "\udcff"
    assert pickle.loads(pickle.dumps(again)).elements("Contact") == again.elements("Contact")
    for advice in (sipcodes.advise(again, tried=[element.value]), sipcodes.advise(again, tried=["sip:x@example.com", element.value] * 3)):
        assert advice.elements == () != sipcodes.advise(again).elements and advice.reasons[0].text and str(advice)
    assert sipcodes.uri_equal(element.value, element.value) and not sipcodes.uri_equal(element.value, "sip:bob@example.com;z=\udcff")
    assert sipcodes.uri_equal(element.value, b"sip:bob@example.com;z=\xf6")
    assert sipcodes.labelled(element.value, element.text, "") == f"{element.value}: {element.text}"


def test_a_reason_that_is_no_utf8_is_read_and_not_written():
    reasons = sipcodes.read_reason(b'Q.850;cause=17;text="Besetzt \xfc"')
    assert reasons[0].text == "Besetzt \udcfc" and sipcodes.read_reason('Q.850;cause=17;text="Besetzt \udcfc"') == reasons
    with pytest.raises(ValueError, match=r"text='Besetzt \\udcfc'.*not UTF-8"):
        sipcodes.write_reason(reasons)


def test_the_place_of_a_mistake_behind_what_is_no_utf8():
    for text, place in (("408,\udcff", 4), ("408,\N{SNOWMAN}", 4), ("\udcff", 0)):
        with pytest.raises(sipcodes.ParseError) as caught:
            sipcodes.CodeSet(text)
        assert (caught.value.position, caught.value.text) == (place, text)


# ---- Reasons ----


@pytest.mark.parametrize(
    "fields, wrong",
    [
        ((5,), TypeError), ((None,), TypeError), ((b"Q.850", 17), TypeError), (("Q.850", True), TypeError), (("Q.850", "x"), TypeError),
        (("Q.850", [1]), TypeError), (("Q.850", 17.0), TypeError), (("Q.850", 17, 5), TypeError), (("Q.850", 17, "x", 5), TypeError),
        (("", 10**30), ValueError), (("", 17), ValueError), (("a b", 17), ValueError), (("x", 10**30), ValueError), (("x", -1), ValueError),
        (("x", 2**31), ValueError), (("Q.850", 128), ValueError), (("SIP", 99), ValueError), (("Q.850", 17, "a\nb"), ValueError),
        (("Q.850", 17, "\udcff"), ValueError), (("Q.850", 17, None, "nowhere"), ValueError), (("SIP", 486, None, "U"), ValueError),
    ],
    ids=repr,
)
def test_a_reason_that_cannot_be_is_refused_when_it_is_made(fields, wrong):
    for make in (lambda: sipcodes.ReasonValue(*fields), lambda: sipcodes.write_reason([fields])):
        with pytest.raises(wrong) as caught:
            make()
        assert any(repr(field) in str(caught.value) for field in fields)


def test_the_cause_of_a_reason_is_an_int():
    for cause in (17, numpy.int64(17), sipcodes.cause(17)):
        reason = sipcodes.ReasonValue("Q.850", cause, "busy", "U")
        assert type(reason.cause) is int and len({reason, sipcodes.ReasonValue("Q.850", 17, "busy", "U")}) == 1
        assert pickle.loads(pickle.dumps(reason)) == reason


def test_a_reason_that_was_read_is_as_it_was():
    (reason,) = sipcodes.read_reason("Q.850;cause=2147483648;location=nowhere")
    assert (reason.cause, reason.location) == (2**31, "nowhere") and pickle.loads(pickle.dumps(reason)) == reason
    with pytest.raises(ValueError):
        sipcodes.write_reason([reason])
    (large,) = sipcodes.read_reason("x;cause=2147483648")
    with pytest.raises(ValueError, match="cause=2147483648"):
        sipcodes.write_reason([large])


# ---- Contexts ----


def test_what_a_context_tells_makes_it_again():
    context = sipcodes.Context("role=proxy, targets-left=2", tried=["sip:a@example.com", "sip:\udcff@example.com"])
    assert sipcodes.Context(context.to_dict()) == context and sipcodes.advise(503, context=context.to_dict()).context == context
    assert sipcodes.Context(context.to_dict(), tried=["sip:b@example.com"], targets_left=1).to_dict() == {
        "role": "proxy", "targets_left": 1, "tried": ["sip:b@example.com"]
    }
    assert str(context) == "role=proxy, targets-left=2"
    with pytest.raises(TypeError, match="tried is a list of URIs, not 'sip:a'"):
        sipcodes.Context({"tried": "sip:a"})


def test_an_item_of_a_context_that_is_given_twice():
    for twice in ({"targets_left": 3, "targets-left": 2}, {"targets-left": 2, "targets_left": 2}):
        for ask in (sipcodes.Context, lambda items: sipcodes.Context(items, role="proxy"), lambda items: sipcodes.advise(503, context=items)):
            with pytest.raises(TypeError, match="^the context item 'targets[-_]left' is given twice$"):
                ask(twice)
    assert sipcodes.Context({"targets-left": 3}, targets_left=2).targets_left == 2
