"""What every page of a dossier stands on, read in a number of queries that no dossier changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from municipalities.members import read_seating
from municipalities.models import Body

from .. import history
from ..models import AgendaItem, Dossier, Subject
from .concerns import ConcernBook

# Its subjects, who takes part, whom each concerns, who speaks, what weighs.

BODY_FIELDS = ("slug", "kind", "name", "municipality_id", "region_id")
CONTACT_FIELDS = ("contact_email", "contact_phone")


class ReferenceData(NamedTuple):
    """Subjects in order, who sits since when (SeatTurns by name and in order of time) and whose
    seat passed on to whom, whom subjects concern in order of time, bodies by address, inhabitants
    at every reference date, and council terms."""

    subjects: list
    memberships: list
    handovers: Mapping
    concerns: list
    bodies: list
    populations: list
    terms: list


def read_reference_data(dossier, *, known_at=None):
    """Return the ReferenceData of a dossier as known at a moment, under the names of now; a query
    for each kind of row, one more of some where a moment is asked."""
    placed_at = find_reference_moment(dossier, known_at)
    seating = read_dossier_seating(dossier, placed_at)
    memberships = seating.turns
    concerns = history.read_concerns(dossier, placed_at)
    homes = list_participants(memberships, concerns)
    keys = [each.pk for each in homes]
    bodies = Body.objects.filter(Q(region=dossier.region_id) | Q(municipality__in=keys))
    return ReferenceData(
        subjects=list_known_subjects(dossier, placed_at),
        memberships=memberships,
        handovers=seating.handovers,
        concerns=concerns,
        bodies=bodies_by_address(bodies, placed_at),
        populations=history.read_populations(keys, known_at),
        terms=history.read_terms(homes, known_at),
    )


def find_reference_moment(dossier, known_at):
    """Return the moment as at which subjects, members and bodies are told: `known_at`, or None for
    now where Regio did not keep the dossier yet, so that a page of before names who takes part."""
    if known_at is None:
        return None
    recorded_at = getattr(dossier, "recorded_at", None) or read_recorded_at(dossier)
    return None if recorded_at is None or known_at < recorded_at else known_at


def read_recorded_at(dossier):
    """Return since when Regio keeps a dossier, None where nothing of that is kept."""
    rows = Dossier.history.filter(id=dossier.pk).order_by("history_id")
    return rows.values_list("history_date", flat=True).first()


# What of a subject decides where it stands; its name and address are those of now.
SUBJECT_PLACE = ("kind", "number", "works_out_id", "column_id", "base_id")


def list_known_subjects(dossier, known_at):
    """Return the subjects of a dossier in order, each placed as it was known at a moment, with
    what it is to the others."""
    found = list_placed_subjects(dossier, known_at)
    history.attach_relations(found, dossier, known_at=known_at)
    return found


def list_placed_subjects(dossier, known_at):
    found = Subject.objects.filter(dossier=dossier).order_by("number", "id")
    if known_at is None:
        return list(found)
    known = {
        each.pk: each for each in history.read_known_records(Subject, known_at, dossier=dossier)
    }
    placed = [each for each in found if each.pk in known]
    for each in placed:
        for name in SUBJECT_PLACE:
            setattr(each, name, getattr(known[each.pk], name))
    return sorted(placed, key=lambda each: (each.number, each.pk))


def read_dossier_seating(dossier, placed_at):
    """Return the Seating of a dossier's region, as known at a moment where one is asked."""
    if placed_at is None:
        return read_seating(dossier.region_id)
    return history.read_seating_as_known(dossier.region_id, placed_at)


def list_participants(memberships, concerns=()):
    """Return every municipality of these memberships once, in their order, then those that a
    subject concerns beside them."""
    rows = (*memberships, *concerns)
    return list({each.municipality_id: each.municipality for each in rows}.values())


def bodies_by_address(found, known_at=None):
    """Return the bodies of a queryset that were known at a moment, by address."""
    if known_at is not None:
        known = Body.history.known_on(known_at, id__in=found.order_by().values("pk"))
        found = found.filter(pk__in=known.values("id"))
    return list(found.order_by("slug").only(*BODY_FIELDS, *CONTACT_FIELDS))


# Everything a board needs, read in a number of queries that no dossier changes.


@dataclass(frozen=True, kw_only=True)
class SpokenRows:
    """The rows that every face of a dossier reads, for one reader; a query for each kind of row.

    What was said in them is parted once for all days. `notes` are what is told of reading
    positions back, by their key, where something is.
    """

    dossier: Any
    subjects: list
    memberships: list
    bodies: list
    entries: list
    milestones: list
    populations: list
    terms: list
    handovers: Mapping = field(default_factory=dict)
    concerns: list = field(default_factory=list)
    notes: Mapping = field(default_factory=dict)

    @cached_property
    def spoken(self):
        return history.SpokenEntries(self.entries, self.subjects)

    @cached_property
    def concern_book(self):
        return ConcernBook(self.concerns)


@dataclass(frozen=True, kw_only=True)
class DossierRows(SpokenRows):
    """The rows of a board: what rounds ask, and the agenda items, along."""

    requested: Any
    items: list


def read_dossier_rows(dossier, *, reader, known_at=None):
    """Read the dossier for `reader`, now or as it was known at `known_at`."""
    scope = {"reader": reader, "known_at": known_at}
    ground = read_reference_data(dossier, known_at=known_at)
    entries = history.read_entries(dossier, **scope)
    return DossierRows(
        dossier=dossier,
        **ground._asdict(),
        entries=entries,
        milestones=history.read_milestones(dossier, **scope),
        requested=history.read_round_requests(dossier, **scope),
        items=visible_agenda_items(dossier, reader),
        notes=history.read_position_notes(dossier, entries, known_at=known_at),
    )


def visible_agenda_items(dossier, reader):
    """Return the agenda items that the reader may see, with their body."""
    found = history.visible_rows(AgendaItem, reader, None, dossier=dossier).exclude(
        status="ingetrokken"
    )
    needed = ("title", "status", "dossier_id", *(f"body__{name}" for name in BODY_FIELDS))
    return list(found.select_related("body").only(*needed).order_by("id"))
