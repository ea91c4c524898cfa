"""Share a draft with the councillors, griffies and regioredactie of the region."""

from django.utils.translation import gettext as _

from ...actions import share as share_record
from ...actions.publish import check_standing
from ...models import Status
from ..rules import Access, open_to
from .act import acted
from .candidates import along_of
from .publish import blocks_of
from .record import has_status_or_404, opened_to_keep


@open_to(Access.KEEPS)
def share(request, soort, pk):
    """Say what is shared along and what stands in the way, and do it."""
    found = opened_to_keep(request, soort, pk)
    has_status_or_404(found)

    def run(form):
        share_record(form.seen, by=found.desk.reader, reason=form.why)

    return acted(
        found,
        "desk-share",
        run,
        here=_("Delen: %(name)s"),
        submit=_("Delen met de regio"),
        done=_("Gedeeld met de regio: ‘%(name)s’."),
        along=along_of(found.record, [Status.DRAFT]),
        blocks=blocks_of(lambda: check_standing(found.record)),
    )
