"""Records: they cannot change, and are compared, hashed, pickled, copied, matched, printed and turned into dicts."""

import copy
import io
import json
import pickle
import subprocess
import sys
from html.parser import HTMLParser

import pytest

import sipcodes

RAW = b"SIP/2.0 401 Unauthorized\r\nCSeq: 1 REGISTER\r\nWWW-Authenticate: Digest realm=\"a\", nonce=\"b\"\r\nRetry-After: x\r\n\r\n"
READ = sipcodes.parse(RAW)

RECORDS = {
    "Code": (sipcodes.codes[486], sipcodes.codes[600]),
    "Header": (sipcodes.codes[503].headers[0], sipcodes.codes[420].headers[0]),
    "Alias": (sipcodes.codes[422].aliases[0], sipcodes.codes[409].aliases[0] if sipcodes.codes[409].aliases else sipcodes.codes[486]),
    "CodeSet": (sipcodes.CodeSet("408,5xx"), sipcodes.CodeSet("408")),
    "Page": (sipcodes.compare(486, 600), sipcodes.explain(486)),
    "advice page": (sipcodes.advise(503).page(), sipcodes.advise(486).page()),
    "response page": (sipcodes.explain(RAW), sipcodes.explain(RAW, policy="carrier", context="role=proxy")),
    "Piece": (sipcodes.compare(486, 600).differences[0], sipcodes.compare(486, 600).differences[1]),
    "Response": (sipcodes.Response(503, "INVITE", {"Retry-After": "30"}), sipcodes.Response(503)),
    "read Response": (READ, sipcodes.parse(RAW + b"x")),
    "Element": (READ.elements("WWW-Authenticate")[0], READ.elements("Retry-After") or None),
    "Fault": (READ.faults[0], None),
    "Context": (sipcodes.Context(role="proxy", attempts=2, tried=["sip:a@b"]), sipcodes.Context()),
    "Policy": (sipcodes.Policy("carrier"), sipcodes.Policy()),
    "PolicyInfo": (sipcodes.policies["carrier"], sipcodes.policies["rfc"]),
    "Reason": (sipcodes.advise(486).reasons[0], sipcodes.advise(503).reasons[0]),
    "Advice": (sipcodes.advise(READ, context="role=uac", policy="carrier"), sipcodes.advise(503)),
    "Best": (sipcodes.best_response([486, (408, "timeout"), READ]), sipcodes.best_response([])),
    "Cause": (sipcodes.cause(17), sipcodes.cause(34)),
    "CauseRow": (sipcodes.map_status(486).row, sipcodes.map_status(487).row),
    "CauseTable": (sipcodes.cause_tables["rfc3398"], sipcodes.cause_tables["asterisk"]),
    "CauseAnswer": (sipcodes.map_cause(21), sipcodes.map_cause(17)),
    "CauseStep": (sipcodes.cause_path(480, ["asterisk"])[0], sipcodes.cause_path(486, ["asterisk"])[0]),
    "Language": (sipcodes.language_about("en"), None),
    "Protocol": (sipcodes.protocols["Q.850"], sipcodes.protocols["SIP"]),
    "ReasonValue": (sipcodes.ReasonValue("Q.850", 17), sipcodes.ReasonValue("Q.850", 18)),
    "WarnCode": (sipcodes.warn_codes[370], sipcodes.warn_codes[399]),
}
ALL = pytest.mark.parametrize("name", RECORDS)


def test_every_class_of_records_is_here():
    classes = {type(record).__name__ for record, _ in RECORDS.values()}
    public = {name for name in sipcodes.__all__ if isinstance(getattr(sipcodes, name), type)}
    assert classes == public - {"SIPStatus", "ParseError", "AmbiguousError"}


