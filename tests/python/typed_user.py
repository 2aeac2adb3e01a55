"""A program that uses the package with all of its types told; mypy --strict reads it, and a test runs it."""

from email.message import Message

import sipcodes


def describe(status: int) -> str:
    code = sipcodes.get(status)
    if code is None:
        return f"{status}, treated as {sipcodes.resolve(status)}"
    return f"{code.status} {code.phrase}: {code.lead}"


def next_step(status: int, retry_after: int | None = None) -> tuple[str, int | None]:
    headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
    advice: sipcodes.Advice = sipcodes.advise(status, "INVITE", headers, role="proxy", policy="carrier")
    return advice.action, advice.hold


def of_message(message: Message) -> list[str]:
    return [element.value for element in sipcodes.Response(302, headers=message).elements("Contact")]


def kind(code: sipcodes.Code) -> str:
    match code:
        case sipcodes.Code(status=486 | 600):
            return "busy"
        case sipcodes.Code(scope="server"):
            return "server"
    return code.class_


def main() -> None:
    contacts = Message()
    contacts["Contact"] = "<sip:bob@example.com>"
    answer = sipcodes.best_response([486, (408, "timeout"), sipcodes.Response(503)])
    path = sipcodes.cause_path(480, ["asterisk", "freeswitch"])
    names: set[str] = {code.symbol for code in sipcodes.codes.values() if code in sipcodes.CodeSet("5xx")}
    page = sipcodes.compare(486, sipcodes.SIPStatus.BUSY_EVERYWHERE)
    print(describe(486), describe(499), next_step(503, 30), of_message(contacts), kind(sipcodes.codes[600]))
    print(answer.status, [step.cause for step in path], len(names), page.title, sipcodes.to_q850("busy here"))


if __name__ == "__main__":
    main()
