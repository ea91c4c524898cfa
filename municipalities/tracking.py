"""The history layer: what every tracked model is, and the one way to write it.

Row and history row go in one transaction; a version is compared and swapped, so two people
never overwrite each other silently; history dates of one record always rise. This module
reads the clock itself: the moment of recording is a fact, never somebody's choice.

Locks are taken in one order, so that no two writers wait for each other: the counters of
dossiers by id (the floor above), the form that was sent, numbers, the register's counter, and
last the journal of accounts (`proof`)."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache, partial
from itertools import batched, groupby
from typing import Protocol

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, router, transaction
from django.db.models import F, Max, OuterRef, Q, Subquery
from django.db.models.deletion import Collector
from django.db.models.lookups import In
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record

from .amended import AmendedQuerySet
from .proof.journal import seal_journal
from .proof.links import ChainCounter, lock_counter
from .proof.sealing import WrittenRow, describe_version, seal_rows
from .search_index import drop_words, keep_words
from .text import UncleanText, clean_text

LONGEST_REASON = 2000
MANY = 1_000


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

    def post_delete(self, instance, using=None, **kwargs):
        if not hasattr(instance, "skip_history_when_saving"):
            super().post_delete(instance, using, **kwargs)

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


class RegisterCounter(ChainCounter):
    """One row that counts the writes of the register: who read the count before reading may keep
    what was read until it rises. A write raises it last and so holds it for as short as can be.
    `written_at` is when the last of them ended. What was written in no dossier is in its chain."""

    chain = "register"
    number = models.PositiveBigIntegerField(default=0)
    written_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "municipalities"

    def __str__(self):
        return str(self.number)


def _raise_register(opened, at):
    """Raise the count where something of the register changed, and add to its chain what no dossier
    took; its row is locked until the writer commits."""
    rows = opened.take_versions()
    if not (rows or opened.changes_register):
        return
    counter = lock_counter(RegisterCounter)
    seal_rows(rows, counter, at)
    if opened.changes_register:
        counter.number, counter.written_at = counter.number + 1, at
    counter.save()


def hold_register() -> None:
    """Let who else raises or holds the register's counter wait until this transaction ends."""
    RegisterCounter.objects.select_for_update().filter(pk=1).first()


@dataclass
class OpenWrite:
    """One write while it runs: everything that is saved, or refused, as one.

    `held` are the locks that it took already, `asked` what it asked of the database and will not
    ask again; both are for whoever needs them. `written` are the records that it saved, `versions`
    those with their new rows in the history that no chain has yet, `acts` what is for the journal
    of accounts. `sealing` adds the versions of a chain to it, `closing` is what is still to be done
    at the end; each is told the moment of that. Of many records that were written at once `linked`
    has the keys that they hold, by relation, in the place of the records. `is_in_part` says that
    what was written since may still be undone alone.
    """

    held: set[int] = field(default_factory=set)
    asked: dict[Hashable, bool] = field(default_factory=dict)
    written: list["Tracked"] = field(default_factory=list)
    versions: list[tuple["Tracked", WrittenRow]] = field(default_factory=list)
    acts: list[WrittenRow] = field(default_factory=list)
    sealing: list[Callable[[datetime], None]] = field(default_factory=list)
    closing: list[Callable[[datetime], None]] = field(default_factory=list)
    linked: dict[models.Field, set[int]] = field(default_factory=dict)
    changes_register: bool = False
    is_refused: bool = False
    is_in_part: bool = False

    def take_versions(
        self, belongs: Callable[["Tracked"], bool] = lambda record: True
    ) -> list[WrittenRow]:
        """Return the versions of the records that belong to a chain, and leave the others."""
        taken = [row for record, row in self.versions if belongs(record)]
        self.versions = [pair for pair in self.versions if not belongs(pair[0])]
        return taken

    def seal_so_far(self) -> None:
        """Add to its chain what was written until now, so that a long write does not keep it; not
        inside a part that may be refused alone, which is to leave no link."""
        if not self.is_in_part:
            self.seal_at(timezone.now())

    def seal_at(self, at: datetime) -> None:
        """Add to its chain what was written until now, with a moment for that."""
        for seal in self.sealing:
            seal(at)

    def note_version(self, record: "Tracked", row: models.Model) -> None:
        """Keep a new row of the history for the chain that it belongs to."""
        if record.IS_ACCOUNT_ACT:
            self.acts.append(describe_version(row))
        else:
            self.versions.append((record, describe_version(row)))


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
        if (refusal := _dangling(opened)) is None:
            raise
        raise refusal from error
    finally:
        _open.reset(token)


