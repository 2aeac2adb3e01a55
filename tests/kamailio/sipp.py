"""SIPp as gateways and as caller: writes its scenarios, starts it, and reads what it has logged."""

import datetime
import re
import socket
import threading
import time

import processes

SIPP = "/usr/bin/sipp"
PROVISIONALS = (100, 180, 181, 182, 183, 199)
SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n"
GATEWAY_SDP = SDP.replace("s=-", "s=T\xe9l\xe9phone")  # bytes that are no UTF-8


class Script:
    """The text of a SIPp scenario, with the number that each of its steps has."""

    def __init__(self):
        self.steps = []

    def add(self, step):
        self.steps.append(step)
        return len(self.steps) - 1

    def send(self, lines, body="", retransmit=False):
        if body:
            body = body.rstrip("\r\n")
            lines = [*lines, "Content-Type: application/sdp", "Content-Length: [len]", "", body]
        else:
            lines = [*lines, "Content-Length: 0", ""]
        text = "\n".join(line for line in lines if line is not None).replace("\r\n", "\n")
        attribute = ' retrans="500"' if retransmit else ""
        return self.add(f"<send{attribute}><![CDATA[\n{text}\n]]></send>")

    def receive(self, kind, what, action="", **attributes):
        attributes = "".join(f' {name}="{value}"' for name, value in attributes.items())
        return self.add(f'<recv {kind}="{what}"{attributes}>{action}</recv>')

    def receive_provisionals(self):
        for status in PROVISIONALS:
            self.receive("response", status, optional="true")

    def write(self, path):
        text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<scenario name="test">\n'
        path.write_bytes((text + "\n".join(self.steps) + "\n</scenario>\n").encode("latin-1"))


# ---- A gateway ----

def capture(header, variable, occurrence=1):
    return (f'<ereg regexp=".*" search_in="hdr" header="{header}" occurrence="{occurrence}" check_it="false" '
            f'assign_to="{variable}"/>')


class GatewayScript(Script):
    """What a gateway does: for each request of a call that comes in, the answers given to it, in order.

    An answer is a status line without version, with header fields on further lines; "wait N" lets N ms pass,
    and "cancelled" waits for a CANCEL, and answers 487 or what follows the word. An answer that ends with
    "+sdp" carries a session description.
    """

    def __init__(self, method, requests, probe):
        super().__init__()
        self.method = method
        self.in_dialog = False
        if method != "OPTIONS":
            self.receive("request", "OPTIONS", optional="true", next="probe")
        for answers in requests:
            self.take(answers)
        if self.in_dialog:
            self.receive("request", "BYE")
            self.send(self.reply("200 OK", "[last_To:]"))
        if method != "OPTIONS":
            self.end_with_probe(probe)
        self.steps.append('<Reference variables="via1,via2,cseq"/>')

    def end_with_probe(self, answer):
        """What begins with OPTIONS is a probe, and gets its own answer, N ms later after "wait N, "."""
        self.add('<nop next="end"/>')
        self.steps.append('<label id="probe"/>')
        wait, separator, after = answer.partition(", ")
        if separator and wait.startswith("wait "):
            self.add(f'<pause milliseconds="{int(wait.removeprefix("wait "))}"/>')
            answer = after
        self.send(self.reply(answer, "[last_To:];tag=probe[call_number]"))
        self.steps.append('<label id="end"/>')

    def take(self, answers):
        was_in_dialog = self.in_dialog
        self.receive("request", self.method, "<action>" + capture("Via:", "via1") + capture("Via:", "via2", 2)
                     + capture("CSeq:", "cseq") + "</action>")
        to = "[last_To:]" if was_in_dialog else "[last_To:];tag=gw[pid][call_number]"
        follows_a_response = False
        for answer in answers:
            is_response = answer[0].isdigit()
            if is_response and follows_a_response:
                # Each worker of Kamailio relays a response on its own, so two at once may change places.
                self.add('<pause milliseconds="50"/>')
            follows_a_response = is_response
            if is_response:
                self.answer(answer, to)
            elif answer.startswith("cancelled"):
                self.be_cancelled(answer.removeprefix("cancelled").strip() or "487 Request Terminated", to)
            else:
                self.add(f'<pause milliseconds="{int(answer.removeprefix("wait "))}"/>')

    def answer(self, answer, to):
        body = ""
        if answer.endswith("+sdp"):
            answer, body = answer[:-4].rstrip("\n"), GATEWAY_SDP
        status = int(answer[:3])
        is_final_to_invite = self.method == "INVITE" and status >= 200
        self.send(self.reply(answer, to), body, retransmit=is_final_to_invite)
        if is_final_to_invite:
            self.receive("request", "ACK")
        if self.method == "INVITE" and status < 300 and status >= 200:
            self.in_dialog = True

    @staticmethod
    def reply(answer, to):
        first, *fields = answer.split("\n")
        lines = [f"SIP/2.0 {first}", "[last_Via:]", "[last_From:]", to, "[last_Call-ID:]", "[last_CSeq:]"]
        if "100" < first[:3] < "300":
            lines.append("[last_Record-Route:]")
            if not any(field.lower().startswith("contact") for field in fields):
                lines.append("Contact: <sip:[local_ip]:[local_port]>")
        return lines + fields

    def be_cancelled(self, answer, to):
        self.receive("request", "CANCEL")
        self.send(["SIP/2.0 200 OK", "[last_Via:]", "[last_From:]", to, "[last_Call-ID:]", "[last_CSeq:]"])
        first, *fields = answer.split("\n")
        self.send([f"SIP/2.0 {first}", "Via: [$via1]", "Via: [$via2]", "[last_From:]", to,
                   "[last_Call-ID:]", "CSeq: [$cseq]", *fields], retransmit=True)
        self.receive("request", "ACK")


