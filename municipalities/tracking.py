"""The history layer: what every tracked model is, and the one way to write it.

Row and history row go in one transaction; a version is compared and swapped, so two people
never overwrite each other silently; history dates of one record always rise. This module
reads the clock itself: the moment of recording is a fact, never somebody's choice.

Locks are taken in one order, so that no two writers wait for each other: the counters of
dossiers by id (the floor above), the form that was sent, numbers, the register's counter last."""

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Protocol

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords

from .amended import AmendedQuerySet
from .text import UncleanText, clean_text

LONGEST_REASON = 2000


class Conflict(Exception):
    """Somebody else changed the record since `instance` was read; `current` is what stands now."""

    def __init__(self, instance: models.Model, current: models.Model | None) -> None:
        super().__init__(_("Iemand anders heeft dit intussen gewijzigd."))
        self.instance = instance
        self.current = current


class Writer(Protocol):
    """Who writes a record: a Reader, whose user stands in the history."""

    @property
    def user(self) -> models.Model | None: ...


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
        keys = first.values_list(Subquery(last)).query
        return self.filter(EachOf(F("history_id"), keys)).exclude(history_type="-")


class EachOf(In):
    """`__in` a subquery whose rows are each looked up.

    PostgreSQL guesses how many keys a subquery gives, and reads the whole table where it guesses
    too many; of an array it looks up each.
    """

    def as_postgresql(self, compiler, connection):
        left, left_parameters = self.process_lhs(compiler, connection)
        keys, parameters = self.process_rhs(compiler, connection)
        return f"{left} = ANY(ARRAY{keys})", (*left_parameters, *parameters)


class KnownManager(HistoryManager):
    """The manager of `record.history`, its class made once; each look at it would make another."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class History(HistoricalRecords):
    """Historical records with the indexes and the two uniques that were measured."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("history_manager", KnownManager)
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
        if any(each.name == "dossier" for each in model._meta.fields):
            # The first rows of one dossier, which `known_on` begins with: however many follow them.
            options["indexes"].append(
                models.Index(
                    fields=["dossier", "id"], condition=Q(history_type="+"), name=f"{name}_of"
                )
            )
        options["constraints"] = [
            models.UniqueConstraint(fields=["id", "history_date"], name=f"{name}_once"),
            models.UniqueConstraint(
                fields=["id"], condition=Q(history_type="+"), name=f"{name}_born"
            ),
        ]
        return options


class RegisterCounter(models.Model):
    """One row that counts the writes of the register: who read the count before reading may keep
    what was read until it rises. A write raises it last and so holds it for as short as can be.
    `written_at` is when the last of them ended."""

    number = models.PositiveBigIntegerField(default=0)
    written_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "municipalities"

    def __str__(self):
        return str(self.number)


def _raise_register(at):
    """Raise the count; its row is locked until the writer commits."""
    found = RegisterCounter.objects.filter(pk=1)
    if not found.update(number=F("number") + 1, written_at=at):
        RegisterCounter.objects.create(pk=1, number=1, written_at=at)


def hold_register() -> None:
    """Let who else raises or holds the register's counter wait until this transaction ends."""
    RegisterCounter.objects.select_for_update().filter(pk=1).first()


@dataclass
class OpenWrite:
    """One write while it runs: everything that is saved, or refused, as one.

    `held` are the locks that it took already, `asked` what it asked of the database and will not
    ask again; both are for whoever needs them. `written` are the records that it saved, `closing`
    what is still to be done at its end, with the moment of that.
    """

    held: set[int] = field(default_factory=set)
    asked: dict[Hashable, bool] = field(default_factory=dict)
    written: list["Tracked"] = field(default_factory=list)
    closing: list[Callable[[datetime], None]] = field(default_factory=list)
    changes_register: bool = False
    is_refused: bool = False


_open = ContextVar("open_write", default=None)


