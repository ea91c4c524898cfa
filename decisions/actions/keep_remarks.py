"""Save a whole list of wishes, objections and questions at once."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from municipalities.acting_form import told

from ..models import Evidence, Remark
from .judge_text import refuse_secret
from .keep import keep


@dataclass(frozen=True)
class Point:
    """One remark of a list, unsaved, and the place that shows it where there is one."""

    remark: Remark
    place: Evidence | None = None


def keep_remarks(points, *, by, reason=""):
    """Save every Point, or none of them; return the remarks.

    Raises PermissionDenied, or ValidationError that says which point is wrong.
    """
    with transaction.atomic():
        return [
            keep_point(number, each, by=by, reason=reason)
            for number, each in enumerate(points, start=1)
        ]


def keep_point(number, point, *, by, reason):
    """Save one remark with the place that shows it."""
    remark, place = point.remark, point.place
    try:
        refuse_secret(remark.text)
        keep(remark, by=by, reason=reason)
        if place is not None:
            place.remark, place.dossier = remark, remark.dossier
            keep(place, by=by, reason=reason)
    except ValidationError as refusal:
        sentences = " ".join(each for lines in told(refusal).values() for each in lines)
        said = {"number": number, "sentences": sentences}
        raise ValidationError(_("Punt %(number)d: %(sentences)s") % said) from refusal
    return remark
