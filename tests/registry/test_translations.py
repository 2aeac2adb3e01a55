"""The PO files: gettext takes them, the compiler reads them alike, they are complete and up to date, and no translation breaks
a rule of translations.py. Each rule finds a planted fault."""

import functools
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

import polib

import translations
from support import LIBRARY, REGISTRY, compile_registry

sys.path.insert(0, str(LIBRARY / "po"))

import coverage  # noqa: E402
import update  # noqa: E402

PO = LIBRARY / "po"
TAGS = sorted(path.stem for path in PO.glob("*.po"))
LANGUAGES = translations.read_languages(REGISTRY)
NAMES = translations.english_names(REGISTRY)


def tool(*arguments):
    """(status, what was said) of a tool of gettext."""
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@functools.cache
def template():
    with tempfile.TemporaryDirectory() as folder:
        run = compile_registry("--pot", Path(folder) / "sipcodes.pot")
        assert run.returncode == 0, run.stderr
        return (Path(folder) / "sipcodes.pot").read_text()


def write_template(path):
    path.write_text(template())
    return path


def write_labels(path):
    """The part of the template that every language has to have."""
    po = polib.pofile(template())
    po[:] = [entry for entry in po if coverage.part_of(entry.msgctxt) == "label"]
    po.save(str(path))
    return path


def needed(folder, tag):
    return write_template(folder / "all.pot") if LANGUAGES[tag].get("complete") else write_labels(folder / "labels.pot")


class FolderTestCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class Files(FolderTestCase):
    def test_every_language_has_a_file(self):
        self.assertEqual(TAGS, sorted(LANGUAGES.keys() - {"en"}))

    def test_gettext_takes_every_file(self):
        for tag in TAGS:
            self.assertEqual((tag, *tool("msgfmt", "--check", "-o", "/dev/null", PO / f"{tag}.po")), (tag, 0, ""))

    def test_no_text_lacks_a_translation_that_has_to_have_one(self):
        for tag in TAGS:
            status, said = tool("msgcmp", PO / f"{tag}.po", needed(self.folder, tag))
            self.assertEqual((tag, status), (tag, 0), said[:2000])

    def test_every_file_is_up_to_date(self):
        for tag in TAGS:
            shutil.copy(PO / f"{tag}.po", self.folder)
        update.main(["--po", str(self.folder)])
        for tag in TAGS:
            self.assertEqual((self.folder / f"{tag}.po").read_text(), (PO / f"{tag}.po").read_text(), f"{tag}: run ./run update-po")

    def test_the_compiler_reads_what_gettext_reads(self):
        for tag in TAGS:
            self.assertEqual(tool("msgfmt", "-o", self.folder / "all.mo", PO / f"{tag}.po")[0], 0)
            ours = {e.msgctxt: e.msgstr for e in polib.pofile(str(PO / f"{tag}.po")) if e.msgstr and not e.fuzzy and not e.obsolete}
            theirs = {entry.msgctxt: entry.msgstr for entry in polib.mofile(str(self.folder / "all.mo"))}
            self.assertGreater(len(ours), 800)
            self.assertEqual(ours, theirs)

    def test_every_language_has_a_glossary(self):
        for tag in TAGS:
            self.assertGreater(len(translations.read(LIBRARY, tag).glossary), 20, tag)


class Texts(unittest.TestCase):
    def test_no_translation_breaks_a_rule(self):
        for tag in TAGS:
            with self.subTest(tag):
                catalog = translations.read(LIBRARY, tag)
                self.assertGreater(len(catalog.entries()), 800)
                complaints = translations.lint(catalog)
                self.assertEqual(complaints, [], f"\n{len(complaints)} complaints:\n" + "\n".join(complaints[:40]))


