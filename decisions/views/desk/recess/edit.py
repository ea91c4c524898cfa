"""Change a recess, or take it away, with the reason."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.actions_recess import drop_recess, keep_recess

from ....forms.act import ActForm
from ....forms.kinds.kind import changing
from ....forms.recess import RecessForm
from ...rules import Access, open_to
from ..frame import answered, desk_of
from ..record import fresh, gone
from ..said import say
from .home import home_or_403


@open_to(Access.KEEPS)
def recess_edit(request, home, pk):
    """Show the form of a recess as it stands, and save what changed in it."""

    def make_form(found, desk, data, refusal):
        record = found if refusal is None else fresh(found)
        form = changing(RecessForm)
        return form(data, instance=record, dossier=None, reader=desk.reader, refusal=refusal)

    def save(form, by):
        keep_recess(form.instance, by=by, reason=form.why)

    told = {"here": _("Reces wijzigen: %s"), "done": _("Gewijzigd: ‘%s’.")}
    return done(request, home, pk, make_form, save, **told)


@open_to(Access.KEEPS)
def recess_drop(request, home, pk):
    """Ask why, and take the recess away."""

    def make_form(found, desk, data, refusal):
        record = found if data is None else fresh(found)
        more = {"refusal": refusal, "needs_reason": True}
        return ActForm(data, record=record, reader=desk.reader, **more)

    def save(form, by):
        drop_recess(form.seen, by=by, reason=form.why)

    told = {"here": _("Reces verwijderen: %s"), "done": _("Verwijderd: ‘%s’.")}
    return done(request, home, pk, make_form, save, submit=_("Verwijderen"), **told)


def done(request, home, pk, make_form, save, *, here, done, **context):
    """Return the response of the page of one form about a recess."""
    desk = desk_of(request)
    municipality = home_or_403(desk, home)
    try:
        found = get_object_or_404(municipality.recesses.all(), pk=pk)
    except Http404:
        if request.method == "POST":
            return gone(request)
        raise
    page = reverse("desk-recess", args=[municipality.slug])

    def act(form):
        save(form, desk.reader)
        say(request, done % found.name)
        return page

    return answered(
        desk,
        lambda data=None, refusal=None: make_form(found, desk, data, refusal),
        act,
        template="desk/recess/act.html",
        context={"here": here % found.name, "home": municipality, "page": page, **context},
    )
