"""Sentences of programs, what errors say in a language, and that no sentence stands in the package itself."""

import ast
import pickle
import re

import pytest

import sipcodes
from sipcodes import _errors


def template(name):
    """A sentence whose arguments stand for themselves."""
    arguments = re.findall(r"needs ([\w, ]+)$", str(refusal(name)))
    return sipcodes.sentence(name, **{each: f"{{{each}}}" for each in arguments[0].split(", ")} if arguments else {})


def refusal(name, **arguments):
    try:
        sipcodes.sentence(name, **arguments)
    except TypeError as error:
        return error
    return None


def test_all_sentences_are_told(library):
    assert len(sipcodes.sentences) > 100 and len({*sipcodes.sentences}) == len(sipcodes.sentences)
    assert sipcodes.sentences[0] == library.string("sentence_at", 0)
    assert all(template(name) for name in sipcodes.sentences)


def test_arguments_are_filled_in():
    assert sipcodes.sentence("command.more_matches", number="2", count="54") == "2 of 54 matches; --limit 54 shows all."
    assert sipcodes.sentence("command.best_rule_text", "en", name="{text}", text="%s") == "{text}, %s"
    assert sipcodes.sentence("complaint.unknown_option", lang="en-GB", value="ü" * 9000) == "unknown option " + "ü" * 9000
    assert sipcodes.sentence("command.warning", "tlh") == "Warning"


@pytest.mark.parametrize(
    "kind, message, name, arguments",
    [
        (LookupError, "no sentence 'command.warnings'", "command.warnings", {}),
        (LookupError, "no sentence 'page.description'", "page.description", {}),
        (TypeError, "'command.more_matches' needs number, count$", "command.more_matches", {}),
        (TypeError, "needs count and has no argument 'lines', 'x'$", "command.more_matches", {"number": "1", "lines": "1", "x": "2"}),
        (TypeError, "'command.warning' has no argument 'number'$", "command.warning", {"number": "1"}),
        (TypeError, "argument number of a sentence is a str, not 2", "command.best_title", {"number": 2}),
        (TypeError, "argument number of a sentence is a str, not None", "command.best_title", {"number": None}),
        (ValueError, "has a NUL in it", "command.best_title", {"number": "2\0"}),
        (ValueError, "surrogates not allowed", "command.best_title", {"number": "\ud800"}),
        (TypeError, "the name of a sentence is a str, not None", None, {}),
    ],
)
def test_what_cannot_be_said_is_refused(kind, message, name, arguments):
    with pytest.raises(kind, match=message):
        sipcodes.sentence(name, **arguments)


# ---- Errors ----

FAILURES = {
    "NOT_FOUND": lambda: sipcodes.find("4O4"),
    "AMBIGUOUS": lambda: sipcodes.find("not acceptable"),
    "STATUS": lambda: sipcodes.explain(700),
    "SYNTAX": lambda: sipcodes.CodeSet("4yy"),
    "CAUSE": lambda: sipcodes.explain_cause(200),
    "TABLE": lambda: sipcodes.to_q850(486, "none"),
    "LOCATION": lambda: sipcodes.from_q850(21, location="X"),
    "ARGUMENT": lambda: sipcodes.sentence("command.best_title"),
}


def caught(failure):
    with pytest.raises((LookupError, TypeError, ValueError)) as info:
        failure()
    return info.value


@pytest.mark.parametrize("name", FAILURES)
def test_errors_say_what_the_library_says(library, name):
    error = caught(FAILURES[name])
    for lang in sipcodes.languages:
        assert sipcodes.error_label(error, lang) == library.string("error_label", getattr(_errors, name), lang.encode()), lang
    assert sipcodes.error_label(error) == library.string("strerror", getattr(_errors, name))
    assert sipcodes.error_label(pickle.loads(pickle.dumps(error))) == sipcodes.error_label(error)


def test_all_errors_are_met():
    assert {*FAILURES} == {name for name in vars(_errors) if name.isupper() and not name.startswith("_")}


def test_a_response_says_its_problem():
    error = caught(lambda: sipcodes.parse(b"SIP/2.0 99 x\r\n"))
    for lang in sipcodes.languages:
        assert sipcodes.error_label(error, lang) == sipcodes.label("problem", error.problem, lang)


def test_errors_of_python_count_by_their_class():
    assert sipcodes.error_label(caught(lambda: sipcodes.codes[700])) == "nothing goes by that name"
    assert sipcodes.error_label(caught(lambda: sipcodes.find("\ud800"))) == "an argument is NULL or out of range"
    for wrong in (ZeroDivisionError(), "status", None, -2):
        with pytest.raises(TypeError, match="an exception of this package is expected"):
            sipcodes.error_label(wrong)


# ---- One place for each sentence ----


def literals(text):
    """The texts of a module, but for what documents it."""
    tree = ast.parse(text)
    documents = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
                 and node.body and isinstance(node.body[0], ast.Expr)}
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents]


def wording(sentences):
    """What of each sentence nobody writes by chance: its text between arguments, if it is of three words or more."""
    parts = {part.strip() for name in sentences for part in re.split(r"\{\w+\}", template(name))}
    return {part for part in parts if len(part.split()) >= 3}


def repeated(text):
    return sorted(part for part in wording(sipcodes.sentences) if any(part in literal for literal in literals(text)))


def test_no_sentence_stands_in_the_package(source):
    modules = sorted((source / "python/sipcodes/_command").glob("*.py"))
    assert len(modules) > 8 and len(wording(sipcodes.sentences)) > 80
    assert {module.name: found for module in modules if (found := repeated(module.read_text()))} == {}


def test_a_sentence_in_the_package_is_noticed():
    assert repeated('def f(value):\n    """no such policy; there are"""\n    return f"{value} is no policy; there are: rfc"\n') == ["is no policy; there are:"]


def test_sentences_that_the_command_says_are_there(source):
    said = {name for module in (source / "python/sipcodes/_command").glob("*.py")
            for name in re.findall(r'"((?:command|complaint)\.\w*[a-z0-9])"', module.read_text())}
    assert len(said) > 90
    assert sorted(said - {*sipcodes.sentences}) == []