class Update(FolderTestCase):
    """A PO file that is behind: a text is missing, one has changed, one is gone."""

    def setUp(self):
        super().setUp()
        self.path = self.folder / "de.po"
        po = polib.pofile(str(write_template(self.folder / "sipcodes.pot")))
        po.metadata["Language"] = "de"
        for entry in po:
            entry.msgstr = f"[{entry.msgid}]"
        po.remove(po.find("Learn More", msgctxt="page.references"))
        po.find("SIP {a} vs {b}", msgctxt="page.title_compare").msgid = "SIP {a} versus {b}"
        po.append(polib.POEntry(msgctxt="page.gone", msgid="Gone", msgstr="Weg"))
        po.save(str(self.path))

    def entry(self, context):
        return next((entry for entry in polib.pofile(str(self.path)) if entry.msgctxt == context), None)

    def test_it_is_brought_up_to_date(self):
        update.main(["--po", str(self.folder)])
        self.assertEqual(self.entry("page.references").msgstr, "")
        changed = self.entry("page.title_compare")
        self.assertEqual((changed.msgid, changed.previous_msgid, changed.fuzzy), ("SIP {a} vs {b}", "SIP {a} versus {b}", True))
        self.assertIsNone(self.entry("page.gone"))
        self.assertEqual(self.entry("page.title_explain").msgstr, "[SIP {code}]")

    def test_a_language_that_is_not_complete_does_not_carry_bodies_without_translations(self):
        po = polib.pofile(str(self.path))
        next(entry for entry in po if entry.msgctxt == "code.486.fix").msgstr = ""
        po.save(str(self.path))
        update.main(["--po", str(self.folder), "de"])
        self.assertIsNone(self.entry("code.486.fix"))
        self.assertIsNotNone(self.entry("code.486.when"))

    def test_doing_it_again_changes_nothing(self):
        update.main(["--po", str(self.folder)])
        before = self.path.read_text()
        update.main(["--po", str(self.folder)])
        self.assertEqual(self.path.read_text(), before)

    def test_msgcmp_finds_what_is_missing(self):
        status, said = tool("msgcmp", self.path, self.folder / "sipcodes.pot")
        self.assertEqual(status, 1)
        self.assertIn("Learn More", (self.folder / "sipcodes.pot").read_text())
        self.assertIn("2 fatal errors", said)


