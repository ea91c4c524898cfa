"""What belongs to a record and is no field of it, such as its lines, in a form of the record."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ..conflict import MINE, NOW, Difference, choice_of

SPARE, MOST = 3, 60


@dataclass(frozen=True)
class Part:
    """`sent` is what a form sends for the part as it stands: lists of texts by field name.

    Its fields are called `name`, or `name`-number-something where it has rows; a row without
    its `key` is empty.
    """

    name: str
    label: Any
    sent: dict
    key: str = ""

    @property
    def was(self):
        """The name of the field that brings back how the part stood when the form was opened."""
        return f"was-{self.name}"


def names_in(data, name):
    """Return the names of a part's fields in what was sent, in order."""
    own = re.compile(rf"{re.escape(name)}(-\d+-\w+)?")
    return [each for each in data if own.fullmatch(each)]


def with_now(data, parts):
    """Return what was typed, with the parts that are left as they stand filled in."""
    left = [part for part in parts if data.get(choice_of(part.name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for part in left:
        for name in names_in(data, part.name):
            del data[name]
        for name, texts in part.sent.items():
            data.setlist(name, texts)
    return data


def part_difference(form, part, was):
    """Return the Difference between what was typed for a part and how it stands, or None.

    `was` is the mark of how it stood when the form was opened.
    """
    typed = {name: form.data.getlist(name) for name in names_in(form.data, part.name)}
    mine, now = said(form, part, typed), said(form, part, part.sent)
    if mine == now:
        return None
    chosen = {mark_of(mine): NOW, mark_of(now): MINE}.get(was, "")
    return Difference(part.name, part.label, mine, now, chosen)


def mark_of(words):
    """Return a short mark of words, the same for the same words."""
    return sha256(words.encode()).hexdigest()[:16]


def said(form, part, sent):
    """Return in words what was sent for a part: a line for each row or choice."""
    rows = {}
    for name, texts in sent.items():
        row = name.rpartition("-")[0]
        if not row or any(sent.get(f"{row}-{part.key}", ())):
            rows.setdefault(row, []).extend(word(form, name, text) for text in texts)
    joined = "\n" if list(rows) == [""] else ", "
    lines = (joined.join(filter(None, words)) for words in rows.values())
    return "\n".join(filter(None, lines)).replace("\r\n", "\n").strip()


def word(form, name, text):
    """Return a value as the screen shows it; what stands beside no name is told as it is."""
    choices = getattr(form.fields.get(name), "choices", ())
    return str({str(key): label for key, label in choices}.get(text, text))


def row_count(data, name, standing):
    """Return how many rows a form shows: those that stand or were typed, and some to fill in."""
    if data is None:
        return min(standing + SPARE, MOST)
    numbers = [int(each.split("-")[1]) for each in names_in(data, name) if "-" in each]
    return min(max(numbers, default=-1) + 1, MOST)
