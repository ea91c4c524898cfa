"""What the register of remarks says, built once from history."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import batched
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import format_dutch_date
from municipalities.text import natural_order_of

from ...history import FileRemarks
from ...models import RemarkKind, ReplyOutcome, Status
from ..document import Fact, build_provenance, moment_words, provenance_line, unkept_words
from .document import RegisterDocument, RegisterRow, RowGroup

# One remark in the words of a row: what was asked, where that stands and what became of it.


@dataclass(frozen=True)
class RowWords:
    """The words that the rows of a batch share, each looked up once; `at` decides what is public,
    `kept` says after which day the dossier was not kept."""

    at: datetime
    kept: str

    @cached_property
    def kinds(self):
        return tell_choices(RemarkKind)

    @cached_property
    def outcomes(self):
        return tell_choices(ReplyOutcome)

    @cached_property
    def statuses(self):
        return tell_choices(Status) | {Status.PUBLISHED.value: _("openbaar")}

    def is_public_from(self, record):
        """Whether a published record is public at last."""
        return record.public_from <= self.at

    def tell_visibility(self, record):
        """Return who may read a record, in words."""
        if record.status == Status.PUBLISHED and not self.is_public_from(record):
            return _("openbaar vanaf %(moment)s") % {"moment": moment_words(record.public_from)}
        return self.statuses[record.status]

    def tell_replier(self, reply):
        """Return who replied and when, and what the public cannot read yet."""
        told = f"{reply.body.name}, {format_dutch_date(reply.dated_on, one_day=True)}"
        is_public = reply.status == Status.PUBLISHED and self.is_public_from(reply)
        return told if is_public else f"{told} ({self.tell_visibility(reply)})"


def tell_choices(choices):
    """Return the words of each value of a Choices."""
    return {value: str(label) for value, label in choices.choices}


def gather_row_words(register):
    """Return the RowWords of a register."""
    return RowWords(register.reader.at, unkept_words(register.unkept_after))


def build_register_row(raised, places, notes, words):
    """Return the RegisterRow of a FileRemark; `places`, and `notes` of what was read back, are by
    kind and key."""
    remark, replies = raised.remark, raised.replies
    home = remark.body.municipality if remark.body else None
    return RegisterRow(
        number=remark.id,
        kind=words.kinds[remark.kind],
        who=f"{raised.who}, {remark.groups_label}" if remark.groups_label else raised.who,
        municipality=home.name if home else "",
        subject=remark.subject.name if remark.subject else "",
        section=remark.section,
        theme=remark.theme.name if remark.theme else "",
        text=remark.text,
        dated=format_dutch_date(remark.dated_on, one_day=True),
        sources="\n".join(list_remark_sources(raised, places)),
        read_back="\n".join(map(read_back_words, notes.get(("remark", remark.id), ()))),
        state=life_words(raised),
        outcome=number_reply_texts([words.outcomes[each.outcome] for each in replies]),
        reasons=number_reply_texts([each.reasons for each in replies]),
        changed=number_reply_texts([changed_version_words(each) for each in replies]),
        answered=number_reply_texts([words.tell_replier(each) for each in replies]),
        status=words.tell_visibility(remark),
        kept=words.kept,
    )


def read_back_words(note):
    """Return what the griffie said when it read a remark back, or that it did not answer yet."""
    answer = note.answer
    if answer is None:
        on = date_format(note.asked.asked_on, "j F Y")
        return _("gevraagd op %s, nog geen antwoord (dat is geen instemming)") % on
    told = [date_format(answer.answered_on, "j F Y")]
    if note.is_outdated:
        told.append(_("daarna is dit gewijzigd"))
    when = ", ".join(told)
    if note.is_different:
        return _("leest dit anders (%(when)s): %(text)s") % {"when": when, "text": answer.text}
    return _("klopt (%s)") % when


def life_words(raised):
    """Return the derived life in words, with the reason where the record was withdrawn."""
    reason = raised.remark.withdrawn_reason
    return f"{raised.state_label}: {reason}" if reason else raised.state_label


def changed_version_words(reply):
    """Return the version that a reply changed and the place in it, as far as they are known."""
    version = reply.changed_in.name if reply.changed_in else ""
    return ", ".join(part for part in (version, reply.changed_where) if part)


def number_reply_texts(texts):
    """Return the cell of several replies: numbered, so that cells of one row can be matched."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1) if text)


def list_remark_sources(raised, places):
    """Yield the places of a remark, then those of its replies, each spot of a document once."""
    yield from list_source_places(places.get(("remark", raised.remark.id), ()))
    for reply in raised.replies:
        for spot in list_source_places(places.get(("reply", reply.id), ())):
            yield _("reactie: %(place)s") % {"place": spot}


