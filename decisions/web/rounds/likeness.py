"""Which remarks of a round resemble each other, to be linked by a person."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.search_index import list_records_with
from municipalities.search_words import has_sought_words

from ...domain.likeness import MOST_COMPARED, MOST_WORDINGS, Wording, find_alike
from ...history import build_seen_condition
from ...models import Point, PointRemark, Remark, Status, Theme
from ..access import Access, restrict_to
from ..parameters import parse_page, parse_single_value, parse_sought_words
from ..workspace.record_actions import RecordAction
from ..workspace.searched import parse_searched_choice
from .context import open_round

# The remarks of one round on the desk: which resemble each other, and which are linked.

NO_THEME = "zonder-thema"


@dataclass(frozen=True)
class LikenessSuggestion:
    """Remarks that resemble each other; `aside` are the names in an address that leaves it out.

    `point` is the one that some of them are in; `loose` are the others.
    """

    aside: tuple
    likeness: float
    remarks: tuple
    point: Any

    @property
    def percent(self):
        return round(100 * self.likeness)

    @property
    def loose(self):
        return [each for each in self.remarks if not hasattr(each, "link")]


def open_round_to_link(request, slug, pk):
    """Return the RoundContext for who links remarks; PermissionDenied for anybody else."""
    opened = open_round(request, slug, pk)
    if not opened.keeps_round:
        raise PermissionDenied(_("Punten koppelen is aan de regioredactie."))
    return opened


def read_round_remarks(opened, theme=None):
    """Return the remarks of the round that the reader may see and that were not taken back.

    `theme` is the Choice of a theme.
    """
    found = Remark.objects.visible_to(opened.desk.reader).filter(round=opened.round)
    found = found.exclude(status=Status.WITHDRAWN)
    if theme is not None and theme.value:
        by_slug = Q(theme__slug=theme.value)
        found = found.filter(Q(theme=None) if theme.value == NO_THEME else by_slug)
    return found


def visible_dossier_points(opened):
    """Return the points of the dossier of which the reader may see a remark, and those that hold
    nothing."""
    seen = build_seen_condition(Remark, opened.desk.reader, "remark_id")
    links = PointRemark.objects.filter(seen, point=OuterRef("pk"))
    points = Point.objects.filter(dossier=opened.desk.dossier)
    return points.filter(Exists(links) | build_unlinked_condition())


def build_unlinked_condition():
    """Return the condition that no remark is in a point."""
    return ~Exists(PointRemark.objects.filter(point=OuterRef("pk")))


def parse_theme(parameters, opened):
    """Return the Choice of a theme of the dossier; one query."""
    themes = Theme.objects.filter(dossier=opened.desk.dossier).order_by("name", "pk")
    options = [*themes.values_list("slug", "name"), (NO_THEME, _("zonder thema"))]
    return parse_searched_choice(parameters, "thema", _("Thema"), options)


def find_alike_remarks(remarks):
    """Return what resembles what among remarks, as `likeness_page` tells it; one or two queries."""
    fields = ("pk", "body_id", "gathering", "text", "link__point")
    rows = list(remarks.order_by("pk").values_list(*fields)[: MOST_WORDINGS + 1])
    return find_alike(
        Wording(key, body or gathering, text, point) for key, body, gathering, text, point in rows
    )


def list_likeness_suggestions(groups, aside, reader):
    """Return the LikenessSuggestion of each group, with its remarks; two queries.

    `aside` are the names of the groups that were set aside before.
    """
    keys = [key for each in groups for key in each.keys]
    rows = Remark.objects.visible_to(reader).filter(pk__in=keys)
    remarks = {each.pk: each for each in rows.select_related("body", "link")}
    points = Point.objects.in_bulk({each.point for each in groups} - {None})
    return [
        LikenessSuggestion(
            (*aside, likeness_group_name(each)),
            each.likeness,
            tuple(remarks[key] for key in each.keys if key in remarks),
            points.get(each.point),
        )
        for each in groups
    ]


def likeness_group_name(group):
    return "-".join(str(key) for key in group.keys)


MOST_ASIDE = 100
MOST_POINTS = 200


@restrict_to(Access.KEEPS)
def likeness_page(request, slug, pk):
    """Show the suggestions, closest first, and the points of the round; nothing is written."""
    opened = open_round_to_link(request, slug, pk)
    theme = parse_theme(request.GET, opened)
    remarks = read_round_remarks(opened, theme)
    found = find_alike_remarks(remarks)
    aside = request.GET.getlist("zonder")[:MOST_ASIDE]
    page = parse_page(
        request.GET, [each for each in found.groups if likeness_group_name(each) not in aside]
    )
    context = {
        "here": _("Wat lijkt op elkaar: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "theme": theme,
        "found": found,
        "number": remarks.count(),
        "most": MOST_WORDINGS,
        "most_compared": MOST_COMPARED,
        "aside": aside,
        "page": page,
        "suggestions": list_likeness_suggestions(page, aside, opened.desk.reader),
        "points": visible_round_points(opened),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/likeness.html", context)


def visible_round_points(opened):
    """Return the points of the round that the reader may see, and those that hold nothing."""
    linked = read_round_remarks(opened).filter(link__isnull=False).values("link__point")
    points = visible_dossier_points(opened).filter(Q(pk__in=linked) | build_unlinked_condition())
    return points.order_by("title", "pk")[:MOST_POINTS]


LIKENESS_ACTION = RecordAction(
    "desk-likeness", gettext_lazy("Koppelen wat op elkaar lijkt"), lambda opened: opened.keeps_round
)


# The remarks of a round as a list to tick what belongs together, whatever was suggested.


@restrict_to(Access.KEEPS)
def unlinked_remarks_page(request, slug, pk):
    """Show the remarks, each that is loose with a tick; ?bij= names the point to add to."""
    opened = open_round_to_link(request, slug, pk)
    theme = parse_theme(request.GET, opened)
    text, words = parse_sought_words(request.GET)
    point = find_addressed_point(request.GET, opened)
    found = group_remarks_by_body(read_round_remarks(opened, theme), words, opened.desk.dossier)
    context = {
        "here": _("Zelf koppelen: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "theme": theme,
        "sought": text,
        "point": point,
        "goes_to": link_form_address(opened, point),
        "page": parse_page(request.GET, found),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/likeness_list.html", context)


def group_remarks_by_body(remarks, words, dossier):
    """Return the remarks that hold every word, or whose body has it in its name, of each body
    together."""
    bodies = remarks.order_by().values_list("body", "body__name").distinct() if words else ()
    names = {key: name for key, name in bodies if key is not None}
    for word in words:
        own = Q(pk__in=list_records_with(Remark, [word], dossier.pk))
        named = [key for key, name in names.items() if has_sought_words([word], name)]
        remarks = remarks.filter(own | Q(body__in=named))
    related = remarks.select_related("body", "theme", "link__point")
    return related.order_by("body__name", "first_on", "pk")


def find_addressed_point(parameters, opened):
    """Return the point that the address names, None where it names none."""
    asked = parse_single_value(parameters, "bij")
    if not asked:
        return None
    keys = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 13 else []
    return get_object_or_404(visible_dossier_points(opened), pk__in=keys)


def link_form_address(opened, point):
    """Return where the ticked remarks go: to a new point, or to the one that was named."""
    args = [opened.desk.dossier.slug, opened.round.pk]
    if point is None:
        return reverse("desk-point-new", args=args)
    return reverse("desk-point", args=[*args, point.pk])
