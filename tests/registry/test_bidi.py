"""What is Latin in right-to-left texts is isolated, and nothing else."""

import unittest

import support  # noqa: F401 - finds the registry's modules

import bidi


def shown(text):
    """With visible marks: < for U+2066, ( for U+2068, > for U+2069."""
    return text.translate({0x2066: "<", 0x2068: "(", 0x2069: ">"})


class Isolates(unittest.TestCase):
    def assert_isolated(self, text, expected):
        isolated = bidi.isolated(text)
        self.assertEqual(shown(isolated), expected)
        self.assertTrue(bidi.is_balanced(isolated))

    def test_names_and_phrases_with_their_numbers(self):
        self.assert_isolated("رمز 486 Busy Here يعني", "رمز <486 Busy Here> يعني")
        self.assert_isolated("في RFC 3261 8.1.3.2.", "في <RFC 3261 8.1.3.2>.")
        self.assert_isolated("اقرأ Retry-After، ثم SIP/2.0", "اقرأ <Retry-After>، ثم <SIP/2.0>")
        self.assert_isolated("الفئة (4xx)", "الفئة (<4xx>)")

    def test_numbers_alone_need_nothing(self):
        self.assert_isolated("من 100 إلى 699", "من 100 إلى 699")
        self.assert_isolated("ليس فيه شيء", "ليس فيه شيء")

    def test_ranges_keep_their_order(self):
        self.assert_isolated("مثل 500-504 أو 4xx", "مثل <500-504> أو <4xx>")
        self.assert_isolated("القسم 8.1.3 و 10:30", "القسم 8.1.3 و 10:30")

    def test_what_is_typed_is_one_whole(self):
        self.assert_isolated("مثل failover=408,5xx,!501 أو !501", "مثل <failover=408,5xx,!501> أو <!501>")
        self.assert_isolated("أو (408)|(5[0-9][0-9])، أو", "أو <(408)|(5[0-9][0-9])>، أو")
        self.assert_isolated("مثل USER_BUSY,38.", "مثل <USER_BUSY,38>.")
        self.assert_isolated("فاصلة منقوطة (;) بين", "فاصلة منقوطة (;) بين")
        self.assert_isolated("(a=1 ثم", "(<a=1> ثم")

    def test_arguments(self):
        self.assert_isolated("بعد {status}، انتظر", "بعد ({status}>، انتظر")
        self.assert_isolated("{code}: {text}", "({code}>: ({text}>")

    def test_arguments_beside_latin_are_one_run(self):
        self.assert_isolated("SIP {code}", "<SIP ({code}>>")
        self.assert_isolated("{number} {name}", "<({number}> ({name}>>")

    def test_lists_are_closed_and_opened_by_their_joints(self):
        texts = bidi.isolated_conventions({"list.separator": "، ", "list.and.two": " و ", "format.sentences": " "})
        joined = bidi.isolated("انظر {list}").replace("{list}", "A" + texts["list.separator"] + "B" + texts["list.and.two"] + "C")
        self.assertEqual(shown(joined), "انظر (A>، (B> و (C>")
        self.assertEqual(texts["format.sentences"], " ")

    def test_labels_stay_first_and_sources_are_isolated(self):
        texts = bidi.isolated_conventions({"format.labelled": "{label}: {text}", "format.sourced": "{text} [{source}]"})
        self.assertEqual([shown(text) for text in texts.values()], ["{label}: ({text}>", "{text} [({source}>]"])

    def test_unbalanced_texts_are_found(self):
        for text in ("\u2066a", "a\u2069", "\u2069a\u2066", "\u2066a\u2069\u2069"):
            self.assertFalse(bidi.is_balanced(text), text)


if __name__ == "__main__":
    unittest.main()