def _close(opened):
    """Do what is to be done at the end of a write; the register's counter comes last but one."""
    at = timezone.now()
    opened.seal_at(at)
    for finish in opened.closing:
        finish(at)
    _raise_register(opened, at)
    if opened.acts:
        seal_journal(opened.acts, at)


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
    before = replace(
        opened,
        held=set(opened.held),
        asked=dict(opened.asked),
        written=list(opened.written),
        versions=list(opened.versions),
        acts=list(opened.acts),
        sealing=list(opened.sealing),
        closing=list(opened.closing),
        linked={link: set(keys) for link, keys in opened.linked.items()},
    )
    opened.is_in_part = True
    try:
        with _told_after_rollback(), transaction.atomic():
            yield
    except Exception:
        vars(opened).update(vars(before))
        raise
    finally:
        opened.is_in_part = before.is_in_part


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


@receiver(post_create_historical_record)
def _note_version(instance, history_instance, **kwargs):
    """Keep the history row that a save or a deletion makes, for the end of the write."""
    if (opened := _open.get()) is not None:
        opened.note_version(instance, history_instance)


class Tracked(models.Model):
    """A record with a version and a history; written through `write_record`, `write_many`,
    `discard_record` and `discard_many` only.

    SHOWN_WHEN_NEW tells whether anything shows a new one before another record names it, SEARCHED
    in which of its fields words are looked for (`search_index`) and SEARCHED_LINKS by the names of
    which other records it is found as well, IS_ACCOUNT_ACT whether its versions go to the journal
    of accounts.
    """

    SHOWN_WHEN_NEW = True
    SEARCHED: tuple[str, ...] = ()
    SEARCHED_LINKS: tuple[str, ...] = ()
    IS_ACCOUNT_ACT = False

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
        keep_words([instance])
    return instance


def discard_record(instance: Tracked, *, by: Writer, reason: str = "") -> None:
    """Delete a record that was never published; its history keeps who, when and why.

    Raises ValidationError when other records rest on it, or Conflict.
    """
    with _whole(instance):
        _swap_version(instance)
        stamp_version(instance, by, reason)
        drop_words([instance])
        instance.delete()


class RowRefused(ValidationError):
    """One record among many was refused, and with it all of them: `row` is its place, from 1, and
    `refusal` what is refused of it."""

    def __init__(self, row: int, model: type[models.Model], refusal: ValidationError) -> None:
        told = {"row": row, "kind": model._meta.verbose_name}
        super().__init__(
            [
                _("Rij %(row)d (%(kind)s): %(sentence)s") % (told | {"sentence": each})
                for each in _labelled_sentences(model, refusal)
            ]
        )
        self.row, self.refusal = row, refusal


def write_many[R: Tracked](instances: Iterable[R], *, by: Writer, reason: str = "") -> list[R]:
    """Validate and save records of one kind, new and changed, and their history as one; return
    them. It leaves what `write_record` leaves of each in turn, in few statements.

    A record stands in it once: a next version is a next call with the changed instances.
    Raises RowRefused, which names the row, or Conflict, and then nothing of it stands. What comes
    of the database itself comes at the end of the batch that the row is in.
    """
    records = _listed_once(instances)
    with _all_restored(records), writing() as opened, _all_restored(records):
        for number, batch in enumerate(batched(records, MANY)):
            _write_batch(batch, number * MANY + 1, opened, by, reason)
    return records


