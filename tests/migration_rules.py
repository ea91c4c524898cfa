"""What a migration may do to tables while code of the release before still asks them.

docs/migrations.md tells the rule: expand, migrate, contract. A migration that contracts says which
release expanded (`contracts = "0.2.0"`); one that puts a wider constraint in the place of another
names it (`widens = ("name",)`)."""

import re

from django.db import connection
from django.db.migrations import operations as done
from django.db.models import NOT_PROVIDED, UniqueConstraint

from municipalities.migration_operations import CreateModels
from municipalities.proof.forms import GROWING
from tests.repository import ROOT

RECORDS = (done.RunPython, done.RunSQL)
HARMLESS = (
    *(done.CreateModel, CreateModels, done.AddIndex, done.RemoveIndex, done.RenameIndex),
    *(done.RemoveConstraint, done.AlterConstraint, done.AlterModelOptions),
    *(done.AlterModelManagers, done.AlterModelTableComment, *RECORDS),
)
GOES = (done.RemoveField, done.DeleteModel)
RENAMED = (done.RenameField, done.RenameModel, done.AlterModelTable)
HASHED = [each.lower() for each in GROWING]
RELEASED = re.compile(r"^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$", re.MULTILINE)
# Each of these holds all that the one before it does.
WIDER = (
    *(("smallint", "integer", "bigint"), ("smallint unsigned", "integer unsigned")),
    ("integer unsigned", "bigint unsigned"),
)


def list_released():
    """Return the releases that the changelog gives a day."""
    return RELEASED.findall((ROOT / "CHANGELOG.md").read_text())


def find_faults(migration, before, released=()):
    """Yield a sentence for each thing in a migration that the code of the release before could not
    bear; `before` is the ProjectState that it begins with."""
    kinds = {isinstance(each, RECORDS) for each in migration.operations}
    if len(kinds) > 1:
        yield "it changes tables and records; make two migrations of it"
    expanded = getattr(migration, "contracts", "")
    if expanded and expanded not in released:
        yield f"{expanded} is no release that was made, so it expanded nothing"
    change = Change(migration, before)
    for each in migration.operations:
        for sentence in change.judge(each):
            contracted = expanded and sentence.endswith(LATER)
            if not contracted:
                yield f"{type(each).__name__} of {change.name(each)}: {sentence}"
        each.state_forwards(migration.app_label, change.state)


LATER = "a release later, as a contract"
NEVER = "never, since the chain has hashed it"
BESIDE = "never; add the new one beside it, and let the old one go later"


class Change:
    """What a migration adds, while its operations are read one after another."""

    def __init__(self, migration, before):
        self.state, self.app = before.clone(), migration.app_label
        made = [each for each in migration.operations if isinstance(each, done.CreateModel)]
        self.tables = {each.name_lower for each in made}
        self.columns = {
            (each.model_name_lower, each.name_lower): each.field
            for each in migration.operations
            if isinstance(each, done.AddField)
        }
        self.widens = getattr(migration, "widens", ())
        self.removed = [
            each.name for each in migration.operations if isinstance(each, done.RemoveConstraint)
        ]

    def name(self, operation):
        return ".".join(
            str(getattr(operation, each))
            for each in ("model_name", "name", "old_name")
            if getattr(operation, each, "")
        )

    def judge(self, operation):
        """Yield what the code of before could not bear of one operation."""
        table = getattr(operation, "model_name", getattr(operation, "name", "")).lower()
        if isinstance(operation, HARMLESS) or table in self.tables:
            return
        if isinstance(operation, done.AddField):
            yield from self.judge_column(table, operation.field)
        elif isinstance(operation, done.AlterField):
            yield from self.judge_altered(table, operation)
        elif isinstance(operation, done.AddConstraint):
            yield from self.judge_constraint(table, operation.constraint)
        elif isinstance(operation, GOES):
            yield NEVER if self.is_tracked(table) else LATER
        else:
            known = isinstance(operation, RENAMED)
            yield BESIDE if known else "this rule does not know what that does"

    def is_tracked(self, table):
        """Whether rows of a table are hashed: of records with a history, that history, and what
        is in a chain besides."""
        has_history = (self.app, f"historical{table}") in self.state.models
        return has_history or table.startswith("historical") or f"{self.app}.{table}" in HASHED

    def judge_column(self, table, column):
        if column.null or column.many_to_many or column.generated:
            return
        if column.db_default is NOT_PROVIDED:
            yield "give it a db_default, or null=True, as the code of before does not fill it"
        elif column.unique:
            yield "the code of before fills each row alike; null=True, and unique a release later"
        elif self.is_tracked(table) and column.default is NOT_PROVIDED:
            yield "give it a default too, as a version is hashed before the database fills it"

    def judge_altered(self, table, operation):
        old = self.state.models[self.app, table].fields[operation.name]
        new = operation.field
        if column_of(old) != column_of(new):
            if not is_wider(column_of(old), column_of(new)):
                yield NEVER if self.is_tracked(table) else LATER
        elif (
            (old.null and not new.null)
            or (new.unique and not old.unique)
            or (old.db_default is not NOT_PROVIDED and new.db_default is NOT_PROVIDED)
        ):
            yield LATER

    def judge_constraint(self, table, constraint):
        if constraint.name in self.widens and constraint.name in self.removed:
            return
        columns = [self.columns.get((table, each)) for each in names_of(constraint)]
        if isinstance(constraint, UniqueConstraint):
            bearable = any(each is not None and each.null for each in columns)
            bearable = bearable and constraint.nulls_distinct is not False
        else:
            bearable = bool(columns) and None not in columns
        if not bearable:
            yield LATER


def names_of(constraint):
    """Return the names of the fields that a constraint is about."""
    if isinstance(constraint, UniqueConstraint):
        return constraint.fields
    return constraint.condition.referenced_base_fields


def column_of(field):
    """Return what a column holds: its type, and what it leads to."""
    if field.remote_field is not None:
        return (str(field.remote_field.model).lower(), field.db_column, field.many_to_many)
    return field.db_type(connection), field.db_column


def is_wider(old, new):
    """Whether a column of the new type holds all that one of the old type does."""
    (was, *place), (becomes, *new_place) = old, new
    if place != new_place:
        return False
    sizes = [re.fullmatch(r"varchar\((\d+)\)", each) for each in (was, becomes)]
    if sizes[0]:
        return becomes == "text" or bool(sizes[1]) and int(sizes[1][1]) >= int(sizes[0][1])
    return any(was in row and becomes in row[row.index(was) :] for row in WIDER)
