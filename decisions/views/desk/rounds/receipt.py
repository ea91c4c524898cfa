"""Note that the answer of a body came in with who asked, and when that was confirmed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ....actions.asked import note_receipt
from ....forms.rounds.receipt import ReceiptForm
from ...rules import Access, open_to
from .act import RoundAct
from .noted import Page, noted


def fits(opened, asked):
    return opened.asks


RECEIPT = RoundAct(
    "desk-round-receipt", gettext_lazy("Ontvangst van het antwoord boeken"), fits, of_body=True
)


@open_to(Access.KEEPS)
def receipt(request, slug, pk, key):
    """Show and save the receipt of the answer of one asked body."""
    here, done = _("Antwoord ontvangen"), _("De ontvangst is geboekt: %(who)s.")
    return noted(request, slug, pk, key, Page(RECEIPT, ReceiptForm, here, done, save))


def save(form):
    note_receipt(
        form.instance,
        receipt_on=form.cleaned_data["receipt_on"],
        reference=form.cleaned_data["receipt_reference"],
        confirmed_on=form.cleaned_data["confirmed_on"],
        by=form.reader,
        reason=form.why,
    )