class PlantedFaults(unittest.TestCase):
    """Each in an otherwise sound catalog of a few texts."""

    ENGLISH = {
        "code.486.when": "The callee is busy; see Retry-After, RFC 3261 21.4.24 and 600.",
        "page.when": "When You See It",
        "cause-page.common_class": 'Both belong to the class "{text}".',
        "code.486.act": "On 486, the proxy asks a registrar; the proxy of the caller waits.",
    }
    SOUND = {
        "zh-hans": {
            "code.486.when": "被叫正忙；参见 Retry-After、RFC 3261 21.4.24 和 600。",
            "page.when": "出现场景",
            "cause-page.common_class": "两者都属于“{text}”类。",
            "code.486.act": "收到 486 时，代理询问注册服务器；主叫的代理等待。",
        },
        "vi": {
            "code.486.when": "Người được gọi đang bận; xem Retry-After, RFC 3261 21.4.24 và 600.",
            "page.when": "Khi nào gặp",
            "cause-page.common_class": "Cả hai thuộc lớp “{text}”.",
            "code.486.act": "Khi nhận 486, proxy hỏi registrar; proxy của bên gọi chờ.",
        },
    }
    TERMS = {"zh-hans": "代理", "vi": "proxy"}

    def complaints(self, tag, never=(), read_twice="nothing", **planted):
        po = polib.POFile()
        po.metadata = {"X-Read-Twice": read_twice}
        for context, text in self.SOUND[tag].items():
            text = planted.get(context.replace(".", "_").replace("-", "_"), text)
            po.append(polib.POEntry(msgctxt=context, msgid=self.ENGLISH[context], msgstr=text))
        glossary = [translations.Row("proxy", "", [self.TERMS[tag]], list(never), "")]
        return translations.lint(translations.Catalog(tag, LANGUAGES[tag], po, glossary, set(), NAMES))

    def assert_found(self, tag, *reasons, **planted):
        complaints = self.complaints(tag, **planted)
        self.assertEqual(len(complaints), len(reasons), complaints)
        for reason in reasons:
            self.assertTrue(any(reason in complaint for complaint in complaints), (reason, complaints))

    def test_sound_texts_have_no_complaints(self):
        for tag in self.SOUND:
            self.assertEqual(self.complaints(tag), [])

    def test_english_that_was_left(self):
        english = "Người được gọi bận; this is what the other gateway has not told, Retry-After, RFC 3261 21.4.24, 600."
        self.assert_found("vi", "is English", code_486_when=english)
        self.assert_found("vi", "is the English", code_486_when=self.ENGLISH["code.486.when"])

    def test_a_text_in_another_script(self):
        self.assert_found("zh-hans", "of its letters in Hans", "is the English", "lacks the full stop", code_486_when=self.ENGLISH["code.486.when"])
        self.assert_found("zh-hans", "which is not of its script", page_when="出现の场面")
        self.assert_found("zh-hans", "which is not simplified", page_when="出現場景")
        self.assert_found("vi", "which is not of its script", page_when="Khi nào gặр")

    def test_a_code_that_is_lost_and_one_that_is_added(self):
        self.assert_found("zh-hans", "lacks the code 600", code_486_when="被叫正忙；参见 Retry-After、RFC 3261 21.4.24。")
        self.assert_found("vi", "has the code 503", code_486_act="Khi nhận 486 hay 503, proxy hỏi registrar; proxy của bên gọi chờ.")

    def test_a_name_that_is_translated(self):
        self.assert_found("vi", "lacks the name Retry-After", code_486_when="Người được gọi đang bận; xem RFC 3261 21.4.24 và 600.")

    def test_a_text_that_is_too_short_or_too_long(self):
        self.assert_found("zh-hans", "times the length", code_486_act="代理等待 486。")
        self.assert_found("vi", "times the length", cause_page_common_class="Cả hai thuộc lớp “{text}”" + ", " + "rất dài, " * 20 + "xong.")

    def test_full_stops(self):
        self.assert_found("zh-hans", "lacks the full stop", code_486_act="收到 486 时，代理询问注册服务器；主叫的代理等待")
        self.assert_found("zh-hans", "has the full stop", page_when="出现场景。")

    def test_quotation_marks(self):
        self.assert_found("vi", "quotes with \"", cause_page_common_class='Cả hai thuộc lớp "{text}".')
        self.assert_found("zh-hans", "has a “ without ”", cause_page_common_class="两者都属于“{text}类。")

    def test_spaces_and_widths_of_chinese(self):
        self.assert_found("zh-hans", "has no space in", code_486_act="收到486 时，代理询问注册服务器；主叫的代理等待。")
        self.assert_found("zh-hans", "has ASCII punctuation in", code_486_act="收到 486 时,代理询问注册服务器；主叫的代理等待。")
        self.assert_found("vi", "has a space too many", page_when="Khi nào  gặp")

    def test_a_term_that_is_translated_in_another_way(self):
        self.assert_found("zh-hans", "proxy: 0 of 1 texts have 代理", code_486_act="收到 486 时，转发器询问注册服务器；主叫一侧等待。")
        self.assert_found("vi", 'has "registrar" for proxy', never=["registrar"])

    def test_a_header_that_does_not_say_what_was_read_twice(self):
        self.assert_found("vi", "X-Read-Twice", read_twice="")
        self.assert_found("vi", "X-Read-Twice", read_twice="labels, codes")
        self.assertEqual(self.complaints("vi", read_twice="labels, code, cause-general"), [])

    def test_fuzzy_entries(self):
        po = polib.POFile()
        po.metadata = {"X-Read-Twice": "nothing"}
        po.append(polib.POEntry(msgctxt="page.when", msgid="When", msgstr="Khi", flags=["fuzzy"]))
        self.assertEqual(translations.lint(translations.Catalog("vi", LANGUAGES["vi"], po, [], set(), NAMES)), ["vi: page.when: is fuzzy"])


@functools.cache
def terms(tag):
    """(catalog, rows by term, texts by term) of a language."""
    catalog = translations.read(LIBRARY, tag)
    return catalog, translations.rows_by_term(catalog), translations.texts_of_terms(catalog)


