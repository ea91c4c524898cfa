"""The history layer: what every tracked model is, and the one way to write it.

Row and history row go in one transaction; a version is compared and swapped, so two people
never overwrite each other silently; history dates of one record always rise. This module
reads the clock itself: the moment of recording is a fact, never somebody's choice.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.manager import HistoricalQuerySet
from simple_history.models import HistoricalRecords

from .amended import AmendedQuerySet
from .text import UncleanText, clean

LONGEST_REASON = 2000


class Conflict(Exception):
    """Somebody else changed the record since `instance` was read; `current` is what stands now."""

    def __init__(self, instance, current):
        super().__init__(_("Iemand anders heeft dit intussen gewijzigd."))
        self.instance = instance
        self.current = current


class KnownQuerySet(AmendedQuerySet, HistoricalQuerySet):
    """Historical rows, asked as they were known at a moment."""

    def known_on(self, moment, **immutable):
        """Return each record's last row at `moment`, deleted records left out.

        `immutable` may filter on fields that never change only: any other filter before the
        latest row is taken would bring back a row that was no longer true.
        """
        rows = self.model.objects.filter(id=OuterRef("id"), history_date__lte=moment)
        last = rows.order_by("-history_date", "-history_id").values("history_id")[:1]
        first = self.model.objects.filter(history_type="+", **immutable).order_by()
        return self.filter(history_id__in=first.values_list(Subquery(last))).exclude(
            history_type="-"
        )


class History(HistoricalRecords):
    """Historical records with the index and the two uniques that were measured."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("historical_queryset", KnownQuerySet)
        super().__init__(*args, **kwargs)

    def _get_history_user_fields(self):
        fields = super()._get_history_user_fields()
        fields["history_user"].remote_field.on_delete = models.PROTECT
        return fields

    def get_meta_options(self, model):
        options = super().get_meta_options(model)
        name = f"h_{model._meta.app_label[:3]}_{model._meta.model_name}"[:22]
        options["indexes"] = [
            models.Index(fields=["id", "-history_date", "-history_id"], name=f"{name}_at"),
        ]
        options["constraints"] = [
            models.UniqueConstraint(fields=["id", "history_date"], name=f"{name}_once"),
            models.UniqueConstraint(
                fields=["id"], condition=Q(history_type="+"), name=f"{name}_born"
            ),
        ]
        return options


class Pulse(models.Model):
    """One row that counts every tracked write: who read the count before reading may keep what
    was read until it rises. Writers take it first and so come one after another, in the order
    in which they commit, and never wait for each other crosswise."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        app_label = "municipalities"

    def __str__(self):
        return str(self.number)


def _beat():
    """Raise the count; its row is locked until the writer commits."""
    if not Pulse.objects.filter(pk=1).update(number=F("number") + 1):
        Pulse.objects.create(pk=1, number=1)


class Tracked(models.Model):
    """A record with a version and a history; written through `write` and `discard` only."""

    version = models.PositiveIntegerField(default=1, editable=False)

    history = History(inherit=True)

    class Meta:
        abstract = True


def write(instance, *, by, reason=""):
    """Validate and save a tracked record and its history as one; return it.

    `by` is the Reader who acts: its user stands in the history.
    Raises ValidationError with Dutch sentences, or Conflict when its version is no longer
    the one that stands in the database.
    """
    # The database judges the constraints. Asking each of them beforehand costs half of a write,
    # so they are asked only after a refusal, for their sentences.
    instance.full_clean(validate_constraints=False)
    with _whole(instance):
        if not instance._state.adding:
            _swap_version(instance)
        stamp(instance, by, reason)
        instance.save()
    return instance


def discard(instance, *, by, reason=""):
    """Delete a record that was never published; its history keeps who, when and why.

    Raises ValidationError when other records rest on it, or Conflict.
    """
    with _whole(instance):
        _swap_version(instance)
        stamp(instance, by, reason)
        instance.delete()


@contextmanager
def _whole(instance):
    """One transaction; when it fails the instance is again what it was before."""
    version, pk, adding = instance.version, instance.pk, instance._state.adding
    try:
        with transaction.atomic():
            _beat()
            yield
    except Exception as error:
        instance.version, instance.pk, instance._state.adding = version, pk, adding
        if isinstance(error, models.ProtectedError):
            raise ValidationError(
                _("Andere gegevens rusten hierop; haal die eerst weg.")
            ) from error
        if isinstance(error, IntegrityError):
            instance.validate_constraints()
            raise ValidationError(
                _("Iemand anders legde tegelijk hetzelfde vast; probeer het opnieuw.")
            ) from error
        raise


def _swap_version(instance):
    rows = type(instance)._base_manager.filter(pk=instance.pk, version=instance.version)
    if not rows.update(version=F("version") + 1):
        raise Conflict(instance, type(instance)._base_manager.filter(pk=instance.pk).first())
    instance.version += 1


def stamp(instance, by, reason):
    """Say of a record who writes its next version, why and when: a moment after its last one."""
    if by is None or by.user is None:
        raise ValidationError(_("Wie dit vastlegt is onbekend."))
    instance._history_user = by.user
    instance._change_reason = _cleaned(reason)
    instance._history_date = _next_moment(instance)


def _cleaned(reason):
    """The reason as the one cleaning leaves it; it stays in the history for good."""
    try:
        text = clean(reason)
    except UncleanText as error:
        raise ValidationError(str(error), code="unclean") from error
    if len(text) > LONGEST_REASON:
        raise ValidationError(_("Een reden telt hoogstens %d tekens.") % LONGEST_REASON)
    return text


def _next_moment(instance):
    """Now, or a microsecond after the record's last history row when the clock stepped back."""
    moment = timezone.now()
    if instance.pk is None:
        return moment
    last = instance.history.order_by("-history_id").values_list("history_date", flat=True).first()
    return moment if last is None else max(moment, last + timedelta(microseconds=1))
