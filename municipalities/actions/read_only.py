"""Switching reading only on and off: beheer does, with a sentence and a reason."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ..audit import AuditedAct, note_act
from ..models import ReadOnlyPeriod
from ..read_only import forget_that_it_is_off, let_write
from ..roles import Reader
from .register import check_beheer

ALREADY = _("Regio is al alleen te lezen.")


def begin_read_only(sentence: str, *, by: Reader, reason: str) -> ReadOnlyPeriod:
    """Let nothing be written from now on, and everybody who tries read a sentence. Raises
    ValidationError where that is so already, and PermissionDenied for who is not beheer."""
    check_beheer(by)
    with let_write(), transaction.atomic():
        if find_open_period() is not None:
            raise ValidationError(ALREADY)
        last = ReadOnlyPeriod.objects.aggregate(last=Max("number"))["last"] or 0
        period = ReadOnlyPeriod(
            number=last + 1,
            sentence=sentence,
            begun_at=by.at,
            begun_reason=reason,
        )
        period.full_clean(validate_unique=False)
        try:
            with transaction.atomic():
                period.save()
        except IntegrityError as error:  # somebody else did so at the same moment
            raise ValidationError(ALREADY) from error
        note_act(AuditedAct.READ_ONLY_BEGUN, period, by=by)
    forget_that_it_is_off()
    return period


def end_read_only(*, by: Reader) -> ReadOnlyPeriod:
    """Let everything be written again. Raises ValidationError where it may be already."""
    check_beheer(by)
    with let_write(), transaction.atomic():
        period = find_open_period()
        if period is None:
            raise ValidationError(_("Er mag al worden geschreven."))
        period.ended_at = max(by.at, period.begun_at)
        period.save()
        note_act(AuditedAct.READ_ONLY_ENDED, period, by=by)
    return period


def find_open_period() -> ReadOnlyPeriod | None:
    """Return the period that did not end, locked until the end of this transaction."""
    return ReadOnlyPeriod.objects.select_for_update().filter(ended_at=None).first()
