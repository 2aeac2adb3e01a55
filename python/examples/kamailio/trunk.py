"""Routing of a trunk with several gateways for Kamailio, as libsipcodes advises. Settings: kamailio.cfg.

What a response means and what to do about it is asked of libsipcodes; this script only carries it out, and
logs each decision in one line. Kamailio runs it in many processes, and a request may go through several of
them: what has to be known later stands in the transaction (AVPs) or in shared memory (htable), never in a
variable of Python.
"""

import re
import time

import KSR
import sipcodes as sip

# What this server makes of it if a target says nothing, or cannot be reached (RFC 3261 8.1.3.1).
NO_RESPONSE = ("timeout", 408, None)
NOT_SENT = ("transport", 503, None)

# Why a server is left alone, the weakest reason first.
FAILED_PROBE, FAILED_CALL, ITS_OWN_WISH = 1, 2, 3


# ---- Settings ----

def setting(name):
    return KSR.pv.get(f"$sel(cfg_get.trunk.{name})") or ""


class CurrentPolicy:
    """The policy of this process, and the rules that it was made of, read again when they have changed.

    Rules that cannot be read change nothing: the last good ones, of whichever process, stay in force.
    """

    def __init__(self):
        self.policy = self.rules = None

    def get(self):
        rules = setting("policy")
        if rules != self.rules:
            try:
                self.policy = sip.Policy.parse(rules)
                KSR.htable.sht_sets("trunk", "policy", rules)
            except (ValueError, LookupError) as error:
                good = KSR.htable.sht_get("trunk", "policy") or ""
                KSR.err(f"trunk: the policy cannot be read: {error};"
                        f" '{good}' stays in force instead of '{rules}'\n")
                self.policy = sip.Policy.parse(good)
            self.rules = rules
        return self.policy


current_policy = CurrentPolicy()


# ---- The log ----

def word(text):
    """A text from the wire, as one word: it cannot end a line, look like a field or command a terminal."""
    return re.sub(rb"[^!-~]", lambda byte: b"\\x%02x" % ord(byte[0]), text.encode()).decode()


def words(sentence):
    """The same for a sentence, which has blanks."""
    return " ".join(map(word, sentence.split(" ")))


# ---- What the transaction remembers ----

def note(name, value):
    KSR.pv.sets(f"$(avp({name})[*])", str(value))


def noted(name):
    return KSR.pv.get(f"$avp({name})")


def count(name):
    return int(noted(name) or 0)


def forget(name):
    KSR.pv.unset(f"$(avp({name})[*])")


def note_list(name, items):
    """Notes a list, a line an item."""
    note(name, "\n".join(items))


def noted_list(name):
    return [item for item in (noted(name) or "").split("\n") if item]


def read(message):
    """The response that a message in hexadecimal is; None if there is none, or none that can be used."""
    try:
        return sip.parse(bytes.fromhex(message)) if message else None
    except ValueError:
        return None


def add_final(origin, status, response):
    """Notes the final response of a target that was given up; the AVP keeps the latest first."""
    message = noted("reply") if response else ""
    KSR.pv.sets("$avp(finals)", f"{origin} {status} {message}")


def finals():
    """The final responses that were noted, in the order received: (response or status code, origin)."""
    found = []
    while (text := KSR.pv.get(f"$(avp(finals)[{len(found)}])")) is not None:
        origin, status, message = text.split(" ")
        found.append((read(message) or int(status), origin))
    return found[::-1]


# ---- Targets ----
#
# A target is a text: the Request-URI, a space, and the address to send it to, or "-" for that of the
# Request-URI.

def gateways():
    """The gateways as targets. A caller who asked for this server is passed on with the gateway's address."""
    uri, is_ours = KSR.pv.get("$ru"), KSR.is_myself_ruri()
    user = re.match(r"\w+:([^@]*@)?", uri)[1] or ""
    return [(gateway.replace(":", ":" + user, 1) if is_ours else uri) + " " + gateway
            for gateway in setting("gateways").split()]


def request_uri(uri):
    """A URI without what one of a Contact may have, and a Request-URI may not (RFC 3261 19.1.1).

    These are the header fields and the method. What stands before the "@" may have the same characters.
    """
    user, rest = re.match(r"([^@]*@)?(.*)", uri).groups(default="")
    return user + re.sub(r"(?i);method=[^;]*", "", rest.partition("?")[0])


