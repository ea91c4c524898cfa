"""A municipality in a dossier and by itself, and the register of all of them."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions.regions import may_keep_griffie_contact
from municipalities.council_terms import ordinary_term_of
from municipalities.members import Seating, read_seatings
from municipalities.models import (
    Body,
    BodyKind,
    Municipality,
    Participation,
    Population,
    Region,
    RegionMembership,
    Succession,
    regions_of,
)
from municipalities.roles import reader_of
from municipalities.seats import compare_with_law, count_term_seats, find_inhabitants_on
from municipalities.successions import list_handovers_before

from ... import history
from ...board import build_readiness
from ...board.board import find_headline_subject
from ...board.cache import find_material
from ...board.reference import (
    bodies_by_address,
    find_reference_moment,
    list_known_subjects,
    list_participants,
    read_dossier_seating,
)
from ...board.snapshot import Snapshot
from ...domain.figures import find_other_seats, list_other_counts
from ...models import Decision, Dossier, Status
from ..access import Access, restrict_to
from ..dossier_context import build_page_snapshot, open_dossier, parse_undated_parameters
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import PAGE_SIZE, holds_words, parse_choice, parse_search_words
from .panels.stands import build_stance_key, list_population_days, list_unanswered_rounds
from .story import has_own_stance

# What one municipality pays of a shared amount, where the key divides it by inhabitants.

BY_INHABITANTS = "inwoner"


@dataclass(frozen=True, slots=True)
class CostShare:
    """`amount` in whole euros, rounded half up; `part` of `whole` inhabitants gave it, counted on
    `days` (in words)."""

    amount: int
    part: int
    whole: int
    days: tuple[str, ...] = ()


def is_by_inhabitants(key: str) -> bool:
    """Whether a key, in the words of its source, divides by inhabitants ('naar inwonertal')."""
    return BY_INHABITANTS in key.casefold()


def compute_cost_share(amount: int | None, key: str, own: int | None, all_of: list[int | None]):
    """Return the CostShare of a municipality with `own` inhabitants, or None.

    None where there is no amount, the key is another, or the inhabitants of one of the
    municipalities that pay (`all_of`, this one among them) are unknown.
    """
    if amount is None or own is None or None in all_of or not is_by_inhabitants(key):
        return None
    whole = sum(all_of)
    return CostShare((2 * amount * own + whole) // (2 * whole), own, whole) if whole else None


# What one municipality pays in a dossier: alone, or its share by inhabitants.


def list_municipality_costs(open_, home, scene):
    """Return (cost, its CostShare or None) of what the municipality pays alone or shares in."""
    found = open_.read(history.read_costs, Q(municipality=home.pk) | Q(municipality__isnull=True))
    begun = [each for each in found if each.first_on <= open_.day]
    shared = [(cost, compute_regional_share(cost, home, scene)) for cost in begun]
    return [(cost, share) for cost, share in shared if share or cost.municipality_id == home.pk]


def compute_regional_share(cost, home, scene):
    """Return the municipality's CostShare in an amount that the region shares by inhabitants.

    Who shares, and how many inhabitants each has, is as it was on the first day of the cost.
    """
    then = Snapshot(scene.material, cost.first_on)
    if cost.municipality_id or home not in then.members:
        return None
    known = {key: row.inhabitants for key, row in then.inhabitants.items()}
    everybody = [known.get(each.pk) for each in then.members]
    share = compute_cost_share(cost.amount, cost.share_key, known.get(home.pk), everybody)
    counted = list_population_days(then.inhabitants.get(each.pk) for each in then.members)
    return share and replace(share, days=counted)


# The council of a day: which term it lies in, and what is not known of it.


@dataclass(frozen=True)
class CouncilDay:
    """The term of a day, entered or not; `last` is the latest that was entered before it.

    `ordinary` tells the law by which it began, `doubts` are the years of elections of which is not
    known whether they were held here.
    """

    term: Any
    last: Any
    ordinary: Any
    doubts: tuple[int, ...]


def build_council_day(terms, day):
    """Return the CouncilDay of one municipality, whose terms come oldest first."""
    term = history.find_term_between(terms, day, day)
    before = [each for each in terms if each.is_entered and each.first_on < term.first_on]
    ordinary = ordinary_term_of(term.election_year)
    return CouncilDay(
        term=term,
        last=before[-1] if before else None,
        ordinary=ordinary if ordinary and ordinary.first_on == term.first_on else None,
        doubts=term.doubts_on(day),
    )


# A municipality in a dossier: its council and college, what it said, wished, shares and pays.

KINDS = (BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE)


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def municipality_page(request, slug, municipality_slug):
    """Show a municipality that takes or took part, or that a subject ever concerned, at
    ?peildatum=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    ground = read_home_ground(open_, municipality_slug)
    home, family = ground.home, ground.family
    own = Q(body__municipality=home.pk)
    heard = Q(body__municipality__in=ground.keys)
    places = open_.read(history.read_evidence, build_evidence_condition(home.pk))
    spoken = open_.read(
        history.read_spoken, positions=heard, decisions=heard, follows={"places": places}
    )
    terms = open_.read(read_own_terms, home)
    scene = build_home_scene(open_, ground, spoken.standing, terms)
    time = {"day": open_.day}
    remarks = open_.read(history.read_remarks, only=own, **time, follows={"states": scene.states})
    statements = open_.read(history.read_statements, only=own | Q(municipality=home.pk), **time)[
        ::-1
    ]
    rounds = build_readiness(open_.requests(home=home), open_.day)
    context = {
        "municipality": home,
        "read_backs": history.list_read_back_summaries(
            open_.dossier, home, known_at=open_.wanted.known_at
        ),
        "takes_part": home in scene.members,
        "family": family,
        "council": build_council_day(terms, open_.day),
        "seats": scene.seats.get(home.pk),
        "inhabitants": scene.inhabitants.get(home.pk),
        "doubts": scene.doubts.get(home.pk, ()),
        "answer": build_council_answer(scene, home, rounds),
        "stands": build_municipality_stances(scene, home),
        "acts": list_acts_of_home(spoken, home, open_.day),
        "remarks": remarks,
        "statements": statements,
        "record_notes": open_.read_notes(remarks, statements),
        "rounds": rounds,
        "participations": list_participations(home, open_),
        "commitments": open_.read(history.read_commitments, own, **time),
        "costs": list_municipality_costs(open_, home, scene),
        "places": places,
        **open_.context,
    }
    return render(request, "decisions/municipality.html", context)


