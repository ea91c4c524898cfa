"""A municipality in a dossier and by itself, and the register of all of them."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.models import (
    Body,
    BodyKind,
    Municipality,
    Participation,
    Population,
    RegionMembership,
    Succession,
)
from municipalities.roles import reader_of
from municipalities.seats import compare_with_law, inhabitants_on, seats_on, terms_on

from ... import history
from ...board import readiness
from ...board.snapshot import Snapshot, bodies_of, homes_of, memberships_of
from ...models import Dossier
from ..access import Access, open_to
from ..dossier_context import asked_today, open_dossier, stage_of
from ..errors import stamp_of
from ..parameters import choose, holds, words_sought
from .panels.stands import speaks

# What one municipality pays of a shared amount, where the key divides it by inhabitants.

BY_INHABITANTS = "inwoner"


@dataclass(frozen=True, slots=True)
class CostShare:
    """`amount` in whole euros, rounded half up; `part` of `whole` inhabitants gave it."""

    amount: int
    part: int
    whole: int


def is_by_inhabitants(key: str) -> bool:
    """Whether a key, in the words of its source, divides by inhabitants ('naar inwonertal')."""
    return BY_INHABITANTS in key.casefold()


def cost_share(amount: int | None, key: str, own: int | None, all_of: list[int | None]):
    """Return the CostShare of a municipality with `own` inhabitants, or None.

    None where there is no amount, the key is another, or the inhabitants of one of the
    municipalities that pay (`all_of`, this one among them) are unknown.
    """
    if amount is None or own is None or None in all_of or not is_by_inhabitants(key):
        return None
    whole = sum(all_of)
    return CostShare((2 * amount * own + whole) // (2 * whole), own, whole) if whole else None


# What one municipality pays in a dossier: alone, or its share by inhabitants.


def costs_of(open_, home, scene):
    """Return (cost, its CostShare or None) of what the municipality pays alone or shares in."""
    only = Q(municipality=home) | Q(municipality__isnull=True)
    found = history.costs(open_.dossier, only & Q(first_on__lte=open_.day), **open_.scope)
    shared = [(cost, share_in(cost, home, scene)) for cost in found]
    return [(cost, share) for cost, share in shared if share or cost.municipality_id == home.pk]


def share_in(cost, home, scene):
    """Return the municipality's CostShare in an amount that the region shares by inhabitants.

    Who shares, and how many inhabitants each has, is as it was on the first day of the cost.
    """
    then = Snapshot(scene.material, cost.first_on)
    if cost.municipality_id or home not in then.members:
        return None
    known = {key: row.inhabitants for key, row in then.inhabitants.items()}
    everybody = [known.get(each.pk) for each in then.members]
    return cost_share(cost.amount, cost.share_key, known.get(home.pk), everybody)


# A municipality in a dossier: its council and college, what it said, wished, shares and pays.

KINDS = (BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE)


@open_to(Access.EVERYBODY)
def municipality(request, slug, municipality_slug):
    """Show a municipality that takes or took part, at ?peildatum=, as known at ?bekend=."""
    open_ = open_dossier(request, slug)
    memberships = memberships_of(open_.dossier)
    home = home_of(memberships, municipality_slug)
    places = history.places(open_.dossier, shows(home), **open_.scope)
    own = Q(body__municipality=home)
    spoken = history.read_spoken(
        open_.dossier, places=places, positions=own, decisions=own, **open_.scope
    )
    milestones = open_.milestones()
    terms = history.council_terms(home, **open_.scope)
    scene = stage_of(
        open_,
        memberships=memberships,
        bodies=bodies_of(Body.objects.filter(municipality=home)),
        entries=spoken.standing,
        subjects=subjects_of(spoken),
        milestones=milestones,
        populations=history.populations_of(homes_of(open_.dossier), open_.wanted.known_at),
        terms=terms,
    )
    about = {"day": open_.day, **open_.scope}
    requested = history.requested(open_.dossier, only=own, **open_.scope)
    context = {
        "municipality": home,
        "takes_part": home in scene.members,
        "term": terms_on(open_.day, terms).get(home.pk),
        "seats": scene.seats.get(home.pk),
        "inhabitants": scene.inhabitants.get(home.pk),
        "stands": stands_of(scene, home),
        "acts": spoken.acts(open_.day),
        "remarks": history.read_remarks(open_.dossier, states=scene.states, only=own, **about),
        "statements": history.read_statements(
            open_.dossier, only=own | Q(municipality=home), **about
        )[::-1],
        "rounds": readiness(requested, open_.day),
        "participations": participations_of(home, open_),
        "costs": costs_of(open_, home, scene),
        "places": places,
        **open_.context,
    }
    return render(request, "decisions/municipality.html", context)


def home_of(memberships, slug):
    """Return the municipality of that address among those that ever took part, else Http404."""
    for each in memberships:
        if each.municipality.slug == slug:
            return each.municipality
    raise Http404


def shows(home):
    """Return the condition of the places that this page leads to."""
    return (
        Q(decision__body__municipality=home)
        | Q(position__body__municipality=home)
        | Q(remark__body__municipality=home)
        | Q(reply__remark__body__municipality=home)
        | Q(statement__municipality=home)
        | Q(statement__body__municipality=home)
        | Q(cost__isnull=False)
    )


def subjects_of(spoken):
    """Return the subjects spoken about, and the variants that they work out, in their order."""
    found = [entry.position.subject for entry in spoken.entries]
    found += [subject.works_out for subject in found if subject.works_out_id]
    return sorted({each.pk: each for each in found}.values(), key=lambda each: each.number)


@dataclass(frozen=True)
class Stands:
    """One subject with what each body holds on it; None for a body that holds nothing."""

    subject: Any
    cells: tuple


def stands_of(scene, home):
    """Return (bodies, a Stands for each subject that one of them spoke about by the day)."""
    subjects = scene.material.subjects
    bodies = sorted(scene.material.bodies, key=lambda body: KINDS.index(body.kind))
    rows = [scene.row(home, body, subjects) for body in bodies]
    heard = [row for row in rows if is_main(row.body) or any(map(speaks, row.cells))]
    lines = [
        Stands(subject, tuple(row.cells[place] for row in heard))
        for place, subject in enumerate(subjects)
        if any(row.cells[place].is_known or row.cells[place].groups for row in heard)
    ]
    return {"bodies": [row.body for row in heard], "lines": lines}


def is_main(body):
    return body.kind in (BodyKind.COUNCIL, BodyKind.COLLEGE)


def participations_of(home, open_):
    """Return what the municipality last said of each arrangement by the day."""
    rows = history.titled(Participation.objects.filter(municipality=home), open_.reader)
    begun = rows.filter(first_on__lte=open_.day).select_related("arrangement")
    latest = {each.arrangement_id: each for each in begun.order_by("first_on", "id")}
    return sorted(latest.values(), key=lambda each: each.arrangement.name)


# A municipality by itself: what the register and other documents say of it.


@dataclass(frozen=True)
class CouncilTold:
    """A term with the Seats that count for it and the LawComparison of Gemeentewet art. 8."""

    term: Any
    seats: Any
    law: Any


@open_to(Access.EVERYBODY)
def registered(request, slug):
    """Show the facts of a municipality begun by ?peildatum=, as known at ?bekend=."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    home = get_object_or_404(Municipality, slug=slug)
    wanted = asked_today(request.GET, now)
    people = populations_of(home, reader, wanted.known_at)
    terms = history.council_terms(home, reader=reader, known_at=wanted.known_at)
    own = {"municipality": home, "first_on__lte": wanted.day}
    context = {
        "municipality": home,
        "populations": people,
        "inhabitants": inhabitants_on(wanted.day, people).get(home.pk),
        "councils": [
            describe_council(each, people, home) for each in terms if each.first_on <= wanted.day
        ],
        "memberships": dated_facts(RegionMembership, reader, "region", own),
        "participations": dated_facts(Participation, reader, "arrangement", own),
        "successions": successions_of(home, reader),
        "dossiers": dossiers_of(home, reader),
        "day": wanted.day,
        "known_at": wanted.known_at,
        "stamp": stamp_of(request, now, wanted=wanted),
    }
    return render(request, "decisions/registered.html", context)


