"""A municipality in a dossier: its council and college, what it said, wished, shares and pays."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render

from municipalities.models import Body, BodyKind, Participation
from municipalities.seating import terms_on

from .. import history
from ..board import readiness
from ..board.ground import bodies_of, homes_of, memberships_of
from ..panels.spoken import speaks
from .municipality_costs import costs_of
from .opened import opened
from .rules import Access, open_to
from .stage import stage_of

KINDS = (BodyKind.COUNCIL, BodyKind.COLLEGE, BodyKind.COMMITTEE)


@open_to(Access.EVERYBODY)
def municipality(request, slug, municipality_slug):
    """Show a municipality that takes or took part, at ?peildatum=, as known at ?bekend=."""
    open_ = opened(request, slug)
    memberships = memberships_of(open_.dossier)
    home = home_of(memberships, municipality_slug)
    places = history.places(open_.dossier, shows(home), **open_.scope)
    own = Q(body__municipality=home)
    spoken = history.spoken(
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
        "remarks": history.raised(open_.dossier, states=scene.states, only=own, **about),
        "statements": history.said(open_.dossier, only=own | Q(municipality=home), **about)[::-1],
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