def server(target):
    """The server that a target leads to, whatever the user: what a hold is about."""
    uri, hop = target.split(" ")
    return re.sub(r"^(\w+:)[^@]*@", r"\1", request_uri(uri if hop == "-" else hop))


def is_gateway(target):
    """Whether a target leads to one of the gateways, and not to whomever a redirect names."""
    return server(target) in [server(f"- {gateway}") for gateway in setting("gateways").split()]


def is_held(target):
    return KSR.htable.sht_is_null("hold", server(target)) < 0


def hold_of(name):
    """Why a server is on hold, 0 if it is not, and for how many seconds more. An entry is reason and end."""
    entry = re.fullmatch(r"(\d+) (\d+)", str(KSR.htable.sht_get("hold", name)))
    return (int(entry[1]), max(int(entry[2]) - int(time.time()), 0)) if entry else (0, 0)


def hold(target, seconds, reason):
    """Leaves a server alone for some seconds, 0 for no hold.

    A hold that is there never gets shorter, nor its reason weaker: what fails later may have been sent
    earlier.
    """
    name = server(target)
    reason_before, left = hold_of(name)
    if seconds > 0 and (seconds > left or reason > reason_before):
        seconds, reason = max(seconds, left), max(reason, reason_before)
        KSR.htable.sht_setxs("hold", name, f"{reason} {int(time.time()) + seconds}", seconds)


def reason_to_hold(response, failed):
    return ITS_OWN_WISH if "Retry-After" in response else failed


def targets_left():
    """The targets that this request may still go to."""
    if len(noted_list("tried")) >= int(setting("targets")):
        return []
    return [target for target in noted_list("queue") if not is_held(target)]


def take_target():
    left = targets_left()
    note_list("queue", left[1:])
    return left[0] if left else None


def relay(target):
    """Sends the request to a target. False if it could not be sent."""
    uri, hop = target.split(" ")
    if target != noted("target"):
        forget("credentials")
        forget("attempts")
    note("target", target)
    forget("reply")
    forget("progress")
    note_list("tried", [*noted_list("tried"), uri])
    KSR.pv.sets("$ru", request_uri(uri))
    if hop == "-":
        KSR.pv.unset("$du")
    else:
        KSR.pv.sets("$du", hop)
    KSR.tm.t_on_branch("ksr_branch_trunk")
    KSR.tm.t_on_reply("ksr_reply_trunk")
    KSR.tm.t_on_failure("ksr_failure_trunk")
    return KSR.tm.t_relay() > 0


# ---- Deciding ----

def log(advice, action, sender, call_id=None):
    """One line for a decision."""
    held = f" hold={advice.hold}" if advice.hold is not None else ""
    method = word(advice.response.method or "-")
    KSR.notice(f"trunk: code={advice.response.status} origin={advice.origin} action={action}"
               f" reason={advice.reason}{held} from={word(sender)} method={method}"
               f" call-id={word(call_id or KSR.pv.get('$ci'))} {words(advice.sentence)}\n")


# Each step returns the target that the request goes to next, or None if the step cannot be taken.

def fail_over(_advice):
    return take_target()


def redirect(advice):
    followed = count("redirects")
    if followed >= int(setting("redirects")):
        return None
    note("redirects", followed + 1)
    contacts = [element.value + " -" for element in advice.elements if not re.search(r"\s", element.value)]
    note_list("queue", contacts + noted_list("queue"))
    return take_target()


def authenticate(_advice):
    """With the trunk's own credentials, if it has some for the realm.

    Only gateways get them: anybody can ask for a realm. Only of an INVITE can CSeq be raised (RFC 3261
    22.2), so that a challenge to another method is the caller's.
    """
    if not KSR.is_INVITE() or not is_gateway(noted("target")) or KSR.uac.uac_auth() < 0:
        return None
    note("raised", count("raised") + 1)
    note("credentials", "yes")
    note("attempts", count("attempts") + 1)
    return noted("target")


STEPS = {"failover": fail_over, "redirect": redirect, "authenticate": authenticate}


def take_step(advice):
    """Takes the step that is advised, or the other one if it cannot be taken: the step and the next target.

    A proxy is advised to leave a challenge to the caller; the other step is for a proxy that has
    credentials of its own.
    """
    order = [advice.action, advice.otherwise]
    if advice.otherwise == "authenticate":
        order.reverse()
    for action in order:
        if action == "stop":
            break
        target = STEPS[action](advice) if action in STEPS else None
        if target:
            return action, target
    return "stop", None


