"""What is different since the moment before, subject by subject."""

from itertools import groupby

from django.utils.translation import gettext_lazy as _

from .panel import Panel


def context(board):
    """Return the shifts by subject, None where nothing came before."""
    if board.before is None:
        return None
    places = {subject.pk: place for place, subject in enumerate(board.subjects)}
    shifts = sorted(board.shifts, key=lambda shift: places[shift.subject.pk])
    by_subject = groupby(shifts, key=lambda shift: shift.subject)
    return {
        "before": board.before,
        "subjects": [(subject, list(group)) for subject, group in by_subject],
    }


PANEL = Panel(
    name="changes",
    title=_("Wat is veranderd"),
    context=context,
)
