"""What the register of remarks says, built once from history."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import in_words

from ...models import Status
from ..document import Fact, moment_words, provenance, stamp_of
from .document import RegisterDocument, RegisterRow, RowGroup

# One remark in the words of a row: what was asked, where that stands and what became of it.


def row_of(raised, places, at):
    """Return the RegisterRow of a RemarkEntry; `places` are by kind and key, `at` decides what is
    public."""
    remark, replies = raised.remark, raised.replies
    home = remark.body.municipality if remark.body_id else None
    return RegisterRow(
        number=remark.id,
        kind=remark.get_kind_display(),
        who=", ".join(part for part in (raised.who, remark.groups_label) if part),
        municipality=home.name if home else "",
        subject=remark.subject.name if remark.subject_id else "",
        section=remark.section,
        theme=remark.theme.name if remark.theme_id else "",
        text=remark.text,
        dated=in_words(remark.dated_on, one_day=True),
        sources="\n".join(sources_of(raised, places)),
        state=state_of(raised),
        outcome=listed([each.get_outcome_display() for each in replies]),
        reasons=listed([each.reasons for each in replies]),
        changed=listed([changed_by(each) for each in replies]),
        answered=listed([answered_by(each, at) for each in replies]),
        status=status_of(remark, at),
    )


def state_of(raised):
    """Return the derived life in words, with the reason where the record was withdrawn."""
    reason = raised.remark.withdrawn_reason
    return f"{raised.state_label}: {reason}" if reason else raised.state_label


def status_of(record, at):
    """Return who may read a record, in words."""
    if record.status == Status.PUBLISHED:
        if record.public_from > at:
            return _("openbaar vanaf %(moment)s") % {"moment": moment_words(record.public_from)}
        return _("openbaar")
    return str(Status(record.status).label)


def answered_by(reply, at):
    """Return who replied and when, and what the public cannot read yet."""
    told = f"{reply.body.name}, {in_words(reply.dated_on, one_day=True)}"
    is_public = reply.status == Status.PUBLISHED and reply.public_from <= at
    return told if is_public else f"{told} ({status_of(reply, at)})"


def changed_by(reply):
    """Return the version that a reply changed and the place in it, as far as they are known."""
    version = reply.changed_in.name if reply.changed_in_id else ""
    return ", ".join(part for part in (version, reply.changed_where) if part)


def listed(texts):
    """Return the cell of several replies: numbered, so that cells of one row can be matched."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1) if text)


def sources_of(raised, places):
    """Yield the places of a remark, then those of its replies, each spot of a document once."""
    yield from spots(places.get(("remark", raised.remark.id), ()))
    for reply in raised.replies:
        for spot in spots(places.get(("reply", reply.id), ())):
            yield _("reactie: %(place)s") % {"place": spot}


def spots(places):
    return list(dict.fromkeys(spot_of(each) for each in places))


def spot_of(place):
    """Return a document with the place in it; the title only where the reader may see it."""
    told = [place.source_title or _("niet openbare bron"), place.place]
    if place.is_joint:
        told.append(_("gezamenlijk"))
    if place.is_derived:
        told.append(_("afgeleid"))
    return ", ".join(part for part in told if part)


# Rows parted: by who raised them, by theme, by section of what was put to them, or by point.

NUMBER = re.compile(r"([0-9]+)")


def parted(rows, ordering):
    """Return the rows in RowGroups; without a row one that is empty, so that a page can say so."""
    return grouped(rows, ordering) or (RowGroup("", ()),)


def grouped(rows, ordering):
    """Return the rows in RowGroups, those without such a thing last; order within a group stays."""
    by_heading = {}
    for row in rows:
        by_heading.setdefault(PARTS[ordering](row), []).append(row)
    found = sorted(by_heading.items(), key=lambda pair: order_of(pair[0]))
    missing = missing_words()[ordering]
    return tuple(
        RowGroup(": ".join(filter(None, parts)) or missing, tuple(of)) for parts, of in found
    )


PARTS = {
    "gemeente": lambda row: (row.municipality,),
    "orgaan": lambda row: (row.body,),
    "punt": lambda row: (row.point and _("Gedeeld punt: %(point)s") % {"point": row.point},),
    "thema": lambda row: (row.theme,),
    "onderdeel": lambda row: (row.subject, row.section),
}


def missing_words():
    return {
        "gemeente": _("Van geen gemeente"),
        "orgaan": _("Van geen orgaan"),
        "punt": _("Punten die op zichzelf staan"),
        "thema": _("Zonder thema"),
        "onderdeel": _("Zonder onderwerp of onderdeel"),
    }


def order_of(parts):
    """Return what sorts 'hoofdstuk 2' before 'hoofdstuk 10', and nothing at all last."""
    return (not any(parts), tuple(tuple(natural(part)) for part in parts))


def natural(text):
    """Return words and numbers by turns, which never stand against each other in a comparison."""
    for place, part in enumerate(NUMBER.split(text.casefold())):
        yield int(part) if place % 2 else part