def hold_as_advised(target, advice, subject, question):
    """Holds the server of a target as advised.

    That the caller has cancelled changes nothing about the server, so the advice for the hold is what it
    would be if he had not.
    """
    if question["context"]["cancelled"]:
        question["context"]["cancelled"] = False
        advice = sip.advise(subject, **question)
    if advice.hold_scope == "server":
        hold(target, advice.hold, reason_to_hold(advice.response, FAILED_CALL))


def as_done(advice, action, subject, question):
    """The advice that tells why a step was taken.

    With the trunk's own credentials, this server does what is a client's to do.
    """
    if action != "authenticate":
        return advice
    question["context"]["role"] = "client"
    return sip.advise(subject, **question)


def tried_or_own(response):
    """The addresses not to try: those that were tried, and this server, to which a redirect may lead."""
    contacts = response.elements("Contact") if response and "Contact" in response else []
    return noted_list("tried") + [contact.value for contact in contacts if KSR.is_myself(contact.value)]


def decide(origin, status, response):
    """Decides about a final response: the next target, or None, and whether it may be the answer."""
    question = {
        "method": None if response else KSR.pv.get("$rm"),  # of a response, CSeq tells it
        "context": {
            "role": "proxy",
            "origin": origin,
            "progress": noted("progress") or "none",
            "credentials": noted("credentials") is not None,
            "attempts": count("attempts"),
            "targets_left": len(targets_left()),
            "cancelled": KSR.tm.t_is_canceled() > 0,
        },
        "policy": current_policy.get(),
        "tried": tried_or_own(response),
    }
    advice = sip.advise(response or status, **question)
    sender = noted("target")
    hold_as_advised(sender, advice, response or status, question)
    action, target = take_step(advice)
    log(as_done(advice, action, response or status, question), action, server(sender))
    # What was answered or followed is not for the caller, nor is a redirect that leads nowhere new.
    may_answer = action not in ("authenticate", "redirect") and advice.reason != "redirect-exhausted"
    if may_answer:
        add_final(origin, status, response)
    return target, may_answer


# ---- The answer to the caller ----

def append_fields(response, names):
    """Takes over header fields of a response into the one that is to be sent."""
    for name in filter(sip.field, names):
        for element in response.elements(name):
            KSR.hdr.append_to_reply(f"{name}: {element.text}\r\n")


def answer_all_held(targets):
    """Every gateway is on hold: says when the first one will be back."""
    least = min((hold_of(server(target))[1] for target in targets), default=None)
    if least is not None:
        KSR.hdr.append_to_reply(f"Retry-After: {least}\r\n")
    KSR.notice(f"trunk: answer=503 reason=all-held call-id={word(KSR.pv.get('$ci'))}"
               f" No gateway may be tried, the first one in {'?' if least is None else least} s.\n")
    KSR.sl.send_reply(503, sip.phrase(503))


def is_cancelled():
    return KSR.tm.t_is_canceled() > 0 and KSR.is_INVITE()


def answer_cancelled(latest):
    """An INVITE that the caller has cancelled ends with 487, whatever the gateways said (RFC 3261 15.1.2).

    If a gateway has said that last, tm relays it.
    """
    if not (isinstance(latest, sip.Response) and latest.status == 487):
        KSR.sl.send_reply(487, sip.phrase(487))


def answer(tm_has_latest):
    """Sends the best of the final responses upstream. If tm has it at hand, tm relays it as it came."""
    branches = finals()
    if is_cancelled():
        answer_cancelled(branches[-1][0] if tm_has_latest and branches else None)
        return
    # What counts is whether it is an INVITE, and a method may be one that the library does not know.
    method = "INVITE" if KSR.is_INVITE() else "INFO"
    best = sip.best_response(branches, method=method, rule=setting("best_rule"))
    KSR.notice(f"trunk: answer={best.status or 'none'} reason={best.reason}"
               f" call-id={word(KSR.pv.get('$ci'))} {words(best.sentence)}\n")
    if not best.status:
        KSR.tmx.t_drop()
    elif not tm_has_latest or best.index != len(branches) - 1 or best.challenges:
        answer_with(best, branches)


