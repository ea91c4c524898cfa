"""What a text says of itself, by rules: its title, reference and date, for a person to accept."""

import re
from dataclasses import dataclass
from typing import Any

from ...from_text import Kind, suggestions

SUBJECT = re.compile(r"(?:betreft|onderwerp|titel)\s*:\s*(\S.{2,250})", re.IGNORECASE)
DATED = re.compile(r"(?:\w+,\s*)?(?:datum|d\.d\.|dd\.?|verzonden)\b", re.IGNORECASE)
HEAD, LONGEST_TITLE = 15, 120


@dataclass(frozen=True)
class Offer:
    """A value for one field, and the number of the paragraph where it stands."""

    field: str
    value: Any
    paragraph: int


def offers_of(paragraphs):
    """Return what the first paragraphs of a letter say of the letter, an Offer a field."""
    head = paragraphs[:HEAD]
    found = [title_in(head), reference_in(head), date_in(head)]
    return [each for each in found if each is not None]


def title_in(head):
    """Return the subject line, else the first heading, else the first short line."""
    for each in head:
        if line := SUBJECT.match(each.text):
            return Offer("title", line[1].strip(), each.number)
    for is_title in (lambda each: each.is_heading, lambda each: len(each.text) <= LONGEST_TITLE):
        for each in head:
            if is_title(each):
                return Offer("title", each.text[:300], each.number)
    return None


def reference_in(head):
    return first_of(Kind.REFERENCE, head)


def date_in(head):
    """Return the date that is called so, else the first one that stands there."""
    named = [each for each in head if DATED.match(each.text)]
    return first_of(Kind.DATE, named) or first_of(Kind.DATE, head)


FIELDS = {Kind.REFERENCE: "reference", Kind.DATE: "dated_on"}


def first_of(kind, paragraphs):
    for each in paragraphs:
        for found in suggestions(each.text, municipalities=(), bodies=()):
            if found.kind is kind:
                return Offer(FIELDS[kind], found.value, each.number)
    return None
