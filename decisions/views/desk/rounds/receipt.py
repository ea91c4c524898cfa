"""Note that the answer of a body came in with who asked, and when that was confirmed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.asked import note_receipt
from ....forms.rounds.receipt import ReceiptForm
from ...rules import Access, open_to
from ..action import Action
from .noted import noted

RECEIPT = Action(
    "desk-round-receipt",
    gettext_lazy("Ontvangst van het antwoord boeken"),
    lambda opened, asked: opened.asks,
)


@open_to(Access.KEEPS)
def receipt(request, slug, pk, key):
    """Show and save the receipt of the answer of one asked body."""
    here, done = _("Antwoord ontvangen"), _("De ontvangst is geboekt: %(who)s.")
    return noted(
        request, slug, pk, key, RECEIPT, ReceiptForm, here=here, done=done, save=save_receipt
    )


def save_receipt(form):
    note_receipt(
        form.instance,
        receipt_on=form.cleaned_data["receipt_on"],
        reference=form.cleaned_data["receipt_reference"],
        confirmed_on=form.cleaned_data["confirmed_on"],
        by=form.reader,
        reason=form.why,
    )
