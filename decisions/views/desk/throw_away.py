"""Throw a draft away, after the page named what hangs on it."""

from django.http import Http404
from django.utils.translation import gettext as _

from ...actions import throw_away as throw_away_record
from ...actions.hanging import hanging
from ...actions.resting import check_nothing_rests
from ..rules import Access, open_to
from .act import acted
from .publish import blocks_of
from .record import opened_to_keep


@open_to(Access.KEEPS)
def throw_away(request, soort, pk):
    """Say what goes along, and do it; of something public with a reason only."""
    found = opened_to_keep(request, soort, pk)
    if found.desk.dossier is None:
        raise Http404

    def run(form):
        throw_away_record(form.seen, by=found.desk.reader, reason=form.why)

    return acted(
        found,
        "desk-throw-away",
        run,
        here=_("Weggooien: %(name)s"),
        submit=_("Weggooien"),
        done=_("Weggegooid: ‘%(name)s’."),
        needs_reason=found.is_seen,
        along=hanging(found.record),
        blocks=blocks_of(lambda: check_nothing_rests(found.record)),
        warning=_("Dit kunt u niet terughalen. In de geschiedenis blijft staan wie het deed."),
    )