# What the register of remarks says, built once from history; the formats only write it down.

NAME = "wensen-en-bedenkingen"
BATCH = 1_000
ORDERINGS = {
    "gemeente": gettext_lazy("per gemeente"),
    "thema": gettext_lazy("per thema"),
    "onderdeel": gettext_lazy("per onderdeel"),
}
# The label of a cell, in rows of any kind.
LABELS = {
    "number": gettext_lazy("nummer"),
    "kind": gettext_lazy("soort"),
    "who": gettext_lazy("van wie"),
    "body": gettext_lazy("van wie"),
    "groups": gettext_lazy("fracties"),
    "municipality": gettext_lazy("gemeente"),
    "subject": gettext_lazy("onderwerp"),
    "section": gettext_lazy("onderdeel"),
    "theme": gettext_lazy("thema"),
    "text": gettext_lazy("tekst"),
    "dated": gettext_lazy("datum"),
    "sources": gettext_lazy("bron en plaats"),
    "state": gettext_lazy("stand"),
    "point": gettext_lazy("gedeeld punt"),
    "heading": gettext_lazy("richting"),
    "outcome": gettext_lazy("reactie"),
    "reasons": gettext_lazy("redenen"),
    "version": gettext_lazy("gewijzigd in versie"),
    "changed": gettext_lazy("gewijzigd in"),
    "answered": gettext_lazy("reactie van"),
    "reply_sources": gettext_lazy("bron van de reactie"),
    "status": gettext_lazy("status"),
}


def build_register_document(register, keys, *, ordering, choices, address):
    """Return the RegisterDocument of the remarks with these `keys`, in their order.

    `ordering` is a key of ORDERINGS, or empty for one list; `choices` are (label, words) of what
    was chosen; `address` is the absolute address of the page. Without an ordering rows are read
    when they are written, a thousand at a time in four queries, and may be read once more.
    """
    rows = RegisterRows(register, keys, rows_of)
    return RegisterDocument(
        name=name_of(register.day, ordering, is_public=register.reader.is_public),
        title=title_of(ordering),
        labels=labels_of(RegisterRow),
        paper_labels=paper_labels(),
        groups=parted(rows, ordering) if ordering else (RowGroup("", rows),),
        empty=_("Er is geen punt dat aan deze keuzes voldoet."),
        **about_file(register, address, chosen_facts(keys, choices)),
    )


def about_file(register, address, facts):
    """Return the fields of a RegisterDocument that tell of the file itself, `facts` first."""
    reader, title = register.reader, register.dossier.title
    clocks = {"day": register.day, "known_at": register.known_at}
    clocks |= {"made_at": reader.at, "address": address}
    banner = banner_of(reader)
    return {
        "dossier": title,
        "banner": banner,
        "about": _("Over dit bestand"),
        "facts": (*facts, *provenance(title, banner=banner, **clocks)),
        "address": address,
        "made_at": reader.at,
        "stamp": stamp_of(title, **clocks),
        "pages": (_("Bladzijde"), _("van")),
    }


@dataclass(frozen=True)
class RegisterRows:
    """The rows of a register, read in batches each time they are gone through.

    `rows_of(register, raised)` gives the rows of a batch of RemarkEntries.
    """

    register: Any
    keys: Any
    rows_of: Callable

    def __iter__(self):
        for keys in batched(list(self.keys), BATCH):
            yield from self.rows_of(self.register, self.register.raised(keys))


def rows_of(register, raised):
    """Yield the RegisterRow of each RemarkEntry; one query for their places."""
    places = register.places(raised)
    for each in raised:
        yield row_of(each, places, register.reader.at)


def name_of(day, ordering, *, is_public):
    """Return a file name of our own words: the ordering is one of ORDERINGS, the day a date."""
    parts = [NAME, ordering and f"per-{ordering}", day.isoformat()]
    parts.append("" if is_public else "niet-openbaar")
    return "-".join(part for part in parts if part)


def title_of(ordering):
    title = _("Wensen en bedenkingen")
    return f"{title}, {ORDERINGS[ordering]}" if ordering else title


def banner_of(reader):
    """Return the warning for a file made for somebody who may see more than the public."""
    if reader.is_public:
        return ""
    return _("NIET OPENBAAR: gemaakt voor wie is ingelogd; per punt staat wat openbaar is.")


def chosen_facts(keys, choices):
    """Return how many points there are, and what was chosen to leave these."""
    number = len(keys)
    told = [Fact(label, words) for label, words in choices]
    return (Fact(_("Punten"), str(number)), *told)


def labels_of(kind, **own):
    """Return a row of this kind with the label of each cell; `own` are what it calls otherwise."""
    labels = LABELS | own
    return kind(*(str(labels[name]) for name in kind._fields))


def paper_labels():
    """Return the labels of the columns of ON_PAPER."""
    return (
        _("Nummer, soort en stand"),
        _("Van wie en wanneer"),
        _("Waarover"),
        _("Tekst en bron"),
        _("Reactie"),
    )
