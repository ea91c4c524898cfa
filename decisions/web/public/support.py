"""Is there support: every subject under one rule, and one subject under every rule."""

from django.shortcuts import render

from ...board.board import families
from ...board.timeline import read_line
from ...domain.rules import Rule
from ...models import SubjectKind
from ..access import Access, open_to
from ..dossier_context import open_dossier, stage_of
from .panels.support import Scales
from .timeline import subject_of


@open_to(Access.EVERYBODY)
def support(request, slug):
    """Show support at ?peildatum=, as known at ?bekend=, under ?regel=, of ?onderwerp=."""
    open_ = open_dossier(request, slug)
    material = read_line(open_.dossier, **open_.scope)
    scene = scene_of(open_, material)
    rule = open_.wanted.rule or Rule(open_.dossier.rule)
    subject = subject_of(request.GET, material, open_.day)
    context = {
        "rule": rule,
        "rules": list(Rule),
        "subject": subject,
        "families": families(material.subjects),
        "region_exists": bool(scene.councils),
        **open_.context,
    }
    if subject is not None and scene.councils:
        context |= weighed(scene, subject, rule)
    return render(request, "decisions/support.html", context)


def scene_of(open_, material):
    """Return the Snapshot of the day, as the board has it, without its rounds and agenda items."""
    return stage_of(
        open_,
        memberships=material.memberships,
        bodies=material.bodies,
        entries=material.entries,
        subjects=material.subjects,
        milestones=material.milestones,
        populations=material.populations,
        terms=material.terms,
    )


def weighed(scene, subject, rule):
    """Return the subject under every rule, and every subject under this one, by family."""
    scales = Scales(scene)
    subjects = scene.material.subjects
    told = {each.pk: scales.weigh(each, rule) for each in subjects}
    groups = [[told[each.pk] for each in family] for family in families(subjects)]
    return {
        "chosen": told[subject.pk],
        "by_rule": [scales.weigh(subject, each) for each in Rule],
        "groups": groups,
        "speeds": [each for each in told.values() if each.subject.kind == SubjectKind.VARIANT],
        "count": len(scene.councils),
    }