def populations_of(home, reader, known_at):
    """Return the inhabitants of a municipality at each reference date, newest first."""
    rows = history.titled(history.rows(Population, known_at, municipality=home), reader)
    return list(rows.order_by("-first_on", "-id"))


def describe_council(term, people, home):
    """Return a CouncilTold of one term."""
    seats = seats_on(term.first_on, [term], people).get(home.pk)
    return CouncilTold(term, seats, compare_with_law(term, term.group_seats, people))


def dated_facts(model, reader, related, own):
    """Return the rows of a dated fact of the municipality, newest first, with their document."""
    rows = history.titled(model.objects.filter(**own), reader).select_related(related)
    return list(rows.order_by("-first_on", "-id"))


def successions_of(home, reader):
    """Return what took this municipality's place, and of what it took the place."""
    rows = Succession.objects.filter(Q(municipality=home) | Q(successor=home))
    found = history.titled(rows, reader).select_related("municipality", "successor")
    return list(found.order_by("successor__name", "id"))


def dossiers_of(home, reader):
    """Return the dossiers that the reader may see of every region it takes or took part in."""
    regions = RegionMembership.objects.filter(municipality=home).values("region")
    return list(Dossier.objects.visible_to(reader).filter(region__in=regions))


# The municipalities of the Netherlands: those of today, of another day, or all there were.