def answer_with(best, branches):
    chosen = branches[best.index][0] if best.index is not None else 0
    phrase = sip.phrase(best.status)
    if isinstance(chosen, sip.Response):
        record = sip.get(chosen.status)
        append_fields(chosen, [header.name for header in record.headers] if record else [])
        phrase = phrase or chosen.phrase
    for index in best.challenges:
        append_fields(branches[index][0], ["WWW-Authenticate", "Proxy-Authenticate"])
    KSR.sl.send_reply(best.status, phrase)


def proceed(target, tm_has_latest):
    """Sends the request to a target, and to the next one while that fails here. Answers if none is left."""
    while target:
        if relay(target):
            return
        tm_has_latest = False
        if is_cancelled():
            break  # tm sends no INVITE that was cancelled
        target, _ = decide(*NOT_SENT)
    answer(tm_has_latest)


# ---- Requests ----

def route_to_trunk():
    """A request that opens a dialog or stands alone: it goes to the trunk."""
    KSR.hdr.remove("Route")  # the trunk is the route; one that leads here must not go on (RFC 3261 16.4)
    if KSR.is_method_in("IS"):
        KSR.rr.record_route()
    created = KSR.tm.t_newtran()
    if created <= 0:
        if created < 0:
            KSR.sl.sl_reply_error()  # no memory: that says nothing about a gateway
        return
    if hasattr(KSR, "dialog") and KSR.is_INVITE():
        KSR.dialog.dlg_manage()  # counts CSeq on, for a trunk with credentials
    targets = gateways()
    note_list("queue", targets)
    target = take_target()
    if target:
        proceed(target, False)
    else:
        answer_all_held(targets)


def is_taker(address):
    """Whether an address is that of a gateway, or of another target that has taken a request."""
    hosts = (re.match(r"\w+:(?:[^@]*@)?(\[.*?\]|[^:;?]+)", gateway)
             for gateway in setting("gateways").split())
    return KSR.htable.sht_is_null("taker", address) < 0 or any(
        host and KSR.ipops.dns_int_match_ip(host[1], address) > 0 for host in hosts)


def is_allowed():
    """Anybody can make up a To tag and a Route: a request in a dialog has to come from one of its sides."""
    address = KSR.pv.get("$si")
    return KSR.ipops.is_in_subnet(address, setting("callers")) > 0 or (
        KSR.siputils.has_totag() > 0 and is_taker(address))


def refuse():
    KSR.notice(f"trunk: {word(KSR.pv.get('$rm'))} from {KSR.pv.get('$si')} was refused\n")
    if not KSR.is_ACK():
        KSR.sl.send_reply(403, sip.phrase(403))


def route_in_dialog():
    """A request in a dialog goes where the dialog goes. Its failures are the caller's, and only logged."""
    if KSR.rr.loose_route() > 0:
        KSR.tm.t_on_reply("ksr_reply_dialog")
        KSR.tm.t_relay()
    elif KSR.is_ACK():
        if KSR.tm.t_check_trans() > 0:
            KSR.tm.t_relay()
    else:
        KSR.sl.send_reply(481, sip.phrase(481))


def route():
    if KSR.maxfwd.process_maxfwd(10) < 0:
        KSR.sl.send_reply(483, sip.phrase(483))
    elif KSR.sanity.sanity_check(1511, 7) < 0:
        KSR.notice(f"trunk: a malformed request from {KSR.pv.get('$si')} was refused\n")
    elif KSR.is_CANCEL():
        if KSR.tm.t_check_trans() > 0:
            KSR.tm.t_relay()
    elif KSR.tmx.t_precheck_trans() > 0:
        KSR.tm.t_check_trans()
    elif KSR.tm.t_check_trans() == 0:
        pass  # a retransmission
    elif not is_allowed():
        refuse()
    elif KSR.siputils.has_totag() > 0:
        route_in_dialog()
    elif KSR.is_OPTIONS() and KSR.is_myself_ruri() and not KSR.pv.get("$rU"):
        KSR.sl.send_reply(200, sip.phrase(200))  # a probe of this server
    else:
        route_to_trunk()


# ---- What Kamailio calls ----

def probe(gateway):
    KSR.pv.sets("$uac_req(method)", "OPTIONS")
    KSR.pv.sets("$uac_req(ruri)", gateway)
    KSR.pv.sets("$uac_req(furi)", f"sip:probe@{KSR.pv.get('$HN(f)')}")
    KSR.pv.sets("$uac_req(turi)", gateway)
    KSR.pv.seti("$uac_req(evroute)", 1)
    KSR.uac.uac_req_send()