class HomeGround(NamedTuple):
    """What a page of a municipality stands on: `kept` is the material of the board where that is
    kept, `placed_at` the moment as at which members and bodies are told."""

    home: Any
    family: Any
    seating: Any
    concerns: list
    kept: Any
    placed_at: Any

    @property
    def keys(self):
        """The key of the municipality, and those of its predecessors."""
        return [self.home.pk, *(each.municipality.pk for each in self.family.predecessors)]


def read_home_ground(open_, slug):
    """Return the HomeGround of the municipality of that address; raises Http404."""
    kept = find_material(open_.dossier, **open_.scope)
    placed_at = find_reference_moment(open_.dossier, open_.wanted.known_at)
    seating = find_seating(open_.dossier, kept, placed_at)
    concerns = kept.concerns if kept else history.read_concerns(open_.dossier, placed_at)
    home = get_participant_or_404((*seating.turns, *concerns), slug)
    return HomeGround(home, build_family(seating, home), seating, concerns, kept, placed_at)


def build_home_scene(open_, ground, entries, terms):
    """Return the Snapshot of the day with what bodies of one municipality said."""
    kept, seating = ground.kept, ground.seating
    named = (*seating.turns, *ground.concerns)
    return build_page_snapshot(
        open_,
        memberships=seating.turns,
        handovers=seating.handovers,
        concerns=ground.concerns,
        bodies=list_bodies_of_homes(ground.keys, kept, ground.placed_at),
        entries=entries,
        subjects=kept.subjects if kept else list_known_subjects(open_.dossier, ground.placed_at),
        milestones=open_.milestones(),
        populations=kept.populations if kept else list_participant_populations(open_, named),
        terms=terms,
    )


def get_participant_or_404(rows, slug):
    """Return the municipality of that address among those that ever took part or were concerned,
    else Http404."""
    for each in rows:
        if each.municipality.slug == slug:
            return each.municipality
    raise Http404


def find_seating(dossier, kept, placed_at):
    """Return the Seating of a dossier's region, of the board's rows where these are kept."""
    if kept is None:
        return read_dossier_seating(dossier, placed_at)
    return Seating(kept.memberships, kept.handovers, {})


def list_bodies_of_homes(homes, kept, placed_at):
    """Return the bodies of municipalities, by their keys, by address; of the board's rows where
    these are kept."""
    if kept is None:
        return bodies_by_address(Body.objects.filter(municipality__in=homes), placed_at)
    return [each for each in kept.bodies if each.municipality_id in homes]


