"""What is done with a table: few rows at once, many by the worker, who tells how far it is.

The worker does it in one write too: all of a table stands, or nothing. How far it is with looking
at the rows can be told; of the write itself nobody sees a part."""

import gc
from array import array
from collections import deque
from contextlib import contextmanager
from functools import partial
from itertools import islice

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import User
from municipalities.roles import reader_of
from municipalities.tracking import Conflict

from ....actions.batch_bringing import bring_in
from ....actions.batch_undoing import undo_batch
from ....actions.batches import (
    note_progress,
    save_outcome,
    start_work,
    stop_work,
)
from ....exchange.tables import RowEffect, plan_table, read_table_ground, tell_reason
from ....models import BatchState, ImportBatch
from ....tables import TABLE_KINDS, find_head_row
from ..fields import offered_sources

AT_ONCE_ROWS = 200
WARNED = "let-op"
EFFECTS = (RowEffect.WRONG, WARNED, RowEffect.NEW, RowEffect.CHANGED, RowEffect.SAME)
QUEUE = "default"
COLLECTED_AFTER = 10_000
CHANGED_SINCE = gettext_lazy(
    "Sinds de controle is er iets veranderd; er is niets bewaard. Kijk de tabel opnieuw na."
)

# What would come of a table, row by row.


def plan_batch(batch, reader, **how):
    """Yield what would come of a batch in parts (TablePart), for whoever would bring it in."""
    rows, kind = batch.sheets[batch.sheet]["rows"], TABLE_KINDS[batch.kind]
    ground = read_table_ground(batch.dossier, reader, offered_sources(batch.dossier, reader))
    return plan_table(
        rows,
        kind,
        batch.columns,
        find_head_row(rows, kind),
        ground,
        file_name=batch.file_name,
        tell_progress=partial(tell_progress, batch),
        **how,
    )


def tell_progress(batch, handled):
    """Say how far the worker is; what is done at once is done before anybody looks."""
    if batch.is_busy and handled:
        note_progress(batch, handled)


def tell_outcome(rows, heads):
    """Return what a page tells of each row, as lists that JSON keeps; `heads` are the words above
    each column, by its name."""
    return [
        [row.read.number, row.effect.value, row.words, tell_problems(row, heads)] for row in rows
    ]


def list_heads(batch):
    """Return what the file itself calls each column, else what a template does, by its name."""
    rows, kind = batch.sheets[batch.sheet]["rows"], TABLE_KINDS[batch.kind]
    cells = rows[find_head_row(rows, kind)] if rows else []
    labels = {each.name: each.label for each in kind.columns}
    own = {name: cells[place] for name, place in batch.columns.items() if place < len(cells)}
    return labels | {name: head for name, head in own.items() if head}


def tell_problems(row, heads):
    """Return (column, value, sentence, whether it is a warning) of each thing to look at."""
    return [
        [
            heads.get(each.column, ""),
            each.value[:200],
            each.sentence,
            each.is_warning,
        ]
        for each in row.read.problems
    ]


def count_outcome(outcome):
    """Return how many rows there are of each effect, and with a warning."""
    counts = dict.fromkeys(EFFECTS, 0)
    for _number, effect, _words, problems in outcome:
        counts[effect] += 1
        counts[WARNED] += any(each[3] for each in problems)
    return counts


def check_batch(batch, reader):
    """Look at every row of a table and keep what was found; nothing of it is brought in."""
    heads, outcome = list_heads(batch), []
    for part in plan_batch(batch, reader):
        outcome += tell_outcome(part.rows, heads)
    save_outcome(batch, outcome, count_outcome(outcome))


def bring_batch_in(batch, reader):
    """Bring a table in as it was looked over; raises ValidationError where that would be
    something else by now, PermissionDenied or Conflict."""
    parts = plan_as_seen(batch, reader)
    if batch.is_busy:
        gc.freeze()  # what was planned goes once it is saved; `collecting_rarely` ends this
    bring_in(batch, drain(parts), by=reader, reason=tell_reason(batch.file_name))


