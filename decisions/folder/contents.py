"""What reading a dossier folder gives: settings, tables of rows, and every problem found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One wrong cell, or a wrong file (`line` 0) or row (`column` empty).

    `value` is what stands there, made short and printable; `expected` is a Dutch sentence.
    """

    file: str
    line: int
    column: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file: `line` is the line on which it begins, `values` its read cells."""

    file: str
    line: int
    values: Mapping[str, Any]

    @property
    def id(self) -> str:
        return self.values.get("id", "")


@dataclass(frozen=True, slots=True)
class Folder:
    """`name` is the folder's own; `settings` is None when dossier.toml could not be read.

    `tables` has every table by name, with the rows whose own cells are right.
    """

    name: str
    settings: Row | None = None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def shown(value: str) -> str:
    """Return a value as a message shows it: short, on one line, nothing invisible in it."""
    cut = value if len(value) <= SHOWN else f"{value[: SHOWN - 1]}…"
    return "".join(sign if sign.isprintable() else escaped(sign) for sign in cut)


def escaped(sign: str) -> str:
    return {"\n": "⏎", "\t": "⇥"}.get(sign, f"<U+{ord(sign):04X}>")