def list_participant_populations(open_, rows):
    """Return the inhabitants of everybody whom these rows name; one query."""
    homes = [each.pk for each in list_participants(rows)]
    return history.read_populations(homes, open_.wanted.known_at)


def list_acts_of_home(spoken, home, day):
    """Return what bodies of the municipality itself decided by the day, the newest first."""
    return [each for each in spoken.acts(day) if each.decision.body.municipality_id == home.pk]


# Before and after it: which municipalities it took the place of, and which took its place.


@dataclass(frozen=True)
class Relative:
    """A municipality that came before or after another; `last_on` is the last day of the one that
    came before."""

    municipality: Any
    last_on: date


@dataclass(frozen=True)
class MunicipalityFamily:
    """The Relatives whose seat a municipality came to, the latest first, and those that came to
    its own, by name."""

    predecessors: tuple
    successors: tuple


def build_family(seating, home):
    """Return the MunicipalityFamily of a municipality, whatever the day."""
    named = {each.municipality_id: each.municipality for each in seating.turns}
    before = list_handovers_before(seating.handovers, home.pk, date.max)
    passed = [each for seats in seating.handovers.values() for each in seats]
    after = [Relative(named[each.heir], each.last_on) for each in passed if each.home == home.pk]
    return MunicipalityFamily(
        tuple(Relative(named[each.home], each.last_on) for each in before),
        tuple(sorted(after, key=lambda relative: relative.municipality.name)),
    )


def read_own_terms(_dossier, home, *, reader, known_at=None):
    """Return the terms of a municipality's council."""
    return history.read_council_terms(home, reader=reader, known_at=known_at)


def build_evidence_condition(home):
    """Return the condition of the places that this page leads to, of a municipality by its key."""
    return (
        Q(decision__body__municipality=home)
        | Q(position__body__municipality=home)
        | Q(remark__body__municipality=home)
        | Q(reply__remark__body__municipality=home)
        | Q(statement__municipality=home)
        | Q(statement__body__municipality=home)
        | Q(cost__isnull=False)
    )


@dataclass(frozen=True)
class CouncilAnswer:
    """What the council holds on the subject that the dossier answers for first, and (round,
    BodyReadiness) of each round in which it still has to speak; `body` may be None.

    Where it holds nothing on that subject `last` is the cell of its newest stance, if any.
    """

    body: Any
    subject: Any
    cell: Any
    last: Any
    asked: tuple


def build_council_answer(scene, home, rounds):
    """Return the CouncilAnswer of a municipality on the day."""
    council = scene.bodies_by_home.get((home.pk, BodyKind.COUNCIL))
    subject = find_headline_subject(scene)
    cells = [scene.cell(council, each) for each in scene.material.subjects]
    cell = next((each for each in cells if each.subject == subject), None)
    own = [each for each in cells if each.is_known and not each.via]
    last = max(own, key=lambda each: each.standing.held.entry.order, default=None)
    asked = list_unanswered_rounds(rounds, council.pk) if council else ()
    return CouncilAnswer(council, subject, cell, None if cell and cell.is_known else last, asked)


@dataclass(frozen=True)
class SubjectStances:
    """One subject with what each body holds on it; None for a body that holds nothing."""

    subject: Any
    cells: tuple
    is_off_table: bool


def build_municipality_stances(scene, home):
    """Return the bodies, a SubjectStances for each subject that one of them spoke about by the
    day, and the StanceKey of all."""
    subjects = scene.material.subjects
    own = [each for each in scene.material.bodies if each.municipality_id == home.pk]
    bodies = sorted(own, key=lambda body: KINDS.index(body.kind))
    rows = [scene.row(home, body, subjects) for body in bodies]
    heard = [row for row in rows if is_main(row.body) or any(map(has_own_stance, row.cells))]
    lines = [
        SubjectStances(subject, tuple(row.cells[place] for row in heard), scene.off_table(subject))
        for place, subject in enumerate(subjects)
        if any(row.cells[place].tells_something for row in heard)
    ]
    key = build_stance_key(
        [cell for line in lines for cell in line.cells],
        has_fallen=any(line.is_off_table for line in lines),
    )
    return {"bodies": [row.body for row in heard], "lines": lines, "key": key}


def is_main(body):
    return body.kind in (BodyKind.COUNCIL, BodyKind.COLLEGE)


