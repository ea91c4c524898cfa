"""The triggers of SQLite: each condition spelled out, since it knows no functions of its own."""

from collections.abc import Iterable, Iterator

from ..proof.links import ChainLink, Redaction
from .tables import (
    REFUSAL,
    KeptTable,
    going_down,
    list_counters,
    list_kept_tables,
    salts_may_go,
    uniques_of,
)

REDACTED = (
    f"EXISTS (SELECT 1 FROM {Redaction._meta.db_table} r"
    " WHERE r.kind = {kind} AND r.row_id = OLD.{key} AND r.field = {field})"
)


def list_sqlite_triggers() -> Iterator[tuple[str, str]]:
    """Yield the name of each trigger and the statement that makes it."""
    for table in list_kept_tables():
        yield from list_sqlite_triggers_of(table)
    for counter in list_counters():
        name = counter._meta.db_table
        yield f"{name}_up", refuse(name, "UPDATE", f"{name}_up", going_down(counter))
        yield f"{name}_stays", refuse(name, "DELETE", f"{name}_stays")
        yield f"{name}_new", refuse(name, "INSERT", f"{name}_new", taken(name, uniques_of(counter)))


def list_sqlite_triggers_of(table: KeptTable) -> Iterator[tuple[str, str]]:
    changed = [f'OLD."{each}" IS NOT NEW."{each}"' for each in table.fixed]
    for text in table.texts:
        said = REDACTED.format(kind=f"'{table.kind}'", key=table.key, field=f"'{text}'")
        changed.append(f'(OLD."{text}" IS NOT NEW."{text}" AND NOT {said})')
    if table.model is ChainLink:
        changed.append(f"(OLD.salts IS NOT NEW.salts AND NOT ({salts_may_go()}))")
    name = table.name
    yield f"{name}_fixed", refuse(name, "UPDATE", f"{name}_fixed", " OR ".join(changed))
    yield f"{name}_stays", refuse(name, "DELETE", f"{name}_stays")
    # REPLACE deletes the row in its way without asking the trigger above.
    uniques = uniques_of(table.model)
    yield f"{name}_new", refuse(name, "INSERT", f"{name}_new", taken(name, uniques))


def refuse(table: str, deed: str, name: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f'CREATE TRIGGER "{name}" BEFORE {deed} ON "{table}" FOR EACH ROW{condition}'
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def taken(table: str, uniques: Iterable[tuple[tuple[str, ...], str]]) -> str:
    """Return the condition that a new row would take the place of one that stands."""
    found = []
    for columns, condition in uniques:
        same = [f'"{each}" = NEW."{each}"' for each in columns]
        mine = f"NEW.{condition} AND " if condition else ""
        where = " AND ".join([*same, *([condition] if condition else [])])
        found.append(f'({mine}EXISTS (SELECT 1 FROM "{table}" WHERE {where}))')
    return " OR ".join(found)
