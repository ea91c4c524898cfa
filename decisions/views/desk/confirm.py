"""Say for your own council, or for the college that you sit in, that a position is right."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...actions import confirm as confirm_position
from ...models import Position
from ...permissions import may_confirm
from ..rules import Access, open_to
from .act import acted
from .record import opened


@open_to(Access.KEEPS)
def confirm(request, soort, pk):
    """Show the position as it stands, and confirm it."""
    found = opened(request, soort, pk)
    if not isinstance(found.record, Position):
        raise Http404
    if not may_confirm(found.desk.reader, found.record):
        raise PermissionDenied(_("Alleen het orgaan zelf bevestigt zijn standpunt."))

    def run(form):
        confirm_position(form.seen, by=found.desk.reader, reason=form.why)

    return acted(
        found,
        "desk-confirm",
        run,
        here=_("Bevestigen: %(name)s"),
        submit=_("Bevestigen"),
        done=_("Bevestigd: ‘%(name)s’."),
        shown_at=reverse("position", args=[found.record.pk]),
    )
