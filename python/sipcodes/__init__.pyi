"""What SIP response codes mean and what to do about them: the public surface, with its types.

Values of enumerations are their stable names as strings ("failover", "retry-after"), as in C, Lua and the command's JSON;
``vocabulary`` lists them. "None" is None. Delays are in milliseconds, holds and expiries in seconds.

What holds for every function: a bool, float, None or other wrong type is a TypeError; a number out of range and a text that
cannot be read are ValueErrors, which name the value; what does not exist is a LookupError (of mappings, a KeyError).
``lang`` is a tag such as "en" or "de-AT"; None is English, and so is the answer in a language that is not spoken.
"""
from collections.abc import Iterable, Iterator, Mapping
from email.message import Message
from enum import IntEnum
from typing import Any, Final, Literal, SupportsIndex, final

__version__: Final[str]
iana_date: Final[str]
data_digest: Final[str]

# What stands for a status code: a number, a Code, a SIPStatus; where a name will do, also a str such as "486" or "Busy Here".
_Status = SupportsIndex
_CodeLike = SupportsIndex | str
_Message = bytes | bytearray | memoryview | str
_HeaderText = str | bytes
_Headers = (
    Message
    | Mapping[str, _HeaderText]
    | Mapping[str, _HeaderText | list[str] | tuple[str, ...]]
    | Iterable[tuple[_HeaderText, _HeaderText]]
)

# ---- Errors ----

class ParseError(ValueError):
    """A text that cannot be read: a code set, policy, context, response or Reason."""
    text: str | bytes | None
    position: int | None  # in characters of a str, in bytes of bytes
    problem: str | None  # of a response: one of vocabulary["problem"]
    def __init__(
        self, message: str, text: str | bytes | None = None, position: int | None = None, problem: str | None = None
    ) -> None: ...

class AmbiguousError(LookupError):
    """Several codes, or causes, go by a name."""
    matches: tuple[int, ...]
    def __init__(self, message: str, matches: tuple[int, ...] = ()) -> None: ...

def error_label(error: Exception, lang: str | None = None) -> str: ...

# ---- Codes ----

