"""What was written stays written: triggers that let a database refuse to change its own past.

History rows, links of the chain, redactions, acts of accounts and the log of the admin take new
rows, and nothing else. Two things may still be done to one, and only where a `Redaction` that was
stored before says so: another text in the field that it names, and a salt less in its link. A count
of writes and the length of a chain never go down.

A table that is made anew loses its triggers, so they are made after each `migrate` and wherever
tables are made without it; `manage.py check --database default` names those that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core import checks
from django.db import DatabaseError, connections, models
from django.utils.translation import gettext as _

from .proof.forms import REASON, is_text
from .proof.journal import AccountAct
from .proof.links import ChainCounter, ChainLink, Redaction

REFUSAL = "Regio: wat geschreven is, blijft zo staan."
REDACTED = (
    f"EXISTS (SELECT 1 FROM {Redaction._meta.db_table} r"
    " WHERE r.kind = {kind} AND r.row_id = OLD.{key} AND r.field = {field})"
)


# Which tables, and what may still change in them.


@dataclass(frozen=True)
class KeptTable:
    """A table that only takes new rows. `kind` is what a Redaction calls it, `texts` are the
    columns that one may name, `free` those that may change without one."""

    model: type[models.Model]
    kind: str
    texts: tuple[str, ...] = ()
    free: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def fixed(self) -> list[str]:
        """The columns that never change."""
        columns = [str(each.column) for each in self.model._meta.concrete_fields]
        return [each for each in columns if each not in (*self.texts, *self.free)]

    @property
    def uniques(self) -> list[tuple[tuple[str, ...], str]]:
        """The columns of each key that no two rows share, and the condition of it, '' for none."""
        found: list[tuple[tuple[str, ...], str]] = [((self.key,), "")]
        for each in self.model._meta.constraints:
            if isinstance(each, models.UniqueConstraint):
                is_birth = each.condition is not None
                found.append((tuple(each.fields), "history_type = '+'" if is_birth else ""))
        return found


def list_kept_tables() -> list[KeptTable]:
    """Return every table that only takes new rows."""
    tracked = [each for each in apps.get_models() if hasattr(each, "history")]
    return [
        *(
            KeptTable(each.history.model, each._meta.label_lower, texts_of(each))
            for each in tracked
        ),
        # Its salts: what may go out of them stands in `salts_may_go`.
        KeptTable(ChainLink, ChainLink._meta.label_lower, free=("salts",)),
        KeptTable(Redaction, Redaction._meta.label_lower),
        KeptTable(AccountAct, AccountAct._meta.label_lower),
        # The name in it goes when that of the user is erased.
        KeptTable(LogEntry, LogEntry._meta.label_lower, free=("object_repr",)),
    ]


def texts_of(model: Any) -> tuple[str, ...]:
    """Return the columns of a history from which a passage can be taken."""
    fields = model.history.model.tracked_fields
    return (*(each.column for each in fields if is_text(each)), REASON)


def list_counters() -> list[type[ChainCounter]]:
    return [each for each in apps.get_models() if issubclass(each, ChainCounter)]


# The triggers of SQLite: each condition spelled out, since it knows no function of its own.


def list_sqlite_triggers() -> Iterator[tuple[str, str]]:
    """Yield the name of each trigger and the statement that makes it."""
    for table in list_kept_tables():
        yield from list_sqlite_triggers_of(table)
    for counter in list_counters():
        name = counter._meta.db_table
        yield f"{name}_up", refuse(name, "UPDATE", f"{name}_up", going_down(counter))
        yield f"{name}_stays", refuse(name, "DELETE", f"{name}_stays")


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
    yield f"{name}_new", refuse(name, "INSERT", f"{name}_new", taken(table))


def refuse(table: str, deed: str, name: str, when: str = "") -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f'CREATE TRIGGER "{name}" BEFORE {deed} ON "{table}" FOR EACH ROW{condition}'
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def taken(table: KeptTable) -> str:
    """Return the condition that a new row would take the place of one that stands."""
    found = []
    for columns, condition in table.uniques:
        same = [f'"{each}" = NEW."{each}"' for each in columns]
        mine = f"NEW.{condition} AND " if condition else ""
        where = " AND ".join([*same, *([condition] if condition else [])])
        found.append(f'({mine}EXISTS (SELECT 1 FROM "{table.name}" WHERE {where}))')
    return " OR ".join(found)


def going_down(counter: type[ChainCounter]) -> str:
    """Return the condition that a count would become lower than it was."""
    names = [each.column for each in counter._meta.concrete_fields]
    counts = [each for each in ("length", "number") if each in names]
    return " OR ".join(f"NEW.{each} < OLD.{each}" for each in counts)


def salts_may_go() -> str:
    """Return the condition that something was taken out of the row that a link is about; of a
    redaction itself, that a later one of the same text came over it."""
    table = Redaction._meta.db_table
    return (
        f"EXISTS (SELECT 1 FROM {table} r WHERE r.kind = OLD.kind AND r.row_id = OLD.row_id)"
        f" OR (OLD.kind = '{Redaction._meta.label_lower}' AND EXISTS (SELECT 1 FROM {table} r"
        f" JOIN {table} o ON o.id = OLD.row_id AND r.kind = o.kind AND r.row_id = o.row_id"
        " AND r.field = o.field AND r.id > o.id))"
    )


# Those of PostgreSQL: three functions, each for as many tables as there are.

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION regio_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION regio_redacted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was jsonb := to_jsonb(OLD);
    changed text;
BEGIN
    FOR changed IN SELECT each.key FROM jsonb_each(to_jsonb(NEW)) AS each
        WHERE each.value IS DISTINCT FROM was -> each.key
    LOOP
        IF changed = ANY (string_to_array(TG_ARGV[1], ' ')) THEN CONTINUE; END IF;
        IF changed = ANY (string_to_array(TG_ARGV[2], ' ')) AND EXISTS (
            SELECT 1 FROM {Redaction._meta.db_table} r WHERE r.kind = TG_ARGV[0]
            AND r.row_id = (was ->> 'history_id')::bigint AND r.field = changed
        ) THEN CONTINUE; END IF;
        RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
    END LOOP;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION regio_salts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF {salts_may_go()} THEN RETURN NEW; END IF;
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def list_postgresql_triggers() -> Iterator[tuple[str, str]]:
    """Yield the name of each trigger and the statement that makes it."""
    for table in list_kept_tables():
        name, quoted = table.name, f'"{table.name}"'
        told = "', '".join((table.kind, " ".join(table.free), " ".join(table.texts)))
        yield (
            f"{name}_fixed",
            f'CREATE TRIGGER "{name}_fixed" BEFORE UPDATE ON {quoted} FOR EACH ROW'
            f" EXECUTE FUNCTION regio_redacted('{told}')",
        )
        yield from list_postgresql_stays(name)
    link = ChainLink._meta.db_table
    yield (
        f"{link}_salts",
        f'CREATE TRIGGER "{link}_salts" BEFORE UPDATE ON "{link}" FOR EACH ROW'
        " WHEN (OLD.salts IS DISTINCT FROM NEW.salts) EXECUTE FUNCTION regio_salts()",
    )
    for counter in list_counters():
        name = counter._meta.db_table
        yield (
            f"{name}_up",
            refuse_postgresql(name, "UPDATE", f"{name}_up", going_down(counter)),
        )
        yield from list_postgresql_stays(name)


def list_postgresql_stays(name: str) -> Iterator[tuple[str, str]]:
    yield f"{name}_stays", refuse_postgresql(name, "DELETE", f"{name}_stays")
    yield (
        f"{name}_full",
        f'CREATE TRIGGER "{name}_full" BEFORE TRUNCATE ON "{name}"'
        " FOR EACH STATEMENT EXECUTE FUNCTION regio_refuse()",
    )


def refuse_postgresql(table: str, deed: str, name: str, when: str = "") -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f'CREATE TRIGGER "{name}" BEFORE {deed} ON "{table}" FOR EACH ROW{condition}'
        " EXECUTE FUNCTION regio_refuse()"
    )


# Making them, and telling which are missing.


def list_triggers(vendor: str) -> dict[str, str]:
    """Return the statement that makes each trigger by the name of that trigger."""
    return dict(list_postgresql_triggers() if vendor == "postgresql" else list_sqlite_triggers())


def find_triggers(database: Any) -> set[str]:
    """Return the names of the triggers that a database has and that are switched on."""
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"
        if database.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with database.cursor() as cursor:
        cursor.execute(asked)
        return {name for (name,) in cursor.fetchall()}


def install_triggers(sender: Any, using: str, **kwargs: Any) -> None:
    """Make the triggers that are missing, once every table is there (post_migrate)."""
    database = connections[using]
    tables = set(database.introspection.table_names())
    if not {each.name for each in list_kept_tables()} <= tables:
        return
    there = find_triggers(database)
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(FUNCTIONS)
        for name, statement in list_triggers(database.vendor).items():
            if name not in there:
                cursor.execute(statement)


@checks.register(checks.Tags.database)
def check_triggers(databases: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Name the tables of which the past can be changed unseen; `check --database default` asks."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        database = connections[alias]
        try:
            missing = set(list_triggers(database.vendor)) - find_triggers(database)
        except DatabaseError:
            continue  # no database yet: `migrate` makes it
        if missing and Redaction._meta.db_table in database.introspection.table_names():
            told = _("Deze triggers ontbreken, zodat de geschiedenis gewijzigd kan worden: %s.")
            found.append(
                checks.Error(
                    told % ", ".join(sorted(missing)[:5]),
                    hint=_("Voer `manage.py migrate` uit als eigenaar van de database."),
                    id="municipalities.E001",
                )
            )
    return found
