"""Planted faults in what advice is made of, as in test_faults.py."""

import unittest

from test_faults import FaultTestCase

SOURCES = ("RFC 3261", "somewhere", "RFC 3261 16.7;RFC 3263 4.3", "owner/repo", "")


class FaultsInPolicies(FaultTestCase):
    FILE = "policies.toml"

    def rules(self, text):
        self.registry.set(self.FILE, "rfc", "rules", f'"{text}"')

    def test_a_wrong_source(self):
        for source in SOURCES:
            with self.subTest(source):
                self.registry.set(self.FILE, "rfc", "source", f'"{source}"')
                self.assert_refused(f"{self.FILE}: rfc.source", f"'{source}' does not match")

    def test_a_missing_key(self):
        self.registry.set(self.FILE, "rfc", "source", None)
        self.assert_refused(f"{self.FILE}: rfc", "'source' is a required property")

    def test_an_unknown_key(self):
        self.registry.rename(self.FILE, "rfc", "label", "lable")
        self.assert_refused(f"{self.FILE}: rfc", "'lable' was unexpected")

    def test_a_name_in_capitals(self):
        self.registry.append(self.FILE, '[RFC]\nlabel = "A label"\nsource = "RFC 3261 16.7"\nrules = ""\n')
        self.assert_refused(f"{self.FILE}: file", "'RFC' does not match")

    def test_a_label_with_an_argument(self):
        self.registry.set(self.FILE, "rfc", "label", '"what {code} says"')
        self.assert_refused(f"{self.FILE}: rfc", "has {code}, but only the texts of messages.toml have arguments")

    def test_rules_without_value(self):
        for rule in ("failover", "failover=", "=503", "# why"):
            with self.subTest(rule):
                self.rules(f"stop=486; {rule}")
                known = "is not one of" if rule == "=503" else f'"{rule}" is not NAME=VALUE'
                self.assert_refused(f"{self.FILE}: rfc.rules", known)

    def test_a_rule_that_does_not_exist(self):
        self.rules("failovr=503")
        self.assert_refused(f"{self.FILE}: rfc.rules", '"failovr" is not one of', "failover")

    def test_an_action_that_no_failure_has(self):
        self.rules("wait=503")
        self.assert_refused(f"{self.FILE}: rfc.rules", '"wait" is not one of')

    def test_rules_that_begin_with_another_policy(self):
        # The C code reads the rules of a policy when it meets its name, and would not end.
        self.rules("base=rfc")
        self.assert_refused(f"{self.FILE}: rfc.rules", '"base" is not one of')


class FaultsInTies(FaultTestCase):
    FILE = "ties.toml"
    NAME = "repairable-first"

    def test_a_wrong_source(self):
        self.registry.set(self.FILE, self.NAME, "source", '"RFC 3261"')
        self.assert_refused(f"{self.FILE}: {self.NAME}.source", "'RFC 3261' does not match")

    def test_a_missing_key(self):
        self.registry.set(self.FILE, self.NAME, "within", None)
        self.assert_refused(f"{self.FILE}: {self.NAME}", "'within' is a required property")

    def test_an_unknown_key(self):
        self.registry.rename(self.FILE, self.NAME, "within", "without")
        self.assert_refused(f"{self.FILE}: {self.NAME}", "'without' was unexpected")

    def test_an_order_that_leaves_out_a_code(self):
        self.registry.set(self.FILE, self.NAME, "order", '["6xx", "3xx", "4xx", "500-502,504-599"]')
        self.assert_refused(f"{self.FILE}: {self.NAME}.order", "does not say where 503 stands")

    def test_an_order_that_cannot_be_read(self):
        self.registry.set(self.FILE, self.NAME, "order", '["6xx", "busy"]')
        self.assert_refused(f"{self.FILE}: {self.NAME}.order.1", "'busy' does not match")


