"""Runs the HTTP service of the examples in the real host, with the configuration of the example, and asks it.

usage: test_http.py haproxy|nginx EXAMPLES MODULES      (MODULES: folder of the sipcodes.so of each Lua version)

Exit status 77: the host, or its Lua module, is not installed. Debian's libnginx-mod-http-lua cannot be installed beside its
luajit; unpacked (dpkg -x), NGINX_LUA_ROOT names the folder that it is in.
"""
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

HOST, EXAMPLES, MODULES = sys.argv[1], Path(sys.argv[2]) / "http", Path(sys.argv[3])
NGINX_ROOT = Path(os.environ.get("NGINX_LUA_ROOT", "/"))
NGINX_LUA = NGINX_ROOT / "usr/lib/nginx/modules/ngx_http_lua_module.so"
NGINX_NDK = Path("/usr/lib/nginx/modules/ndk_http_module.so")
RESPONSE = b"SIP/2.0 503 Service Unavailable\r\nRetry-After: 20\r\nCSeq: 1 INVITE\r\n\r\n"


def skip(reason):
    print(reason)
    sys.exit(77)


def replaced(text, *pairs):
    """The text with each pattern replaced, which has to be there once."""
    for pattern, replacement in pairs:
        text, count = re.subn(pattern, lambda _: replacement, text)
        assert count == 1, f"{pattern}: {count} times"
    return text


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def start_haproxy(folder, port):
    version = re.search(r"Built with Lua version : Lua (5\.\d)", subprocess.run(
        ["haproxy", "-vv"], check=True, capture_output=True, text=True).stdout)
    if not version:
        skip("HAProxy was built without Lua")
    text = replaced((EXAMPLES / "haproxy.cfg").read_text(), (r"/usr/local/lib/lua/5\.3/\?\.so", f"{MODULES}/{version[1]}/?.so"),
                    (r"/etc/haproxy/", f"{EXAMPLES}/"), (r"127\.0\.0\.1:8085", f"127.0.0.1:{port}"))
    (folder / "haproxy.cfg").write_text(text)
    return ["haproxy", "-db", "-f", str(folder / "haproxy.cfg")], {}


def start_nginx(folder, port):
    root = NGINX_ROOT
    part = replaced((EXAMPLES / "nginx.conf").read_text(), (r"/usr/local/lib/lua/5\.1/\?\.so", f"{MODULES}/5.1/?.so"),
                    (r"/etc/nginx/lua/\?\.lua", f"{EXAMPLES}/?.lua;{root}/usr/share/lua/5.1/?.lua"),
                    (r"127\.0\.0\.1:8085", f"127.0.0.1:{port}"))
    (folder / "part.conf").write_text(part)
    temporary = "".join(f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
load_module {NGINX_NDK};
load_module {NGINX_LUA};
daemon off; worker_processes 2; pid {folder}/pid; error_log stderr error;
events {{}}
http {{ access_log off; {temporary} include {folder}/part.conf; }}
""")
    environment = {} if root == Path("/") else {"LD_LIBRARY_PATH": str(root / "usr/lib/x86_64-linux-gnu")}
    return ["nginx", "-e", "stderr", "-c", str(folder / "nginx.conf")], environment


class Http(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.port = free_port()
        command, environment = {"haproxy": start_haproxy, "nginx": start_nginx}[HOST](Path(cls.folder.name), cls.port)
        os.chmod(cls.folder.name, 0o755)
        cls.log = open(Path(cls.folder.name) / "log", "w+")
        cls.server = subprocess.Popen(command, env={**os.environ, **environment}, stdout=cls.log, stderr=cls.log)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", cls.port)) == 0:
                    return
            if cls.server.poll() is not None:
                break
            time.sleep(0.1)
        cls.tearDownClass()
        raise AssertionError(f"{HOST} did not start: {cls.said}")

    @classmethod
    def tearDownClass(cls):
        cls.server.terminate()
        cls.server.wait(10)
        cls.log.seek(0)
        cls.said = cls.log.read()
        cls.log.close()
        cls.folder.cleanup()

    def ask(self, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body)
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers["Content-Type"], error.read().decode()

    def test_texts(self):
        status, kind, text = self.ask("/compare/301/430")
        self.assertEqual((status, kind), (200, "text/plain; charset=utf-8"))
        self.assertTrue(text.startswith("SIP 301 Moved Permanently vs 430 Flow Failed\n"))
        self.assertTrue(self.ask("/explain/busy%20here")[2].startswith("SIP 486 Busy Here\n"))
        self.assertTrue(self.ask("/explain/486?format=markdown")[2].startswith("# SIP 486 Busy Here\n"))
        self.assertTrue(self.ask("/search?q=codec")[2].startswith("488 Not Acceptable Here: "))

    def test_json(self):
        status, kind, text = self.ask("/compare/301/430?format=json")
        self.assertEqual((status, kind), (200, "application/json"))
        page = json.loads(text)
        self.assertEqual(page["statuses"], [301, 430])
        self.assertGreaterEqual(len(page["differences"]), 2)

    def test_advice_about_a_raw_response(self):
        question = "/advise?format=json&policy=carrier&context=role=proxy,targets-left=2"
        advice = json.loads(self.ask(question, RESPONSE)[2])
        self.assertEqual((advice["action"], advice["hold"], advice["relay"]), ("failover", 20, 500))
        malformed = RESPONSE.replace(b"20", b"2 0 \xff")
        advice = json.loads(self.ask(question, malformed)[2])
        self.assertEqual((advice["action"], advice["reason"]), ("failover", "server-unavailable"))

    def test_a_long_response_is_read_whole(self):
        for size in (15000, 40000, 60000):
            body = RESPONSE.replace(b"Retry", b"X-Long: " + b"x" * size + b"\r\nRetry")
            self.assertEqual(json.loads(self.ask("/advise?format=json", body)[2])["hold"], 20)

    def test_refusals(self):
        self.assertEqual(self.ask("/")[0], 404)
        self.assertEqual(self.ask("/explain/99999")[0], 404)
        self.assertEqual(self.ask("/advise/503?context=nonsense=1")[0], 400)
        self.assertEqual(self.ask("/advise", b"nonsense")[0], 400)
        self.assertEqual(self.ask("/advise", b"x" * 70000)[0], 413)
        self.assertEqual(self.ask("/explain/486")[0], 200)

    def test_many(self):
        for _ in range(500):
            self.assertEqual(self.ask("/advise/503?format=json")[0], 200)


if __name__ == "__main__":
    if not shutil.which(HOST):
        skip(f"{HOST} is not installed")
    if HOST == "nginx" and not NGINX_LUA.exists():
        skip("the Lua module of NGINX is not installed")
    unittest.main(argv=sys.argv[:1])
