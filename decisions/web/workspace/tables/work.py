"""What is done with a table: few rows at once, many by the worker, who tells how far it is.

The worker does it in one write too: all of a table stands, or nothing. How far it is with looking
at the rows can be told; of the write itself nobody sees a part."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

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
from ....exchange.tables import RowEffect, plan_table, read_table_ground
from ....models import BatchState, ImportBatch
from ....tables import TABLE_KINDS, find_head_row
from ..fields import offered_sources

AT_ONCE_ROWS = 200
WARNED = "let-op"
EFFECTS = (RowEffect.WRONG, WARNED, RowEffect.NEW, RowEffect.CHANGED, RowEffect.SAME)
QUEUE = "default"

# What would come of a table, row by row.


def plan_batch(batch, reader):
    """Return the TablePlan of a batch, for whoever would bring it in."""
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
    )


def tell_progress(batch, handled):
    """Say how far the worker is; what is done at once is done before anybody looks."""
    if batch.is_busy and handled:
        note_progress(batch, handled)


def tell_outcome(plan, heads):
    """Return what a page tells of each row, as lists that JSON keeps; `heads` are the words above
    each column, by its name."""
    return [
        [row.read.number, row.effect.value, row.words, tell_problems(row, heads)]
        for row in plan.rows
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
    plan = plan_batch(batch, reader)
    outcome = tell_outcome(plan, list_heads(batch))
    save_outcome(batch, outcome, count_outcome(outcome))


def bring_batch_in(batch, reader):
    """Bring a table in as it was looked over; raises ValidationError where that would be
    something else by now, PermissionDenied or Conflict."""
    plan = plan_batch(batch, reader)
    seen = [(number, effect) for number, effect, *_more in batch.outcome]
    if plan.is_wrong or seen != [(row.read.number, row.effect.value) for row in plan.rows]:
        raise ValidationError(
            _(
                "Sinds de controle is er iets veranderd; er is niets bewaard. Kijk de tabel "
                "opnieuw na."
            )
        )
    bring_in(batch, plan.stages(), by=reader, reason=plan.reason)


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
    batch = ImportBatch.objects.select_related("dossier__region").filter(pk=key, state=state)
    batch = batch.first()
    if batch is None:
        return
    reader = reader_of(User.objects.get(pk=user), at=timezone.now())
    try:
        act(batch, reader)
    except (ValidationError, PermissionDenied, Conflict) as refusal:
        stop_work(batch, otherwise, tell_refusal(refusal))
    except BaseException:
        told = _("Er ging iets mis; er is niets bewaard. Probeer het opnieuw.")
        stop_work(batch, otherwise, told)
        raise


def tell_refusal(refusal):
    return " ".join(getattr(refusal, "messages", [str(refusal)]))
