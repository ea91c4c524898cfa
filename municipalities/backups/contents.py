"""What a database holds, counted: how many rows each table has and where each chain ends.

It is asked in plain SQL, so that a copy in a file, the one moment of a dump and a database of an
older release can all be asked the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from ..proof.links import ChainLink
from ..triggers.tables import list_counters

Ask = Callable[[str], list[tuple[Any, ...]]]

TABLES = {
    # Those of a virtual table follow from what it indexes, and are looked at as an index is.
    "sqlite": "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    "postgresql": "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p')"
    " AND relnamespace = current_schema()::regnamespace",
}
LINKS = ChainLink._meta.db_table
LAST_LINKS = f"""
    SELECT l.chain, l.number, l.hash FROM {LINKS} l
    JOIN (SELECT chain, MAX(number) AS number FROM {LINKS} GROUP BY chain) e
    ON e.chain = l.chain AND e.number = l.number
"""


@dataclass(frozen=True)
class DatabaseContent:
    """Rows by table, the last link of each chain, what each counter tells, and which migrations
    were run."""

    migrations: list[str]
    rows: dict[str, int]
    chains: dict[str, dict[str, Any]]
    counters: dict[str, dict[str, Any]]


def describe_content(ask: Ask, vendor: str, *, with_counters: bool = True) -> DatabaseContent:
    """Return what a database holds; without the counters where their tables may be of another
    release."""
    tables = sorted(name for (name,) in ask(TABLES[vendor]))
    rows = {name: ask(f'SELECT COUNT(*) FROM "{name}"')[0][0] for name in tables}
    applied = MigrationRecorder.Migration._meta.db_table
    ran = ask(f"SELECT app, name FROM {applied}") if applied in rows else []
    chained = ask(LAST_LINKS) if LINKS in rows else []
    return DatabaseContent(
        migrations=sorted(f"{app}.{name}" for app, name in ran),
        rows=rows,
        chains={chain: {"lengte": length, "einde": head} for chain, length, head in chained},
        counters=dict(sorted(describe_counters(ask))) if with_counters else {},
    )


def ask_database(statement: str) -> list[tuple[Any, ...]]:
    """Return the rows that the database of this process answers."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def describe_counters(ask: Ask) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what each counter tells, by the name of its chain."""
    for model in list_counters():
        fields = model._meta.concrete_fields
        columns = ", ".join(f'"{each.column}"' for each in fields)
        for row in ask(f"SELECT {columns} FROM {model._meta.db_table}"):
            counter = model(**dict(zip([each.attname for each in fields], row, strict=True)))
            told = {"lengte": counter.length, "einde": counter.head}
            if hasattr(counter, "number"):
                told["nummer"] = counter.number
            yield counter.chain, told


def find_loose_ends(content: DatabaseContent) -> Iterator[str]:
    """Yield a sentence for each chain that ends elsewhere than its counter tells."""
    ends = {
        chain: {"lengte": told["lengte"], "einde": told["einde"]}
        for chain, told in content.counters.items()
        if told["lengte"]
    }
    for chain in sorted(ends.keys() | content.chains.keys()):
        if ends.get(chain) != content.chains.get(chain):
            yield _("De keten %s eindigt niet waar haar teller zegt.") % chain


def find_differences(told: DatabaseContent, found: DatabaseContent) -> Iterator[str]:
    """Yield a sentence for each way in which a database is not what was told of it; of counters
    only where both have them."""
    sentence = _("Tabel %(name)s heeft %(found)s rijen en zou er %(told)s hebben.")
    yield from name_differences(told.rows, found.rows, sentence)
    sentence = _("De keten %(name)s eindigt op %(found)s en zou eindigen op %(told)s.")
    yield from name_differences(told.chains, found.chains, sentence)
    if found.counters:
        sentence = _("De teller %(name)s zegt %(found)s en zou zeggen %(told)s.")
        yield from name_differences(told.counters, found.counters, sentence)
    if told.migrations != found.migrations:
        yield _("De migraties in de database zijn andere dan die van het manifest.")


def name_differences(told: dict[str, Any], found: dict[str, Any], sentence: str) -> Iterator[str]:
    """Yield a sentence, with `name`, `told` and `found`, for each name with another value."""
    for name in sorted(told.keys() | found.keys()):
        if told.get(name) != found.get(name):
            there, wanted = found.get(name, _("geen")), told.get(name, _("geen"))
            yield sentence % {"name": name, "found": there, "told": wanted}
