"""The options of the command, and which command they are for."""

import argparse
import errno
import io
import os
import sys
from collections import namedtuple

import sipcodes

from . import causes, codes, forks, responses
from .errors import DONE, OUTPUT, USAGE, Problem, complain, quoted, said, speak
from .languages import language_named, language_of_environment, list_languages
from .screen import Markdown, Screen

# What tells of a response, and what is asked about causes; all that not every command takes, in the order in which it is looked at.
_INQUIRY = ("status", "method", "header", "context", "policy", "rules", "import", "tried")
_CAUSES = ("table", "via", "location", "no-location", "round-trips")
_SPECIAL = ("response", *_INQUIRY, "rule", *_CAUSES)

# What carries a command out, the options that not all take, how many arguments it takes at least and at most, and what they are.
_Command = namedtuple("_Command", "run takes least most arguments")

_COMMANDS = {
    "explain": _Command(codes.explain, ("response", *_INQUIRY), 1, None, "CODE..."),
    "compare": _Command(codes.compare, (), 2, 2, "A B"),
    "list": _Command(codes.list_codes, (), 0, 1, "[CODESET]"),
    "search": _Command(codes.search, (), 1, None, "WORDS..."),
    "advise": _Command(responses.advise, _INQUIRY, 0, 1, "FILE"),
    "best": _Command(forks.best, ("method", "rule"), 0, None, "CODE[:ORIGIN]..."),
    "policy": _Command(forks.policy, (), 0, None, "[NAME...]"),
    "cause": _Command(causes.cause, _CAUSES, 0, None, "[CODE|CAUSE...]"),
    "languages": _Command(list_languages, (), 0, 0, ""),
}
_GUESS = _Command(codes.guess, (), 1, None, "CODE [CODE]")
_FORMATS = ("text", "markdown", "json")


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Problem(message, USAGE, helps=True)


def _format(name):
    if name in _FORMATS:
        return name
    raise Problem(said("complaint.no_format", value=quoted(name)), USAGE, helps=True)


def _limit(text):
    if text.isascii() and text.isdigit() and 1 <= int(text[:20]) <= sys.maxsize:
        return int(text)
    raise Problem(said("complaint.no_limit", value=quoted(text)), USAGE, helps=True)


def _parser():
    parser = _Parser(
        prog="python -m sipcodes",
        description="What SIP response codes mean and what to do about them. Without a command, one code is explained and two are "
        "compared. The manual page of the command, sipcodes(1), tells more.",
        epilog="Exit status: 0 done, 1 no such code or response, 2 wrong usage, 3 output failed.",
        allow_abbrev=False,
    )
    parser.add_argument("arguments", nargs="*", metavar="explain CODE... | compare A B | list [CODESET] | search WORDS... | "
                        "advise FILE | best [CODE[:ORIGIN]...] | policy [NAME...] | cause [CODE|CAUSE...] | "
                        "languages | CODE [CODE]")
    parser.add_argument("-f", "--format", type=_format, default="text", metavar="FORMAT", help="text (default), markdown or json")
    parser.add_argument("-l", "--lang", type=language_named, default=language_of_environment(), metavar="TAG",
                        help="language of the texts; without it, that of the environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG)")
    parser.add_argument("-n", "--limit", type=_limit, metavar="N", help="show at most N matches of a search (text: 10)")
    parser.add_argument("-V", "--version", action="store_true", help="show the version of the package and of its data")
    of_response = parser.add_argument_group("for advise and explain")
    of_response.add_argument("--response", metavar="FILE", help="of explain: a response as it was pasted; - for standard input")
    of_response.add_argument("--status", metavar="CODE", help="the response, if there is no file")
    of_response.add_argument("--method", metavar="METHOD", help="with --status: of the request (also for best)")
    for name, metavar, text in (
        ("header", "'NAME: VALUE'", "with --status: a header field of the response"),
        ("context", "ITEM=VALUE,...", "what is known beside the response: role=proxy,targets-left=2"),
        ("tried", "URI", "a target that the request was sent to already"),
        ("import", "CODES", "codes that fail over, as other products write them"),
        ("rules", "RULES", "changes to the policy: 'failover=486; stop=480'"),
    ):
        of_response.add_argument(f"--{name}", action="append", default=[], metavar=metavar, help=f"{text}; may be repeated")
    of_response.add_argument("--policy", metavar="NAME", help="what the policy of that name does")
    parser.add_argument_group("for best").add_argument("--rule", metavar="NAME", help="how ties are broken; best lists the rules")
    of_cause = parser.add_argument_group("for cause")
    of_cause.add_argument("--table", metavar="NAME", help="by one table only; without CODE or CAUSE, all of its rows")
    of_cause.add_argument("--location", metavar="L", help="where the cause comes from: U, LPN, LN, TN, ...")
    of_cause.add_argument("--via", metavar="NAME,...", help="what a path of products makes of a code, step by step")
    of_cause.add_argument("--no-location", action="store_true", help="with --via: no product keeps the location")
    of_cause.add_argument("--round-trips", action="store_true", help="which codes survive being turned into a cause and back")
    return parser


def _given(options):
    values = {name: getattr(options, name.replace("-", "_")) for name in _SPECIAL}
    return [name for name, value in values.items() if value not in (None, False, [])]


def _check(name, command, options, arguments):
    for option in _given(options):
        if option not in command.takes:
            wrong = said("complaint.no_option_of", name=option, text=name) if name else said("complaint.with_command", name=option)
            raise Problem(wrong, USAGE, helps=True)
    is_told = command.run is codes.explain and (options.response, options.status) != (None, None)
    if (len(arguments) < command.least and not is_told) or (command.most is not None and len(arguments) > command.most):
        text = " ".join(filter(None, ("sipcodes", name, command.arguments)))
        raise Problem(said("complaint.usage", text=text), USAGE, helps=True)


def _parsed(arguments):
    options, unknown = _parser().parse_known_intermixed_args(arguments)
    if unknown:
        raise Problem(said("complaint.unknown_option", value=quoted(unknown[0])), USAGE, helps=True)
    return options


def _run(options):
    arguments = options.arguments
    options.paper = (Markdown if options.format == "markdown" else Screen)(options.lang)
    if options.version:
        print(f"sipcodes {sipcodes.__version__}")
        print(f"IANA registry compared on {sipcodes.iana_date}, data {sipcodes.data_digest[:12]}")
        return DONE
    name = arguments[0] if arguments and arguments[0] in _COMMANDS else ""
    command = _COMMANDS.get(name, _GUESS)
    if name:
        arguments = arguments[1:]
    elif not arguments and not _given(options):
        _parser().print_help(sys.stderr)
        return USAGE
    _check(name, command, options, arguments)
    return command.run(options, arguments)


def _give_up():
    """Nothing more can be written, also not when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_utf8():
    """Writes UTF-8 wherever the command runs, and bytes that are none as they came."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def main(arguments):
    """Runs the command; returns its exit status."""
    _use_utf8()
    arguments = [os.fsencode(each).decode("utf-8", "surrogateescape") for each in arguments]
    speak(language_of_environment())
    if sys.stdout is None:
        complain(said("complaint.cannot_write", text=os.strerror(errno.EBADF)))
        return OUTPUT
    try:
        status = _run(_parsed(arguments))
        sys.stdout.flush()
        return status
    except Problem as problem:
        complain(problem)
        return problem.status
    except BrokenPipeError:
        # Whoever reads has had enough.
        _give_up()
        return DONE
    except OSError as error:
        _give_up()
        complain(said("complaint.cannot_write", text=error.strerror or said("complaint.write_error")))
        return OUTPUT
