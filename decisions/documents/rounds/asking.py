"""What is asked of a round, in which order, and what stands above its points."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import format_dutch_date
from municipalities.text import natural_order_of

from ...domain.terms import LegalBasis, find_reply_duty
from ...history import Register, build_point_condition, read_asked_bodies, read_point_titles
from ...history.replies import RoundReplies, find_adoption, read_dispatches
from ..document import Fact, day_words
from ..register.content import (
    RegisterRows,
    build_file_fields,
    group_rows_for_page,
)
from ..register.document import RegisterDocument, RowGroup

# The keys of a round's points in the order of its headings, however many there are.

OLDEST = ("first_on", "last_on", "id")
FIELDS = {
    "orgaan": ("body__name", "gathering"),
    "thema": ("theme__name",),
    "onderdeel": ("subject__name", "section"),
    "punt": ("body__name", "gathering"),
}


def list_ordered_keys(register, only, ordering):
    """Return the keys of the remarks that a condition leaves, as `grouped` would order their rows.

    One query, three for the order of shared points. Only keys stay in memory: a hundred thousand
    remarks have few headings, and each is kept once.
    """
    titles = read_point_titles(register) if ordering == "punt" else None
    found = register.remarks().filter(only).order_by(*OLDEST)
    known, told = {}, []
    for key, *values in found.values_list("id", *FIELDS[ordering]).iterator():
        parts = build_ordering_heading(ordering, values)
        parts = parts if titles is None else (titles.get(key, ""), *parts)
        told.append((known.setdefault(parts, parts), key))
    ranks = {parts: heading_rank(ordering, parts) for parts in known}
    told.sort(key=lambda pair: ranks[pair[0]])
    return [key for _parts, key in told]


def build_ordering_heading(ordering, values):
    """Return the parts of a heading: a body's name, or of the gathering that is without one."""
    filled = tuple(value or "" for value in values)
    return filled if ordering in ("thema", "onderdeel") else (filled[0] or filled[1],)


def heading_rank(ordering, parts):
    """Return what sorts a heading; of what is in no shared point, who raised it decides."""
    if ordering == "punt":
        return natural_order_of(parts[:1]), natural_order_of(parts[1:])
    return natural_order_of(parts)


# What is asked of a round: which of its points, in what order, for a sheet or for paper.

BUNDLED = {
    "orgaan": gettext_lazy("per orgaan"),
    "thema": gettext_lazy("per thema"),
    "onderdeel": gettext_lazy("per onderdeel"),
}
NOTED = {"punt": gettext_lazy("gedeelde punten eerst"), **BUNDLED}


@dataclass(frozen=True)
class RoundPoints:
    """The points of `round` in a Register that a reader asks for.

    `ordering` is a key of NOTED; `body` leaves the points of one body. `is_paper` puts them under
    headings; a sheet is one list in the same order, read while it is written. `address` is the
    absolute address of the file's page.
    """

    register: Register
    round: Any
    ordering: str
    is_paper: bool
    address: str
    body: Any = None

    @cached_property
    def keys(self):
        """The keys of the points in order; what was withdrawn is no point of the round."""
        only = build_point_condition(self.round)
        if self.body is not None:
            only &= Q(body=self.body)
        return list_ordered_keys(self.register, only, self.ordering)

    def document(self, *, name, title, rows_of, **fields):
        """Return the RegisterDocument of these points; `rows_of` as for RegisterRows."""
        rows = RegisterRows(self.register, self.keys, rows_of)
        return RegisterDocument(
            name=self.name_of(name),
            title=self.title_of(title),
            groups=group_rows_for_page(rows, self.ordering)
            if self.is_paper
            else (RowGroup("", rows),),
            **build_file_fields(self.register, self.address, self.chosen_facts()),
            **fields,
        )

    def name_of(self, name):
        """Return a file name of our own words: kind, round, ordering, council and day."""
        parts = [name, f"ronde-{self.round.pk}", f"per-{self.ordering}"]
        parts += [self.body.slug] if self.body is not None else []
        parts.append(self.register.day.isoformat())
        parts += [] if self.register.reader.is_public else ["niet-openbaar"]
        return "-".join(parts)

    def title_of(self, title):
        """Return what kind of file it is, of which round and of which body."""
        told = f"{title}: {self.round.title}"
        return told if self.body is None else f"{told}, {self.body.name}"

    def chosen_facts(self):
        """Return how many points there are, their order, and whose they are."""
        facts = [Fact(_("Punten"), str(len(self.keys)))]
        facts.append(Fact(_("Volgorde"), str(NOTED[self.ordering])))
        if self.body is not None:
            facts.append(Fact(_("Orgaan"), self.body.name))
        return tuple(facts)


