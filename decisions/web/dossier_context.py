"""The dossier that a page is about: who reads it, on which day, as known when."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from municipalities.roles import reader_of

from .. import history
from ..board import with_cache_state
from ..board.cache import find_material, get_part
from ..board.reference import DossierRows
from ..board.snapshot import Snapshot
from ..history import visible_page_rows
from ..models import Dossier
from .access import request_moment
from .errors import build_page_stamp
from .parameters import parse_board_parameters

# The pages of a dossier, in the order of its navigation; a new page adds a line here.


@dataclass(frozen=True)
class DossierSection:
    """The `name` of an address that takes a dossier's slug, and the words of the link.

    `rooms` are the pages of its own that it leads to, `within` names further addresses that stand
    in it.
    """

    name: str
    label: Any
    rooms: tuple["DossierSection", ...] = ()
    within: tuple[str, ...] = ()

    def holds(self, name):
        """Whether the address of this name stands in the section."""
        return name in (self.name, *self.within) or any(each.holds(name) for each in self.rooms)


SECTIONS = (
    DossierSection(
        "dossier",
        _("Stand"),
        within=(
            *("support", "dossier-municipality", "variant", "proposal", "direction"),
            *("polls", "poll"),
        ),
    ),
    DossierSection(
        "course",
        _("Verloop"),
        rooms=(
            DossierSection("course", _("Wie ging waarheen")),
            DossierSection("line", _("Tijdlijn")),
            DossierSection("parties", _("Partijen"), within=("party",)),
        ),
    ),
    DossierSection("remarks", _("Wensen"), within=("point",)),
    DossierSection("rounds", _("Rondes"), within=("round",)),
    DossierSection(
        "sources",
        _("Bronnen"),
        rooms=(
            DossierSection("sources", _("Alle bronnen")),
            DossierSection("statements", _("Uitspraken")),
            DossierSection("themes", _("Thema’s"), within=("theme",)),
        ),
    ),
)


TIME = ("peildatum", "bekend")


@dataclass(frozen=True)
class DossierContext:
    """The dossier with the reader's question of time; `scope` goes to history's questions.

    `asked_time` is that question as the address asks it, for links that keep it.
    """

    dossier: Any
    reader: Any
    wanted: Any
    stamp: Any
    now: datetime
    asked_time: dict = field(default_factory=dict)

    @property
    def day(self):
        return self.wanted.day

    @property
    def scope(self):
        return {"reader": self.reader, "known_at": self.wanted.known_at}

    @property
    def context(self):
        """What every page of a dossier gives its template."""
        return {
            "dossier": self.dossier,
            "day": self.wanted.day,
            "known_at": self.wanted.known_at,
            "stamp": self.stamp,
            "sections": SECTIONS,
            "kept_since": find_start_of_records(self.dossier, self.wanted.known_at),
        }

    @cached_property
    def register(self):
        """The Register of the dossier's remarks; one query, once."""
        time = {
            "day": self.day,
            "states": history.compute_proposal_states(self.milestones(), self.day),
        }
        return history.Register(self.dossier, **time, **self.scope)

    def read(self, read, *asked, follows=None, **named):
        """Return what a question of `history` reads of the dossier for this reader, now or kept
        from before; `get_part` says what may be asked."""
        return get_part(self.dossier, read, *asked, follows=follows, **named, **self.scope)

    def read_notes(self, raised=(), statements=()):
        """Return what is told of reading these RemarkEntries and statements back, by kind and key;
        one query where nobody asked, none where it was kept."""
        told = {"remarks": [each.remark for each in raised], "statements": list(statements)}
        keys = tuple((name, each.id) for name, records in told.items() for each in records)
        return self.read(read_notes_of_records, keys, follows=told)

    def milestones(self):
        """Return the dossier's events as this reader may know them, in order of time."""
        kept = find_material(self.dossier, **self.scope)
        return kept.milestones if kept else history.read_milestones(self.dossier, **self.scope)

    def requests(self, *, round_=None, home=None):
        """Return the RoundRequests of the dossier; of one round, or of one municipality's bodies,
        where that is given. Read now, or kept with the board."""
        kept = find_material(self.dossier, **self.scope)
        if kept is None:
            only = {"round": round_, "body__municipality": home}
            meant = Q(**{name: record for name, record in only.items() if record is not None})
            return history.read_round_requests(self.dossier, only=meant, **self.scope)
        asked = [
            each
            for each in kept.requested.asked
            if (round_ is None or each.round_id == round_.pk)
            and (home is None or each.body.municipality_id == home.pk)
        ]
        return replace(kept.requested, asked=asked)


def open_dossier(request, slug):
    """Return the DossierContext dossier of this address; Http404 where the reader may not see it.

    Raises BadParameter when the address asks for a day or a moment that is none.
    """
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    dossier = get_object_or_404(with_cache_state(Dossier.objects.visible_to(reader)), slug=slug)
    wanted = parse_board_parameters(request.GET, dossier, now)
    stamp = build_page_stamp(request, now, dossier=dossier, wanted=wanted)
    asked_time = {name: request.GET[name] for name in TIME if request.GET.get(name)}
    return DossierContext(dossier, reader, wanted, stamp, now, asked_time)


class UndatedParameters:
    """What has no closing day: without a peildatum it is told as of today."""

    @staticmethod
    def default_day(today):
        return today


def parse_undated_parameters(parameters, at):
    """Return what a QueryDict asks of a page without a dossier; raise BadParameter."""
    return parse_board_parameters(parameters, UndatedParameters, at)


def find_start_of_records(dossier, known_at):
    """Return since when Regio keeps the dossier, where `known_at` lies before that; else None."""
    is_before = known_at is not None and known_at < dossier.recorded_at
    return dossier.recorded_at if is_before else None


# What is told of reading back: the same to every reader who sees the records.


def read_notes_of_records(dossier, _keys, *, reader, **told):
    """Return what is told of reading these remarks and statements back, by kind and key."""
    return history.read_read_back_notes(dossier, **told)


def read_notes_of_entries(dossier, _keys, *, reader, **told):
    """Return what is told of reading the positions of these entries back, by their key."""
    return history.read_position_notes(dossier, **told)


# Who stood where on a day, for a page that shows one part of a dossier.


def build_page_snapshot(
    open_,
    *,
    memberships,
    handovers,
    concerns,
    bodies,
    entries,
    subjects,
    milestones,
    populations,
    terms,
):
    """Return the Snapshot of the day from what the page has read already."""
    material = DossierRows(
        dossier=open_.dossier,
        subjects=subjects,
        memberships=memberships,
        handovers=handovers,
        concerns=concerns,
        bodies=bodies,
        entries=entries,
        milestones=milestones,
        populations=populations,
        terms=terms,
        requested=None,
        items=[],
        notes=open_.read(
            read_notes_of_entries,
            tuple(each.position.id for each in entries),
            follows={"entries": entries},
        ),
    )
    return Snapshot(material, open_.day)


# One record of a dossier as a reader may see it now, or as it was known at a moment, or 404.


def get_visible_record(model, reader, pk, *related):
    """Return a record that the reader may see now, in a dossier that he may see; else Http404."""
    rows = visible_page_rows(model, reader).select_related("dossier__region", *related)
    return get_object_or_404(rows, pk=pk)


def get_row_as_known(record, reader, known_at):
    """Return a record's row as it was known and seen at a moment, the record itself for None.

    Http404 when it was not there yet, or not for this reader.
    """
    if known_at is None:
        return record
    row = history.visible_rows(type(record), reader, known_at, id=record.pk).first()
    if row is None:
        raise Http404
    return row
