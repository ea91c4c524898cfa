"""The page of one form on the desk of a round: shown, refused with what is wrong, or done."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from ....forms.kinds.kind import changing
from ..frame import answered
from ..record import gone
from ..said import say
from .opened import asked_or_404, opened_round

TEMPLATE = "desk/rounds/act.html"


@dataclass(frozen=True)
class Page:
    """A form of the desk of a round: what its page is called, what `run(form)` does, and what is
    said after."""

    act: Any
    form: Any
    here: str
    done: str
    run: Any


def noted(request, slug, pk, key, page):
    """Return the response of a form about one asked body, the RoundBody with this key."""
    opened = opened_round(request, slug, pk)
    try:
        asked = asked_or_404(opened, key)
    except Http404:
        if request.method == "POST":
            return gone(request)
        raise
    check_fits(page.act, opened, asked)

    def make_form(data=None, refusal=None):
        record = asked if refusal is None else asked_or_404(opened, key)
        return changing(page.form)(data, instance=record, refusal=refusal, **hands(opened))

    return shown(opened, page, make_form, who=asked.body.name)


def check_fits(act, opened, asked=None):
    """Refuse who may not do this here."""
    if not act.fits(opened, asked):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def hands(opened):
    """Return what every form is given: in which dossier and by whom it is filled in."""
    return {"dossier": opened.desk.dossier, "reader": opened.desk.reader}


def shown(opened, page, make_form, who=""):
    """Return the response to a request for the form of a page."""

    def save(form):
        page.run(form)
        say(opened.desk.request, page.done % {"who": who})
        return opened.home

    context = {"here": page.here, "who": who, "round": opened.round, "home": opened.home}
    return answered(opened.desk, make_form, save, template=TEMPLATE, context=context)
