"""Runs the example for OpenSIPS in the real server, with gateways and a caller of its own on loopback.

usage: test_opensips.py EXAMPLES MODULES      (MODULES: folder of the sipcodes.so of each Lua version)

Exit status 77: OpenSIPS is not there. Debian 12 does not have it; OPENSIPS names the program of another place, OPENSIPS_MODULES
the folder of its modules, and OPENSIPS_LUA the Lua version of its module lua (5.1 if not told).
"""
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

EXAMPLES, MODULES = Path(sys.argv[1]) / "opensips", Path(sys.argv[2])
PROGRAM = shutil.which(os.environ.get("OPENSIPS", "opensips"))
MODULE_FOLDER = os.environ.get("OPENSIPS_MODULES", "/usr/lib/x86_64-linux-gnu/opensips/modules/")
LUA = os.environ.get("OPENSIPS_LUA", "5.1")
CHALLENGE = 'WWW-Authenticate: Digest realm="{}", nonce="{}", algorithm=MD5'
RINGING = ["100 Trying", "180 Ringing"]


def replaced(text, *pairs):
    """The text with each pattern replaced, which has to be there once."""
    for pattern, replacement in pairs:
        text, count = re.subn(pattern, lambda _: replacement, text)
        assert count == 1, f"{pattern}: {count} times"
    return text


def udp():
    end = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    end.bind(("127.0.0.1", 0))
    end.settimeout(0.1)
    return end, end.getsockname()[1]


def received(end):
    try:
        return end.recvfrom(65535)
    except socket.timeout:
        return None, None


class Gateway(threading.Thread):
    """Answers each INVITE with the next item of `answers`: a list of responses; an empty one for silence."""

    def __init__(self):
        super().__init__(daemon=True)
        self.end, self.port = udp()
        self.answers, self.requests, self.cancelled, self.stopped = [], [], False, False

    def run(self):
        branches, invite = set(), ""
        while not self.stopped:
            data, peer = received(self.end)
            text = data.decode() if data else ""
            if text.startswith("CANCEL") and not self.cancelled:
                self.cancelled = True
                self.answer(text, peer, "200 OK")
                self.answer(invite, peer, "487 Request Terminated")
            branch = re.search(r"branch=([^;\r]+)", text)
            if text.startswith("INVITE") and branch[1] not in branches:
                branches.add(branch[1])
                invite = text
                self.requests.append("with credentials" if "Authorization:" in text else "plain")
                for answer in self.answers.pop(0) if self.answers else []:
                    self.answer(text, peer, answer)
        self.end.close()

    def answer(self, request, peer, answer):
        line, *fields = answer.split("\n")
        kept = re.findall(r"(?mi)^((?:Via|From|To|Call-ID|CSeq|Record-Route):[^\r]*)\r", request)
        kept = [f"{field};tag=gateway" if field.startswith("To:") and ";tag=" not in field else field for field in kept]
        lines = [f"SIP/2.0 {line}", *kept, *fields, "Content-Length: 0", "", ""]
        self.end.sendto("\r\n".join(lines).encode(), peer)
        time.sleep(0.02)


