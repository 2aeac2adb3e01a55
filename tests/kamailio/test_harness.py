"""The tests with real servers notice what is wrong, and leave nothing behind."""

import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import run_scenarios
import server
import sipp

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = {engine: HERE.parents[1] / example for engine, (example, _) in server.ENGINES.items()}
LOG = """----------------------------------------------- 2026-11-21 05:24:19.594492
UDP message received [514] bytes :

SIP/2.0 486 Busy Here
Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
To: <sip:a@example.com>;tag=1
Call-ID: one
CSeq: 1 INVITE

----------------------------------------------- 2026-11-21 05:24:19.595380
UDP message sent (283 bytes):

ACK sip:a@example.com SIP/2.0
CSeq: 1 ACK

"""


class OneCaller:
    """A caller that has seen what LOG has."""
    call_id = "one"

    def messages(self):
        with tempfile.NamedTemporaryFile("w") as log:
            log.write(LOG)
            log.flush()
            return sipp.read_messages(pathlib.Path(log.name))


class NoGateways:
    def requests(self, _call_id, _method):
        return []

    def fill_in(self, text):
        return text


class Judging(unittest.TestCase):
    def judge(self, **call):
        return run_scenarios.judge_wire({"sees": 486, "order": "", **call}, OneCaller(), NoGateways())

    def test_right(self):
        self.assertEqual(self.judge(has="^Call-ID: one", has_not="^Retry-After"), [])

    def test_planted_mistakes_are_noticed(self):
        mistakes = [{"sees": 480}, {"sees": 0}, {"order": "a"}, {"has": "^Retry-After"},
                    {"has_not": "^Call-ID"}, {"reinvite": [491]}, {"gateway_has": {"a": "^Via"}}]
        for mistake in mistakes:
            with self.subTest(mistake=mistake):
                self.assertEqual(len(self.judge(**mistake)), 1)

    def test_acks(self):
        invite, ack = (sipp.Message(None, True, f"{method} sip:g SIP/2.0\nCSeq: 2 {method}\n\n")
                       for method in ("INVITE", "ACK"))
        self.assertEqual(run_scenarios.judge_acks([("a", invite)], [("a", ack)]), [])
        self.assertEqual(len(run_scenarios.judge_acks([("b", invite)], [("a", ack)])), 1)

    def test_decisions(self):
        log = ("trunk: code=486 origin=peer action=stop reason=busy-here hold=60 from=sip:g method=INVITE"
               " call-id=one A text.\n"
               "trunk: code=503 origin=peer action=failover reason=x from=sip:g method=INVITE"
               " call-id=two A text.\n"
               "trunk: answer=486 reason=fork-lowest-class call-id=one A text.\n")
        right = {"decisions": ["486 peer stop busy-here hold=60"], "answer": "486 fork-lowest-class",
                 "log_has": "call-id=two A", "log_has_not": "call-id=three"}
        self.assertEqual(run_scenarios.judge_log(right, OneCaller(), log), [])
        for wrong in ({"decisions": []}, {"decisions": ["486 peer stop busy-here"]},
                      {"answer": "500 fork-lowest-class"}, {"log_has": "call-id=three"},
                      {"log_has_not": "call-id=two A"}):
            self.assertEqual(len(run_scenarios.judge_log(wrong, OneCaller(), log)), 1)


class Scenarios(unittest.TestCase):
    def test_there_are_enough(self):
        scenarios = run_scenarios.read_scenarios(HERE / "scenarios.toml")
        self.assertGreaterEqual(len(scenarios), 25)
        methods = {call.get("method", "INVITE") for scenario in scenarios for call in scenario["calls"]}
        self.assertEqual(methods, {"INVITE", "REGISTER", "OPTIONS", "MESSAGE", "FOO"})

    def test_a_key_that_does_not_exist_is_noticed(self):
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
            file.write('[[scenario]]\nname = "x"\ngateways = {}\nsees = 200\norder = ""\nsee = 1\n')
            file.flush()
            with self.assertRaisesRegex(SystemExit, r"scenario 'x': unknown \['see'\]"):
                run_scenarios.read_scenarios(file.name)


class Configurations(unittest.TestCase):
    def test_both_are_the_same_but_for_the_script(self):
        texts = [(EXAMPLES[engine] / "kamailio.cfg").read_text() for engine in ("lua", "python")]
        heads = [text.partition('loadmodule "app_')[0] for text in texts]
        self.assertGreater(heads[0].count("\n"), 50)
        self.assertEqual(heads[0].replace("trunk.lua", "trunk.py"), heads[1])

    def test_a_setting_that_is_gone_is_noticed(self):
        text = (EXAMPLES["lua"] / "kamailio.cfg").read_text().replace("trunk.redirects", "trunk.redirect")
        with self.assertRaisesRegex(server.ServerError, "redirects.*not one"):
            server.configuration(text, pathlib.Path("trunk.lua"), "/run", {"redirects": 1},
                                 run_scenarios.TIMES)

    def test_the_scripts_know_nothing_of_sip(self):
        """No status code is in a script but those that it sends itself, and of RFC 3261 8.1.3.1."""
        own = {"100", "200", "300", "403", "481", "483", "487", "503"}
        for engine, script, others in (("lua", "trunk.lua", {"408"}), ("python", "trunk.py", {"400", "408"})):
            text = re.sub(r"(?m)(--|#).*$|RFC \d+", "", (EXAMPLES[engine] / script).read_text())
            found = set(re.findall(r"(?<![\w.$])[1-6]\d\d(?!\w)", text))
            self.assertEqual(found, own | others, script)


@unittest.skipUnless(run_scenarios.has_servers(), "Kamailio and SIPp are not installed")
class Interrupting(unittest.TestCase):
    def test_nothing_is_left_behind(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with self.subTest(signal=number.name), tempfile.TemporaryDirectory() as logs:
                run = subprocess.Popen(
                    [sys.executable, "-B", HERE / "run_scenarios.py", "--engine", "lua", "--adapter", "noop",
                     "--module", HERE / "noop", "--logs", logs], stdout=subprocess.PIPE, text=True)
                self.assertTrue(self.becomes(lambda: len(processes_with(logs)) > 60), "nothing was started")
                run.send_signal(number)
                printed = run.communicate(timeout=20)[0]
                self.assertEqual("what was started is stopped" in printed, number != signal.SIGKILL)
                self.assertTrue(self.becomes(lambda: not processes_with(logs)), processes_with(logs))

    @staticmethod
    def becomes(condition, patience=15):
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.1)
        return False


def processes_with(folder):
    """The command lines of the servers and agents that work in a folder."""
    found = []
    for line in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = line.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if folder in command and command.startswith(("/usr/sbin/kamailio", sipp.SIPP)):
            found.append(command)
    return found


if __name__ == "__main__":
    unittest.main()