def plan_as_seen(batch, reader):
    """Return the stages of each part of a batch; raises ValidationError where a row would do
    something else than was seen."""
    seen, parts = read_effects(batch), deque()
    for part in plan_batch(batch, reader, judges=False):
        told = [(row.read.number, row.effect) for row in part.rows]
        if part.is_wrong or told != list(islice(seen, len(told))):
            raise ValidationError(CHANGED_SINCE)
        parts.append(part.stages())
    if next(seen, None) is not None:
        raise ValidationError(CHANGED_SINCE)
    tell_progress(batch, batch.total)  # all of it was looked at, and is written from here on
    return parts


def read_effects(batch):
    """Yield (number, RowEffect) of each row as it was looked over; of a long table the rest of the
    outcome, its words, is not kept in memory, and a row takes a few bytes."""
    outcome = ImportBatch.objects.values_list("outcome", flat=True).get(pk=batch.pk)
    numbers = array("L", (number for number, *_more in outcome))
    effects = [RowEffect(effect) for _number, effect, *_more in outcome]
    return zip(numbers, effects, strict=True)


def drain(parts):
    """Yield parts, and let go of each."""
    while parts:
        yield parts.popleft()


# At once where that takes a moment, else by the worker.


def count_table_rows(batch):
    return len(batch.sheets[batch.sheet]["rows"])


def begin_checking(batch, reader):
    """Look a table over now, or have it done."""
    if count_table_rows(batch) <= AT_ONCE_ROWS:
        check_batch(batch, reader)
    else:
        start_work(batch, BatchState.CHECKING, total=count_table_rows(batch), by=reader)
        hand_over(check_later, batch, reader)


def begin_bringing(batch, reader):
    """Bring a table in now, or have it done."""
    if count_table_rows(batch) <= AT_ONCE_ROWS:
        bring_batch_in(batch, reader)
    else:
        start_work(batch, BatchState.BRINGING, total=count_table_rows(batch), by=reader)
        hand_over(bring_later, batch, reader)


def begin_undoing(batch, reader, reason):
    """Take a table back now, or have it done."""
    number = batch.records.count()
    if number <= AT_ONCE_ROWS:
        undo_batch(batch, by=reader, reason=reason)
    else:
        start_work(batch, BatchState.UNDOING, total=number, by=reader)
        hand_over(undo_later, batch, reader, reason=reason)


def hand_over(work, batch, reader, **more):
    """Put work in the queue once everything that it needs is stored."""
    transaction.on_commit(partial(work.enqueue, batch.pk, reader.user.pk, **more))


@task(queue_name=QUEUE)
def check_later(key, user):
    """Look a long table over."""
    work_at(key, user, BatchState.CHECKING, BatchState.READ, check_batch)


@task(queue_name=QUEUE)
def bring_later(key, user):
    """Bring a long table in."""
    work_at(key, user, BatchState.BRINGING, BatchState.CHECKED, bring_batch_in)


@task(queue_name=QUEUE)
def undo_later(key, user, reason):
    """Take a long table back."""

    def undo(batch, reader):
        undo_batch(batch, by=reader, reason=reason)

    work_at(key, user, BatchState.UNDOING, BatchState.BROUGHT, undo)


def work_at(key, user, state, otherwise, act):
    """Do what a batch waits for in that state; where it is refused it says why, and stands as it
    did before. A batch that no longer waits is left alone."""
    batches = ImportBatch.objects.select_related("dossier__region").defer("outcome")
    batch = batches.filter(pk=key, state=state).first()
    if batch is None:
        return
    reader = reader_of(User.objects.get(pk=user), at=timezone.now())
    try:
        with collecting_rarely():
            act(batch, reader)
    except (ValidationError, PermissionDenied, Conflict) as refusal:
        stop_work(batch, otherwise, tell_refusal(refusal))
    except BaseException:
        told = _("Er ging iets mis; er is niets bewaard. Probeer het opnieuw.")
        stop_work(batch, otherwise, told)
        raise


@contextmanager
def collecting_rarely():
    """Look for objects that hold each other once in so many objects: the records of a long table
    are no such objects, and looking at all of them time and again takes a quarter of the work."""
    usual = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER, *usual[1:])
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)


def tell_refusal(refusal):
    return " ".join(getattr(refusal, "messages", [str(refusal)]))
