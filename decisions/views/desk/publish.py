"""Make one record public, now or from a moment on."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ...actions import publish as publish_record
from ...actions.publish import check_publishable
from ...forms.act import PublishForm
from ...models import Status
from ..rules import Access, open_to
from .act import acted
from .candidates import along_of
from .record import has_status_or_404, opened_to_keep

WAITING = (Status.DRAFT, Status.SHARED)


@open_to(Access.KEEPS)
def publish(request, soort, pk):
    """Say what goes along and what stands in the way, ask from when, and do it."""
    found = opened_to_keep(request, soort, pk)
    has_status_or_404(found)
    record = found.record

    def run(form):
        publish_record(
            form.seen, by=found.desk.reader, public_from=form.public_from, reason=form.why
        )

    return acted(
        found,
        "desk-publish",
        run,
        here=_("Publiceren: %(name)s"),
        submit=_("Publiceren"),
        done=_("Gepubliceerd: ‘%(name)s’."),
        form=PublishForm,
        along=along_of(found.record, WAITING),
        blocks=blocks_of(lambda: check_publishable(record, found.desk.now)),
        may_preview=found.desk.dossier is not None,
    )


def blocks_of(check):
    """Return the sentences with which a check refuses, none where it does not."""
    try:
        check()
    except ValidationError as error:
        return error.messages
    return []
