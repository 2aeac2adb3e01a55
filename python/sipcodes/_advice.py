"""Advice: what to do about a response, by what is known beside it and by a policy."""

from types import MappingProxyType

from . import _native
from ._common import Plain, Reasoned, listed, shown, spoken, until_none
from ._responses import Response, response_of


class Context(_native.base("Context")):
    """What is known beside a response, by items: of a text, of a mapping, or by name. What is not told is None. Its ``str()`` is
    such a text, in which the URIs that were ``tried`` have no place.

    ``vocabulary["context"]`` lists the items, and ``vocabulary["context.role"]`` the values of one that has names. Yes and no are
    bools, times are in seconds.

    Where it stands: ``role`` of this side, ``origin`` who made the response, ``usage`` the usage inside a dialog that the request
    belongs to, ``call_id`` who chose the Call-ID, ``progress`` what came before, ``attempts`` made so far.

    Authentication: ``credentials`` if the request already carried some for this challenge, ``stale`` if the challenge says so.

    Targets: how many are left (``targets_left``), what these ``targets`` are, ``tried`` the URIs that the request was sent to
    already, ``raced`` if it was sent to several at once, ``flows_down`` if no flow to the registrar is up, ``failures`` to register
    in a row.

    The request: ``secure`` for a SIPS URI, ``anonymous`` if the caller asked for that, ``cancelled`` if the caller has given up,
    ``consent`` if the user agreed to what needs it, ``overlap`` if more digits may follow, ``compact`` for the compact form of
    Identity, ``ping`` if it only probes the target, ``rewritten`` if this proxy changed the scheme of the Request-URI,
    ``session_expires``, ``min_se`` and ``expires`` that it had, and ``random``, a number that random times are taken with.

    >>> import sipcodes
    >>> context = sipcodes.Context(role="proxy", targets_left=2)
    >>> str(context)
    'role=proxy, targets-left=2'
    >>> context == sipcodes.Context("role=proxy, targets-left=2")
    True
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("role", "origin", "usage")

    def __new__(cls, text=None, *, tried=(), **items):
        tried = _uris(tried)
        if text is not None and not isinstance(text, str):
            told = _items(text)
            # What is given by name counts more.
            told_tried = _uris(told.pop("tried", ()))
            tried = tried or told_tried
            items = {**_native.context_record(None, told, ())._told(), **items} if items else told
            text = None
        return _native.context_record(text, items, tried)

    def __reduce__(self):
        return _context, (self._told(), self.tried)

    def __repr__(self):
        told = [f"{name}={value!r}" for name, value in self._told().items()]
        return f"Context({', '.join(told + [f'tried={self.tried!r}'] * bool(self.tried))})"

    def __str__(self):
        words = {True: "yes", False: "no"}
        return ", ".join(
            f"{name.replace('_', '-')}={words[value] if isinstance(value, bool) else value}"
            for name, value in self._told().items()
        )

    def _told(self):
        values = {name: getattr(self, name) for name in self._fields if name != "tried"}
        return {name: value for name, value in values.items() if value is not None}

    def to_dict(self):
        """The items that were told, and the URIs that were tried, if any: a mapping that a Context can be made of.

        >>> import sipcodes
        >>> context = sipcodes.Context(role="proxy", tried=["sip:bob@example.com"])
        >>> sipcodes.Context(context.to_dict()) == context
        True
        """
        return {**self._told(), **({"tried": list(self.tried)} if self.tried else {})}


def _context(items, tried):
    """For pickle: a Context of its parts."""
    return Context(items, tried=tried)


class Policy(_native.base("Policy")):
    """Which codes lead to which next step, where practice differs from the RFCs: one of ``policies`` by its name, or of rules.

    Its ``str()`` are the rules that make it, "" for the RFCs alone. It cannot change.

    >>> import sipcodes
    >>> sipcodes.advise(480, policy=sipcodes.Policy.parse("failover=480")).action
    'failover'
    >>> str(sipcodes.Policy.parse("failover=480,404; limit=ringing"))
    'failover=404,480; limit=ringing'
    """

    __slots__ = ()
    __module__ = "sipcodes"

    def __new__(cls, name="rfc"):
        if not isinstance(name, str):
            raise TypeError(f"the name of a policy is a str, not {name!r}")
        return _native.policy_like(name)

    @classmethod
    def parse(cls, rules, base="rfc"):
        """A policy of rules such as "failover=408,5xx,!501; stop=480", which change base.

        >>> import sipcodes
        >>> sipcodes.Policy.parse("base=carrier") == sipcodes.Policy("carrier")
        True
        """
        return _native.policy_parse(_native.policy_like(base), rules)

    @classmethod
    def from_text(cls, text, base="rfc"):
        """A policy of the codes that another product lists: Kamailio's "code=403;class=5", a regular expression, or names or
        numbers of FreeSWITCH's causes.

        >>> import sipcodes
        >>> str(sipcodes.Policy.from_text("code=403;class=5"))
        'failover=403,5xx'
        """
        return _native.policy_import(_native.policy_like(base), text)

    def __str__(self):
        return _native.policy_text(self)

    def __repr__(self):
        return f"Policy.parse({str(self)!r})"

    def __reduce__(self):
        return Policy.parse, (str(self),)


class PolicyInfo(_native.base("PolicyInfo"), Plain):
    """A policy that the library knows by name: its ``label`` for people, its ``source``, its ``rules``, and itself.

    >>> import sipcodes
    >>> sipcodes.policies["rfc"].rules
    ''
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("name",)

    def to_dict(self):
        """The policy as the command's JSON has it."""
        rules = [rule.strip() for rule in self.rules.split(";")]
        return {"name": self.name, "label": self.label, "source": self.source, "rules": [rule for rule in rules if rule]}


