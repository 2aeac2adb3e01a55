"""Texts: what the package writes is what the C library writes, byte by byte."""

import ctypes
import itertools

import pytest

import sipcodes

FORMATS = {0: "text", 1: "markdown"}
UNKNOWN = (100, 199, 299, 399, 499, 599, 699, 450)


def written(page, form):
    return (page.text if form == 0 else page.markdown).encode()


def languages(library):
    """Those of the library, and two that are answered in one of them."""
    spoken = library.languages()
    assert list(sipcodes.languages) == spoken and "en" in spoken
    return [*spoken, "en-GB", "tlh"]


@pytest.mark.parametrize("form", FORMATS, ids=FORMATS.get)
def test_every_explanation(library, form):
    count = 0
    for lang, status in itertools.product(languages(library), {*sipcodes.codes, *UNKNOWN}):
        wanted = library.text("explain", status, lang.encode(), form)
        assert written(sipcodes.explain(status, lang), form) == wanted, (status, lang)
        count += 1
    assert count >= 3 * len(sipcodes.codes)


@pytest.mark.parametrize("form", FORMATS, ids=FORMATS.get)
def test_every_comparison(library, form):
    codes = sorted({*sipcodes.codes, 299, 499, 599})
    pairs = list(itertools.product(codes, repeat=2))
    assert len(pairs) > 9000
    for a, b in pairs:
        assert written(sipcodes.compare(a, b), form) == library.text("compare", a, b, b"en", form), (a, b)
    for lang in languages(library):
        for a, b in pairs[:: len(pairs) // 500]:
            assert written(sipcodes.compare(a, b, lang), form) == library.text("compare", a, b, lang.encode(), form), (a, b, lang)


@pytest.mark.parametrize("form", FORMATS, ids=FORMATS.get)
def test_every_explanation_of_a_cause(library, form):
    assert len(sipcodes.causes) > 127
    for lang, cause in itertools.product(languages(library), sipcodes.causes):
        wanted = library.text("cause_explain", cause, lang.encode(), form)
        assert written(sipcodes.explain_cause(cause, lang), form) == wanted, (cause, lang)


@pytest.mark.parametrize("form", FORMATS, ids=FORMATS.get)
def test_comparisons_of_causes(library, form):
    pairs = list(itertools.product(sipcodes.causes, repeat=2))[::7]
    assert len(pairs) > 2000
    for a, b in pairs:
        assert written(sipcodes.compare_causes(a, b), form) == library.text("cause_compare", a, b, b"en", form), (a, b)


@pytest.mark.parametrize("form", FORMATS, ids=FORMATS.get)
def test_every_page_of_advice(library, form):
    """The page of each code alone, which takes no structure with pointers of its own."""
    response, advice = ctypes.create_string_buffer(4096), ctypes.create_string_buffer(65536)
    nothing = (ctypes.c_void_p * 2)()
    for status in [*sipcodes.codes, *UNKNOWN]:
        if not 100 <= status <= 699:
            continue
        assert library.c.sipcodes_response_make(response, status, Bytes(None, 0), None, ctypes.c_size_t(0)) == 0, nothing
        assert library.c.sipcodes_advise(response, None, None, advice) == 0
        wanted = library.text("advice_page", advice, b"en", form)
        assert written(sipcodes.advise(status).page(), form) == wanted, status


class Bytes(ctypes.Structure):
    _fields_ = [("text", ctypes.c_char_p), ("length", ctypes.c_size_t)]


def test_pieces_make_up_the_page():
    for a, b in ((301, 430), (486, 600), (499, 400), (904, 401)):
        page = sipcodes.compare(a, b)
        flat = " ".join(str(page).split())
        assert len(page.pieces) > 10
        for piece in page.pieces:
            assert " ".join(piece.text.split()) in flat, (a, b, piece)


def test_labels_are_the_library_s(library):
    facts = sipcodes.vocabulary["fact"]
    assert len(facts) == 13
    for number, fact in enumerate(facts, 1):
        assert sipcodes.label(fact) == library.string("fact_label", number, b"en")
        for value, name in enumerate(sipcodes.vocabulary.get(fact, ())):
            assert library.string("value_name", number, value) == name
            assert sipcodes.label(fact, name) == (library.string("value_label", number, value, b"en") or name)


# ---- What a page opens with ----


def test_the_lead_of_an_explanation_is_in_the_language_of_the_page():
    for tag in sipcodes.languages:
        for code in (sipcodes.codes[486], sipcodes.codes[503]):
            assert sipcodes.explain(code, tag).lead == code.text("lead", tag) != ""
    assert sipcodes.explain(486, "vi").lead != sipcodes.explain(486, "en").lead == sipcodes.codes[486].lead


RESPONSE = b"SIP/2.0 420 Bad Extension\r\nUnsupported: 100rel\r\n"


@pytest.mark.parametrize("page", [sipcodes.explain(499), sipcodes.advise(503).page(), sipcodes.explain(RESPONSE)], ids=lambda page: page.title)
def test_a_page_without_an_opening_paragraph_opens_with_its_first_text(page):
    title, first, *_ = page.pieces
    assert "lead" not in {piece.part for piece in page.pieces} and title.part == "title" and page.lead == first.text != ""


EQUAL = (
    (sipcodes.explain, (486, sipcodes.codes[486], "486", "busy here")),
    (lambda code, lang: sipcodes.compare(486, code, lang), (600, sipcodes.codes[600], "busy everywhere")),
    (lambda code, lang: sipcodes.compare(code, 600, lang), (486, sipcodes.codes[486], "busy here")),
    (sipcodes.explain_cause, (17, sipcodes.cause(17), "user busy")),
    (lambda cause, lang: sipcodes.compare_causes(cause, 18, lang), (17, sipcodes.cause(17), "user busy")),
    (lambda code, lang: sipcodes.advise(code).page(lang), (503, sipcodes.codes[503])),
)


@pytest.mark.parametrize("ask, codes", EQUAL)
def test_equal_pages_are_equal_however_they_were_asked_for(ask, codes):
    for langs, language in ((("vi", "vi_VN", "VI-vn.UTF-8"), "vi"), ((None, "en", "en-GB", "tlh"), "en")):
        pages = {ask(code, lang) for code in codes for lang in langs}
        assert len(pages) == 1 and {page.language for page in pages} == {language}
    assert ask(codes[0], "vi") != ask(codes[0], "en")