@contextmanager
def writing() -> Iterator[OpenWrite]:
    """Open a write, or join the one that is open; yield the OpenWrite.

    The outermost is the transaction, and raises the register's counter at its end. A refusal
    inside ends all of it, also where it is caught on its way out; `refusable_part` may be
    refused alone.
    """
    if (joined := _open.get()) is not None:
        with _ending(joined), transaction.atomic(savepoint=False):
            yield joined
        return
    opened = OpenWrite()
    token = _open.set(opened)
    try:
        with _told_after_rollback(), transaction.atomic():
            yield opened
            if opened.is_refused:
                raise RuntimeError("A refusal was caught inside the write that it ended.")
            if not transaction.get_rollback():
                _close(opened)
    except IntegrityError as error:
        # Keys that lead nowhere are refused at the commit, when nothing says whose they were.
        if (refusal := _dangling(opened.written)) is None:
            raise
        raise refusal from error
    finally:
        _open.reset(token)


def _close(opened):
    """Do what is to be done at the end of a write; the register's counter comes last."""
    at = timezone.now()
    for finish in opened.closing:
        finish(at)
    if opened.changes_register:
        _raise_register(at)


@contextmanager
def _ending(opened):
    """Note that what goes wrong inside is the end of the write."""
    try:
        yield
    except BaseException:
        opened.is_refused = True
        raise


@contextmanager
def refusable_part() -> Iterator[None]:
    """A part of an open write that may be refused alone: that is undone, the rest goes on."""
    opened = _open.get()
    before = (set(opened.held), dict(opened.asked), list(opened.written), False)
    try:
        with _told_after_rollback(), transaction.atomic():
            yield
    except Exception:
        opened.held, opened.asked, opened.written, opened.is_refused = before
        raise


class DatabaseRefused(Exception):
    """The database refused; `tell` gives the exception that says why. It may ask the database,
    which answers again once everything is rolled back, and not before."""

    def __init__(self, tell: Callable[[], Exception]) -> None:
        super().__init__()
        self.tell = tell


@contextmanager
def _told_after_rollback():
    """Say of what the database refused why, after the transaction inside is rolled back."""
    try:
        yield
    except DatabaseRefused as refusal:
        raise refusal.tell() from refusal.__cause__


@contextmanager
def reword_refusal(tell: Callable[[ValidationError], Exception]) -> Iterator[None]:
    """Let `tell` make another exception of a ValidationError that comes out, now or later."""
    try:
        yield
    except ValidationError as error:
        raise tell(error) from error
    except DatabaseRefused as refusal:
        raise DatabaseRefused(partial(_retelling, refusal, tell)) from refusal.__cause__


def _retelling(refusal, tell):
    error = refusal.tell()
    return tell(error) if isinstance(error, ValidationError) else error


class Tracked(models.Model):
    """A record with a version and a history; written through `write_record` and `discard_record`
    only.

    SHOWN_WHEN_NEW tells whether anything shows a new one before another record names it.
    """

    SHOWN_WHEN_NEW = True

    version = models.PositiveIntegerField(default=1, editable=False)

    history = History(inherit=True)

    class Meta:
        abstract = True

    # The one version that a save may replace, while it is saved; None where any will do.
    _replaced_version = None

    def _do_update(self, base_qs, *args):
        """Compare the version in the WHERE of a save, which Django makes here and nowhere else;
        a statement of its own would double the writes."""
        if self._replaced_version is not None:
            base_qs = base_qs.filter(version=self._replaced_version)
        return super()._do_update(base_qs, *args)


def write_record[R: Tracked](instance: R, *, by: Writer, reason: str = "") -> R:
    """Validate and save a tracked record and its history as one; return it.

    `by` is the Reader who acts: its user stands in the history.
    Raises ValidationError with Dutch sentences, or Conflict when its version is no longer
    the one that stands in the database. Inside `writing` a sentence of the database itself
    comes when that ends.
    """
    # The database judges the constraints and the keys. Asking each of them beforehand costs most
    # of a write, so they are asked only after a refusal, for their sentences.
    instance.full_clean(exclude=_filled_keys(instance), validate_constraints=False)
    with _whole(instance):
        stamp_version(instance, by, reason)
        if instance._state.adding:
            instance.save()
        else:
            _save_over(instance)
    return instance


