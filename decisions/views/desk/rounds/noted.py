"""The page of one form on the desk of a round: shown, refused with what is wrong, or done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from ....forms.kinds.kind import changing
from ..frame import answered
from ..record import gone
from ..said import say
from .opened import asked_or_404, opened_round

TEMPLATE = "desk/rounds/act.html"


def noted(request, slug, pk, key, action, form, *, here, done, save):
    """Return the response of a form about one asked body, the RoundBody with this key.

    `here` is what the page is called, `done` what is said after `save(form)`.
    """
    opened = opened_round(request, slug, pk)
    try:
        asked = asked_or_404(opened, key)
    except Http404:
        if request.method == "POST":
            return gone(request)
        raise
    check_fits(action, opened, asked)

    def make_form(data=None, refusal=None):
        record = asked if refusal is None else asked_or_404(opened, key)
        return changing(form)(data, instance=record, refusal=refusal, **hands(opened))

    who = asked.body.name
    return shown(opened, make_form, here=here, done=done, save=save, who=who)


def check_fits(action, *about):
    """Refuse who may not do this here."""
    if not action.fits(*about):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def hands(opened):
    """Return what every form is given: in which dossier and by whom it is filled in."""
    return {"dossier": opened.desk.dossier, "reader": opened.desk.reader}


def shown(opened, make_form, *, here, done, save, who=""):
    """Return the response to a request for a form of the desk of a round."""

    def store(form):
        save(form)
        say(opened.desk.request, done % {"who": who})
        return opened.home

    context = {"here": here, "who": who, "round": opened.round, "home": opened.home}
    return answered(opened.desk, make_form, store, template=TEMPLATE, context=context)
