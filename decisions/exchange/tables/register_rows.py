"""Rows of the register: groups with their seats, and numbers of inhabitants."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.actions.councils import may_keep_seats
from municipalities.actions.founding import may_set_up
from municipalities.council_terms import ORDINARY_TERMS, ordinary_term_of
from municipalities.edtf.words import format_dutch_date
from municipalities.models import (
    Body,
    BodyKind,
    CouncilElection,
    CouncilTerm,
    Group,
    Municipality,
    Party,
    Population,
    participants_of,
)
from municipalities.text import fold_text
from municipalities.tracking import Tracked

from .ground import Names, TableGround
from .plan import PlannedRow, RowEffect, TablePlan, apply_changes

# Groups and seats: a row for each group; the term that it is of comes along where it is new.

MOST_SEATS = 45

# What a term is known by: its council and the year of its election.
type TermKey = tuple[int, int]


@dataclass
class PlannedTerm:
    """A term of a council with its groups, by folded name, as they would be; `rows` are those of
    the table that say something of it, `told_on` the first of them that gives its seats."""

    term: CouncilTerm
    groups: dict[str, Group] = field(default_factory=dict)
    rows: list[PlannedRow] = field(default_factory=list)
    told_on: int | None = None

    @property
    def taken(self) -> int:
        """How many seats its groups have together."""
        return sum(group.seats or 0 for group in self.groups.values())


def plan_groups(plan: TablePlan, ground: TableGround) -> Iterator[PlannedRow]:
    """Plan a Group for each row, and the CouncilTerm that it sits in, then yield the rows."""
    councils = read_councils(ground)
    terms, parties = read_terms_of(councils), read_party_names()
    seen: dict[tuple[int, int, str], int] = {}
    rows = list(plan.each_row())
    for row in rows:
        council = find_council(row, ground, councils)
        if council is None or row.read.is_wrong:
            continue
        year, name = row.read.values["election_year"], row.read.values["group"]
        key = (council.pk, year, fold_text(name))
        if (number := seen.setdefault(key, row.read.number)) != row.read.number:
            row.read.refuse("group", _("Deze fractie staat al op rij %d.") % number)
            continue
        row.words = f"{council.name} {year}: {name}"
        if (planned := find_term(plan, row, council, year, terms)) is not None:
            planned.rows.append(row)
            plan_seats_of_council(plan, row, planned)
            plan_group(plan, row, planned, name, parties.get(row.read, "party"))
    for planned in terms.values():
        check_seats_fit(planned)
    yield from rows


def read_councils(ground: TableGround) -> dict[int, Body]:
    """Return the councils of the region by municipality."""
    rows = Body.objects.of_region(ground.dossier.region).filter(kind=BodyKind.COUNCIL)
    return {each.municipality_id: each for each in rows.select_related("municipality")}


def read_terms_of(councils: dict[int, Body]) -> dict[TermKey, PlannedTerm]:
    """Return the terms of these councils with their groups; three queries."""
    by_key = {each.pk: each for each in councils.values()}
    rows = CouncilTerm.objects.filter(body__in=by_key).prefetch_related("groups__party")
    found = {}
    for each in rows:
        each.body = by_key[each.body_id]
        groups = {fold_text(group.name): group for group in each.groups.all()}
        found[each.body_id, each.election_year] = PlannedTerm(each, groups)
    return found


def find_council(row: PlannedRow, ground: TableGround, councils: dict[int, Body]) -> Body | None:
    """Return the council of the municipality that a row names, where the reader keeps it."""
    home = ground.homes.get(row.read, "municipality")
    if home is None or not check_may_keep(row, ground, home):
        return None
    council = councils.get(home.pk)
    if council is None:
        row.read.refuse("municipality", _("Deze gemeente heeft in Regio nog geen raad."))
    return council


def check_may_keep(row: PlannedRow, ground: TableGround, home: Municipality) -> bool:
    region = ground.dossier.region
    asked = ("seats", "may", home.pk)
    if ground.once(asked, lambda: may_keep_seats(ground.reader, home, region)):
        return True
    told = _("De fracties en zetels van een raad houdt zijn eigen griffie bij.")
    row.read.refuse("municipality", told)
    return False


def find_term(
    plan: TablePlan, row: PlannedRow, council: Body, year: int, terms: dict[TermKey, PlannedTerm]
) -> PlannedTerm | None:
    """Return the term of that year, planned as new where it does not stand; None where no election
    of that year is known."""
    if (planned := terms.get((council.pk, year))) is not None:
        return planned
    first_on = find_first_day(council, year)
    if first_on is None:
        known = ", ".join(str(each.election_year) for each in ORDINARY_TERMS)
        told = _("In dit jaar zijn geen raden gekozen waarvan Regio de dag kent: %s.") % known
        row.read.refuse("election_year", told)
        return None
    term = CouncilTerm(body=council, election_year=year, dated_on=first_on)
    planned = terms[council.pk, year] = PlannedTerm(term)
    row.raise_to(RowEffect.NEW)
    plan_register_record(plan, row, term)
    return planned


def plan_seats_of_council(plan: TablePlan, row: PlannedRow, planned: PlannedTerm) -> None:
    """Let a term have the seats that a row gives its council; a later row that gives others is
    refused."""
    seats, term = read_seats(row, "council_seats"), planned.term
    if seats is None:
        return
    if planned.told_on is not None and term.seats != seats:
        told = _("Rij %d geeft deze raad een ander aantal zetels.") % planned.told_on
        row.read.refuse("council_seats", told)
        return
    planned.told_on = planned.told_on or row.read.number
    if before := apply_changes(term, {"seats": seats}):
        row.tell_changes(term, before)
        if term.pk:  # what is new is planned already
            plan_register_record(plan, row, term)


def read_seats(row: PlannedRow, column: str) -> int | None:
    """Return the seats that a cell gives, None where it is empty or told as wrong."""
    seats: int | None = row.read.values.get(column)
    if seats is not None and not 1 <= seats <= MOST_SEATS:
        row.read.refuse(column, _("Een raad telt 9 tot 45 zetels, een fractie 1 tot 45."))
        return None
    return seats


def find_first_day(council: Body, year: int) -> str | None:
    """Return the first day of the council that was elected in a year, as EDTF; None for none."""
    rows = CouncilElection.objects.filter(municipality=council.municipality_id)
    own = rows.filter(election_year=year).first()
    if own is not None:
        return own.first_on.isoformat() if own.first_on else None
    ordinary = ordinary_term_of(year)
    return ordinary.first_on.isoformat() if ordinary else None


def read_party_names() -> Names[Party]:
    """Return the parties of the register by name and address; one query."""
    names: Names[Party] = Names(
        _("De naam of het adres van een partij die beheer heeft toegevoegd.")
    )
    for each in Party.objects.order_by("name", "id"):
        names.add(each, each.name, each.slug, each.full_name)
    return names


def plan_group(
    plan: TablePlan, row: PlannedRow, planned: PlannedTerm, name: str, party: Party | None
) -> None:
    """Plan the group of a row, new or changed."""
    seats, term = read_seats(row, "seats"), planned.term
    if seats is not None:
        row.words += ngettext(", %d zetel", ", %d zetels", seats) % seats
    group = planned.groups.get(fold_text(name))
    if group is None:
        group = Group(term=term, name=name, seats=seats, party=party)
        planned.groups[fold_text(name)] = group
        row.raise_to(RowEffect.NEW)
        plan_register_record(plan, row, group)
    elif before := apply_changes(group, {"seats": seats, "party": party}):
        group.term = term
        row.tell_changes(group, before)
        plan_register_record(plan, row, group)


def check_seats_fit(planned: PlannedTerm) -> None:
    """Refuse the rows that change a term whose groups have more seats than their council."""
    taken, seats = planned.taken, planned.term.seats
    if seats is None or taken <= seats:
        return
    sentence = _("De fracties hebben samen %(taken)d zetels, de raad %(seats)d.")
    for row in planned.rows:
        if row.effect is not RowEffect.SAME:
            row.read.refuse("seats", sentence % {"taken": taken, "seats": seats})


def plan_register_record(plan: TablePlan, row: PlannedRow, record: Tracked) -> None:
    """Plan a record of the register after judging its fields."""
    links = {each.name for each in record._meta.concrete_fields if each.is_relation}
    try:
        record.full_clean(exclude=links, validate_unique=False, validate_constraints=False)
    except ValidationError as refusal:
        plan.tell(row, refusal)
        return
    plan.put(row, record)


# Inhabitants: a row for each municipality and day.

MOST_INHABITANTS = 2_000_000


def plan_inhabitants(plan: TablePlan, ground: TableGround) -> Iterator[PlannedRow]:
    """Plan a Population for each row, then yield the rows; one that stands is known by
    municipality, day and source."""
    standing = read_populations_of(ground)
    seen: dict[tuple[int, str], int] = {}
    may = may_set_up(ground.reader, ground.dossier.region)
    rows = list(plan.each_row())
    for row in rows:
        home = ground.homes.get(row.read, "municipality")
        source = ground.sources.get(row.read, "source")
        if home is None or row.read.is_wrong:
            continue
        if not may:
            told = _("Inwonertallen houdt de regioredactie bij.")
            row.read.refuse("municipality", told)
            continue
        dated_on = row.read.values["dated_on"]
        if (number := seen.setdefault((home.pk, dated_on), row.read.number)) != row.read.number:
            row.read.refuse("dated_on", _("Dit inwonertal staat al op rij %d.") % number)
            continue
        number = number_format(row.read.values["inhabitants"], force_grouping=True)
        when = format_dutch_date(dated_on, one_day=False)
        told = {"home": home.name, "when": when, "number": number}
        row.words = _("%(home)s, %(when)s: %(number)s inwoners") % told
        found = standing.get((home.pk, dated_on), [])
        plan_population(plan, row, home, source, found)
    yield from rows


def read_populations_of(ground: TableGround) -> dict[tuple[int, str], list[Population]]:
    members = participants_of([ground.dossier.region_id])
    found: dict[tuple[int, str], list[Population]] = {}
    for each in Population.objects.filter(municipality__in=members).order_by("pk"):
        found.setdefault((each.municipality_id, each.dated_on), []).append(each)
    return found


def plan_population(
    plan: TablePlan, row: PlannedRow, home: Municipality, source: Any, standing: list[Population]
) -> None:
    """Plan a number of inhabitants: that of the same source where the row names one, else the only
    one of that day."""
    number = row.read.values["inhabitants"]
    if number > MOST_INHABITANTS:
        row.read.refuse("inhabitants", _("Geen Nederlandse gemeente heeft zoveel inwoners."))
        return
    if source is not None:
        standing = [each for each in standing if each.source_id == source.pk]
    if any(each.inhabitants == number for each in standing):
        return
    if not standing:
        row.raise_to(RowEffect.NEW)
        made = Population(
            municipality=home,
            inhabitants=number,
            dated_on=row.read.values["dated_on"],
            source=source,
        )
        plan_register_record(plan, row, made)
        return
    if len(standing) > 1:
        told = _("Van deze dag staan er meer; noem de bron van het inwonertal dat u wijzigt.")
        row.read.refuse("source", told)
        return
    if before := apply_changes(standing[0], {"inhabitants": number}):
        row.tell_changes(standing[0], before)
        plan_register_record(plan, row, standing[0])
