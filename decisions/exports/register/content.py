"""What the register of remarks says, built once from history; the formats only write it down."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..document import Fact
from ..wording import provenance, stamp_of
from .document import Group, RegisterDocument, Row
from .points import row_of
from .sorting import parted

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
    rows = Rows(register, keys, rows_of)
    return RegisterDocument(
        name=name_of(register.day, ordering, is_public=register.reader.is_public),
        title=title_of(ordering),
        labels=labels_of(Row),
        paper_labels=paper_labels(),
        groups=parted(rows, ordering) if ordering else (Group("", rows),),
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
class Rows:
    """The rows of a register, read in batches each time they are gone through.

    `rows_of(register, raised)` gives the rows of a batch of Raised.
    """

    register: Any
    keys: Any
    rows_of: Callable

    def __iter__(self):
        for keys in batched(list(self.keys), BATCH):
            yield from self.rows_of(self.register, self.register.raised(keys))


def rows_of(register, raised):
    """Yield the Row of each Raised; one query for their places."""
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
