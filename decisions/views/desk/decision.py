"""A decision in a minute: one page that enters an act with everything that follows from it."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.tracking import Conflict

from ...actions.enter import enter
from ...forms.decision import DecisionForm, ground_of
from ...forms.decision.part import MORE
from ..rules import Access, open_to
from .frame import Sheet, answered, desk_of, token_of

TEMPLATE = "desk/decision.html"
LONGEST_ADDRESS = 300


@open_to(Access.KEEPS)
def decision(request, slug):
    """Enter a decision; ?orgaan=, ?onderwerp=, ?ronde= and ?bron= say where one came from."""
    desk = desk_of(request, slug)

    def make_form(data=None, refusal=None):
        ground = ground_of(desk.dossier, desk.reader, request.GET, data)
        check_keeps_here(ground)
        return DecisionForm(data, ground=ground, refusal=refusal, quiet=request.method != "POST")

    def save(form):
        return entered(form, desk)

    address = request.get_full_path()
    address = address if len(address) <= LONGEST_ADDRESS else request.path
    context = {"here": _("Besluit invoeren")}
    if request.method == "POST" and MORE in request.POST:
        return again(Sheet(desk, make_form, save, TEMPLATE, context, address))
    return answered(desk, make_form, save, template=TEMPLATE, context=context, address=address)


def check_keeps_here(ground):
    """Refuse who keeps no body of this dossier."""
    if not ground.bodies:
        raise PermissionDenied(_("U houdt in dit dossier geen besluiten bij."))


def again(sheet):
    """Show what was typed so far once more: with one block more, or the groups of that day."""
    data = sheet.desk.request.POST
    form = sheet.make_form(data=data)
    form.quiet = True
    return sheet.shown(form, HTTPStatus.OK, once=token_of(data), quiet=True)


def entered(form, desk):
    """Save what was typed; return the address that tells what was saved."""
    try:
        made = enter(form.entry(), then=form.then, by=desk.reader)
    except Conflict as conflict:
        raise ValidationError(_("Iemand anders gaf intussen antwoord in deze ronde.")) from conflict
    return reverse("desk-decision-saved", args=[desk.dossier.slug, made.pk])
