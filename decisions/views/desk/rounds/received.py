"""Note on which day a body received the request."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.asked import receive
from ....forms.rounds.received import ReceivedForm
from ...rules import Access, open_to
from ..action import Action
from .noted import noted

RECEIVED = Action(
    "desk-round-received",
    gettext_lazy("Ontvangst van het verzoek noteren"),
    lambda opened, asked: opened.keeps_round or opened.keeps(asked),
)


@open_to(Access.KEEPS)
def received(request, slug, pk, key):
    """Show and save the day of receipt of one asked body."""
    here, done = _("Verzoek ontvangen"), _("De ontvangst is genoteerd: %(who)s.")
    return noted(
        request, slug, pk, key, RECEIVED, ReceivedForm, here=here, done=done, save=save_received
    )


def save_received(form):
    day = form.cleaned_data["received_on"]
    receive(form.instance, received_on=day, by=form.reader, reason=form.why)
