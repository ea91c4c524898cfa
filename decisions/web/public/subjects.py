"""A variant, a proposal or a direction: what it is, who stands where, and why."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ... import history
from ...board.snapshot import read_reference_data
from ...domain.rules import Rule
from ...models import RemarkKind, Round, SubjectKind, VariantElement
from ..access import Access, open_to
from ..dossier_context import open_dossier, stage_of
from .panels.stands import speaks

# Who stands where on one subject, each with the reading that is shown.


@dataclass(frozen=True)
class ShownStance:
    """A body with its BoardCell and the place that its stance is read from, if there is one."""

    body: Any
    municipality: Any
    cell: Any
    place: Any = None


def stands_on(scene, subject, places):
    """Return the ShownStances of councils, and of the colleges and other bodies that spoke."""
    councils = [stand(scene, *pair, subject, places) for pair in scene.councils]
    colleges = [stand(scene, *pair, subject, places) for pair in scene.colleges]
    others = [stand(scene, None, body, subject, places) for body in scene.others]
    return {
        "councils": councils,
        "others": [each for each in colleges + others if heard(each.cell)],
    }


def stand(scene, municipality, body, subject, places):
    cell = scene.cell(body, subject)
    return ShownStance(body, municipality, cell, shown_place(cell, places))


def heard(cell):
    return cell.is_known or speaks(cell)


def shown_place(cell, places):
    """Return the place of the reading shown, else the first that there is, or None."""
    if not cell.is_known:
        return None
    entry = cell.standing.held.entry
    readings = places["position", cell.position.id]
    return history.shown_reading(entry) or next(iter(readings), None)


CONCERNED = (
    *("position", "remark", "reply__remark", "statement"),
    *("cost", "milestone", "round"),
)
KINDS = (
    (RemarkKind.OBJECTION, _("Bedenkingen")),
    (RemarkKind.CONDITION, _("Voorwaarden")),
    (RemarkKind.WISH, _("Wensen")),
    (RemarkKind.QUESTION, _("Vragen")),
)


def page_for(kind):
    """Return the view of subjects of one kind."""

    @open_to(Access.EVERYBODY)
    def page(request, slug, subject_slug):
        """Show a subject at ?peildatum=, as known at ?bekend=."""
        open_ = open_dossier(request, slug)
        ground = read_reference_data(open_.dossier, known_at=open_.wanted.known_at)
        found = (s for s in ground.subjects if (s.kind, s.slug) == (kind, subject_slug))
        subject = next(found, None)
        if subject is None:
            raise Http404
        return render(request, "decisions/subject.html", context_of(open_, subject, ground))

    return page


variant = page_for(SubjectKind.VARIANT)
proposal = page_for(SubjectKind.PROPOSAL)
direction = page_for(SubjectKind.DIRECTION)


def context_of(open_, subject, ground):
    """Return what the page shows."""
    family = family_of(subject, ground.subjects)
    about = [each.pk for each in family["all"]]
    places = history.places(open_.dossier, concerns(about), **open_.scope)
    scene = scene_of(open_, about, ground, places)
    time = {"day": open_.day, **open_.scope}
    only = Q(subject__in=about)
    return {
        "subject": subject,
        "family": family,
        "state": scene.states.get(subject.pk),
        "events": [
            each
            for each in scene.material.milestones
            if each.subject_id == subject.pk and each.first_on <= open_.day
        ],
        "stands": stands_on(scene, subject, places),
        "support": scene.support(subject, Rule(open_.dossier.rule)) if scene.members else None,
        "rule": Rule(open_.dossier.rule),
        "count": len(scene.members),
        "remarks": by_kind(
            history.read_remarks(open_.dossier, states=scene.states, only=only, **time)
        ),
        "statements": history.read_statements(open_.dossier, only=only, **time),
        "costs": history.costs(
            open_.dossier, Q(subject=subject, first_on__lte=open_.day), **open_.scope
        ),
        "places": places,
        **made_of(open_, subject),
        **open_.context,
    }


def made_of(open_, subject):
    """Return the elements of a variant, or the rounds on another subject; one query."""
    if subject.kind == SubjectKind.VARIANT:
        taken = VariantElement.objects.filter(variant=subject).select_related("taken_from")
        return {"elements": list(taken.order_by("id"))}
    asked = Round.objects.filter(subject=subject, first_on__lte=open_.day)
    return {"rounds": list(asked.select_related("opened_by").order_by("first_on", "id"))}


def concerns(subjects):
    """Return the condition of the places whose record is about one of these subjects."""
    condition = Q()
    for name in CONCERNED:
        condition |= Q(**{f"{name}__subject__in": subjects})
    return condition


def family_of(subject, subjects):
    """Return what belongs to a subject: what it stands on, and what stands on it.

    `all` is the subject itself, for a variant with its proposals and directions.
    """
    by_key = {each.pk: each for each in subjects}
    proposals = [each for each in subjects if each.works_out_id == subject.pk]
    directions = [each for each in subjects if each.column_id == subject.pk]
    return {
        "all": [subject, *proposals, *directions],
        "proposals": proposals,
        "directions": directions,
        "derived": [each for each in subjects if each.base_id == subject.pk],
        "works_out": by_key.get(subject.works_out_id),
        "column": by_key.get(subject.column_id),
        "base": by_key.get(subject.base_id),
    }


def scene_of(open_, about, ground, places):
    """Return the Snapshot of every body on these subjects."""
    spoken = history.read_spoken(
        open_.dossier, places=places, positions=Q(subject__in=about), **open_.scope
    )
    return stage_of(
        open_,
        memberships=ground.memberships,
        bodies=ground.bodies,
        entries=spoken.standing,
        subjects=[each for each in ground.subjects if each.pk in about],
        milestones=open_.milestones(),
        populations=ground.populations,
        terms=ground.terms,
    )


def by_kind(remarks):
    """Return (label, remarks) for each kind that there is: what weighs against it first."""
    kinds = [(label, [r for r in remarks if r.remark.kind == kind]) for kind, label in KINDS]
    return [(label, found) for label, found in kinds if found]
