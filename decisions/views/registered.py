"""A municipality by itself: what the register and other documents say of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from municipalities.models import (
    Municipality,
    Participation,
    Population,
    RegionMembership,
    Succession,
)
from municipalities.roles import reader_of
from municipalities.seating import compare_with_law, inhabitants_on, seats_on

from .. import history
from ..models import Dossier
from .opened import asked_today
from .rules import Access, open_to
from .stamp import stamp_of


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
        "councils": [told(each, people, home) for each in terms if each.first_on <= wanted.day],
        "memberships": told_by(RegionMembership, reader, "region", own),
        "participations": told_by(Participation, reader, "arrangement", own),
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


def told(term, people, home):
    """Return a CouncilTold of one term."""
    seats = seats_on(term.first_on, [term], people).get(home.pk)
    return CouncilTold(term, seats, compare_with_law(term, term.group_seats, people))


def told_by(model, reader, related, own):
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
