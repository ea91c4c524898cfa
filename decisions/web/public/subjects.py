"""A variant, a proposal or a direction: what it is, who stands where, and why."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from ... import history
from ...board.cache import get_part, get_reference_data
from ...board.reference import find_reference_moment
from ...domain.rules import Rule
from ...models import Dossier, RelationKind, RemarkKind, Round, SubjectKind, VariantElement
from ..access import Access, restrict_to
from ..dossier_context import build_page_snapshot, open_dossier
from ..kept_pages import keep_page
from .panels.answer import build_weighed_answer
from .panels.concerning import tell_concern
from .panels.support import SupportScales
from .polls import list_polls_about
from .story import has_own_stance

# What a subject is to others: what it excludes, and its versions, each with its source.


@dataclass(frozen=True)
class RelatedSubject:
    """Another subject and the SubjectRelation that says what it is to this one (`label`)."""

    label: Any
    subject: Any
    relation: Any


def list_related_subjects(open_, subject, subjects):
    """Return the RelatedSubjects of a subject; one query, none where nothing was recorded."""
    if not (subject.excluded or subject.former_versions or subject.later_versions):
        return []
    by_key = {each.pk: each for each in subjects}
    found = open_.read(history.read_relations_of, subject.pk)
    told = (tell_relation(subject, each, by_key) for each in found)
    return sorted((each for each in told if each), key=lambda each: LABELS.index(each.label))


EXCLUDES, REPLACES, REPLACED = _("Sluit uit"), _("Vervangt"), _("Vervangen door")
LABELS = [REPLACES, REPLACED, EXCLUDES]


def tell_relation(subject, relation, by_key):
    """Return the RelatedSubject of a relation as `subject` sees it, None of what was not known."""
    is_own = relation.subject_id == subject.pk
    other = by_key.get(relation.other_id if is_own else relation.subject_id)
    if other is None:
        return None
    label = REPLACES if is_own else REPLACED
    if relation.kind == RelationKind.EXCLUDES:
        label = EXCLUDES
    return RelatedSubject(label, other, relation)


# Who stands where on one subject, each with the reading that is shown.


@dataclass(frozen=True)
class ShownStance:
    """A body with its BoardCell and the place that its stance is read from, if there is one."""

    body: Any
    municipality: Any
    cell: Any
    place: Any = None
    is_outside: bool = False


def list_shown_stances(scene, subject, places):
    """Return the ShownStances of councils, and of the colleges and other bodies that spoke."""
    councils = [
        build_shown_stance(scene, *pair, subject, places) for pair in scene.list_councils([subject])
    ]
    colleges = [build_shown_stance(scene, *pair, subject, places) for pair in scene.colleges]
    others = [build_shown_stance(scene, None, body, subject, places) for body in scene.others]
    return {
        "councils": councils,
        "others": [each for each in colleges + others if has_spoken(each.cell)],
    }


def build_shown_stance(scene, municipality, body, subject, places):
    cell = scene.cell(body, subject, municipality)
    is_outside = municipality is not None and municipality.id not in scene.member_keys
    return ShownStance(body, municipality, cell, find_shown_place(cell, places), is_outside)


def has_spoken(cell):
    return cell.is_known or has_own_stance(cell)


def find_shown_place(cell, places):
    """Return the place of the reading shown, else the first that there is, or None."""
    if not cell.is_known:
        return None
    entry = cell.standing.held.entry
    readings = places["position", cell.position.id]
    return history.find_shown_reading(entry) or next(iter(readings), None)


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


def build_subject_page(kind):
    """Return the view of subjects of one kind."""

    @restrict_to(Access.EVERYBODY)
    @keep_page(Dossier)
    def page(request, slug, subject_slug):
        """Show a subject at ?peildatum=, as known at ?bekend=."""
        open_ = open_dossier(request, slug)
        ground = get_reference_data(open_.dossier, **open_.scope)
        found = (s for s in ground.subjects if (s.kind, s.slug) == (kind, subject_slug))
        subject = next(found, None)
        if subject is None:
            raise Http404
        return render(
            request, "decisions/subject.html", build_subject_context(open_, subject, ground)
        )

    return page


variant = build_subject_page(SubjectKind.VARIANT)
proposal = build_subject_page(SubjectKind.PROPOSAL)
direction = build_subject_page(SubjectKind.DIRECTION)


def build_subject_context(open_, subject, ground):
    """Return what the page shows."""
    family = list_subject_family(subject, ground.subjects)
    about = [each.pk for each in family["all"]]
    places = open_.read(history.read_evidence, build_subject_condition(about))
    scene = build_subject_snapshot(open_, about, ground, places)
    time = {"day": open_.day, "only": Q(subject__in=about)}
    remarks = open_.read(history.read_remarks, **time, follows={"states": scene.states})
    statements = open_.read(history.read_statements, **time)
    return {
        "subject": subject,
        "family": family,
        "related": list_related_subjects(open_, subject, ground.subjects),
        "state": scene.states.get(subject.pk),
        "events": [
            each
            for each in scene.material.milestones
            if each.subject_id == subject.pk and each.first_on <= open_.day
        ],
        "stands": list_shown_stances(scene, subject, places),
        "concerns": tell_concern_rows(open_, scene, subject, ground.subjects),
        "answer": answer_on(scene, subject, Rule(open_.dossier.rule)),
        "rule": Rule(open_.dossier.rule),
        "remarks": group_remarks_by_kind(remarks),
        "statements": statements,
        "polls": list_polls_about(open_, set(about)),
        "record_notes": open_.read_notes(remarks, statements),
        "costs": [
            each
            for each in open_.read(history.read_costs, Q(subject=subject.pk))
            if each.first_on <= open_.day
        ],
        "places": places,
        **list_subject_parts(open_, subject),
        **open_.context,
    }


def answer_on(scene, subject, rule):
    """Return the answer on a subject under a rule, None before the region had a member."""
    if not scene.councils:
        return None
    scales = SupportScales(scene)
    return build_weighed_answer(scales, scales.weigh(subject, rule))


# Whom the subject concerns: the rows that say so, each with its source.


@dataclass(frozen=True)
class ConcernRows:
    """The rows that count for a subject, those of the variant `of` which it works out where it has
    none itself; `members` are the keys of who takes part in the region, `aside` those that do not
    count on the day. `is_before` on a day before the first row."""

    rows: tuple
    of: Any
    members: frozenset
    aside: tuple
    is_before: bool


def tell_concern_rows(open_, scene, subject, subjects):
    """Return the ConcernRows of a subject, None where all members count; one query where rows say
    otherwise, none else."""
    told = tell_concern(scene, subject)
    if told is None:
        return None
    has_own = bool(scene.material.concern_book.lines.get(subject.pk))
    holder = subject.pk if has_own else subject.works_out_id
    placed_at = find_reference_moment(open_.dossier, open_.wanted.known_at)
    rows = tuple(
        get_part(
            open_.dossier,
            history.read_concerns_of,
            holder,
            reader=open_.reader,
            known_at=placed_at,
        )
    )
    of = None if has_own else next(each for each in subjects if each.pk == holder)
    is_before = open_.day < rows[0].first_on
    return ConcernRows(rows, of, scene.member_keys, told.aside, is_before)


def list_subject_parts(open_, subject):
    """Return the elements of a variant, or the rounds on another subject; one query."""
    if subject.kind == SubjectKind.VARIANT:
        return {"elements": open_.read(read_elements, subject.pk)}
    asked = open_.read(read_rounds_on, subject.pk)
    return {"rounds": [each for each in asked if each.first_on <= open_.day]}


def read_elements(_dossier, variant, **_scope):
    """Return what a variant took from others, by its key."""
    taken = VariantElement.objects.filter(variant=variant).select_related("taken_from")
    return list(taken.order_by("id"))


def read_rounds_on(_dossier, subject, **_scope):
    """Return the rounds on a subject, by its key, in order of time."""
    asked = Round.objects.filter(subject=subject).select_related("opened_by")
    return list(asked.order_by("first_on", "id"))


def build_subject_condition(subjects):
    """Return the condition of the places whose record is about one of these subjects."""
    condition = Q()
    for name in CONCERNED:
        condition |= Q(**{f"{name}__subject__in": subjects})
    return condition


def list_subject_family(subject, subjects):
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


def build_subject_snapshot(open_, about, ground, places):
    """Return the Snapshot of every body on these subjects."""
    spoken = open_.read(
        history.read_spoken, positions=Q(subject__in=about), follows={"places": places}
    )
    return build_page_snapshot(
        open_,
        memberships=ground.memberships,
        handovers=ground.handovers,
        concerns=ground.concerns,
        bodies=ground.bodies,
        entries=spoken.standing,
        subjects=[each for each in ground.subjects if each.pk in about],
        milestones=open_.milestones(),
        populations=ground.populations,
        terms=ground.terms,
    )


def group_remarks_by_kind(remarks):
    """Return (label, remarks) for each kind that there is: what weighs against it first."""
    kinds = [(label, [r for r in remarks if r.remark.kind == kind]) for kind, label in KINDS]
    return [(label, found) for label, found in kinds if found]
