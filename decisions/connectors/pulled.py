"""What is read from a council's own system, the same whatever the source, and how it is bounded."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from municipalities.text import UncleanText, clean_text

HERE = ZoneInfo("Europe/Amsterdam")
LONGEST_TITLE, LONGEST_TEXT, LONGEST_KEY, LONGEST_ADDRESS = 300, 4000, 160, 500
MOST_MEETINGS, MOST_ITEMS, MOST_PAPERS, DEEPEST = 2_000, 500, 200, 6


class PullRefused(Exception):
    """That a source could not be read; its text is a Dutch sentence that says why."""


# What is told of a meeting. A key is what the source itself calls the thing.


@dataclass(frozen=True)
class PulledDocument:
    """A public paper. `kind` is the source's word for what it is, '' where it has none."""

    key: str
    title: str
    url: str = ""
    kind: str = ""
    dated_on: date | None = None


@dataclass(frozen=True)
class PulledOutcome:
    """What was decided on an item, in the source's word; votes are None where nobody counted."""

    key: str
    result: str
    note: str = ""
    in_favour: int | None = None
    against: int | None = None


@dataclass(frozen=True)
class PulledItem:
    """An item that is dealt with in public. `is_formal` tells a hamerstuk, None where the source
    does not say."""

    key: str
    title: str
    number: str = ""
    text: str = ""
    url: str = ""
    is_formal: bool | None = None
    documents: tuple[PulledDocument, ...] = ()
    outcomes: tuple[PulledOutcome, ...] = ()


@dataclass(frozen=True)
class PulledMeeting:
    """A public meeting of one day, with what belongs to no item in `documents`. `left_out` is how
    many items were left alone: closed, or without a key or a title."""

    key: str
    title: str
    held_on: date
    starts_at: datetime | None = None
    location: str = ""
    url: str = ""
    gremium: str = ""
    gremium_key: str = ""
    is_cancelled: bool = False
    documents: tuple[PulledDocument, ...] = ()
    items: tuple[PulledItem, ...] = ()
    left_out: int = 0


def keep_named(papers: Iterable[PulledDocument]) -> tuple[PulledDocument, ...]:
    """Return the papers of which the source tells a key and a title: others lead nowhere."""
    return tuple(each for each in papers if each.key and each.title)


# What is asked of a source, and how it is asked.


@dataclass(frozen=True)
class PullRequest:
    """Which meetings of whom: `address` is where the source stands, `organisation` what it calls
    the municipality ('' where it needs no word for it), `municipality` the code of the register."""

    address: str
    first_on: date
    last_on: date
    organisation: str = ""
    municipality: str = ""

    def covers(self, day: date) -> bool:
        """Whether a meeting on that day is asked for."""
        return self.first_on <= day <= self.last_on


type Fetch = Callable[[str], bytes]


# Reading what may be anything: a value of another kind than it should be counts as missing.


def read_json(content: bytes) -> dict[str, Any]:
    """Return the object that JSON tells; raise PullRefused for anything else."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise PullRefused("Het antwoord is geen leesbare JSON.") from error
    if not isinstance(found, dict):
        raise PullRefused("Het antwoord heeft een andere vorm dan verwacht.")
    return found


def dict_in(value: Any) -> dict[str, Any]:
    """Return a value that is an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def dicts_in(value: Any, most: int) -> list[dict[str, Any]]:
    """Return the objects of a list; raise PullRefused where there are more than `most`."""
    found = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
    if len(found) > most:
        raise PullRefused(f"Het antwoord heeft een lijst van meer dan {most} delen.")
    return found


def text_in(value: Any, longest: int = LONGEST_TITLE) -> str:
    """Return text as one clean line, shortened; '' for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    try:
        told = " ".join(clean_text(str(value)).split())
    except UncleanText:
        return ""
    return told if len(told) <= longest else told[: longest - 1] + "…"


def key_in(value: Any) -> str:
    """Return what the source calls a thing, '' where it is no key."""
    told = text_in(value, LONGEST_KEY + 1)
    return told if len(told) <= LONGEST_KEY else ""


def address_in(value: Any) -> str:
    """Return an address of the web, '' for anything else."""
    told = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(told)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    return told if is_web and len(told) <= LONGEST_ADDRESS and told.isprintable() else ""


def moment_in(value: Any) -> datetime | None:
    """Return a moment in Dutch time, which is what a time without a zone is in."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
        return found and (found.astimezone(HERE) if found.tzinfo else found.replace(tzinfo=HERE))
    except (ValueError, OverflowError):
        return None


def day_in(value: Any) -> date | None:
    """Return the day of a date or a moment, None where it is none."""
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def start_on(day: date, moment: datetime | None) -> datetime | None:
    """Return when a meeting of that day began, None where the moment is of another day."""
    return moment if moment is not None and moment.date() == day else None


def walk_below[T](
    rows: Iterable[T], below: Callable[[T], Iterable[T]], deep: int = 0
) -> Iterator[T]:
    """Yield rows and all rows below them, in the order of an agenda."""
    if deep > DEEPEST:
        raise PullRefused("De agenda heeft te veel lagen van onderdelen.")
    for row in rows:
        yield row
        yield from walk_below(below(row), below, deep + 1)
