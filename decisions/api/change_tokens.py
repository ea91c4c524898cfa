"""The token with which who follows a dossier goes on: how far was read, in one word.

It is its own memory: nothing is kept of who asks. It holds the number of a link of the dossier's
chain with the beginning of its hash, so that one of another dossier, of another Regio or of a
database that went back to a backup is found out (docs/adr/0019). Who makes one up misses changes
of their own, and is told nothing more: what may be told is judged when it is told."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.utils.translation import gettext as _

from ..domain.rules import RULES_VERSION
from ..history.touched import HEAD_LENGTH, ReadMark, read_heads
from ..web.parameters import BadParameter
from .asking import InvalidParameters, Parameter

NAME = "sinds"
NUMBER = r"[0-9]{1,18}"
A_MARK = rf"{NUMBER}\.[0-9a-f]{{{HEAD_LENGTH}}}\.{NUMBER}\.{NUMBER}\.{NUMBER}\.[0-9]{{6}}"
A_PLACE = rf"{NUMBER}\.[0-9]{{1,2}}\.{NUMBER}"
A_TOKEN = rf"[0-9]{{1,3}}\.[0-9]{{1,3}}_({A_MARK}|(0|{A_MARK})_{A_MARK}_{A_PLACE})"
# What is followed, and how what is told is computed. Who raises the first, because another list is
# followed or a record is told otherwise than before, lets everybody begin again.
FORM = f"1.{RULES_VERSION}"
SINCE_1970 = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_DAY = date(1800, 1, 1).toordinal()
MICROSECOND = timedelta(microseconds=1)
# How much the clocks of two machines that answer for one Regio may differ.
SLACK = timedelta(minutes=5)


@dataclass(frozen=True)
class ChangeToken:
    """How far somebody read: all until `since`, and of what came after it until `until` that up to
    a place (`after`: number, kind, key). `since` is None for who is still reading for the first
    time, and `until` for who is between two readings."""

    since: ReadMark | None
    until: ReadMark | None = None
    after: tuple[int, int, int] = (0, 0, 0)

    def __str__(self):
        if self.until is None:
            return f"{FORM}_{format_mark(self.since)}"
        begun = format_mark(self.since) if self.since else "0"
        return "_".join((FORM, begun, format_mark(self.until), ".".join(map(str, self.after))))

    @property
    def marks(self):
        return [each for each in (self.since, self.until) if each is not None]


def format_mark(mark):
    moment = (mark.at - SINCE_1970) // MICROSECOND
    told = (mark.link, mark.head, mark.register, mark.changes, moment, mark.day.toordinal())
    return ".".join(map(str, told))


def parse_mark(text):
    """Return the ReadMark of a text of its form; raise ValueError or OverflowError."""
    link, head, register, changes, moment, day = text.split(".")
    at = SINCE_1970 + int(moment) * MICROSECOND
    return ReadMark(int(link), head, int(register), int(changes), at, date.fromordinal(int(day)))


def parse_change_token(name, text):
    """Return the ChangeToken of a text; raise BadParameter."""
    expected = _("Verwacht het token dat een eerder antwoord van dit adres gaf.")
    if not re.fullmatch(A_TOKEN, text):
        raise BadParameter(name, text, expected)
    form, first, *more = text.split("_")
    if form != FORM:
        told = _("Dit token is van een andere versie van Regio; begin opnieuw, zonder.")
        raise BadParameter(name, text, told)
    try:
        since = None if first == "0" else parse_mark(first)
        if not more:
            return ChangeToken(since)
        return ChangeToken(since, parse_mark(more[0]), tuple(map(int, more[1].split("."))))
    except (ValueError, OverflowError) as error:
        raise BadParameter(name, text, expected) from error


SINDS = Parameter(
    NAME,
    "Het token uit `sinds` van een eerder antwoord: alleen wat daarna veranderde. Zonder is het "
    "alles wat nu openbaar is. Wat erin staat kan veranderen; bewaar het en geef het terug.",
    {"type": "string", "pattern": f"^{A_TOKEN}$"},
    f"{FORM}_4071.{'9f0c' * (HEAD_LENGTH // 4)}.35210.912.1764288041306211.736481",
    partial(parse_change_token, NAME),
)


def check_token(token, text, dossier, newest):
    """Raise InvalidParameters for a token that is not of this dossier, or of what is still to come;
    `newest` is the ReadMark of all that there is. One query."""
    if any(is_newer(each, newest) for each in token.marks):
        refuse_token(text, _("Dit token is nieuwer dan wat hier staat; begin opnieuw, zonder."))
    heads = read_heads(dossier, [each.link for each in token.marks])
    if any(heads.get(each.link) != each.head for each in token.marks):
        refuse_token(text, _("Dit token is niet van dit dossier; begin opnieuw, zonder."))


def is_newer(mark, newest):
    """Whether a mark lies after what there is."""
    counted = zip(
        (mark.link, mark.register, mark.changes),
        (newest.link, newest.register, newest.changes),
        strict=True,
    )
    return any(own > last for own, last in counted) or mark.at > newest.at + SLACK


def refuse_token(text, why):
    raise InvalidParameters([BadParameter(NAME, text, why)])
