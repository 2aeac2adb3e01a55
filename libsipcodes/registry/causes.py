"""Reads the causes that products keep instead of the status code, and what they make of it."""

from dataclasses import dataclass

PATH = "causes.toml"


@dataclass
class Causes:
    source: str
    names: dict  # name -> number
    to_cause: dict  # status -> number
    other: int  # the number for every status that is not in to_cause


def number_of(loader, where, names, name):
    if name not in names:
        loader.problem(PATH, where, f'"{name}" is not one of the names')
    return names.get(name, 0)


def read_causes(loader, key, table):
    names, numbers, to_cause = table["names"], {}, {}
    for name, number in names.items():
        if number in numbers:
            loader.problem(PATH, f"{key}.names.{name}", f"{number} is already {numbers[number]}")
        numbers[number] = name
    where = f"{key}.to_cause"
    for name, statuses in table["to_cause"]["codes"].items():
        number = number_of(loader, f"{where}.codes", names, name)
        for status in statuses:
            if status in to_cause:
                loader.problem(PATH, f"{where}.codes.{name}", f"{status} is there twice")
            to_cause[status] = number
    return Causes(table["source"], names, to_cause, number_of(loader, f"{where}.other", names, table["to_cause"]["other"]))


def load(loader):
    """By the name of the product."""
    return {key: read_causes(loader, key, table) for key, table in loader.read(loader.root / PATH, "causes.json").items()}
