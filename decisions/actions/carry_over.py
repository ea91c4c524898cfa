"""Let a point of an earlier round live on in the one that follows it, because an editor says so."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Remark, Reply, Status
from .counting import writing_in
from .keep import keep

SAID = (Status.SHARED, Status.PUBLISHED)
KEPT = ("dossier", "kind", "body", "groups_label", "gathering", "section", "theme", "text")


def carry_over(remarks, round_, *, dated_on, by, reason):
    """Make a draft in a round of each of these remarks of the one before it; return the drafts.

    Wording, section and theme stay; the subject is that of the new round, where it has one. All
    or nothing. Raises ValidationError without a reason, for a day before the round, a remark of
    another round, one with a reply, and one that lives on already; PermissionDenied where its
    body is not the editor's.
    """
    if not remarks:
        raise ValidationError(_("Kies ten minste één punt om mee te nemen."))
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg waarom deze punten meegaan.")})
    with writing_in(round_):
        check_open(remarks, round_)
        drafts = [lives_on(each, round_, dated_on) for each in remarks]
        for each in drafts:
            keep(each, by=by, reason=reason)
        check_begun(drafts, round_)
    return drafts


def check_open(remarks, round_):
    """Refuse what is no open point of the round before this one, or lives on already."""
    if any(each.round_id is None or each.round_id != round_.follows_id for each in remarks):
        raise ValidationError(_("Kies punten uit de ronde waarop deze volgt."))
    if any(each.status not in SAID for each in remarks):
        raise ValidationError(_("Een punt dat niet is ingediend of is ingetrokken gaat niet mee."))
    if Reply.objects.filter(remark__in=remarks, status__in=SAID).exists():
        raise ValidationError(_("Op een van deze punten is al gereageerd."))
    if Remark.objects.filter(carried_from__in=remarks).exclude(status=Status.WITHDRAWN).exists():
        raise ValidationError(_("Een van deze punten is al meegenomen."))


def check_begun(drafts, round_):
    if any(each.first_on < round_.first_on for each in drafts):
        raise ValidationError({"dated_on": _("Een punt gaat mee vanaf het begin van de ronde.")})


def lives_on(remark, round_, dated_on):
    """Return the new draft of a remark in a round."""
    said = {name: getattr(remark, name) for name in KEPT}
    return Remark(
        **said,
        subject=round_.subject,
        round=round_,
        carried_from=remark,
        dated_on=dated_on,
    )
