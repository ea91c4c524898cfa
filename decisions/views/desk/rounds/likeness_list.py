"""The remarks of a round as a list to tick what belongs together, whatever was suggested."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ....forms.choices import holds, page_of, words_sought
from ....forms.moment import one
from ...rules import Access, open_to
from .alike import opened_to_link, points_seen, remarks_of, theme_of

SEARCHED = ("text", "section", "body__name", "gathering")


@open_to(Access.KEEPS)
def likeness_list(request, slug, pk):
    """Show the remarks, each that is loose with a tick; ?bij= names the point to add to."""
    opened = opened_to_link(request, slug, pk)
    theme = theme_of(request.GET, opened)
    text, words = words_sought(request.GET)
    point = point_of(request.GET, opened)
    context = {
        "here": _("Zelf koppelen: %s") % opened.round.title,
        "opened": opened,
        "round": opened.round,
        "theme": theme,
        "sought": text,
        "point": point,
        "goes_to": address_of(opened, point),
        "page": page_of(request.GET, rows_of(remarks_of(opened, theme), words)),
        **opened.desk.context,
    }
    return render(request, "desk/rounds/likeness_list.html", context)


def rows_of(remarks, words):
    """Return the remarks that hold every word, of each body together."""
    if words:
        found = remarks.order_by().values_list("pk", *SEARCHED).iterator()
        remarks = remarks.filter(pk__in=[key for key, *texts in found if holds(words, *texts)])
    related = remarks.select_related("body", "theme", "link__point")
    return related.order_by("body__name", "first_on", "pk")


def point_of(parameters, opened):
    """Return the point that the address names, None where it names none."""
    asked = one(parameters, "bij")
    if not asked:
        return None
    keys = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 13 else []
    return get_object_or_404(points_seen(opened), pk__in=keys)


def address_of(opened, point):
    """Return where the ticked remarks go: to a new point, or to the one that was named."""
    args = [opened.desk.dossier.slug, opened.round.pk]
    if point is None:
        return reverse("desk-point-new", args=args)
    return reverse("desk-point", args=[*args, point.pk])