def every_third(texts, change):
    """(copies of texts, the change made in every third that it changes, and how many these are)."""
    could, changed, copies = 0, 0, []
    for entry in texts:
        planted = change(entry.msgstr)
        could += planted != entry.msgstr
        take = planted != entry.msgstr and could % 3 == 1
        changed += take
        copies.append(SimpleNamespace(msgctxt=entry.msgctxt, msgid=entry.msgid, msgstr=planted if take else entry.msgstr))
    return copies, changed


class PlantedTerms(unittest.TestCase):
    """Terms that a part of the texts of the real files say in another way."""

    NAMED = ("proxy", "registrar", "dialog", "transaction", "header field", "gateway", "failover", "trunk", "challenge")
    NAMED += ("option tag", "forking", "request-uri", "target", "branch", "response", "request", "cause")
    LEAST_TERMS = {"vi": 180, "zh-hans": 220}  # that have texts; 55 in languages without bodies
    OTHER_WORDS = {
        "de": {
            "dialog": ("Dialog", "Gesprächskontext"),
            "request": ("Anfrage", "Bitte"),
            "response": ("Antwort", "Reaktion"),
            "target": ("Ziel", "Zweck"),
            "header field": ("Header-Feld", "Kopffeld"),
            "proxy": ("Proxy", "Vermittler"),
            "branch": ("Zweig", "Ast"),
        },
        "zh-hans": {
            "proxy": ("代理", "转发服务器"),
            "gateway": ("网关", "闸道器"),
            "request": ("请求", "要求"),
            "dialog": ("对话", "会谈上下文"),
            "target": ("目标", "对象"),
            "trunk": ("中继", "干线"),
            "challenge": ("质询", "挑战"),
        },
        "ja": {
            "dialog": ("ダイアログ", "対話状態"),
            "request": ("リクエスト", "要求"),
            "response": ("レスポンス", "返答"),
            "proxy": ("プロキシ", "中継サーバー"),
            "target": ("ターゲット", "宛先"),
            "branch": ("ブランチ", "分岐"),
        },
    }

    def complaints(self, tag, term, change):
        """The complaints about a term after a change in every third text of those that it changes."""
        catalog, rows, texts = terms(tag)
        planted, changed = every_third(texts[term], change)
        self.assertGreater(3 * changed, len(texts[term]) * 0.9, (tag, term))
        catalog.complaints.clear()
        translations.use(catalog, rows[term], planted)
        return [complaint for complaint in catalog.complaints if f"glossary: {term}:" in complaint]

    def test_every_language_checks_the_most_important_terms(self):
        for tag in TAGS:
            _, rows, texts = terms(tag)
            checked = {term for term, found in texts.items() if found}
            self.assertGreaterEqual(len(checked), self.LEAST_TERMS.get(tag, 55), tag)
            self.assertEqual(set(self.NAMED) - rows.keys(), set(), tag)
            without_texts = set() if LANGUAGES[tag].get("complete") else {"trunk"}
            self.assertEqual(set(self.NAMED) - checked, without_texts, tag)

    def test_a_third_of_the_texts_lacks_a_term(self):
        planted = 0
        for tag in TAGS:
            catalog, rows, texts = terms(tag)
            for term in self.NAMED:
                words = tuple(word for row in rows[term] for word in row.translations)
                pattern = translations.pattern_of(words, catalog.rules["script"])
                if texts[term]:
                    planted += 1
                    self.assertEqual(len(self.complaints(tag, term, functools.partial(pattern.sub, "?"))), 1, (tag, term))
        self.assertGreaterEqual(planted, 16 * len(TAGS))

    def test_a_third_of_the_texts_has_another_word(self):
        for tag, others in self.OTHER_WORDS.items():
            for term, (word, other) in others.items():
                found = self.complaints(tag, term, lambda text, word=word, other=other: text.replace(word, other))
                self.assertEqual(len(found), 1, (tag, term))

    def test_no_change_has_no_complaint(self):
        for tag in self.OTHER_WORDS:
            catalog, rows, texts = terms(tag)
            catalog.complaints.clear()
            for term in self.NAMED:
                translations.use(catalog, rows[term], texts[term])
            self.assertEqual(catalog.complaints, [])