def discard_many(instances: Iterable[Tracked], *, by: Writer, reason: str = "") -> None:
    """Delete records of one kind that were never published. It leaves what `discard_record` leaves
    of each in turn, in few statements.

    What rests on another of them comes before it. Raises ValidationError when other records rest
    on one of them, or Conflict, and then all of them stand.
    """
    records = _listed_once(instances)
    with _all_restored(records), writing() as opened, _all_restored(records):
        _swap_versions(records)
        # By key: SQLite's index forgets words in that order many times faster than in another.
        for batch in batched(sorted(records, key=lambda each: each.pk), MANY):
            drop_words(batch)
        for batch in batched(records, MANY):
            _discard_batch(batch, opened, by, reason)
            opened.seal_so_far()


def _listed_once(instances):
    records = list(instances)
    if len({type(each) for each in records}) > 1 or len({id(each) for each in records}) < len(
        records
    ):
        raise ValueError("Records of one model, each of them once.")
    return records


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


@contextmanager
def _all_restored(records):
    stood = [(each, each.version, each.pk, each._state.adding) for each in records]
    try:
        yield
    except Exception:
        for instance, version, pk, adding in stood:
            instance.version, instance.pk, instance._state.adding = version, pk, adding
        raise


def _write_batch(batch, first, opened, by, reason):
    """Write some of many records; `first` is the row of the first of them."""
    for row, each in enumerate(batch, first):
        with _row_named(row, each):
            each.full_clean(
                exclude=_filled_keys(each), validate_unique=False, validate_constraints=False
            )
        opened.changes_register |= _is_counted(each)
    _check_keys(batch, first, opened)
    _stamp_batch(batch, by, reason)
    for is_new, run in groupby(batch, key=lambda each: each._state.adding):
        run = list(run)
        (_insert_run if is_new else _save_run)(run, first)
        history = type(run[0]).history
        rows = history.bulk_history_create(run, update=not is_new, default_user=by.user)
        for each, row in zip(run, rows, strict=True):
            opened.note_version(each, row)
        first += len(run)
    keep_words(batch)


def _discard_batch(batch, opened, by, reason):
    """Delete some of many records, each in its last version, whose words are gone."""
    opened.changes_register |= any(_is_counted(each) for each in batch)
    opened.written.extend(batch)
    _stamp_batch(batch, by, reason)
    # Before a record loses its key.
    for each, row in zip(batch, _write_ends(batch), strict=True):
        opened.note_version(each, row)
    with ExitStack() as without_history:
        for each in batch:
            without_history.enter_context(_without_history(each))
        _delete_run(batch)


def _swap_versions(records):
    """Raise the version of each record in memory, unless somebody else did in the database; a query
    a batch, which locks the rows until they are written or deleted in this write."""
    stands = {}
    for batch in batched(records, MANY):
        rows = type(batch[0])._base_manager.filter(pk__in=[each.pk for each in batch])
        locked = rows.select_for_update().order_by("pk")
        stands |= locked.values_list("pk", "version")
    for each in records:
        if stands.pop(each.pk, None) != each.version:
            raise _conflict(each)
        each.version += 1


def _write_ends(batch):
    """Save the last history row of each record, which says that it is gone; return them."""
    rows = type(batch[0]).history.model
    return rows.objects.bulk_create(
        rows(
            history_type="-",
            history_date=each._history_date,
            history_user=each._history_user,
            history_change_reason=each._change_reason,
            **{kept.attname: getattr(each, kept.attname) for kept in rows.tracked_fields},
        )
        for each in batch
    )


def _delete_run(run):
    """Delete records at once; where others rest on one, one by one: those may go before it."""
    found = Collector(using=router.db_for_write(type(run[0])))
    try:
        found.collect(run)
    except models.ProtectedError:
        for each in run:
            with _refusable(each):
                each.delete()
    else:
        found.delete()


def _row_named(row, instance):
    """Let what is refused of a record say which row it is."""
    return reword_refusal(partial(RowRefused, row, type(instance)))


def _labelled_sentences(model, refusal):
    """Yield the sentences of a refusal, each after the name of the field that it is about."""
    if not hasattr(refusal, "error_dict"):
        yield from refusal.messages
        return
    for name, sentences in refusal.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{model._meta.get_field(name).verbose_name}: "
        yield from (label + each for each in sentences)


