"""A table on its way in, as a page would bring it, without a page."""

from decisions.actions.batch_bringing import bring_in
from decisions.actions.batches import open_batch, set_batch_columns
from decisions.exchange.tables import TablePart, plan_table, read_table_ground, tell_reason
from decisions.models import ImportBatch
from decisions.tables import TABLE_KINDS, choose_columns
from municipalities.models import Source

FILE_NAME = "tabel.csv"


class Table:
    """Rows of one kind, read by one person into the dossier of a world."""

    def __init__(self, world, kind, heads, *, by=None):
        self.world, self.by = world, by or world.griffie
        self.kind, self.heads = TABLE_KINDS[kind], list(heads)

    def plan(self, *rows):
        """Return what these rows would bring in, all of it."""
        parts = list(self.plan_parts(*rows))
        return TablePart(
            [row for part in parts for row in part.rows],
            [item for part in parts for item in part.items],
        )

    def plan_parts(self, *rows):
        """Return what these rows would bring in, in the parts of a long table."""
        ground = read_table_ground(self.world.dossier, self.by, Source.objects.order_by("pk"))
        columns = choose_columns(self.heads, self.kind)
        assert len(columns) == len(self.heads)
        lines = [self.heads, *[list(row) for row in rows]]
        return plan_table(lines, self.kind, columns, 0, ground, file_name=FILE_NAME)

    def bring(self, *rows):
        """Bring these rows in; return the ImportBatch."""
        plan = self.plan(*rows)
        assert wrong(plan) == []
        batch = open_batch(
            self.world.dossier, kind=self.kind.name, file_name=FILE_NAME, sheets=[], by=self.by
        )
        set_batch_columns(batch, sheet=0, columns={})
        bring_in(batch, [plan.stages()], by=self.by, reason=tell_reason(FILE_NAME))
        return ImportBatch.objects.get(pk=batch.pk)


def effects(plan):
    return [row.effect.value for row in plan.rows]


def wrong(plan):
    """Return (row, column, sentence) of all that is wrong."""
    return [
        (row.read.number, each.column, each.sentence)
        for row in plan.rows
        for each in row.read.problems
        if not each.is_warning
    ]


def warned(plan):
    """Return (row, column, sentence) of all that somebody had better look at."""
    return [
        (row.read.number, each.column, each.sentence)
        for row in plan.rows
        for each in row.read.problems
        if each.is_warning
    ]


# A table of decisions, and one line of it.

DECISION_HEADS = (
    *("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron volgt", "Voorwaarde"),
)


def decision_line(world, stance="voor", condition="", title="Zienswijze"):
    return (
        world.council.name,
        "12-3-2017",
        title,
        world.subject.name,
        stance,
        "ja",
        condition,
    )