class PlantedRows(unittest.TestCase):
    """Faults of a glossary beside the real German texts."""

    def complaints(self, *rows, exceptions=()):
        catalog = translations.Catalog("de", LANGUAGES["de"], terms("de")[0].po, list(rows), set(exceptions), NAMES)
        translations.glossary(catalog)
        return catalog.complaints

    def row(self, term, *words, sense="", mark=""):
        return translations.Row(term, sense, list(words), [], mark)

    def assert_one(self, reason, *rows, exceptions=()):
        complaints = self.complaints(*rows, exceptions=exceptions)
        self.assertEqual(len(complaints), 1, complaints)
        self.assertIn(reason, complaints[0])

    def test_a_sound_row_has_no_complaint(self):
        self.assertEqual(self.complaints(self.row("proxy", "Proxy"), self.row("early dialog", "Early Dialog")), [])

    def test_a_row_that_no_english_text_has(self):
        self.assert_one("no English text has it", self.row("dialog, early dialog", "Dialog, Early Dialog"))
        self.assertEqual(self.complaints(self.row("dialog, early dialog", "Dialog, Early Dialog", mark="guide")), [])
        self.assertEqual(self.complaints(self.row("trunk", "Trunk", mark="no text")), [])
        self.assert_one("has texts", self.row("proxy", "Proxy", mark="no text"))

    def test_a_row_that_is_there_twice_or_says_nothing(self):
        self.assert_one("is there twice", self.row("proxy", "Proxy"), self.row("proxy", "Proxy"))
        self.assert_one("unknown mark", self.row("proxy", "Proxy", mark="in some senses"))
        self.assertIn("has no translation", self.complaints(self.row("proxy"))[0])

    def test_words_that_stand_everywhere(self):
        self.assert_one("texts without it have", self.row("proxy", "Proxy", "e"))

    def test_senses_are_taken_together(self):
        senses = [self.row("cause", "Cause", sense="of Q.850"), self.row("cause", "Ursache", sense="of a fault")]
        self.assertEqual(self.complaints(*senses), [])
        self.assert_one("cause: ", senses[1])

    def test_a_longer_term_is_not_the_shorter_one(self):
        early = self.row("early dialog", "Early Dialog")
        texts = translations.texts_of_terms(translations.Catalog("de", {}, terms("de")[0].po, [early], set(), NAMES))
        both = translations.Catalog("de", {}, terms("de")[0].po, [early, self.row("dialog", "Dialog")], set(), NAMES)
        self.assertGreater(len(texts["early dialog"]), 0)
        self.assertEqual(translations.texts_of_terms(both)["early dialog"], texts["early dialog"])
        for entry in translations.texts_of_terms(both)["dialog"]:
            self.assertRegex(entry.msgid.lower().replace("early dialog", ""), "dialog")

    def test_exceptions(self):
        usage = self.row("usage", "Usage")
        self.assert_one("complaint.usage have not", usage)
        self.assertEqual(self.complaints(usage, exceptions=[("usage", "complaint.usage")]), [])
        self.assert_one("is no exception of proxy", self.row("proxy", "Proxy"), exceptions=[("proxy", "complaint.usage")])
        self.assert_one("has exceptions, but no row", self.row("proxy", "Proxy"), exceptions=[("user", "complaint.usage")])

    def test_stems_and_stars(self):
        for script, words, text in (
            ("Cyrl", ("предварительн* ответ",), "после предварительного ответа"),
            ("Arab", ("رد",), "وصل بالرد"),
            ("Latn", ("Ziel",), "Ziele"),
            ("Hans", ("代理",), "有状态代理"),
        ):
            self.assertRegex(text, translations.pattern_of(words, script))
        for script, words, text in (("Cyrl", ("предварительн* ответ",), "ответ"), ("Arab", ("رد",), "مجرد"), ("Latn", ("iste",), "liste")):
            self.assertNotRegex(text, translations.pattern_of(words, script))


if __name__ == "__main__":
    unittest.main()
