"""Every row of the vectors, asked through the package, and that a wrong row is noticed."""

import pytest

import replay
import rows
import sipcodes

# Fewer rows than these mean that something no longer writes them.
FEWEST = {"vectors": 9000, "advise": 900, "best": 70, "causes": 590}


@pytest.fixture
def read(build):
    def reader(name):
        path = build / f"tests/vectors/{name}.tsv"
        if name.startswith("advise"):
            return rows.records(path, rows.ADVICE, rows.unescape)
        if name.startswith("best"):
            return rows.records(path, rows.BEST)
        return [tuple(cells) for cells in rows.lines(path)]

    return reader


@pytest.mark.parametrize("name", FEWEST)
def test_there_are_not_fewer_rows_than_there_were(read, name):
    assert len(read(name)) >= FEWEST[name]


def test_every_row_about_codes_and_pairs(read):
    assert list(replay.differing(read("vectors"), replay.code_answer)) == []


def test_rows_are_about_all_that_is_known(read):
    subjects = {row[0] for row in read("vectors")}
    assert {int(subject) for subject in subjects if subject.isdigit()} == set(sipcodes.codes)
    pairs = {tuple(map(int, subject.split("-"))) for subject in subjects if "-" in subject and subject != "-"}
    known = list(sipcodes.codes)
    curated = {(a, b) for a in known for b in known if a < b and sipcodes.is_curated(a, b)}
    assert pairs == curated and len(curated) > 20


def test_a_wrong_row_about_a_code_is_noticed(read):
    ((row, found),) = replay.differing(read("altered"), replay.code_answer)
    assert (row, found) == (("486", "phrase", "Busy"), "Busy Here")


def advice_failures(cases):
    return [(case["name"], found) for case in cases if (found := list(replay.advice_differences(case)))]


def test_every_case_of_advice(read):
    assert advice_failures(read("advise")) == []


def test_a_wrong_case_of_advice_is_noticed(read):
    assert advice_failures(read("advise-altered")) == [("486 alone", ["action: expected wait, found stop"])]


def best_failures(cases):
    for case in cases:
        found = replay.best_cells(case)
        if wrong := {cell: value for cell, value in found.items() if value != case[cell]}:
            yield case["name"], wrong


def test_every_best_response(read):
    cases = read("best")
    assert list(best_failures(cases)) == []
    assert {case["rule"] for case in cases} == set(sipcodes.best_rules)


def test_a_wrong_best_response_is_noticed(read):
    failures = dict(best_failures(read("best-other-reason")))
    assert len(failures) == 2 and all(set(wrong) == {"reasons"} for wrong in failures.values())


def cause_failures(lines):
    return [(row, found) for row in lines if (found := list(replay.cause_differences(row)))]


def test_every_row_of_causes(read):
    lines = read("causes")
    assert cause_failures(lines) == []
    count = {kind: sum(row[0] == kind for row in lines) for kind in ("map", "cause", "warning", "protocol")}
    assert count["cause"] == 127 and count["warning"] == len(sipcodes.warn_codes) and count["protocol"] == len(sipcodes.protocols)
    assert count["map"] > 300 and sum(count.values()) == len(lines)


def test_a_wrong_row_of_causes_is_noticed(read):
    ((row, found),) = cause_failures(read("causes-altered"))
    assert row[:3] == ("cause", "17", "Busy") and "User busy" in found[0]