class Gateway:
    """A gateway of a scenario that SIPp plays."""

    def __init__(self, name, folder, port, method, requests, probe):
        self.name, self.port = name, port
        self.log_path = folder / f"gateway_{name}.log"
        script = folder / f"gateway_{name}.xml"
        GatewayScript(method, requests, probe).write(script)
        self.process = processes.start(
            [SIPP, "-sf", script, "-i", processes.HOST, "-p", port, *own_ports(), "-nostdin", "-trace_msg",
             "-message_file", self.log_path, "-trace_err", "-error_file", folder / f"gateway_{name}.err"],
            folder / f"gateway_{name}.out", folder)

    def wait_until_ready(self):
        wait_for_port(self.port, self.process)

    def stop(self):
        processes.stop(self.process)

    def messages(self):
        return read_messages(self.log_path)


class OddGateway:
    """A gateway that SIPp cannot play: it says nothing, or what SIPp would not send."""

    def __init__(self, name, port, answer=None):
        self.name, self.port, self.answer = name, port, answer
        self.received = []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((processes.HOST, port))
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        while True:
            data, sender = self.socket.recvfrom(65536)
            if data == b"end":
                return
            message = Message(datetime.datetime.now(), True, data.decode("latin-1"))
            self.received.append(message)
            if self.answer and message.method == "INVITE":
                self.socket.sendto(self.reply(message), sender)

    def reply(self, message):
        first, *fields = self.answer.split("\n")
        names = ("Via", "From", "To", "Call-ID", "CSeq")
        copied = [f"{name}: {value}" for name in names for value in message.fields(name)]
        return "\r\n".join([first, *copied, *fields, "Content-Length: 0", "", ""]).encode("latin-1")

    def wait_until_ready(self):
        """It is, from the beginning."""

    def stop(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.sendto(b"end", (processes.HOST, self.port))
        self.thread.join()
        self.socket.close()

    def messages(self):
        return list(self.received)


# ---- The caller ----

class CallerScript(Script):
    """What the caller does: one request, what follows its final response, and nothing else."""

    def __init__(self, call, uri, call_id):
        super().__init__()
        self.call, self.uri, self.call_id = call, uri, call_id
        self.method = call.get("method", "INVITE")
        self.to = call.get("to", f"<{uri}>")
        sees = call["sees"]
        if call.get("cancel"):
            self.cancel(call["cancel"])
        elif self.method == "INVITE":
            self.invite(1, self.uri, sees)
            for number, status in enumerate(call.get("reinvite", []), start=2):
                self.let_ack_arrive()
                self.invite(number, "[next_url]", status, in_dialog=True)
            if sees < 300:
                self.let_ack_arrive()
                self.send(self.request("BYE", 90, "[next_url]", in_dialog=True), retransmit=True)
                self.receive("response", 200)
        else:
            self.send(self.request(self.method, 1, self.uri), retransmit=True)
            self.wait_for(sees)

    def let_ack_arrive(self):
        """Two workers of Kamailio may pass on what follows before the ACK."""
        self.add('<pause milliseconds="50"/>')

    def request(self, method, cseq, uri, in_dialog=False, branch="[branch]"):
        return [f"{method} {uri} SIP/2.0",
                f"Via: SIP/2.0/UDP [local_ip]:[local_port];branch={branch}",
                "Max-Forwards: 70",
                "From: <sip:caller@[local_ip]:[local_port]>;tag=c[pid][call_number]",
                f"To: {self.to}" + ("[peer_tag_param]" if in_dialog or method == "ACK" else ""),
                f"Call-ID: {self.call_id}",
                f"CSeq: {cseq} {method}",
                "Contact: <sip:caller@[local_ip]:[local_port]>",
                "[routes]" if in_dialog else None,
                *(self.call.get("headers", []) if method == self.method else [])]

    def wait_for(self, status):
        if status == 0:  # nothing may come: the time has to run out
            self.receive("response", 699, timeout=self.call.get("patience", 2500), ontimeout="end")
            self.steps.append('<label id="end"/>')
            return
        if self.method == "INVITE":
            self.receive_provisionals()
        else:
            self.receive("response", 100, optional="true")
        self.receive("response", status, rrs="true")

    def invite(self, cseq, uri, sees, in_dialog=False):
        sent = self.send(self.request("INVITE", cseq, uri, in_dialog), SDP, retransmit=True)
        self.wait_for(sees)
        if sees >= 300:
            self.send(self.request("ACK", cseq, uri, in_dialog, branch=f"[branch-{len(self.steps) - sent}]"))
        else:
            self.send(self.request("ACK", cseq, "[next_url]", in_dialog=True))

    def cancel(self, when):
        sent = self.send(self.request("INVITE", 1, self.uri), SDP, retransmit=True)
        self.receive("response", 100)
        if when == "ringing":
            self.receive("response", 180)
        else:
            self.add(f'<pause milliseconds="{when}"/>')
        branch = f"[branch-{len(self.steps) - sent}]"
        self.send(self.request("CANCEL", 1, self.uri, branch=branch), retransmit=True)
        self.receive("response", 200)
        self.wait_for(self.call["sees"])
        self.send(self.request("ACK", 1, self.uri, branch=f"[branch-{len(self.steps) - sent}]"))


class Caller:
    """One call through the server, and what the caller has seen of it."""

    def __init__(self, call, folder, number, server_port, call_id):
        self.call_id = call_id + call.get("call_id", "")
        port = processes.free_port()
        self.log_path = folder / f"caller_{number}.log"
        script = folder / f"caller_{number}.xml"
        uri = call.get("uri", f"sip:+15550100@{processes.HOST}:{server_port}")
        CallerScript(call, uri, self.call_id).write(script)
        self.process = processes.start(
            [SIPP, "-sf", script, "-i", call.get("from", processes.HOST), "-p", port, *own_ports(), "-m", 1,
             "-nostdin", "-timeout", "15", "-cid_str", self.call_id, "-trace_msg",
             "-message_file", self.log_path, "-trace_err", "-error_file", folder / f"caller_{number}.err",
             f"{processes.HOST}:{server_port}"],
            folder / f"caller_{number}.out", folder)

    def wait(self, seconds=20):
        """The exit status of SIPp: 0 if the call went as its scenario has it."""
        return self.process.wait(seconds)

    def messages(self):
        return read_messages(self.log_path)


# ---- What went over the wire ----

class Message:
    """One message that SIPp has logged."""

    def __init__(self, time, received, text):
        self.time, self.received = time, received
        self.head, _, self.body = text.replace("\r\n", "\n").partition("\n\n")
        self.first_line = self.head.partition("\n")[0]
        self.status = int(self.first_line[8:11]) if re.match(r"SIP/2.0 \d{3}", self.first_line) else None
        named_by = (self.field("CSeq") or " ?").split()[-1:] if self.status else self.first_line.split()[:1]
        self.method = "".join(named_by)

    def fields(self, name):
        return re.findall(rf"^{re.escape(name)}\s*:[ \t]*(.*)$", self.head, re.M | re.I)

    def field(self, name):
        return next(iter(self.fields(name)), None)

    def cseq(self):
        return int((self.field("CSeq") or "0").split()[0])

    def transaction(self):
        """The branch of the topmost Via."""
        branch = re.search(r"branch=([^;,\s]+)", self.field("Via") or "")
        return branch[1] if branch else None


HEADING = re.compile(r"^-{47} (\d{4}-\d\d-\d\d [\d:.]+)\n\S+ message (received|sent)[^\n]*:\n\n", re.M)


def read_messages(path):
    """The messages of a log of SIPp, in order."""
    if not path.exists():
        return []
    text = path.read_bytes().decode("latin-1")
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return [Message(datetime.datetime.fromisoformat(heading[1]), heading[2] == "received",
                    text[heading.end():end]) for heading, end in zip(headings, ends)]


def own_ports():
    """SIPp takes a port for control and some for RTP, chosen here so that its instances never meet."""
    return ["-cp", processes.free_port(), "-mp", processes.free_port(4)]


def wait_for_port(port, process):
    """Waits until a UDP port is taken. Only looks, since a port that is tried out is taken for a moment."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with open("/proc/net/udp", encoding="ascii") as table:
            if f":{port:04X} " in table.read():
                return
        time.sleep(0.02)
    raise RuntimeError(f"SIPp does not listen on port {port}: {' '.join(map(str, process.args))}")