class OpenSips(unittest.TestCase):
    def setUp(self):
        self.gateways = [Gateway(), Gateway()]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        probe, self.port = udp()
        probe.close()
        path = Path(folder.name)
        uris = ", ".join(f'"sip:127.0.0.1:{gateway.port}"' for gateway in self.gateways)
        (path / "trunk.lua").write_text(replaced(
            (EXAMPLES / "trunk.lua").read_text(), (r'\{ "sip:192[^}]*\}', f'{{ "sip:127.0.0.1:9;transport=tcp", {uris} }}')))
        (path / "opensips.cfg").write_text(replaced(
            (EXAMPLES / "opensips.cfg").read_text(), (r"/usr/lib/x86_64-linux-gnu/opensips/modules/", MODULE_FOLDER),
            (r"/etc/opensips/trunk\.lua", f"{path}/trunk.lua"), (r"udp:127\.0\.0\.1:5060", f"udp:127.0.0.1:{self.port}"),
            (r"syslog_enabled=yes", "syslog_enabled=no\nstderror_enabled=yes"), (r'"fr_timeout", 3', '"fr_timeout", 2'),
            (r'"fr_inv_timeout", 120', '"fr_inv_timeout", 3')))
        self.log = open(path / "log", "w+")
        self.addCleanup(self.log.close)
        command = [PROGRAM, "-F", "-f", str(path / "opensips.cfg")]
        self.server = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=path, start_new_session=True,
                                       env={**os.environ, "LUA_CPATH": f"{MODULES}/{LUA}/?.so"})
        self.addCleanup(self.stop)
        for gateway in self.gateways:
            gateway.start()
        self.caller, self.caller_port = udp()
        self.addCleanup(self.caller.close)
        self.calls = 0
        time.sleep(1.5)
        self.log.seek(0)
        self.assertIsNone(self.server.poll(), self.log.read())

    def stop(self):
        for gateway in self.gateways:
            gateway.stopped = True
            gateway.join()
        self.server.terminate()
        self.server.wait(10)

    def lines(self):
        self.log.seek(0)
        return re.findall(r"trunk: .*", self.log.read())

    def send(self, method, tag=""):
        fields = [f"{method} sip:123@127.0.0.1 SIP/2.0",
                  f"Via: SIP/2.0/UDP 127.0.0.1:{self.caller_port};branch=z9hG4bK{self.calls}",
                  "From: <sip:caller@127.0.0.1>;tag=1", f"To: <sip:123@127.0.0.1>{tag}", f"Call-ID: call-{self.calls}",
                  f"CSeq: 1 {method}", "Max-Forwards: 70", f"Contact: <sip:caller@127.0.0.1:{self.caller_port}>",
                  "Content-Length: 0", "", ""]
        self.caller.sendto("\r\n".join(fields).encode(), ("127.0.0.1", self.port))

    def call(self, *answers, cancel=False):
        """Calls; the answers are those of each gateway. Returns the status and the requests that the gateways had."""
        self.calls += 1
        for gateway, its in zip(self.gateways, answers):
            gateway.answers, gateway.requests = list(its), []
        self.send("INVITE")
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            data, _ = received(self.caller)
            text = data.decode() if data else ""
            if cancel and text.startswith("SIP/2.0 180"):
                self.send("CANCEL")
            if text.startswith("SIP/2.0") and "INVITE" in text and int(text[8:11]) >= 200:
                if int(text[8:11]) >= 300:
                    self.send("ACK", re.search(r"(?m)^To: [^;\r]*([^\r]*)", text)[1])
                return text, [gateway.requests for gateway in self.gateways]
        self.fail("no final response; the log says\n" + "\n".join(self.lines()))

    def expect(self, status, requests, *answers, **options):
        text, had = self.call(*answers, **options)
        self.assertEqual((int(text[8:11]), had), (status, requests), self.lines())
        return text

    def test_those_that_stop(self):
        for line in ("486 Busy Here", "603 Decline", "499 Odd", "404 Not Found", "302 Moved\nContact: <sip:a@127.0.0.1>"):
            self.expect(int(line[:3]), [["plain"], []], [[line]])
        self.assertRegex(self.lines()[0], "^trunk: code=503 origin=transport action=failover reason=not-sent hold=30 ")
        self.assertRegex(self.lines()[1], "^trunk: code=486 origin=peer action=stop reason=busy-here ")

    def test_retry_after_holds_for_all_processes(self):
        ok = [["200 OK\nContact: <sip:gateway@127.0.0.1>"]]
        long_one = "503 Service Unavailable\nX-Long: " + "x" * 5000 + "\nRetry-After: 3"
        self.expect(200, [["plain"], ["plain"]], [[long_one]], ok)
        for _ in range(4):
            self.expect(404, [[], ["plain"]], [], [["404 Not Found"]])
        time.sleep(4.5)
        self.expect(500, [["plain"], ["plain"]], [["503 Unavailable\nRetry-After: 2 0"]], [["503 Unavailable"]])
        self.assertRegex(self.lines()[-2], "reason=no-target-left")

    def test_silence_and_ringing(self):
        self.expect(486, [["plain"], ["plain"]], [[]], [["486 Busy Here"]])
        time.sleep(0.5)
        self.expect(408, [[], ["plain"]], [], [RINGING])
        self.assertRegex("\n".join(self.lines()), "origin=timeout action=failover reason=no-response hold=30")
        self.assertRegex("\n".join(self.lines()), "origin=timeout action=stop reason=timeout-after-progress")

    def test_challenges(self):
        ours, again = CHALLENGE.format("carrier.example", 1), CHALLENGE.format("carrier.example", 2)
        self.expect(200, [["plain", "with credentials"], []],
                    [[f"401 Unauthorized\n{ours}"], ["200 OK\nContact: <sip:gateway@127.0.0.1>"]])
        text = self.expect(401, [["plain", "with credentials"], []], [[f"401 Unauthorized\n{ours}"], [f"401 No\n{again}"]])
        self.assertIn(again, text)
        other = CHALLENGE.format("other.example", 3)
        self.assertIn(other, self.expect(401, [["plain"], []], [[f"401 Unauthorized\n{other}"]]))

    def test_the_caller_hangs_up(self):
        self.expect(487, [["plain"], []], [RINGING], cancel=True)
        self.assertTrue(self.gateways[0].cancelled)
        self.assertNotIn("gateway=sip:127.0.0.1:%d" % self.gateways[0].port, "\n".join(self.lines()))


if __name__ == "__main__":
    if not PROGRAM:
        print("OpenSIPS is not installed")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
