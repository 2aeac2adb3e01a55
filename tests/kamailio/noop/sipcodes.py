"""The do-nothing adapter: in the place of libsipcodes, it advises to stop at whatever comes. With it the
first failure is relayed, and every scenario has to fail."""

from types import SimpleNamespace

SENTENCE = "Nothing was decided."


class Response(SimpleNamespace):
    def __init__(self, status, method=None, phrase=""):
        super().__init__(status=status, method=method, phrase=phrase)

    def __contains__(self, _field):
        return False


class Policy:
    def __init__(self, _name):
        pass

    @classmethod
    def parse(cls, rules):
        return cls(rules)


def parse(message):
    line = message.partition(b"\r\n")[0].decode("latin-1")
    return Response(status=int(line[8:11]), phrase=line[12:], method=None)


def advise(response, *_, **__):
    if not isinstance(response, Response):
        response = Response(status=response, method=None)
    return SimpleNamespace(response=response, origin="unknown", action="stop", otherwise=None, reason="noop",
                           sentence=SENTENCE, hold=None, hold_scope=None, health=None, elements=())


def best_response(branches, **_):
    last = branches[-1][0]
    return SimpleNamespace(index=len(branches) - 1, status=getattr(last, "status", last), challenges=(),
                           reason="noop", sentence=SENTENCE)


def phrase(_status):
    return "Nothing was decided"


def get(_status):
    return None


def field(_name):
    return None
