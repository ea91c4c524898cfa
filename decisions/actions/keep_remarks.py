"""Save a whole list of wishes, objections and questions at once."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.acting_form import told
from municipalities.tracking import retold

from ..models import Evidence, Remark
from .counting import writing_in
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
    with writing_in(*(each.remark for each in points)):
        return [
            keep_point(number, each, by=by, reason=reason)
            for number, each in enumerate(points, start=1)
        ]


def keep_point(number, point, *, by, reason):
    """Save one remark with the place that shows it."""
    remark, place = point.remark, point.place
    with retold(lambda refusal: numbered(number, refusal)):
        refuse_secret(remark.text)
        keep(remark, by=by, reason=reason)
        if place is not None:
            place.remark, place.dossier = remark, remark.dossier
            keep(place, by=by, reason=reason)
    return remark


def numbered(number, refusal):
    """Return a refusal that says which point of the list it is about."""
    sentences = " ".join(each for lines in told(refusal).values() for each in lines)
    said = {"number": number, "sentences": sentences}
    return ValidationError(_("Punt %(number)d: %(sentences)s") % said)