# What stands above the points: who asked, under which law, and how far the replies are.


def build_bundle_facts(register, round_):
    """Return what was asked of whom, and when it was bundled; one query."""
    facts = [
        *build_asked_facts(round_),
        asked_body_words(read_asked_bodies(round_, register.known_at)),
    ]
    bundle = round_.bundle
    if bundle is not None and bundle.last_on <= register.day:
        on = format_dutch_date(bundle.dated_on, one_day=True)
        facts.append(Fact(_("Gebundeld"), f"{bundle.title}, {on}"))
    return tuple(fact for fact in facts if fact.text)


def build_reply_note_facts(register, round_):
    """Return what was asked, whether it must be answered, and what became of that; five queries
    at most."""
    asked = read_asked_bodies(round_, register.known_at)
    facts = [*build_asked_facts(round_), asked_body_words(asked), *build_duty_facts(round_, asked)]
    return tuple(fact for fact in (*facts, *build_adoption_facts(register, round_)) if fact.text)


def build_asked_facts(round_):
    basis = LegalBasis(round_.legal_basis)
    law = f"{basis.label} ({basis.article})" if basis.article else basis.label
    return (
        Fact(_("Gevraagd door"), round_.opened_by.name if round_.opened_by_id else ""),
        Fact(_("Onderwerp"), round_.subject.name if round_.subject_id else ""),
        Fact(_("Vraag"), round_.questions),
        Fact(_("Geopend"), format_dutch_date(round_.dated_on, one_day=True)),
        Fact(_("Grondslag"), law),
    )


def asked_body_words(asked):
    return Fact(_("Gevraagd aan"), ", ".join(each.body.name for each in asked))


def build_duty_facts(round_, asked):
    """Return each duty to reply once, with whom it holds for where that differs."""
    basis, by_words = LegalBasis(round_.legal_basis), {}
    for each in asked:
        duty = find_reply_duty(basis, each.received_on or round_.first_on)
        by_words.setdefault(duty_words(duty), []).append(each.body.name)
    if not by_words:
        by_words = {duty_words(find_reply_duty(basis, round_.first_on)): []}
    label = _("Antwoordplicht")
    if len(by_words) == 1:
        return tuple(Fact(label, words) for words in by_words)
    return tuple(Fact(label, f"{', '.join(names)}: {words}") for words, names in by_words.items())


def duty_words(duty):
    if not duty.must_reply:
        return duty.words
    since = _("sinds %(day)s") % {"day": day_words(duty.since)}
    return f"{duty.words} ({duty.article}, {since})"


def build_adoption_facts(register, round_):
    """Yield who adopted the replies and to whom they went, or how far the replies are."""
    time = {"day": register.day, "known_at": register.known_at}
    note = find_adoption(round_, **time)
    replied = RoundReplies(round_, reader=register.reader, **time)
    progress = replied.progress(note.adopted_on if note else None)
    if note is None:
        words = _("nog niet vastgesteld: %(done)d van %(total)d punten hebben een reactie")
        told = {"done": progress.answered, "total": progress.total}
        yield Fact(_("Vastgesteld"), words % told)
        return
    told = {"day": day_words(note.adopted_on), "body": note.body.name}
    label = _("Herzien vastgesteld") if note.revises_id else _("Vastgesteld")
    yield Fact(label, _("op %(day)s door %(body)s") % told)
    yield Fact(_("Kenmerk"), note.reference)
    yield Fact(_("Toelichting"), note.note)
    yield Fact(_("Waarom herzien"), note.why)
    yield Fact(_("Niemand las mee"), note.unreviewed_why)
    sent = [
        f"{each.body.name} ({day_words(each.sent_on)})" for each in read_dispatches(note, **time)
    ]
    yield Fact(_("Verzonden aan"), ", ".join(sent) or _("nog niemand"))
    if progress.outside:
        words = _("%(number)d punten kregen daarin geen reactie")
        yield Fact(_("Niet vastgesteld"), words % {"number": progress.outside})
