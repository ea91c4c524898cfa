"""A sheet as a plan: each row read, matched with what stands, and judged; nothing is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import batched

from django.utils.translation import gettext as _

from ...tables import TableKind, read_table_rows
from ...tables.kinds import TableKindName
from .decision_rows import plan_decisions
from .ground import TableGround
from .meeting_rows import plan_meetings
from .plan import PlannedRow, RowEffect, TablePart, TablePlan
from .register_rows import plan_groups, plan_inhabitants
from .remark_rows import plan_remarks

PART_ROWS = 1_000
PLANNERS: dict[TableKindName, Callable[[TablePlan, TableGround], Iterator[PlannedRow]]] = {
    TableKindName.DECISIONS: plan_decisions,
    TableKindName.REMARKS: plan_remarks,
    TableKindName.MEETINGS: plan_meetings,
    TableKindName.GROUPS: plan_groups,
    TableKindName.INHABITANTS: plan_inhabitants,
}


def plan_table(
    rows: Sequence[Sequence[str]],
    kind: TableKind,
    columns: Mapping[str, int],
    head_row: int,
    ground: TableGround,
    *,
    file_name: str,
    tell_progress: Callable[[int], None] = lambda handled: None,
    judges: bool = True,
) -> Iterator[TablePart]:
    """Yield a sheet in parts of a thousand rows: what each row would bring in, and what is wrong
    with it. Who lets go of a part before the next keeps a long table out of memory.

    The number of queries follows from the bodies and days that the table names, for votes and
    groups from its rows, and for wishes that stand from the parts; it writes nothing and takes no
    lock. Who saves at once what is planned lets saving judge it (`judges`).
    """
    read = read_table_rows(rows, kind, columns, head_row)
    plan = TablePlan(ground.reader, tell_reason(file_name), read, tell_progress, judges)
    plan.councils = ground.councils
    for some in batched(PLANNERS[kind.name](plan, ground), PART_ROWS):
        mark_wrong(some)
        yield TablePart(some, plan.take_items())


def tell_reason(file_name: str) -> str:
    """Return the reason that each version has that comes from a file."""
    return _("Ingelezen uit ‘%s’") % file_name


def mark_wrong(rows: Iterable[PlannedRow]) -> None:
    for row in rows:
        if row.read.is_wrong:
            row.effect = RowEffect.WRONG
