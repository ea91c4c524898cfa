"""A sheet as a plan: each row read, matched with what stands, and judged; nothing is written."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from ...tables import TableKind, read_table_rows
from ...tables.kinds import TableKindName
from .decision_rows import plan_decisions
from .ground import TableGround
from .meeting_rows import plan_meetings
from .plan import PlannedRow, RowEffect, TablePlan
from .register_rows import plan_groups, plan_inhabitants
from .remark_rows import plan_remarks

PLANNERS: dict[TableKindName, Callable[[TablePlan, TableGround], None]] = {
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
) -> TablePlan:
    """Return the TablePlan of a sheet: what each row would bring in, and what is wrong with it.

    The number of queries follows from the bodies and days that the table names, and for votes and
    groups from its rows; it writes nothing and takes no lock.
    """
    plan = TablePlan(ground.reader, _("Ingelezen uit ‘%s’") % file_name, tell_progress)
    plan.councils = ground.councils
    plan.rows = [PlannedRow(read) for read in read_table_rows(rows, kind, columns, head_row)]
    PLANNERS[kind.name](plan, ground)
    mark_wrong(plan.rows)
    return plan


def mark_wrong(rows: Iterable[PlannedRow]) -> None:
    for row in rows:
        if row.read.is_wrong:
            row.effect = RowEffect.WRONG