def _policy_info(name):
    rules = _native.policy_rules(name)
    return PolicyInfo(name, _native.policy_label(name, None), _native.policy_source(name), rules, Policy(name))


policies = MappingProxyType({name: _policy_info(name) for name in until_none(_native.policy_at)})


class Reason(_native.base("Reason"), Plain):
    """One reason of an advice or of a choice: a stable ``id``, a sentence as ``text``, its ``source``, whether it is a
    ``warning``, such as that the policy does what an RFC forbids, and the ``language`` that the text is in.

    >>> import sipcodes
    >>> print(sipcodes.advise(486).reasons[0].id)
    busy-here
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("id", "text")

    def __str__(self):
        return self.text


class Advice(_native.base("Advice"), Reasoned):
    """What to do about a response. Its ``str()`` is a page for people.

    ``action`` is the next step, ``otherwise`` the step if that one cannot be taken, ``repair`` what to change, by the elements of
    the header field ``field``; ``missing`` is the field that the response should have had. ``delay`` is how long to wait, chosen
    between ``delay_min`` and ``delay_max``, in milliseconds, and ``delay_from`` tells who asks for it. ``hold`` is how long nothing
    is to be sent to what ``hold_scope`` names, ``remember`` how long the result holds (FOREVER for ever); these,
    ``session_expires``, ``min_se`` and ``expires`` are in seconds. What the advice does not say is None.

    ``dialog_effect`` is what becomes of the dialog, ``reached`` whether the request reached anybody, ``health`` whether it counts
    against the health of the target, ``consent`` whether a person has to agree to the step first, ``origin`` who made the response,
    ``treated_as`` the code that it counts as, ``relay`` the code that a proxy sends upstream. ``response``, ``context`` and
    ``policy`` are what it was made of.

    >>> import sipcodes
    >>> advice = sipcodes.advise(503, "INVITE", {"Retry-After": "30"})
    >>> match advice:
    ...     case sipcodes.Advice(action="failover", hold=seconds):
    ...         print("next target; leave this one alone for", seconds, "s")
    next target; leave this one alone for 30 s
    >>> advice.sentence
    '503 Service Unavailable: send nothing to this server for 30 s; another one may serve the request.'
    """

    __slots__ = ()
    __module__ = "sipcodes"
    __match_args__ = ("action", "otherwise", "repair")

    @property
    def elements(self):
        """The elements that the step needs: Contacts in the order to try them, challenges, or those of ``field``."""
        return _native.advice_elements(self)

    def _reasons(self, lang):
        return _native.advice_reasons(self, lang)

    def page(self, lang=None):
        """The advice as a page: the next step, why, and the values that go with it."""
        from ._pages import page_of

        return page_of("advice", (self,), lang)

    def __str__(self):
        return _native.advice_page(self, None, 0)

    def __repr__(self):
        told = [f"{name}={value!r}" for name, value in self._told()]
        return f"<sipcodes.Advice on {self.response}: {', '.join(told)}>"

    def _told(self):
        values = [(name, getattr(self, name)) for name in self._fields[:-3]]
        return [(name, value) for name, value in values if value is not None]

    def to_dict(self, lang=None):
        """The advice as the command's JSON has it: what it does not say is left out.

        >>> import sipcodes
        >>> sipcodes.advise(503, headers={"Retry-After": "30"}).to_dict()["hold-scope"]
        'server'
        """
        from ._documents import advice_document

        return advice_document(self, spoken(lang))

    def _repr_markdown_(self):
        return _native.advice_page(self, None, 1)

    def _repr_html_(self):
        return self.page()._repr_html_()


def _uris(tried):
    """URIs that were tried, as a tuple; a single str is a mistake, since it would be a list of characters."""
    return listed(tried, "tried is a list of URIs")


def _items(context):
    """The items of a mapping."""
    try:
        return {**context}
    except TypeError:
        raise TypeError(f"a context is a Context, a mapping or a str, not {shown(context)}") from None


def asked(context, policy, tried=None, items=None):
    """A context and a policy as the native functions take them: records, or None."""
    if context is None:
        if items or tried is not None:
            context = _native.context_record(None, items, () if tried is None else _uris(tried))
    elif items or tried is not None:
        context = context if type(context) is Context else Context(context)
        told = {**context._told(), **(items or {})}
        context = _native.context_record(None, told, context.tried if tried is None else _uris(tried))
    elif type(context) is not Context:
        context = Context(context)
    if policy is not None:
        policy = _native.policy_like(policy)
    return context, policy


def advise(response, method=None, headers=None, context=None, policy=None, tried=None, **items):
    """Says what to do about a response: the next step, why, and with which values.

    response is a status code, with the method of the request and header fields as for Response; or a Response; or a message, as
    bytes or as a str of several lines. context is what is known beside it, a Context, a mapping or a text; items can also be
    given by name, such as role="proxy". policy is a Policy, or the name of one. tried are the URIs that were tried already.

    >>> import sipcodes
    >>> sipcodes.advise(503, "INVITE", {"Retry-After": "30"}, role="proxy", targets_left=0).action
    'stop'
    >>> sipcodes.advise(b"SIP/2.0 420 Bad Extension\\r\\nUnsupported: 100rel\\r\\n").elements[0].value
    '100rel'
    >>> sipcodes.advise(480).action, sipcodes.advise(480, policy="telnyx").action
    ('stop', 'failover')
    """
    if type(response) is int:
        response = _native.response_make(response, method, headers)
    elif method is None and headers is None:
        response = response_of(response)
    elif isinstance(response, Response) or not (hasattr(response, "__index__") or isinstance(response, str)):
        raise TypeError("method and headers go with a status code: a Response, or a message, has its own")
    else:
        response = Response(response, method, headers)
    if context is not None or policy is not None or tried is not None or items:
        context, policy = asked(context, policy, tried, items)
    return _native.advice_record(response, context, policy)
