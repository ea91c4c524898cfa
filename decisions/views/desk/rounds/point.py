"""Link remarks as one point, change what a point holds, and drop one that holds nothing."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ....actions.points import drop_point, set_point
from ....forms.act import ActForm
from ....forms.point import MOST, ChangePointForm, PointForm
from ....models import Point
from ...rules import Access, open_to
from ..frame import answered
from ..said import say
from .alike import opened_to_link, points_seen

LONGEST_KEY = 12


@open_to(Access.KEEPS)
def point_new(request, slug, pk):
    """Show the form for a point of the remarks in ?wens=, and link what is ticked."""
    opened = opened_to_link(request, slug, pk)
    new = Point(dossier=opened.desk.dossier)
    context = {"here": _("Koppelen als één punt")}
    return kept(opened, PointForm, lambda refusal: new, "desk/rounds/point_new.html", context)


@open_to(Access.KEEPS)
def point(request, slug, pk, point_pk):
    """Show a point as it stands, with the remarks in ?wens= beside it, and save what changed."""
    opened = opened_to_link(request, slug, pk)
    found = point_or_404(opened, point_pk)
    context = {
        "here": _("Gedeeld punt: %s") % found.title,
        "point": found,
        "is_empty": not found.links.exists(),
    }

    def standing(refusal):
        return found if refusal is None else point_or_404(opened, point_pk)

    return kept(opened, ChangePointForm, standing, "desk/rounds/point.html", context)


def kept(opened, form_class, standing, template, context):
    """Return the response of a page with the form of a point; `standing` gives the point."""
    desk, added = opened.desk, keys_of(opened.desk.request.GET.getlist("wens"))

    def make_form(data=None, refusal=None):
        about = {"dossier": desk.dossier, "reader": desk.reader, "added": added}
        return form_class(data, instance=standing(refusal), refusal=refusal, **about)

    def save(form):
        made = set_point(form.instance, form.headings(), by=desk.reader, reason=form.why)
        words = _("Gekoppeld: ‘%s’.") % made.title
        say(desk.request, words, (address_of(opened, made), _("Verder bewerken")))
        return likeness_of(opened)

    context = {**context, "opened": opened, "round": opened.round}
    address = desk.request.get_full_path()
    return answered(desk, make_form, save, template=template, context=context, address=address)


@open_to(Access.KEEPS)
def point_drop(request, slug, pk, point_pk):
    """Ask why, and delete a point that holds nothing; lead back where it holds something."""
    opened = opened_to_link(request, slug, pk)
    found = point_or_404(opened, point_pk)
    if request.method != "POST" and found.links.exists():
        say(request, _("Haal eerst de wensen en bedenkingen uit dit punt."))
        return HttpResponseRedirect(address_of(opened, found))

    def make_form(data=None, refusal=None):
        record = point_or_404(opened, point_pk)
        return ActForm(
            data, record=record, reader=opened.desk.reader, refusal=refusal, needs_reason=True
        )

    def save(form):
        drop_point(form.seen, by=opened.desk.reader, reason=form.why)
        say(request, _("Weggegooid: ‘%s’.") % found.title)
        return likeness_of(opened)

    context = {"here": _("Weggooien: %s") % found.title, "submit": _("Weggooien")}
    context |= {"opened": opened, "record": found}
    return answered(opened.desk, make_form, save, template="desk/act.html", context=context)


def point_or_404(opened, key):
    return get_object_or_404(points_seen(opened), pk=key)


def keys_of(texts):
    """Return the keys in an address, what is none left out."""
    found = (each for each in texts[:MOST] if each.isascii() and each.isdigit())
    return [int(each) for each in found if len(each) <= LONGEST_KEY]


def address_of(opened, found):
    return reverse("desk-point", args=[opened.desk.dossier.slug, opened.round.pk, found.pk])


def likeness_of(opened):
    return reverse("desk-likeness", args=[opened.desk.dossier.slug, opened.round.pk])