@ALL
def test_a_record_cannot_change(name):
    record, _ = RECORDS[name]
    before = repr(record)
    for field in (*getattr(record, "_fields", ()), "other", "__class__", "__dict__"):
        with pytest.raises((AttributeError, TypeError)):
            setattr(record, field, 1)
        with pytest.raises((AttributeError, TypeError)):
            delattr(record, field)
    assert not hasattr(record, "__dict__")
    for value in (getattr(record, field) for field in getattr(record, "_fields", ())):
        assert not isinstance(value, (list, dict, set, bytearray))
    assert repr(record) == before


@ALL
def test_copies_are_equal(name):
    record, other = RECORDS[name]
    copies = [copy.copy(record), copy.deepcopy(record), copy.deepcopy([record])[0]]
    copies += [pickle.loads(pickle.dumps(record, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for each in copies:
        assert type(each) is type(record)
        assert each == record and not each != record and hash(each) == hash(record)
        assert repr(each) == repr(record) and str(each) == str(record)
    assert len({record, *copies}) == 1
    assert record != other and record != "other" and record is not None
    assert (record == other) is False and record.__eq__(4) is NotImplemented


@ALL
def test_a_pickle_is_read_in_another_process(name):
    record, _ = RECORDS[name]
    program = "import pickle, sys; record = pickle.load(sys.stdin.buffer); print(ascii(repr(record)), ascii(str(record)))"
    done = subprocess.run([sys.executable, "-I", "-c", program], input=pickle.dumps(record), capture_output=True)
    assert done.stdout.decode().strip() == f"{ascii(repr(record))} {ascii(str(record))}", done.stderr


def test_codes_and_mappings_are_pickled_by_name():
    assert pickle.loads(pickle.dumps(sipcodes.codes)) is sipcodes.codes
    assert copy.deepcopy(sipcodes.codes) is sipcodes.codes
    assert pickle.loads(pickle.dumps(sipcodes.codes[486])) is sipcodes.codes[486]
    assert pickle.loads(pickle.dumps(sipcodes.SIPStatus.BUSY_HERE)) is sipcodes.SIPStatus.BUSY_HERE


def test_there_is_one_record_of_a_code():
    busy = sipcodes.codes[486]
    assert busy is sipcodes.get(486) is sipcodes.codes.get(486) is sipcodes.search("busy here")[0] is sipcodes.SIPStatus(486).code
    assert int(busy) == 486 and [0] * 500 != 1 and list(range(487))[busy] == 486
    assert {busy: 1}[sipcodes.get(486)] == 1


def test_codes_are_a_mapping():
    codes = sipcodes.codes
    assert len(codes) == len(list(codes)) == 95 and list(codes) == sorted(codes)
    assert [code.status for code in codes.values()] == list(codes) == [number for number, _ in codes.items()]
    assert list(reversed(list(codes)))[0] == 988 and codes == dict(codes)
    with pytest.raises(TypeError):
        codes[486] = 1
    with pytest.raises(TypeError):
        del codes[486]
    match codes:
        case {486: busy, 600: everywhere}:
            assert busy.phrase == "Busy Here" and everywhere.phrase == "Busy Everywhere"
        case _:
            pytest.fail("codes is no mapping for match")


@ALL
def test_repr_says_what_it_is(name):
    record, _ = RECORDS[name]
    assert type(record).__name__ in repr(record) and "object at 0x" not in repr(record) and "\n" not in repr(record)


def test_reprs_that_can_be_evaluated():
    for name in ("CodeSet", "Context", "Policy", "ReasonValue", "Reason", "Piece", "Fault", "Element", "Alias"):
        record, _ = RECORDS[name]
        assert eval(repr(record), vars(sipcodes)) == record, name


def test_match():
    match sipcodes.codes[486]:
        case sipcodes.Code(486, phrase):
            assert phrase == "Busy Here"
    match sipcodes.advise(503, headers={"Retry-After": "30"}):
        case sipcodes.Advice("failover", hold=30, hold_scope=scope):
            assert scope == "server"
    match sipcodes.read_reason("Q.850;cause=17")[0]:
        case sipcodes.ReasonValue("Q.850", cause, None):
            assert cause == 17
    for record, _ in RECORDS.values():
        for field in getattr(type(record), "__match_args__", ()):
            getattr(record, field)


WITH_DICT = {name: record for name, (record, _) in RECORDS.items() if hasattr(record, "to_dict")}


@pytest.mark.parametrize("name", WITH_DICT)
def test_a_dict_is_fit_for_json(name):
    document = WITH_DICT[name].to_dict()
    assert isinstance(document, dict) and document
    assert json.loads(json.dumps(document)) == document


def test_all_but_sets_and_policies_have_dicts():
    assert set(RECORDS) - set(WITH_DICT) <= {"CodeSet", "Policy"}


JSON = {
    "explain 486": lambda: sipcodes.codes[486].to_dict(),
    "explain 499": lambda: sipcodes.explain(499).to_dict(),
    "compare 486 600": lambda: sipcodes.compare(486, 600).to_dict(),
    "compare 904 401": lambda: sipcodes.compare(904, 401).to_dict(),
    "cause q850:17": lambda: [sipcodes.cause(17).to_dict()],
    "compare q850:17 q850:19": lambda: sipcodes.compare_causes(17, 19).to_dict(),
    "cause --table asterisk": lambda: sipcodes.cause_tables["asterisk"].to_dict(),
    "best 486 503 408:timeout": lambda: sipcodes.best_response([486, 503, "408:timeout"]).to_dict(),
    "advise --status 503 --header Retry-After:30 --policy carrier": lambda: sipcodes.advise(
        503, headers={"Retry-After": "30"}, policy="carrier"
    ).to_dict(),
}


@pytest.mark.parametrize("arguments", JSON)
def test_a_dict_is_the_command_s_json(command, arguments):
    done = subprocess.run([command, *arguments.split(), "--format", "json"], capture_output=True, check=True)
    wanted = json.loads(done.stdout)
    found = JSON[arguments]()
    assert (found if isinstance(wanted, type(found)) else [found]) == wanted


def test_every_code_and_many_pairs_are_the_command_s_json(command):
    def printed(*arguments):
        return json.loads(subprocess.run([command, *map(str, arguments), "--format", "json"], capture_output=True, check=True).stdout)

    codes = list(sipcodes.codes)
    for status in codes:
        assert [sipcodes.explain(status).to_dict()] == printed("explain", status)
    pairs = [(codes[i % 95], codes[(i * 7 + 3) % 95]) for i in range(150)]
    for a, b in pairs:
        assert sipcodes.compare(a, b).to_dict() == printed("compare", a, b), (a, b)
    for cause in range(1, 128, 4):
        assert [sipcodes.cause(cause).to_dict()] == printed("cause", f"q850:{cause}"), cause


# ---- Notebooks ----

SHOWN = {name: record for name, (record, _) in RECORDS.items() if hasattr(record, "_repr_markdown_")}


@pytest.mark.parametrize("name", SHOWN)
def test_markdown_for_notebooks(name):
    markdown = SHOWN[name]._repr_markdown_()
    assert markdown and ("# " in markdown or "**" in markdown)


def test_what_notebooks_show():
    assert {"Code", "Page", "Advice", "Best", "Cause"} <= set(SHOWN)
    assert sipcodes.compare(486, 600)._repr_markdown_() == sipcodes.compare(486, 600).markdown
    assert sipcodes.codes[486]._repr_markdown_() == sipcodes.explain(486).markdown


class Reader(HTMLParser):
    """The text of HTML, its tags, and whether these are well nested."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.text = [], [], io.StringIO()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        assert [name for name, _ in attributes] == (["lang", "dir"] if tag == "div" else [])
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.write(data)


@pytest.mark.parametrize("page", [sipcodes.explain(486), sipcodes.compare(486, 600), sipcodes.explain_cause(17), sipcodes.explain(499)])
def test_html_has_every_piece(page):
    read = Reader(page._repr_html_())
    assert not read.open and {"div", "h3", "p"} <= set(read.tags) <= {"div", "h3", "h4", "h5", "p", "ul", "ol", "li", "b", "small"}
    for piece in page.pieces:
        assert piece.text in read.text.getvalue()


@pytest.mark.parametrize("lang, begin", [("ar", '<div lang="ar" dir="rtl">'), ("vi_VN", '<div lang="vi" dir="ltr">'), (None, '<div lang="en" dir="ltr">')])
def test_html_says_its_language_and_direction(lang, begin):
    for html in (sipcodes.explain(486, lang)._repr_html_(), sipcodes.advise(503).page(lang)._repr_html_()):
        assert html.startswith(f"{begin}\n<h3>") and html.endswith("\n</div>") and html.count("<div") == 1


HOSTILE = "<script>alert(1)</script>\"'&amp;<img src=x onerror=alert(2)>"


@pytest.mark.parametrize("field", ["Warning", "Contact", "WWW-Authenticate", "Unsupported", "Retry-After", "Reason", "Allow", "Server"])
def test_a_hostile_value_is_shown_as_text(field):
    value = {"Contact": f'"{HOSTILE}" <sip:{HOSTILE}>', "Warning": f'399 {HOSTILE} "{HOSTILE}"'}.get(field, HOSTILE)
    for status in (302, 401, 420, 488, 503):
        message = f"SIP/2.0 {status} {HOSTILE}\r\nCSeq: 1 INVITE\r\n{field}: {value}\r\n\r\n".encode()
        for page in (sipcodes.explain(message), sipcodes.advise(message).page()):
            html = page._repr_html_()
            assert "<script" not in html and "<img" not in html
            assert set(Reader(html).tags) <= {"div", "h3", "h4", "h5", "p", "ul", "ol", "li", "b", "small"}
            markdown = page._repr_markdown_()
            assert "<script" not in markdown.replace("\\<", "") and "<img" not in markdown.replace("\\<", ""), markdown


# ---- Code sets ----


def test_code_sets_are_sets():
    a, b = sipcodes.CodeSet("408,5xx,!501"), sipcodes.CodeSet([503, 486])
    plain_a, plain_b = set(a), set(b)
    assert 503 in a and 501 not in a and len(a) == len(plain_a) == 100 and list(b) == [486, 503]
    assert set(a & b) == plain_a & plain_b and set(a | b) == plain_a | plain_b
    assert set(a - b) == plain_a - plain_b and set(a ^ b) == plain_a ^ plain_b
    assert (a & b <= a, a & b < a, a >= a, a > a, a <= b) == (True, True, True, False, False)
    assert not sipcodes.CodeSet() and len(sipcodes.CodeSet()) == 0 and bool(b)
    assert sipcodes.CodeSet(str(a)) == a and hash(sipcodes.CodeSet(str(a))) == hash(a)
    assert sipcodes.CodeSet(sipcodes.codes.values()) == sipcodes.CodeSet(list(sipcodes.codes))


def test_sip_status_is_like_http_status():
    assert len(sipcodes.SIPStatus) == len(sipcodes.codes)
    for member in sipcodes.SIPStatus:
        code = sipcodes.codes[member]
        assert (member.name, member.phrase, member.description) == (code.symbol, code.phrase, code.lead)
        kinds = {
            "provisional": member.is_provisional, "success": member.is_success, "redirection": member.is_redirection,
            "request-failure": member.is_request_failure, "server-failure": member.is_server_failure,
            "global-failure": member.is_global_failure,
        }
        if code.class_ != "local":
            assert [kind for kind, is_it in kinds.items() if is_it] == [code.class_]
        assert member.is_final == (200 <= member <= 699) and member.is_failure == (300 <= member <= 699)
    assert f"{sipcodes.SIPStatus.BUSY_HERE:d}" == "486" and sipcodes.SIPStatus["BUSY_HERE"] == 486
    with pytest.raises(ValueError):
        sipcodes.SIPStatus(499)