CURRENT, ENDED, ALL = "bestaand", "opgeheven", "alle"


@open_to(Access.EVERYBODY)
def municipalities_list(request):
    """Show municipalities by province, as they were on ?peildatum= (today); two queries."""
    now = timezone.now()
    wanted = asked_today(request.GET, now)
    known = list(Municipality.objects.order_by("province", "name", "code"))
    choices = choices_of(request.GET, known)
    text, words = words_sought(request.GET, "naam")
    found = [each for each in known if fits(each, choices, wanted.day) and holds(words, each.name)]
    context = {
        "provinces": [
            (name, list(rows)) for name, rows in groupby(found, key=lambda each: each.province)
        ],
        "count": len(found),
        "total": len(known),
        "regions": regions_on(wanted.day),
        "choices": choices.values(),
        "sought": text,
        "day": wanted.day,
        "stamp": stamp_of(request, now, wanted=wanted),
    }
    return render(request, "decisions/municipalities_list.html", context)


def choices_of(parameters, known):
    provinces = sorted({each.province for each in known if each.province})
    which = (
        (CURRENT, _("die op de peildatum bestaan")),
        (ENDED, _("die dan zijn opgeheven")),
        (ALL, _("alle, ook opgeheven")),
    )
    return {
        "provincie": choose(parameters, "provincie", _("Provincie"), [(p, p) for p in provinces]),
        "welke": choose(parameters, "welke", _("Welke"), which, has_all=False),
    }


def fits(municipality, choices, day):
    """Whether a municipality is in the chosen province and exists as asked on the day."""
    if choices["provincie"].value not in ("", municipality.province):
        return False
    which = choices["welke"].value or CURRENT
    return which == ALL or which == state_of(municipality, day)


def state_of(municipality, day):
    """Return whether a municipality exists on the day, has ended, or (None) has yet to start."""
    if municipality.ended_on is not None and municipality.ended_on < day:
        return ENDED
    begun = municipality.started_on is None or municipality.started_on <= day
    return CURRENT if begun else None


def regions_on(day):
    """Return the names of the regions in which each municipality takes part on the day, by key."""
    begun = RegionMembership.objects.filter(first_on__lte=day).select_related("region")
    latest = {(m.municipality_id, m.region_id): m for m in begun.order_by("first_on", "id")}
    found = {}
    for each in latest.values():
        if each.takes_part:
            found.setdefault(each.municipality_id, []).append(each.region.name)
    return found