def _check_keys(batch, first, opened):
    """Refuse the first row with a key that leads nowhere; one query for each relation."""
    for link in type(batch[0])._meta.concrete_fields:
        keys = {getattr(each, link.attname) for each in batch} - {None} if link.is_relation else ()
        if not keys:
            continue
        opened.linked.setdefault(link, set()).update(keys)
        nowhere = _find_nowhere(link, keys)
        for row, each in enumerate(batch if nowhere else (), first):
            if getattr(each, link.attname) in nowhere:
                with _row_named(row, each):
                    each.clean_fields()


def _find_nowhere(link, keys):
    """Return those of the keys of a relation that lead nowhere."""
    there = link.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
    return keys - set(there)


def _stamp_batch(batch, by, reason):
    """Say of each record who writes its next version, why and when; one query for all."""
    user, told = _writer_of(by), _cleaned(reason)
    keys = [each.pk for each in batch if each.pk is not None]
    lasts = type(batch[0]).history.filter(id__in=keys).order_by().values_list("id")
    last = dict(lasts.annotate(Max("history_date"))) if keys else {}
    for each in batch:
        each._history_user, each._change_reason = user, told
        each._history_date = _moment_after(last.get(each.pk))


def _insert_run(run, first):
    """Save new records at once; where the database refuses them, one by one to learn which."""
    try:
        with transaction.atomic():
            type(run[0])._base_manager.bulk_create(run)
    except IntegrityError:
        _save_each(run, first, save=lambda each: each.save())


def _save_run(run, first):
    """Save the next version of records that stand, at once, unless somebody else did meanwhile;
    where the database refuses them, one by one to learn which."""
    try:
        with _all_restored(run), transaction.atomic():
            _swap_versions(run)
            _replace_rows(run)
    except IntegrityError:
        _save_each(run, first, save=_save_over)


def _save_each(run, first, save):
    """Save records one by one, each asked beforehand for the sentence of what is refused."""
    for row, each in enumerate(run, first):
        with _row_named(row, each), _refusable(each), _without_history(each):
            each.full_clean(exclude=_filled_keys(each), validate_constraints=False)
            each.validate_constraints()
            save(each)


def _replace_rows(run):
    """Let the rows of records, which are locked, hold what the records do, in few statements."""
    model = type(run[0])
    names = [each.name for each in model._meta.concrete_fields if not each.primary_key]
    # Every key stands, so nothing is made; an update would name the keys of all in each column.
    model._base_manager.bulk_create(
        run, update_conflicts=True, unique_fields=["pk"], update_fields=names
    )


@contextmanager
def _without_history(instance):
    """Save or delete a record whose history row is written with those of the others."""
    instance.skip_history_when_saving = True
    try:
        yield
    finally:
        del instance.skip_history_when_saving


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


def _dangling(opened):
    """Return the ValidationError of the first key of a write that leads nowhere, or None."""
    for instance in opened.written:
        try:
            instance.clean_fields()
        except ValidationError as refusal:
            return refusal
    for link, keys in opened.linked.items():
        for some in batched(sorted(keys), MANY):
            for key in _find_nowhere(link, set(some)):
                return _tell_nowhere(link, key)
    return None


def _tell_nowhere(link, key):
    """Return the ValidationError that says of a relation that its key leads nowhere."""
    try:
        link.clean(key, None)
    except ValidationError as refusal:
        return ValidationError({link.name: refusal.error_list})
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
    instance._history_user = _writer_of(by)
    instance._change_reason = _cleaned(reason)
    instance._history_date = _next_moment(instance)


def _writer_of(by):
    """The user who stands in the history; nobody unknown writes."""
    if by is None or by.user is None:
        raise ValidationError(_("Wie dit vastlegt is onbekend."))
    return by.user


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
    if instance.pk is None:
        return timezone.now()
    last = instance.history.order_by("-history_id").values_list("history_date", flat=True).first()
    return _moment_after(last)


def _moment_after(last):
    """Now, or a microsecond after `last` when that is not earlier."""
    moment = timezone.now()
    return moment if last is None else max(moment, last + timedelta(microseconds=1))
