"""Every file of a round: the bundle and the reactienota in each order and format, and letters."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import history
from ...exports import letters
from ...exports.rounds import BUNDLED, FORMATS, NOTED
from ...panels import Panel
from .found import PUBLIC, is_public, public_of


@dataclass(frozen=True)
class Link:
    """A file: its words, the name of its address with what goes in, and its own parameters."""

    words: str
    name: str
    args: tuple
    asked: dict


@dataclass(frozen=True)
class Line:
    """Files of one kind; `left_out` are the formats that cannot hold so many points."""

    words: str
    links: list
    left_out: list


@dataclass(frozen=True)
class Files:
    """What one reader may take away: of the whole round, and (Body, Lines) of each body."""

    words: str
    lines: list
    bodies: list


def context(open_, round_):
    """Return the files; for who may see more, those that the public gets stand below them."""
    if open_.reader.is_public:
        return {"sets": [files_of(open_, round_, "", {})]}
    sets = [files_of(open_, round_, _("Met wat u mag zien"), {})]
    if is_public(open_):
        public = replace(open_, reader=public_of(open_))
        sets.append(files_of(public, round_, _("Zoals het publiek ze krijgt"), {"voor": PUBLIC}))
    return {"sets": sets}


def files_of(open_, round_, words, asked):
    """Return the Files of a round for the reader of an Opened dossier; two queries at most."""
    register = history.Register(open_.dossier, day=open_.day, states={}, **open_.scope)
    numbers = history.numbers_by_body(register, round_)
    requests = round_.standing.requested.asked
    received = history.received_of(register, requests)
    total = sum(numbers.values())
    lines = [
        line_of(round_, name, label, total, {"ordening": ordering} | asked)
        for name, orderings, told in tables()
        for ordering, order in orderings.items()
        for label in [told % {"order": order}]
    ]
    bodies = [
        (each.body, lines_of_body(round_, each, numbers, each.id in received, asked))
        for each in requests
    ]
    return Files(words, lines, bodies)


def tables():
    """Return (address, orderings, words) of the files that are tables."""
    return (
        ("round-bundle", BUNDLED, _("Bundel, %(order)s")),
        ("round-reply-note", NOTED, _("Reactienota, %(order)s")),
    )


def line_of(round_, name, words, number, asked):
    """Return the Line of a file of so many points."""
    links = [
        Link(each.label, name, (round_.pk, ending), asked)
        for ending, each in FORMATS.items()
        if each.holds(number)
    ]
    return Line(words, links, [each for each in FORMATS.values() if not each.holds(number)])


def lines_of_body(round_, row, numbers, is_received, asked):
    """Return the Lines of a body that was asked: its points cut out, and its letters."""
    body = row.body
    own = {"orgaan": body.slug} | asked
    number = numbers.get(body.pk, 0)
    lines = [
        line_of(round_, "round-bundle", _("Bundel"), number, own),
        line_of(round_, "round-reply-note", _("Reactienota"), number, own),
        letter_line(round_, "round-opinion", _("Brief"), body, asked),
    ]
    if is_received:
        words = _("Bevestiging van ontvangst")
        lines.append(letter_line(round_, "round-receipt", words, body, asked))
    return lines


def letter_line(round_, name, words, body, asked):
    links = [
        Link(each.label, name, (round_.pk, body.slug, ending), asked)
        for ending, each in letters.FORMATS.items()
    ]
    return Line(words, links, [])


DOWNLOADS = Panel("bestanden", gettext_lazy("Bestanden"), context, folder="rounds")
