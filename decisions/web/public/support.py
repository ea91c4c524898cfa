"""Is there support: every subject under one rule, and one subject under every rule."""

from django.shortcuts import render

from ...board import arrange_region
from ...board.board import group_families
from ...board.cache import get_timeline_rows
from ...documents.pictures import MOST_TILES
from ...domain.rules import Rule
from ...models import Dossier, SubjectKind
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from .councils import choose_councils
from .panels.answer import build_weighed_answer
from .panels.assuming import build_assumption
from .panels.sharing import build_shared_standing
from .panels.support import SupportScales
from .timeline import build_timeline_snapshot, choose_timeline_subject


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def support_page(request, slug):
    """Show support at ?peildatum=, as known at ?bekend=, under ?regel=, of ?onderwerp=, and what
    it would be where councils held what ?stel= supposes; of many councils each is told by the
    ?pagina= and ?provincie=, and counted all the same."""
    open_ = open_dossier(request, slug)
    material = get_timeline_rows(open_.dossier, **open_.scope)
    scene = build_timeline_snapshot(open_, material)
    rule = open_.wanted.rule or Rule(open_.dossier.rule)
    subject = choose_timeline_subject(request.GET, material, open_.day)
    assumption = None
    if subject is not None and scene.councils:
        assumption = build_assumption(scene, subject, request.GET)
    context = {
        "rule": rule,
        "rules": list(Rule),
        "subject": subject,
        "families": group_families(material.subjects),
        "region_exists": bool(scene.councils),
        "assumption": assumption,
        "asked_time": open_.asked_time,
        "standing_to_share": build_shared_standing(
            request,
            open_.dossier,
            open_.wanted,
            at=open_.now,
            rule=rule,
            picture="region-picture" if is_pictured(scene, assumption) else "",
            **list_other_parameters(subject, assumption),
        ),
        **open_.context,
    }
    if assumption is not None:
        context |= weigh_all_rules(scene, subject, rule)
        context |= tell_councils(request.GET, context["chosen"].tiles, assumption)
        drawn = arrange_region(open_.dossier, context["chosen"].tiles)
        is_drawn = drawn.borders or len(scene.councils) <= MOST_TILES
        context["drawing"] = drawn if is_drawn else None
    return render(request, "decisions/support.html", context)


def tell_councils(parameters, tiles, assumption):
    """Return which councils the page tells one by one, and of which something may be supposed;
    `kept` is what is supposed of the others. Raises BadParameter."""
    part = choose_councils(parameters, [row for row, _cell in tiles])
    shown = {row.municipality.pk for row in part.page} if part else None
    options = [
        each for each in assumption.councils if shown is None or each.municipality.pk in shown
    ]
    return {
        "part": part,
        "shown_tiles": [
            (row, cell) for row, cell in tiles if shown is None or row.municipality.pk in shown
        ],
        "options": options,
        "kept": [each for each in assumption.made if each not in options],
    }


def is_pictured(scene, assumption):
    """Whether the page shows what a picture of the region does: nothing that is only supposed."""
    return bool(assumption and not assumption.values) and len(scene.councils) <= MOST_TILES


def list_other_parameters(subject, assumption):
    """Return what else an address asks: the subject, and what is supposed of councils."""
    told = {"onderwerp": subject.slug} if subject is not None else {}
    return told | ({"stel": assumption.values} if assumption is not None else {})


def weigh_all_rules(scene, subject, rule):
    """Return the subject under every rule, and every subject under this one, by family; those on
    which no council spoke apart."""
    scales = SupportScales(scene)
    subjects = scene.material.subjects
    told = {each.pk: scales.weigh(each, rule) for each in subjects}
    families = [[told[each.pk] for each in family] for family in group_families(subjects)]
    chosen = told[subject.pk]
    silent = [each for family in families for each in family if each.is_silent]
    spoken = ([each for each in family if not each.is_silent] for family in families)
    return {
        "chosen": chosen,
        "answer": build_weighed_answer(scales, chosen),
        "by_rule": [scales.weigh(subject, each) for each in Rule],
        "groups": [family for family in spoken if family],
        "silent": silent,
        "speeds": list_two_speeds(told.values()),
        "count": len(scene.councils),
    }


def list_two_speeds(weighed):
    """Return the variants on which a council spoke: who could go on together now on each."""
    return [
        each for each in weighed if each.subject.kind == SubjectKind.VARIANT and not each.is_silent
    ]
