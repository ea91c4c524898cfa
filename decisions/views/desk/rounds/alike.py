"""The remarks of one round on the desk: which resemble each other, and which are linked."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from ....forms.choices import choose
from ....likeness import MOST_WORDINGS, Wording, alike
from ....models import Point, PointRemark, Remark, Status, Theme
from .opened import opened_round

NO_THEME = "zonder-thema"


@dataclass(frozen=True)
class Suggestion:
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


def opened_to_link(request, slug, pk):
    """Return the OpenedRound for who links remarks; PermissionDenied for anybody else."""
    opened = opened_round(request, slug, pk)
    if not opened.keeps_round:
        raise PermissionDenied(_("Punten koppelen is aan de regioredactie."))
    return opened


def remarks_of(opened, theme=None):
    """Return the remarks of the round that the reader may see and that were not taken back.

    `theme` is the Choice of a theme.
    """
    found = Remark.objects.visible_to(opened.desk.reader).filter(round=opened.round)
    found = found.exclude(status=Status.WITHDRAWN)
    if theme is not None and theme.value:
        by_slug = Q(theme__slug=theme.value)
        found = found.filter(Q(theme=None) if theme.value == NO_THEME else by_slug)
    return found


def points_seen(opened):
    """Return the points of the dossier of which the reader may see a remark, and those that hold
    nothing."""
    links = PointRemark.objects.filter(remark__in=Remark.objects.visible_to(opened.desk.reader))
    points = Point.objects.filter(dossier=opened.desk.dossier)
    return points.filter(Q(pk__in=links.values("point")) | holding_nothing())


def holding_nothing():
    """Return the condition that no remark is in a point."""
    return ~Exists(PointRemark.objects.filter(point=OuterRef("pk")))


def theme_of(parameters, opened):
    """Return the Choice of a theme of the dossier; one query."""
    themes = Theme.objects.filter(dossier=opened.desk.dossier).order_by("name", "pk")
    options = [*themes.values_list("slug", "name"), (NO_THEME, _("zonder thema"))]
    return choose(parameters, "thema", _("Thema"), options)


def found_alike(remarks):
    """Return what resembles what among remarks, as `likeness` tells it; one or two queries."""
    fields = ("pk", "body_id", "gathering", "text", "link__point")
    rows = list(remarks.order_by("pk").values_list(*fields)[: MOST_WORDINGS + 1])
    return alike(
        Wording(key, body or gathering, text, point) for key, body, gathering, text, point in rows
    )


def suggestions(groups, aside):
    """Return the Suggestion of each group, with its remarks; two queries.

    `aside` are the names of the groups that were set aside before.
    """
    keys = [key for each in groups for key in each.keys]
    rows = Remark.objects.select_related("body", "link")
    remarks = {each.pk: each for each in rows.filter(pk__in=keys)}
    points = Point.objects.in_bulk({each.point for each in groups} - {None})
    return [
        Suggestion(
            (*aside, name_of(each)),
            each.likeness,
            tuple(remarks[key] for key in each.keys if key in remarks),
            points.get(each.point),
        )
        for each in groups
    ]


def name_of(group):
    return "-".join(str(key) for key in group.keys)