# Kamailio encodes less than 32 KiB at once.
PIECE = 30000


def raw_head():
    """The message as it came, up to its body, in hexadecimal: KSR.pv.get() raises where there is no UTF-8."""
    length = KSR.pv.get("$(mb{s.len})") or 0
    pieces = [(start, PIECE if start + PIECE < length else 0) for start in range(0, length, PIECE)]
    message = "".join(KSR.pv.get(f"$(mb{{s.substr,{start},{size}}}{{s.encode.hexa}})") or ""
                      for start, size in pieces)
    head = re.match(r"(?:..)*?0d0a0d0a", message)
    return head[0] if head else message


class Kamailio:
    """The routes of the script."""

    def child_init(self, _rank):
        return 0

    def ksr_request_route(self, _message):
        try:
            route()
        except UnicodeDecodeError:
            KSR.sl.send_reply(400, sip.phrase(400))
        return 1

    def ksr_branch_trunk(self, _message):
        """Which branch of the transaction the target has.

        Once CSeq was raised for credentials, dialog raises it for all that follows the INVITE, whoever takes
        it: the INVITE to the next target has to have it raised too. This header field tells dialog so, which
        takes it out and has the caller see his own CSeq.
        """
        note("branch", KSR.tm.t_get_branch_index())
        if count("raised") and not noted("credentials"):
            KSR.hdr.append(f"P-K-CSeq-Refresh: {int(KSR.pv.get('$cs')) + count('raised')}\r\n")
        return 1

    def ksr_reply_trunk(self, _message):
        """Notes each response, whole, with its branch.

        The failure route is shown what tm holds to be best, and after a header field that Kamailio cannot
        read it is shown nothing of those behind it.
        """
        if KSR.tm.t_get_branch_index() != int(noted("branch")):
            return 1  # a late one, of a target that was given up
        status = KSR.pv.get("$rs")
        if 100 < status < 300:
            KSR.htable.sht_seti("taker", KSR.pv.get("$si"), 1)
        if status == 100:
            note("progress", noted("progress") or "trying")
        elif status < 200:
            has_media = KSR.pv.get("$(rb{s.len})") or noted("progress") == "early-media"
            note("progress", "early-media" if has_media else "ringing")
        elif status >= 300:
            note("reply", raw_head())
        return 1

    def ksr_failure_trunk(self, _message):
        """The target has failed. Without a response that can be used, this server has given up waiting."""
        response = read(noted("reply"))
        proceed(*(decide("peer", response.status, response) if response else decide(*NO_RESPONSE)))
        return 1

    def ksr_reply_dialog(self, _message):
        """Logs what a request in a dialog fails with."""
        response = read(raw_head()) if KSR.pv.get("$rs") >= 300 else None
        if response:
            usage = "subscription" if KSR.pv.get("$rm") == "SUBSCRIBE" else "invite"
            advice = sip.advise(response, context={"role": "proxy", "usage": usage})
            log(advice, "stop", KSR.pv.get("$si"))
        return 1

    def ksr_rtimer_probe(self, _message, _event):
        """Asks each gateway with OPTIONS whether it is alive, but for those that want to be left alone."""
        for gateway in setting("gateways").split():
            if hold_of(server(f"- {gateway}"))[0] != ITS_OWN_WISH:
                probe(gateway)
        return 1

    def ksr_uac_event(self, _message, _event):
        """The answer to a probe, or none. A gateway that ails is left alone for a while.

        That is longer with each probe that it fails, unless it has said that it may be asked again at once.
        What probes have held, a good answer to one lets go.
        """
        gateway = KSR.pv.get("$uac_req(ruri)")
        response, origin = read(raw_head()) if KSR.pv.get("$uac_req(evtype)") == 1 else None, "peer"
        if not response:
            origin, status, _ = NO_RESPONSE
            response = sip.Response(status, "OPTIONS")
        advice = sip.advise(response, context={"ping": True, "origin": origin}, policy=current_policy.get())
        target = f"- {gateway}"
        if advice.health:
            seconds = int(setting("probe_hold")) if advice.hold is None else advice.hold
            hold(target, seconds, reason_to_hold(advice.response, FAILED_PROBE))
            log(advice, "hold", gateway, "probe")
        elif hold_of(server(target))[0] == FAILED_PROBE:
            KSR.htable.sht_rm("hold", server(target))
        return 1


def mod_init():
    return Kamailio()
