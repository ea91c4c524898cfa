"""Give a body, or every body that a round asks, more time, with the reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..history.by_when import due_of
from ..models import Extension
from .asked import today_of
from .counting import writing_in
from .keep import keep


def extend(extension, *, by, reason=""):
    """Save an Extension, new or changed; return it.

    Raises ValidationError where it gives nobody more time, takes time from somebody, or is for a
    body that the round does not ask; PermissionDenied for who does not keep the round.
    """
    if extension.granted_on is not None and extension.granted_on > today_of(by):
        raise ValidationError({"granted_on": _("Deze dag is nog niet geweest.")})
    with writing_in(extension):
        check_more_time(extension)
        return keep(extension, by=by, reason=reason)


def check_more_time(extension):
    """Refuse a new last day that is not later than the one that stands."""
    if extension.due_on is None:
        return
    given = Extension.objects.filter(round=extension.round).exclude(pk=extension.pk)
    given = list(given.order_by("granted_on", "pk"))
    concerned = bodies_of(extension)
    until = {each: until_of(each, given) for each in concerned}
    for asked, day in until.items():
        if day is not None and day > extension.due_on:
            told = {"body": asked.body.name, "day": f"{day:%d-%m-%Y}"}
            later = _("%(body)s heeft al tot %(day)s; kies een latere dag.") % told
            raise ValidationError({"due_on": later})
    if concerned and all(day == extension.due_on for day in until.values()):
        raise ValidationError({"due_on": _("Dit is al de uiterste dag.")})


def bodies_of(extension):
    """Return the RoundBodies that an extension is for; refuse a body that is not asked."""
    found = extension.round.asked.select_related("body").order_by("body__name", "pk")
    for each in found:
        each.round = extension.round
    if extension.body_id is None:
        return list(found)
    own = [each for each in found if each.body_id == extension.body_id]
    if not own:
        raise ValidationError({"body": _("Dit orgaan is in deze ronde niet gevraagd.")})
    return own


def until_of(asked, given):
    """Return the last day on which an asked body may speak, None where there is none yet.

    `given` are the extensions of the round in the order in which they were granted.
    """
    own = [each.due_on for each in given if each.body_id in (None, asked.body_id)]
    term = due_of(asked, asked.received_on).due_on
    return max(filter(None, [term, *own[-1:]]), default=None)
