"""Withdraw a record that was wrong: it stays to be seen, with the reason."""

from django.utils.translation import gettext as _

from ...actions import withdraw as withdraw_record
from ...models import Status
from ..rules import Access, open_to
from .act import acted
from .candidates import along_of
from .record import has_status_or_404, opened_to_keep

OPEN = (Status.SHARED, Status.PUBLISHED)


@open_to(Access.KEEPS)
def withdraw(request, soort, pk):
    """Ask for the reason, say what is withdrawn along, and do it."""
    found = opened_to_keep(request, soort, pk)
    has_status_or_404(found)

    def run(form):
        withdraw_record(form.seen, by=found.desk.reader, reason=form.why)

    along = along_of(found.record, OPEN)
    return acted(
        found,
        "desk-withdraw",
        run,
        here=_("Intrekken: %(name)s"),
        submit=_("Intrekken"),
        done=_("Ingetrokken: ‘%(name)s’."),
        needs_reason=True,
        along=along,
        warning=_("Wie dit kon zien, blijft het zien, met de reden erbij."),
    )
