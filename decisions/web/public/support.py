"""Is there support: every subject under one rule, and one subject under every rule."""

from django.shortcuts import render

from ...board.board import group_families
from ...board.timeline import read_timeline_rows
from ...domain.rules import Rule
from ...models import SubjectKind
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from .panels.support import SupportScales
from .timeline import build_timeline_snapshot, choose_timeline_subject


@restrict_to(Access.EVERYBODY)
def support_page(request, slug):
    """Show support at ?peildatum=, as known at ?bekend=, under ?regel=, of ?onderwerp=."""
    open_ = open_dossier(request, slug)
    material = read_timeline_rows(open_.dossier, **open_.scope)
    scene = build_timeline_snapshot(open_, material)
    rule = open_.wanted.rule or Rule(open_.dossier.rule)
    subject = choose_timeline_subject(request.GET, material, open_.day)
    context = {
        "rule": rule,
        "rules": list(Rule),
        "subject": subject,
        "families": group_families(material.subjects),
        "region_exists": bool(scene.councils),
        **open_.context,
    }
    if subject is not None and scene.councils:
        context |= weigh_all_rules(scene, subject, rule)
    return render(request, "decisions/support.html", context)


def weigh_all_rules(scene, subject, rule):
    """Return the subject under every rule, and every subject under this one, by family."""
    scales = SupportScales(scene)
    subjects = scene.material.subjects
    told = {each.pk: scales.weigh(each, rule) for each in subjects}
    groups = [[told[each.pk] for each in family] for family in group_families(subjects)]
    return {
        "chosen": told[subject.pk],
        "by_rule": [scales.weigh(subject, each) for each in Rule],
        "groups": groups,
        "speeds": [each for each in told.values() if each.subject.kind == SubjectKind.VARIANT],
        "count": len(scene.councils),
    }