def discard_record(instance: Tracked, *, by: Writer, reason: str = "") -> None:
    """Delete a record that was never published; its history keeps who, when and why.

    Raises ValidationError when other records rest on it, or Conflict.
    """
    with _whole(instance):
        _swap_version(instance)
        stamp_version(instance, by, reason)
        instance.delete()


def _filled_keys(instance):
    """Return the names of the relations that hold a key, unless they hold it once only."""
    return {
        each.name
        for each in instance._meta.concrete_fields
        if each.is_relation and not each.unique and isinstance(getattr(instance, each.attname), int)
    }


@contextmanager
def _whole(instance):
    """A write of one record; when it fails the instance is again what it was before."""
    # Twice: a refusal is told of the instance as it was, and the commit may still refuse it.
    with _restored(instance), writing() as opened, _refusable(instance), _restored(instance):
        opened.changes_register |= _is_counted(instance)
        opened.written.append(instance)
        yield


@contextmanager
def _restored(instance):
    version, pk, adding = instance.version, instance.pk, instance._state.adding
    try:
        yield
    except Exception:
        instance.version, instance.pk, instance._state.adding = version, pk, adding
        raise


@contextmanager
def _refusable(instance):
    """Turn what the database refuses of a record into what is told after the rollback."""
    try:
        yield
    except models.ProtectedError as error:
        raise ValidationError(_("Andere gegevens rusten hierop; haal die eerst weg.")) from error
    except IntegrityError as error:
        raise DatabaseRefused(partial(_sentences, instance, error)) from error


def _is_counted(instance):
    """Whether a write of this record raises the register's counter."""
    is_of_register = instance._meta.app_label == RegisterCounter._meta.app_label
    return is_of_register and (instance.SHOWN_WHEN_NEW or not instance._state.adding)


def _sentences(instance, error):
    """Return the ValidationError that says which constraint the database found broken."""
    try:
        instance.validate_constraints()
    except ValidationError as refusal:
        return refusal
    # What it clashed with may have been rolled back with it; then the database named it.
    for constraint in instance._meta.constraints:
        if _is_named(constraint, instance, str(error)):
            return ValidationError({NON_FIELD_ERRORS: constraint.get_violation_error_message()})
    return ValidationError(_("Iemand anders legde tegelijk hetzelfde vast; probeer het opnieuw."))


def _is_named(constraint, instance, text):
    """Whether the database names this constraint, or as SQLite does its columns."""
    if re.search(rf"\b{constraint.name}\b", text):
        return True
    table, fields = instance._meta.db_table, getattr(constraint, "fields", ())
    columns = [f"{table}.{instance._meta.get_field(name).column}" for name in fields]
    return bool(columns) and text.endswith(f": {', '.join(columns)}")


def _dangling(written):
    """Return the ValidationError of the first record with a key that leads nowhere, or None."""
    for instance in written:
        try:
            instance.clean_fields()
        except ValidationError as refusal:
            return refusal
    return None


def _save_over(instance):
    """Save the next version of a record, unless somebody else did meanwhile."""
    instance._replaced_version = instance.version
    instance.version += 1
    try:
        instance.save(force_update=True)
    except instance.NotUpdated as error:
        raise DatabaseRefused(partial(_conflict, instance)) from error
    finally:
        instance._replaced_version = None


def _conflict(instance):
    return Conflict(instance, type(instance)._base_manager.filter(pk=instance.pk).first())


def _swap_version(instance):
    rows = type(instance)._base_manager.filter(pk=instance.pk, version=instance.version)
    if not rows.update(version=F("version") + 1):
        raise _conflict(instance)
    instance.version += 1


def stamp_version(instance: Tracked, by: Writer, reason: str) -> None:
    """Say of a record who writes its next version, why and when: a moment after its last one."""
    if by is None or by.user is None:
        raise ValidationError(_("Wie dit vastlegt is onbekend."))
    instance._history_user = by.user
    instance._change_reason = _cleaned(reason)
    instance._history_date = _next_moment(instance)


def _cleaned(reason):
    """The reason as the one cleaning leaves it; it stays in the history for good."""
    try:
        text = clean_text(reason)
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
