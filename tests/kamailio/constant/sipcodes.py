"""The constant adapter: every failure leads to the next gateway while there is one. Measures what routing
costs without a decision."""

from types import SimpleNamespace


class Response(SimpleNamespace):
    pass


class Policy:
    @classmethod
    def parse(cls, _rules):
        return cls()


RESPONSE = Response(status=503, phrase="", method="INVITE")


def advice(action):
    return SimpleNamespace(response=RESPONSE, origin="peer", action=action, otherwise=None, reason="constant",
                           sentence="The next one.", hold=None, hold_scope=None, health=None, elements=())


NEXT, STOP = advice("failover"), advice("stop")


def parse(_message):
    return RESPONSE


def advise(_response, context, **_):
    return NEXT if context["targets_left"] else STOP


def best_response(branches, **_):
    return SimpleNamespace(index=len(branches) - 1, status=500, challenges=(), reason="constant",
                           sentence="The last one.")


def phrase(_status):
    return "OK"


def get(_status):
    return None


def field(_name):
    return None