def list_source_places(places):
    return list(dict.fromkeys(source_place_words(each) for each in places))


def source_place_words(place):
    """Return a document with the place in it; the title only where the reader may see it."""
    told = [place.source_title or _("niet openbare bron"), place.place]
    if place.is_joint:
        told.append(_("gezamenlijk"))
    if place.is_derived:
        told.append(_("afgeleid"))
    return ", ".join(part for part in told if part)


# Rows parted: by who raised them, by theme, by section of what was put to them, or by point.


def group_rows_for_page(rows, ordering):
    """Return the rows in RowGroups; without a row one that is empty, so that a page can say so."""
    return group_rows_by_ordering(rows, ordering) or (RowGroup("", ()),)


def group_rows_by_ordering(rows, ordering):
    """Return the rows in RowGroups, those without such a thing last; order within a group stays."""
    by_heading = {}
    for row in rows:
        by_heading.setdefault(PARTS[ordering](row), []).append(row)
    found = sorted(by_heading.items(), key=lambda pair: natural_order_of(pair[0]))
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
    "read_back": gettext_lazy("nagelezen door de griffie"),
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
    "kept": gettext_lazy("bijgehouden"),
}


def build_register_document(register, keys, *, ordering, choices, address):
    """Return the RegisterDocument of the remarks with these `keys`, in their order.

    `ordering` is a key of ORDERINGS, or empty for one list; `choices` are (label, words) of what
    was chosen; `address` is the absolute address of the page. Without an ordering rows are read
    when they are written, a thousand at a time, and may be read once more.
    """
    rows = RegisterRows(register, keys, iterate_register_rows)
    return RegisterDocument(
        name=register_file_name(register.day, ordering, is_public=register.reader.is_public),
        title=register_title(ordering),
        labels=build_label_row(RegisterRow),
        paper_labels=paper_labels(),
        groups=group_rows_for_page(rows, ordering) if ordering else (RowGroup("", rows),),
        empty=_("Er is geen punt dat aan deze keuzes voldoet."),
        **build_file_fields(register, address, build_choice_facts(keys, choices)),
    )


def build_file_fields(register, address, facts):
    """Return the fields of a RegisterDocument that tell of the file itself, `facts` first."""
    reader, dossier = register.reader, register.dossier
    clocks = {"day": register.day, "known_at": register.known_at}
    clocks |= {"made_at": reader.at, "address": address, "unkept_after": register.unkept_after}
    banner = reader_banner(reader)
    return {
        "dossier": dossier.title,
        "banner": banner,
        "about": _("Over dit bestand"),
        "facts": (*facts, *build_provenance(dossier.title, banner=banner, **clocks)),
        "address": address,
        "made_at": reader.at,
        "stamp": provenance_line(dossier.title, **clocks),
        "pages": (_("Bladzijde"), _("van")),
    }


@dataclass(frozen=True)
class RegisterRows:
    """The rows of a register, read in batches each time they are gone through.

    `rows_of(remarks, raised)` gives the rows of a batch of FileRemarks.
    """

    register: Any
    keys: Any
    rows_of: Callable

    def __iter__(self):
        remarks = FileRemarks(self.register)
        for keys in batched(list(self.keys), BATCH):
            yield from self.rows_of(remarks, remarks.read(keys))


def iterate_register_rows(remarks, raised):
    """Yield the RegisterRow of each FileRemark; one query for their places, and one for what was
    read back where nobody was asked to."""
    places, words = remarks.places(raised), gather_row_words(remarks.register)
    notes = remarks.notes(raised)
    for each in raised:
        yield build_register_row(each, places, notes, words)


def register_file_name(day, ordering, *, is_public):
    """Return a file name of our own words: the ordering is one of ORDERINGS, the day a date."""
    parts = [NAME, ordering and f"per-{ordering}", day.isoformat()]
    parts.append("" if is_public else "niet-openbaar")
    return "-".join(part for part in parts if part)


def register_title(ordering):
    title = _("Wensen en bedenkingen")
    return f"{title}, {ORDERINGS[ordering]}" if ordering else title


def reader_banner(reader):
    """Return the warning for a file made for somebody who may see more than the public."""
    if reader.is_public:
        return ""
    return _("NIET OPENBAAR: gemaakt voor wie is ingelogd; per punt staat wat openbaar is.")


def build_choice_facts(keys, choices):
    """Return how many points there are, and what was chosen to leave these."""
    number = len(keys)
    told = [Fact(label, words) for label, words in choices]
    return (Fact(_("Punten"), str(number)), *told)


def build_label_row(kind, **own):
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
