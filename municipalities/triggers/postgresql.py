"""The triggers of PostgreSQL: a few functions, each for as many tables as there are."""

import re
from collections.abc import Iterator

from ..proof.links import ChainLink, Redaction
from .tables import REFUSAL, going_down, list_counters, list_kept_tables, salts_may_go
from .whole import list_whole_triggers

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
            f'CREATE OR REPLACE TRIGGER "{name}_fixed" BEFORE UPDATE ON {quoted} FOR EACH ROW'
            f" EXECUTE FUNCTION regio_redacted('{told}')",
        )
        yield from list_postgresql_stays(name)
    link = ChainLink._meta.db_table
    yield (
        f"{link}_salts",
        f'CREATE OR REPLACE TRIGGER "{link}_salts" BEFORE UPDATE ON "{link}" FOR EACH ROW'
        " WHEN (OLD.salts IS DISTINCT FROM NEW.salts) EXECUTE FUNCTION regio_salts()",
    )
    for counter in list_counters():
        name = counter._meta.db_table
        yield (
            f"{name}_up",
            refuse_postgresql(name, "UPDATE", f"{name}_up", going_down(counter)),
        )
        yield from list_postgresql_stays(name)
    yield from list_whole_triggers()


def list_postgresql_stays(name: str) -> Iterator[tuple[str, str]]:
    yield f"{name}_stays", refuse_postgresql(name, "DELETE", f"{name}_stays")
    yield (
        f"{name}_full",
        f'CREATE OR REPLACE TRIGGER "{name}_full" BEFORE TRUNCATE ON "{name}"'
        " FOR EACH STATEMENT EXECUTE FUNCTION regio_refuse()",
    )


def refuse_postgresql(table: str, deed: str, name: str, when: str = "") -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {deed} ON "{table}" FOR EACH ROW{condition}'
        " EXECUTE FUNCTION regio_refuse()"
    )


def tell_arguments(statement: str) -> str:
    """Return the arguments of the function that a trigger calls, as PostgreSQL keeps them."""
    called = statement.rpartition("EXECUTE FUNCTION")[2]
    return "".join(f"{each}\\000" for each in re.findall("'([^']*)'", called))
