"""Planted faults in causes, the tables between them and status codes, warn-codes and Reason protocols, as in test_faults.py."""

import unittest

from test_faults import FaultTestCase

Q850 = "causes/q850.toml"
RFC = "causes/rfc3398.toml"
FREESWITCH = "causes/freeswitch.toml"
SOURCE = "RFC 3398 7.2.4.1"


class FaultsInQ850(FaultTestCase):
    def test_a_wrong_source(self):
        self.registry.set(Q850, "cause.1", "source", '"Q.850"')
        self.assert_refused(f"{Q850}: cause.1.source", "'Q.850' does not match")

    def test_a_cause_above_127(self):
        self.registry.append(Q850, '[cause.128]\nname = "Too much"\n')
        self.assert_refused(f"{Q850}: cause", "'128' does not match")

    def test_an_unknown_key(self):
        self.registry.rename(Q850, "cause.17", "name", "nam")
        self.assert_refused(f"{Q850}: cause.17", "'nam' was unexpected")

    def test_a_class_that_the_header_does_not_have(self):
        self.registry.rename(Q850, "classes", "interworking", "internetworking")
        self.assert_refused(f"{Q850}: classes", '"internetworking" is not one of', "interworking")

    def test_classes_that_do_not_reach_127(self):
        self.registry.set(Q850, "classes", "interworking", "126")
        self.assert_refused(f"{Q850}: classes", "have to ascend to 127")

    def test_a_trust_that_is_none(self):
        self.registry.sub(Q850, '^trust = "second-hand"', 'trust = "sure"')
        self.assert_refused(f"{Q850}: trust", "'sure' is not one of")

    def test_a_note_with_an_argument(self):
        self.registry.set(Q850, "cause.8", "note", '"What {code} says."')
        self.assert_refused(f"{Q850}: cause.note.8", "has {code}, but only the texts of messages.toml have arguments")


class FaultsInTables(FaultTestCase):
    def row(self, table, text):
        """Adds a row to a direction of RFC 3398."""
        rows = self.registry.table(RFC, table)
        self.registry.replace_table(RFC, table, rows.replace("rows = [\n", f"rows = [\n  {{ {text} }},\n", 1))

    def test_a_wrong_source(self):
        self.registry.set(RFC, "to_cause", "source", '"RFC 3398"')
        self.assert_refused(f"{RFC}: to_cause.source", "'RFC 3398' does not match")

    def test_a_missing_key(self):
        self.registry.sub(RFC, "^trust = .*?\n", "")
        self.assert_refused(f"{RFC}: file", "'trust' is a required property")

    def test_a_rank_that_another_table_has(self):
        self.registry.sub(FREESWITCH, "^rank = 4$", "rank = 1")
        self.assert_refused(f"{RFC}: rank", "1 is already that of freeswitch")

    def test_a_label_with_an_argument(self):
        self.registry.sub(RFC, "^label = .*?$", 'label = "RFC {number}"')
        self.assert_refused(f"{RFC}: cause-table.rfc3398", "has {number}, but only the texts of messages.toml have arguments")

    def test_a_row_that_is_there_twice(self):
        self.row("to_cause", "from = [486], to = 18")
        self.assert_refused(f"{RFC}: to_cause", "486 is there twice")

    def test_a_row_about_nothing(self):
        self.row("to_cause", "from = [], to = 18")
        self.assert_refused(f"{RFC}: to_cause.rows.0.from", "[] ")

    def test_a_word_that_is_none(self):
        self.row("to_cause", 'from = ["7xx"], to = 18')
        self.assert_refused(f"{RFC}: to_cause.rows.0.from.0", "'7xx' is not valid")

    def test_a_row_with_a_condition_alone(self):
        self.row("to_status", 'from = [99], to = 603, if = "location-user"')
        self.assert_refused(f"{RFC}: to_status", "99 has no row without a condition")

    def test_a_condition_that_is_none(self):
        self.row("to_status", 'from = [99], to = 603, if = "user"')
        self.assert_refused(f"{RFC}: to_status.rows.0", '"user" is not one of none, location-user, diagnostic')

    def test_a_condition_of_the_other_direction(self):
        self.row("to_status", 'from = [99], to = 603, if = "bearer"')
        self.assert_refused(f"{RFC}: to_status.rows.0", '"bearer" is not one of none, location-user, diagnostic')

    def test_a_location_that_is_none(self):
        self.row("to_cause", 'from = [699], to = 21, location = "here"')
        self.assert_refused(f"{RFC}: to_cause.rows.0", '"here" is not one of', "rpn")

    def test_a_code_that_is_not_final(self):
        self.row("to_cause", "from = [183], to = 31")
        self.assert_refused(f"{RFC}: to_cause", "183 is not a final status code")

    def test_a_cause_that_is_none(self):
        self.row("to_cause", "from = [699], to = 487")
        self.assert_refused(f"{RFC}: to_cause", "487 is not a cause of Q.850, nor one of symbols")

    def test_a_row_about_a_cause_that_is_none(self):
        self.row("to_status", "from = [128], to = 500")
        self.assert_refused(f"{RFC}: to_status", "128 is not a cause of Q.850, nor one of symbols")

    def test_a_code_to_send_that_is_none(self):
        self.row("to_status", "from = [99], to = 99")
        self.assert_refused(f"{RFC}: to_status", "99 is not a final status code")

    def test_a_code_to_send_that_nobody_knows(self):
        self.row("to_status", "from = [99], to = 599")
        self.assert_refused(f"{RFC}: to_status", "599 is not a known code")