def list_participations(home, open_):
    """Return what the municipality last said of each arrangement by the day."""
    found = open_.read(read_participations, home.pk)
    latest = {each.arrangement_id: each for each in found if each.first_on <= open_.day}
    return sorted(latest.values(), key=lambda each: each.arrangement.name)


def read_participations(_dossier, home, *, reader, known_at=None):
    """Return what a municipality, by its key, said of arrangements, in order of time; as it is
    recorded now."""
    rows = history.with_source_title(Participation.objects.filter(municipality=home), reader)
    return list(rows.select_related("arrangement").order_by("first_on", "id"))


# A municipality by itself: what the register and other documents say of it.


@dataclass(frozen=True)
class CouncilSummary:
    """A term with the Seats that count for it and the LawComparison of Gemeentewet art. 8;
    `other_seats` is what its groups have together where that is not what was recorded."""

    term: Any
    seats: Any
    law: Any
    other_seats: int | None


@restrict_to(Access.EVERYBODY)
@keep_page()
def municipality_facts_page(request, slug):
    """Show the facts of a municipality begun by ?peildatum=, as known at ?bekend=."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    home = get_object_or_404(Municipality, slug=slug)
    wanted = parse_undated_parameters(request.GET, now)
    people = list_reference_populations(home, reader, wanted.known_at)
    terms = history.read_council_terms(home, reader=reader, known_at=wanted.known_at)
    council = build_council_day(terms, wanted.day)
    body = Body.objects.filter(municipality=home, kind=BodyKind.COUNCIL).first()
    own = {"municipality": home, "first_on__lte": wanted.day}
    context = {
        "municipality": home,
        "body": body,
        "may_keep_contact": body is not None and may_keep_griffie_contact(reader, body),
        "populations": [(each, list_other_counts(each, people)) for each in people],
        "inhabitants": find_inhabitants_on(wanted.day, people).get(home.pk),
        "council": council,
        "seats": count_term_seats(council.term, people),
        "elections": list_elections(home, reader, wanted.known_at),
        "councils": [
            build_council_summary(each, people)
            for each in terms
            if each.is_entered and each.first_on <= wanted.day
        ],
        "memberships": list_dated_facts(RegionMembership, reader, "region", own),
        "participations": list_dated_facts(Participation, reader, "arrangement", own),
        "successions": read_succession_links(home, reader, wanted),
        "dossiers": list_municipality_dossiers(home, reader),
        "day": wanted.day,
        "known_at": wanted.known_at,
        "stamp": build_page_stamp(request, now, wanted=wanted),
    }
    return render(request, "decisions/registered.html", context)


def list_reference_populations(home, reader, known_at):
    """Return the inhabitants of a municipality at each reference date, newest first."""
    rows = history.with_source_title(
        history.known_rows(Population, known_at, municipality=home), reader
    )
    return list(rows.order_by("-first_on", "-id"))


def list_elections(home, reader, known_at):
    """Return the elections that a municipality held, or did not hold, apart; oldest first."""
    return list(history.with_source_title(history.read_election_rows([home], known_at), reader))


def build_council_summary(term, people):
    """Return a CouncilSummary of one term that was entered."""
    seats = count_term_seats(term, people)
    law = compare_with_law(term, term.group_seats, people)
    return CouncilSummary(term, seats, law, find_other_seats(term))


def list_dated_facts(model, reader, related, own):
    """Return the rows of a dated fact of the municipality, newest first, with their document."""
    rows = history.with_source_title(model.objects.filter(**own), reader).select_related(related)
    return list(rows.order_by("-first_on", "-id"))


@dataclass(frozen=True)
class SuccessionLink:
    """A Succession with the municipality at its other end, and the dossiers in which a body of
    that one spoke by the day."""

    row: Any
    other: Municipality
    is_successor: bool
    dossiers: tuple


def read_succession_links(home, reader, wanted):
    """Return the SuccessionLinks of a municipality as known at the moment asked: what took its
    place and of what it took the place, by name; three queries."""
    rows = list_successions(home, reader, wanted.known_at)
    keys = {each.municipality_id for each in rows} | {each.successor_id for each in rows}
    homes = Municipality.objects.in_bulk(keys)
    spoke = list_dossiers_spoken_in(keys - {home.pk}, reader, wanted)
    found = []
    for row in rows:
        is_successor = row.municipality_id == home.pk
        other = homes[row.successor_id if is_successor else row.municipality_id]
        found.append(SuccessionLink(row, other, is_successor, tuple(spoke.get(other.pk, ()))))
    return sorted(found, key=lambda each: (not each.is_successor, each.other.name))


def list_successions(home, reader, known_at):
    """Return the Successions of a municipality, with their document."""
    own = Q(municipality=home.pk) | Q(successor=home.pk)
    if known_at is None:
        rows = Succession.objects.filter(own)
    else:
        ever = Succession.history.filter(own).values("id")
        rows = history.known_rows(Succession, known_at, id__in=ever)
    return list(history.with_source_title(rows, reader).order_by("id"))


def list_dossiers_spoken_in(homes, reader, wanted):
    """Return the dossiers that the reader may see in which bodies of these municipalities decided
    something by the day, by the key of the municipality; one query."""
    acts = history.visible_rows(Decision, reader, wanted.known_at).filter(
        body__municipality__in=homes, first_on__lte=wanted.day
    )
    acts = acts.exclude(status=Status.WITHDRAWN)
    shown = Dossier.objects.visible_to(reader)
    pairs = acts.filter(dossier__in=shown.values("pk")).order_by("dossier__title")
    told = pairs.values_list("body__municipality", "dossier__slug", "dossier__title").distinct()
    found = defaultdict(list)
    for home, slug, title in told:
        found[home].append({"slug": slug, "title": title})
    return found


def list_municipality_dossiers(home, reader):
    """Return the dossiers that the reader may see of every region it takes or took part in, or
    came to the seat of one that did."""
    return list(Dossier.objects.visible_to(reader).filter(region__in=regions_of([home.pk])))


# The municipalities of the Netherlands: those of today, of another day, or all there were.

CURRENT, ENDED, ALL = "bestaand", "opgeheven", "alle"


@restrict_to(Access.EVERYBODY)
@keep_page()
def municipalities_list(request):
    """Show municipalities by province, as they were on ?peildatum= (today), each province folded
    unless a page of a list holds them all; two queries."""
    now = timezone.now()
    wanted = parse_undated_parameters(request.GET, now)
    known = list(Municipality.objects.order_by("province", "name", "code"))
    choices = parse_municipality_choices(request.GET, known)
    text, words = parse_search_words(request.GET, "naam")
    found = [
        each
        for each in known
        if municipality_fits(each, choices, wanted.day) and holds_words(words, each.name)
    ]
    context = {
        "provinces": [
            (name, list(rows)) for name, rows in groupby(found, key=lambda each: each.province)
        ],
        "count": len(found),
        "fits_in_view": len(found) <= PAGE_SIZE,
        "total": len(known),
        "regions": list_region_names(wanted.day),
        "choices": choices.values(),
        "sought": text,
        "day": wanted.day,
        "stamp": build_page_stamp(request, now, wanted=wanted),
    }
    return render(request, "decisions/municipalities_list.html", context)


def parse_municipality_choices(parameters, known):
    provinces = sorted({each.province for each in known if each.province})
    which = (
        (CURRENT, _("die op de peildatum bestaan")),
        (ENDED, _("die dan zijn opgeheven")),
        (ALL, _("alle, ook opgeheven")),
    )
    return {
        "provincie": parse_choice(
            parameters, "provincie", _("Provincie"), [(p, p) for p in provinces]
        ),
        "welke": parse_choice(parameters, "welke", _("Welke"), which, has_all=False),
    }


def municipality_fits(municipality, choices, day):
    """Whether a municipality is in the chosen province and exists as asked on the day."""
    if choices["provincie"].value not in ("", municipality.province):
        return False
    which = choices["welke"].value or CURRENT
    return which == ALL or which == municipality_state_of(municipality, day)


def municipality_state_of(municipality, day):
    """Return whether a municipality exists on the day, has ended, or (None) has yet to start."""
    if municipality.ended_on is not None and municipality.ended_on < day:
        return ENDED
    begun = municipality.started_on is None or municipality.started_on <= day
    return CURRENT if begun else None


def list_region_names(day):
    """Return the names of the regions in which each municipality takes part on the day, by key;
    three queries."""
    regions = Region.objects.in_bulk()
    found = defaultdict(list)
    for key, seating in read_seatings(list(regions)).items():
        begun = {turn.municipality_id: turn for turn in seating.turns if turn.first_on <= day}
        for home, turn in begun.items():
            if turn.takes_part:
                found[home].append(regions[key].name)
    return dict(found)
