"""Say to which bodies the adopted replies of a round were sent, and on which day."""

from datetime import date

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.models import Body

from ....actions import send_note
from ....forms.dispatch import DispatchForm
from ....history.replied import dispatches
from ...rules import Access, open_to
from ..action import Action
from ..frame import answered
from ..said import say
from .replying import may_reply, replying


@open_to(Access.KEEPS)
def dispatch(request, slug, pk):
    """Show to whom the set was sent, and record to whom it is sent now."""
    found = replying(request, slug, pk)
    if found.note is None:
        say(request, _("Verzenden kan pas als de reacties zijn vastgesteld."))
        return HttpResponseRedirect(found.address("desk-round-adopt"))
    sent = list(dispatches(found.note, day=date.max))
    bodies = waiting(found, sent)

    def make_form(data=None, refusal=None):
        initial = {"orgaan": ticked(found, sent), "sent_on": found.today}
        return DispatchForm(data, bodies=bodies, initial=initial, refusal=refusal)

    def save(form):
        chosen, sent_on = form.cleaned_data["orgaan"], form.cleaned_data["sent_on"]
        number = len(send_note(found.note, chosen, sent_on=sent_on, by=found.desk.reader))
        words = ngettext("Verzonden aan %d orgaan.", "Verzonden aan %d organen.", number)
        say(request, words % number)
        return found.address("desk-round-dispatch")

    context = {"sent": sent, "may_send": bodies.exists(), **found.context(_("Reacties verzenden"))}
    template = "desk/rounds/dispatch.html"
    return answered(found.desk, make_form, save, template=template, context=context)


def waiting(found, sent):
    """Return the bodies of the region that the set was not sent to yet."""
    region = found.desk.dossier.region
    bodies = Body.objects.of_region(region).exclude(pk__in=[each.body_id for each in sent])
    return bodies.order_by("name", "pk")


def ticked(found, sent):
    """Return the keys of the bodies that were asked and have not got it."""
    have = {each.body_id for each in sent}
    return [each.body_id for each in found.opened.asked if each.body_id not in have]


DISPATCH = Action("desk-round-dispatch", gettext_lazy("De reacties verzenden"), may_reply)
