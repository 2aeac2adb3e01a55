"""The PO files: gettext takes them, the compiler reads them alike, they are complete and up to date, and no translation breaks
a rule of translations.py. Each rule finds a planted fault."""

import functools
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

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
        glossary = [translations.Term("proxy", [self.TERMS[tag]], list(never), False)]
        return translations.lint(translations.Catalog(tag, LANGUAGES[tag], po, glossary, NAMES))

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
        self.assertEqual(translations.lint(translations.Catalog("vi", LANGUAGES["vi"], po, [], NAMES)), ["vi: page.when: is fuzzy"])


if __name__ == "__main__":
    unittest.main()