class _Record:
    """What all records have: they are immutable, hashable, picklable and copyable."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def to_dict(self) -> dict[str, Any]: ...

@final
class Header(_Record):
    """A header field that a response should be read for."""
    __match_args__: Final = ("name", "level", "condition", "general", "source")
    name: Final[str]
    level: Final[str]
    condition: Final[str]
    general: Final[bool]
    source: Final[str]
    def text(self, which: Literal["condition"], lang: str | None = None) -> str: ...

@final
class Alias(_Record):
    """Another phrase under which a code is seen."""
    __match_args__: Final = ("phrase", "kind", "user", "source")
    phrase: Final[str]
    kind: Final[str]
    user: Final[str]
    source: Final[str]

@final
class Code(_Record):
    """All that is known of one status code."""
    __match_args__: Final = ("status", "phrase")
    status: Final[int]
    phrase: Final[str]
    symbol: Final[str]
    slug: Final[str]
    reference: Final[str]
    registered: Final[bool]
    challenge: Final[bool]
    class_: Final[str]
    standing: Final[str]
    action: Final[str]
    repair: Final[str]
    elsewhere: Final[str]
    again: Final[str]
    retry_after: Final[str]
    scope: Final[str]
    dialog_effect: Final[str]
    senders: Final[tuple[str, ...]]
    methods: Final[tuple[str, ...]]
    headers: Final[tuple[Header, ...]]
    aliases: Final[tuple[Alias, ...]]
    related: Final[tuple[int, ...]]
    lead: Final[str]
    description: Final[str]
    when: Final[str]
    fix: Final[str]
    send: Final[str]
    receive: Final[str]
    text_sources: Final[tuple[str, ...]]
    def __int__(self) -> int: ...
    def __index__(self) -> int: ...
    def source(self, fact: str) -> str: ...
    def sender_source(self, sender: str) -> str: ...
    def note(self, fact: str, lang: str | None = None) -> str: ...
    def note_language(self, fact: str, lang: str | None = None) -> str: ...
    def label(self, fact: str, lang: str | None = None) -> str: ...
    def text(self, which: str, lang: str | None = None) -> str: ...
    def text_language(self, which: str, lang: str | None = None) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...
    def _repr_markdown_(self) -> str: ...

codes: Final[Mapping[int, Code]]

def get(status: _CodeLike, /) -> Code | None: ...
def phrase(status: _CodeLike, /) -> str: ...
def resolve(status: _CodeLike, /) -> int: ...
def find(text: str) -> int: ...
def find_all(text: str) -> tuple[int, ...]: ...
def search(words: str, lang: str | None = None, limit: int | None = None) -> tuple[Code, ...]: ...

class SIPStatus(IntEnum):
    """The known codes as an enumeration, like http.HTTPStatus; its members are the symbols."""
    TRYING = 100
    DIALOG_ESTABLISHMENT = 101
    RINGING = 180
    CALL_IS_BEING_FORWARDED = 181
    QUEUED = 182
    SESSION_PROGRESS = 183
    EARLY_DIALOG_TERMINATED = 199
    OK = 200
    ACCEPTED = 202
    NO_NOTIFICATION = 204
    MULTIPLE_CHOICES = 300
    MOVED_PERMANENTLY = 301
    MOVED_TEMPORARILY = 302
    USE_PROXY = 305
    ALTERNATIVE_SERVICE = 380
    BAD_REQUEST = 400
    UNAUTHORIZED = 401
    PAYMENT_REQUIRED = 402
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    NOT_ACCEPTABLE = 406
    PROXY_AUTHENTICATION_REQUIRED = 407
    REQUEST_TIMEOUT = 408
    CONFLICT = 409
    GONE = 410
    LENGTH_REQUIRED = 411
    CONDITIONAL_REQUEST_FAILED = 412
    REQUEST_ENTITY_TOO_LARGE = 413
    REQUEST_URI_TOO_LONG = 414
    UNSUPPORTED_MEDIA_TYPE = 415
    UNSUPPORTED_URI_SCHEME = 416
    UNKNOWN_RESOURCE_PRIORITY = 417
    BAD_EXTENSION = 420
    EXTENSION_REQUIRED = 421
    SESSION_INTERVAL_TOO_SMALL = 422
    INTERVAL_TOO_BRIEF = 423
    BAD_LOCATION_INFORMATION = 424
    BAD_ALERT_MESSAGE = 425
    USE_IDENTITY_HEADER = 428
    PROVIDE_REFERRER_IDENTITY = 429
    FLOW_FAILED = 430
    ANONYMITY_DISALLOWED = 433
    BAD_IDENTITY_INFO = 436
    UNSUPPORTED_CREDENTIAL = 437
    INVALID_IDENTITY_HEADER = 438
    FIRST_HOP_LACKS_OUTBOUND_SUPPORT = 439
    MAX_BREADTH_EXCEEDED = 440
    BAD_INFO_PACKAGE = 469
    CONSENT_NEEDED = 470
    FILTERED_DESTINATION = 473
    BAD_URI = 475
    UNRESOLVABLE_DESTINATION_OPENSIPS = 476
    SEND_FAILED = 477
    UNRESOLVABLE_DESTINATION = 478
    URI_NOT_PROCESSED = 479
    TEMPORARILY_UNAVAILABLE = 480
    CALL_TRANSACTION_DOES_NOT_EXIST = 481
    LOOP_DETECTED = 482
    TOO_MANY_HOPS = 483
    ADDRESS_INCOMPLETE = 484
    AMBIGUOUS = 485
    BUSY_HERE = 486
    REQUEST_TERMINATED = 487
    NOT_ACCEPTABLE_HERE = 488
    BAD_EVENT = 489
    REQUEST_UPDATED = 490
    REQUEST_PENDING = 491
    UNDECIPHERABLE = 493
    SECURITY_AGREEMENT_REQUIRED = 494
    SERVER_INTERNAL_ERROR = 500
    NOT_IMPLEMENTED = 501
    BAD_GATEWAY = 502
    SERVICE_UNAVAILABLE = 503
    SERVER_TIME_OUT = 504
    VERSION_NOT_SUPPORTED = 505
    MESSAGE_TOO_LARGE = 513
    PUSH_NOTIFICATION_SERVICE_NOT_SUPPORTED = 555
    PRECONDITION_FAILURE = 580
    BUSY_EVERYWHERE = 600
    DECLINE = 603
    DOES_NOT_EXIST_ANYWHERE = 604
    DECLINE_ALL = 605
    NOT_ACCEPTABLE_ANYWHERE = 606
    UNWANTED = 607
    REJECTED = 608
    DIALOG_TERMINATED = 687
    NO_RESPONSE_FROM_DESTINATION_SERVER = 701
    UNABLE_TO_RESOLVE_DESTINATION_SERVER = 702
    ERROR_SENDING_MESSAGE_TO_DESTINATION_SERVER = 703
    INTERNAL_ERROR = 900
    STACK_IS_GOING_DOWN = 901
    NO_MATCHING_CHALLENGE = 904
    TIMEOUT_REGISTERING = 908
    INCOMPLETE_OFFER_ANSWER = 988
    @property
    def phrase(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def code(self) -> Code: ...
    @property
    def is_provisional(self) -> bool: ...
    @property
    def is_success(self) -> bool: ...
    @property
    def is_redirection(self) -> bool: ...
    @property
    def is_request_failure(self) -> bool: ...
    @property
    def is_server_failure(self) -> bool: ...
    @property
    def is_global_failure(self) -> bool: ...
    @property
    def is_final(self) -> bool: ...
    @property
    def is_failure(self) -> bool: ...

@final
class CodeSet:
    """A set of status codes, of a text such as "408,5xx,!501" or of numbers."""
    def __new__(cls, codes: str | Iterable[_CodeLike] = ()) -> CodeSet: ...
    def __contains__(self, status: object, /) -> bool: ...
    def __iter__(self) -> Iterator[int]: ...
    def __len__(self) -> int: ...
    def __bool__(self) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __and__(self, other: CodeSet, /) -> CodeSet: ...
    def __or__(self, other: CodeSet, /) -> CodeSet: ...
    def __sub__(self, other: CodeSet, /) -> CodeSet: ...
    def __xor__(self, other: CodeSet, /) -> CodeSet: ...
    def __le__(self, other: CodeSet, /) -> bool: ...
    def __lt__(self, other: CodeSet, /) -> bool: ...
    def __ge__(self, other: CodeSet, /) -> bool: ...
    def __gt__(self, other: CodeSet, /) -> bool: ...

# ---- Words ----

# The stable names that values have, by what they are values of: "fact", each fact, "level", "field", "context", ...
vocabulary: Final[Mapping[str, tuple[str, ...]]]

def label(kind: str, name: str | None = None, lang: str | None = None) -> str: ...

# ---- Languages ----

languages: Final[tuple[str, ...]]

@final
class Language(_Record):
    """A language that the library speaks."""
    __match_args__: Final = ("tag", "name")
    tag: Final[str]
    name: Final[str]
    english_name: Final[str]
    rtl: Final[bool]
    labels: Final[int]  # per cent
    texts: Final[int]
    def __str__(self) -> str: ...

def language(tag: str) -> str | None: ...
def negotiate(ranges: str | bytes) -> str | None: ...
def language_about(tag: str) -> Language | None: ...
def labelled(label: str, text: str, source: str = "", lang: str | None = None, *, markdown: bool = False) -> str: ...

sentences: Final[tuple[str, ...]]

def sentence(name: str, /, lang: str | None = None, **arguments: str) -> str: ...

# ---- Pages ----

@final
class Piece(_Record):
    """One piece of a page."""
    __match_args__: Final = ("part", "text")
    part: Final[str]
    text: Final[str]
    label: Final[str]
    number: Final[int]  # in its list, from 1; 0 for pieces that are in none
    status: Final[int | None]
    cause: Final[int | None]
    fact: Final[str | None]
    sides: Final[tuple[str, ...]]  # empty, or two
    sources: Final[tuple[str, ...]]
    language: Final[str]  # that of the text

@final
class Page(_Record):
    """A page of text: an explanation, a comparison, an advice."""
    __match_args__: Final = ("text",)
    text: Final[str]
    def __str__(self) -> str: ...
    @property
    def markdown(self) -> str: ...
    @property
    def pieces(self) -> tuple[Piece, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def lead(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def differences(self) -> tuple[Piece, ...]: ...
    @property
    def facts(self) -> tuple[Piece, ...]: ...
    @property
    def common(self) -> tuple[Piece, ...]: ...
    @property
    def references(self) -> tuple[str, ...]: ...
    @property
    def related(self) -> tuple[int, ...]: ...
    def _repr_markdown_(self) -> str: ...
    def _repr_html_(self) -> str: ...

def explain(
    code: _CodeLike | Response | bytes,
    lang: str | None = None,
    *,
    context: Context | Mapping[str, Any] | str | None = None,
    policy: Policy | str | None = None,
) -> Page: ...
def compare(a: _CodeLike, b: _CodeLike, lang: str | None = None) -> Page: ...
def is_curated(a: _CodeLike, b: _CodeLike) -> bool: ...

# ---- Responses ----

@final
class Element(_Record):
    """One element of a header field: one Contact, one challenge, one option tag."""
    __match_args__: Final = ("field", "value")
    field: Final[str]
    value: Final[str]
    text: Final[str]
    number: Final[int | None]
    q: Final[float]
    def __str__(self) -> str: ...
    def parameter(self, name: str) -> str | None: ...

@final
class Fault(_Record):
    """What is wrong with a header field of a response."""
    __match_args__: Final = ("problem", "name")
    problem: Final[str]
    name: Final[str]
    position: Final[int]
    index: Final[int]
    def text(self, lang: str | None = None) -> str: ...

@final
class Response(_Record):
    """A response: read from its bytes by parse(), or made of its parts."""
    __match_args__: Final = ("status", "phrase", "method")
    status: Final[int]
    phrase: Final[str]
    method: Final[str | None]
    message: Final[bytes | None]
    headers: Final[tuple[tuple[_HeaderText, _HeaderText], ...] | None]
    def __new__(cls, status: _Status, method: str | None = None, headers: _Headers | None = None) -> Response: ...
    def __contains__(self, field: str, /) -> bool: ...
    def elements(self, field: str) -> tuple[Element, ...]: ...
    @property
    def faults(self) -> tuple[Fault, ...]: ...

def parse(message: _Message) -> Response: ...
def field(name: str) -> str | None: ...
def uri_equal(a: str | bytes, b: str | bytes) -> bool: ...

# ---- Advice ----

FOREVER: Final[int]

@final
class Context(_Record):
    """What is known beside a response; None where nothing is."""
    __match_args__: Final = ("role", "origin", "usage")
    role: Final[str | None]
    origin: Final[str | None]
    usage: Final[str | None]
    call_id: Final[str | None]
    progress: Final[str | None]
    credentials: Final[bool | None]
    stale: Final[bool | None]
    attempts: Final[int | None]
    targets_left: Final[int | None]
    targets: Final[str | None]
    secure: Final[bool | None]
    anonymous: Final[bool | None]
    cancelled: Final[bool | None]
    consent: Final[bool | None]
    overlap: Final[bool | None]
    raced: Final[bool | None]
    compact: Final[bool | None]
    ping: Final[bool | None]
    session_expires: Final[int | None]
    min_se: Final[int | None]
    expires: Final[int | None]
    failures: Final[int | None]
    flows_down: Final[bool | None]
    rewritten: Final[bool | None]
    random: Final[int | None]
    tried: Final[tuple[str, ...]]
    def __new__(cls, text: str | Mapping[str, Any] | None = None, *, tried: Iterable[str] = (), **items: Any) -> Context: ...
    def __str__(self) -> str: ...

@final
class Policy:
    """Which codes lead to which next step, where practice differs from the RFCs."""
    def __new__(cls, name: str = "rfc") -> Policy: ...
    @classmethod
    def parse(cls, rules: str, base: Policy | str = "rfc") -> Policy: ...
    @classmethod
    def from_text(cls, text: str, base: Policy | str = "rfc") -> Policy: ...
    def __str__(self) -> str: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class PolicyInfo(_Record):
    """A policy that the library knows by name."""
    __match_args__: Final = ("name",)
    name: Final[str]
    label: Final[str]
    source: Final[str]
    rules: Final[str]
    policy: Final[Policy]

policies: Final[Mapping[str, PolicyInfo]]

@final
class Reason(_Record):
    """One reason of an advice or of a choice: the first is what decided."""
    __match_args__: Final = ("id", "text")
    id: Final[str]
    text: Final[str]
    source: Final[str]
    warning: Final[bool]
    language: Final[str]
    def __str__(self) -> str: ...

@final
class Advice(_Record):
    """What to do about a response."""
    __match_args__: Final = ("action", "otherwise", "repair")
    action: Final[str]
    otherwise: Final[str | None]
    repair: Final[str | None]
    delay: Final[int | None]
    delay_min: Final[int | None]
    delay_max: Final[int | None]
    delay_from: Final[str | None]
    hold: Final[int | None]
    hold_scope: Final[str | None]
    remember: Final[int | None]
    session_expires: Final[int | None]
    min_se: Final[int | None]
    expires: Final[int | None]
    field: Final[str | None]
    missing: Final[str | None]
    dialog_effect: Final[str]
    reached: Final[str]
    health: Final[bool]
    consent: Final[bool]
    origin: Final[str]
    treated_as: Final[int]
    relay: Final[int]
    response: Final[Response]
    context: Final[Context | None]
    policy: Final[Policy | None]
    @property
    def elements(self) -> tuple[Element, ...]: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    @property
    def reason(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    def reasons_in(self, lang: str) -> tuple[Reason, ...]: ...
    def page(self, lang: str | None = None) -> Page: ...
    def __str__(self) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...
    def _repr_markdown_(self) -> str: ...
    def _repr_html_(self) -> str: ...

def advise(
    response: _CodeLike | Response | bytes,
    method: str | None = None,
    headers: _Headers | None = None,
    context: Context | Mapping[str, Any] | str | None = None,
    policy: Policy | str | None = None,
    tried: Iterable[str] | None = None,
    **items: Any,
) -> Advice: ...

# ---- Best response of a fork ----

@final
class Best(_Record):
    """Which response of a fork was chosen, and why."""
    __match_args__: Final = ("status", "index")
    status: Final[int]
    index: Final[int | None]
    is_allowed: Final[bool]
    allowed: Final[CodeSet]
    challenges: Final[tuple[int, ...]]
    branches: Final[tuple[tuple[int | Response, str], ...]]
    method: Final[str]
    rule: Final[str]
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    @property
    def reason(self) -> str: ...
    @property
    def sentence(self) -> str: ...
    def reasons_in(self, lang: str) -> tuple[Reason, ...]: ...
    def __str__(self) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...
    def _repr_markdown_(self) -> str: ...

# A branch is a status code, "408:timeout", a Response, or a pair of either with an origin.
def best_response(
    branches: Iterable[_CodeLike | Response | tuple[_Status | Response, str]],
    method: str | None = None,
    rule: str | None = None,
) -> Best: ...

best_rules: Final[tuple[str, ...]]

def rule_source(name: str) -> str: ...

# ---- Causes ----

@final
class Cause(_Record):
    """All that is known of one cause of Q.850, or of a product."""
    __match_args__: Final = ("number", "name")
    number: Final[int]
    name: Final[str]
    class_: Final[str]
    standing: Final[str]
    source: Final[str]
    trust: Final[str]
    note: Final[str]
    symbols: Final[Mapping[str, str]]
    lead: Final[str]
    description: Final[str]
    when: Final[str]
    fix: Final[str]
    text_sources: Final[tuple[str, ...]]
    def __int__(self) -> int: ...
    def __index__(self) -> int: ...
    def symbol(self, table: str) -> str: ...
    def text(self, which: str, lang: str | None = None) -> str: ...
    def text_language(self, which: str, lang: str | None = None) -> str: ...
    def note_language(self, lang: str | None = None) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...
    def _repr_markdown_(self) -> str: ...

causes: Final[Mapping[int, Cause]]

_CauseLike = SupportsIndex | str

def cause(cause: _CauseLike) -> Cause: ...
def find_cause(text: str) -> int: ...
def find_causes(text: str) -> tuple[int, ...]: ...

@final
class CauseRow(_Record):
    """One row of a table: what it makes of a status code or of a cause."""
    __match_args__: Final = ("subject", "to")
    table: Final[str]
    direction: Final[str]
    subject: Final[str]
    from_: Final[int | None]
    to: Final[int | None]
    condition: Final[str]
    location: Final[str | None]
    default: Final[bool]
    source: Final[str]
    trust: Final[str]
    note: Final[str]
    next: Final[CauseRow | None]
    def text(self, which: Literal["note"], lang: str | None = None) -> str: ...
    def note_language(self, lang: str | None = None) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...

@final
class CauseTable(_Record):
    """A table between status codes and causes: of an RFC, of a product."""
    __match_args__: Final = ("name",)
    name: Final[str]
    label: Final[str]
    source: Final[str]
    trust: Final[str]
    note: Final[str]
    to_cause: Final[tuple[CauseRow, ...]]
    to_status: Final[tuple[CauseRow, ...]]
    default_cause: Final[CauseRow | None]
    default_status: Final[CauseRow | None]
    def text(self, which: Literal["label", "note"], lang: str | None = None) -> str: ...
    def note_language(self, lang: str | None = None) -> str: ...
    def to_dict(self, lang: str | None = None) -> dict[str, Any]: ...

cause_tables: Final[Mapping[str, CauseTable]]

@final
class CauseAnswer(_Record):
    """What a table makes of a status code or of a cause, and the row that says so."""
    __match_args__: Final = ("to", "row")
    to: Final[int | None]
    row: Final[CauseRow | None]
    @property
    def mapped(self) -> bool: ...
    @property
    def others(self) -> tuple[CauseRow, ...]: ...

@final
class CauseStep(_Record):
    """What one product on a path does to a call."""
    __match_args__: Final = ("table", "received", "cause", "sent")
    table: Final[str]
    received: Final[int]
    cause: Final[int | None]
    sent: Final[int | None]
    to_cause: Final[CauseRow | None]
    to_status: Final[CauseRow | None]

def to_q850(status: _CodeLike, table: str | None = None) -> int | None: ...
def from_q850(cause: _CauseLike, table: str | None = None, location: str | None = None) -> int | None: ...
def map_status(status: _CodeLike, table: str | None = None) -> CauseAnswer: ...
def map_cause(cause: _CauseLike, table: str | None = None, location: str | None = None) -> CauseAnswer: ...
def cause_path(status: _CodeLike, tables: Iterable[str], keeps_location: bool = True) -> tuple[CauseStep, ...]: ...
def explain_cause(cause: _CauseLike, lang: str | None = None) -> Page: ...
def compare_causes(a: _CauseLike, b: _CauseLike, lang: str | None = None) -> Page: ...
def is_curated_cause(a: _CauseLike, b: _CauseLike) -> bool: ...

# ---- Reason and Warning header fields ----

@final
class Protocol(_Record):
    """A protocol that Reason header fields name."""
    __match_args__: Final = ("name",)
    name: Final[str]
    registered: Final[bool]
    takes_several: Final[bool]
    source: Final[str]
    meaning: Final[str]
    use: Final[str]
    def text(self, which: Literal["meaning", "use"], lang: str | None = None) -> str: ...

protocols: Final[Mapping[str, Protocol]]

@final
class ReasonValue(_Record):
    """One value of a Reason header field (RFC 3326 2)."""
    __match_args__: Final = ("protocol", "cause", "text", "location")
    protocol: Final[str]
    cause: Final[int | None]
    text: Final[str | None]
    location: Final[str | None]
    def __new__(
        cls, protocol: str, cause: SupportsIndex | None = None, text: str | None = None, location: str | None = None
    ) -> ReasonValue: ...

def write_reason(reasons: Iterable[ReasonValue | tuple[Any, ...]]) -> str: ...
def read_reason(value: str | bytes) -> tuple[ReasonValue, ...]: ...

@final
class WarnCode(_Record):
    """What a warn-code of a Warning header field stands for."""
    __match_args__: Final = ("code", "phrase")
    code: Final[int]
    phrase: Final[str]
    meaning: Final[str]
    fix: Final[str]
    source: Final[str]
    def text(self, which: Literal["meaning", "fix"], lang: str | None = None) -> str: ...

warn_codes: Final[Mapping[int, WarnCode]]