class FaultsInReasons(FaultTestCase):
    FILE = "reasons.toml"
    NAME = "unknown-code"

    def test_a_wrong_source(self):
        self.registry.set(self.FILE, self.NAME, "source", '"section 8"')
        self.assert_refused(f"{self.FILE}: {self.NAME}.source", "'section 8' is not valid")

    def test_a_missing_key(self):
        self.registry.set(self.FILE, self.NAME, "text", None)
        self.assert_refused(f"{self.FILE}: {self.NAME}", "'text' is a required property")

    def test_an_unknown_key(self):
        self.registry.rename(self.FILE, self.NAME, "warning", "warn")
        self.assert_refused(f"{self.FILE}: {self.NAME}", "'warn' was unexpected")

    def test_a_text_without_full_stop(self):
        self.registry.set(self.FILE, self.NAME, "text", '"It is not known"')
        self.assert_refused(f"{self.FILE}: {self.NAME}.text", "'It is not known' does not match")

    def test_a_text_with_an_argument_that_no_reason_has(self):
        self.registry.set(self.FILE, self.NAME, "text", '"{user} is not known."')
        self.assert_refused(f"{self.FILE}: reason.{self.NAME}.text", "{user} is not one of", "fallback")


class FaultsInFields(FaultTestCase):
    FILE = "fields.toml"

    def test_a_wrong_source(self):
        self.registry.set(self.FILE, "Retry-After", "source", '"20.33"')
        self.assert_refused(f"{self.FILE}: Retry-After.source", "'20.33' does not match")

    def test_a_missing_key(self):
        self.registry.set(self.FILE, "Retry-After", "form", None)
        self.assert_refused(f"{self.FILE}: Retry-After", "'form' is a required property")

    def test_an_unknown_key(self):
        self.registry.rename(self.FILE, "Retry-After", "once", "single")
        self.assert_refused(f"{self.FILE}: Retry-After", "'single' was unexpected")

    def test_a_form_that_no_reader_reads(self):
        self.registry.set(self.FILE, "Retry-After", "form", '"seconds"')
        self.assert_refused(f"{self.FILE}: Retry-After.form", "'seconds' is not one of")

    def test_a_field_that_the_header_does_not_have(self):
        self.registry.append(self.FILE, '[Subject]\nform = "text"\nsource = "RFC 3261 20.36"\n')
        self.assert_refused(f"{self.FILE}: SUBJECT", "is not in sipcodes.h")

    def test_a_field_of_the_header_that_is_missing(self):
        self.registry.replace_table(self.FILE, "Retry-After", "")
        self.assert_refused(f"{self.FILE}: RETRY_AFTER", "is in sipcodes.h and not here")


class FaultsInEvidence(FaultTestCase):
    FILE = "evidence.toml"

    def test_a_wrong_source(self):
        self.registry.set(self.FILE, "health.against", "source", '"RFC 3263"')
        self.assert_refused(f"{self.FILE}: health.against.source", "'RFC 3263' does not match")

    def test_a_missing_key(self):
        self.registry.set(self.FILE, "reached.yes", "codes", None)
        self.assert_refused(f"{self.FILE}: reached.yes", "'codes' is a required property")

    def test_an_unknown_table(self):
        self.registry.append(self.FILE, '[reached.perhaps]\ncodes = [480]\nsource = "RFC 3261 21.4.18"\n')
        self.assert_refused(f"{self.FILE}: reached", "'perhaps' was unexpected")

    def test_a_code_that_is_evidence_of_both(self):
        self.registry.set(self.FILE, "reached.yes", "codes", "[407, 486]")
        self.assert_refused(f"{self.FILE}: reached.no", "407 is there twice")

    def test_a_code_that_does_not_exist(self):
        self.registry.set(self.FILE, "health.against", "codes", "[498, 503]")
        self.assert_refused(f"{self.FILE}: health.against", "498 is not a known code")


if __name__ == "__main__":
    unittest.main()