class FaultsInSymbols(FaultTestCase):
    def test_a_number_that_two_symbols_have(self):
        self.registry.set(FREESWITCH, "symbols", "USER_BUSY", "18")
        self.assert_refused(f"{FREESWITCH}: symbols.NO_USER_RESPONSE", "18 is already USER_BUSY")

    def test_a_number_that_is_none(self):
        self.registry.set(FREESWITCH, "symbols", "USER_BUSY", "0")
        self.assert_refused(f"{FREESWITCH}: symbols.USER_BUSY", "0 is less than the minimum")

    def test_another_symbol_for_a_number_without_one(self):
        self.registry.set("causes/asterisk.toml", "other_symbols", "AST_CAUSE_BUSY", "4")
        self.assert_refused("causes/asterisk.toml: other_symbols.AST_CAUSE_BUSY", "4 has no name that this is another one of")

    def test_symbols_without_prefix(self):
        self.registry.sub(FREESWITCH, "^prefix = .*?\n", "")
        self.assert_refused(f"{FREESWITCH}: file", "'prefix' is a dependency of 'symbols'")


class FaultsInTexts(FaultTestCase):
    FILE = "texts_causes/test.toml"

    def texts(self, number, lead):
        texts = "".join(f'{name} = "It says so."\n' for name in ("description", "when", "fix"))
        (self.registry.root / self.FILE).write_text(f'[{number}]\nlead = "{lead}"\n{texts}sources = ["{SOURCE}"]\n')

    def test_a_cause_that_is_none(self):
        self.texts(128, "Cause 128, nothing, means nothing.")
        self.assert_refused(f"{self.FILE}: 128", "128 is not a known cause")

    def test_a_lead_about_another_cause(self):
        for path in (self.registry.root / "texts_causes").glob("*.toml"):
            path.unlink()
        self.texts(17, "Cause 18, user busy, means that the user is busy.")
        self.assert_refused(f"{self.FILE}: 17", 'the lead has to begin with "Cause 17, User busy"')

    def test_a_pair_of_a_cause_that_is_none(self):
        pairs = self.registry.root / "pairs_causes.toml"
        pairs.write_text(pairs.read_text().replace("codes = [1, 3]", "codes = [1, 200]", 1))
        self.assert_refused("pairs_causes.toml: pair 1 (1, 200)", "200 is not a known cause")


class FaultsInMessages(FaultTestCase):
    def test_a_class_without_label(self):
        self.registry.set("messages.toml", "cause-class", "interworking", None)
        self.assert_refused("messages.toml: cause-class.interworking", "is missing")

    def test_a_class_without_texts(self):
        self.registry.set("messages.toml", "cause-general.interworking", "fix", None)
        self.assert_refused("messages.toml: cause-general.interworking.fix", "is missing")


class FaultsInWarningsAndProtocols(FaultTestCase):
    def test_a_warn_code_that_is_no_warn_code(self):
        self.registry.sub("warnings.toml", r"^\[399\]", "[499]")
        self.assert_refused("warnings.toml: file", "'499' does not match")

    def test_a_warning_without_fix(self):
        self.registry.set("warnings.toml", "304", "fix", None)
        self.assert_refused("warnings.toml: 304", "'fix' is a required property")

    def test_a_protocol_that_is_there_twice(self):
        text = 'registered = true\nsource = "RFC 3326 4"\nmeaning = "It."\nuse = "It."\n'
        self.registry.append("reason_protocols.toml", f"[sip]\n{text}")
        self.assert_refused("reason_protocols.toml: sip", "is there twice")

    def test_a_protocol_without_source(self):
        self.registry.set("reason_protocols.toml", "STIR", "source", None)
        self.assert_refused("reason_protocols.toml: STIR", "'source' is a required property")


if __name__ == "__main__":
    unittest.main()
