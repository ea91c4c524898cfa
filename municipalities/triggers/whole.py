"""PostgreSQL refuses a commit after which a record is otherwise than its newest version.

A trigger for each tracked table, asked once a row at the end of the transaction: is there a
version, does it say what the row says (or that it is gone), and does it name who wrote it? SQLite
has no such triggers; there `verify_history` finds it afterwards."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

DIFFERS = "Regio: dit record verschilt van zijn laatste versie, of niemand schreef die."


def list_whole_functions() -> Iterator[str]:
    """Yield the statement that makes the function of each tracked table."""
    for model in list_tracked():
        yield write_function(model)


def list_whole_triggers() -> Iterator[tuple[str, str]]:
    """Yield the name of each trigger and the statement that makes it."""
    for model in list_tracked():
        name = model._meta.db_table
        yield (
            f"{name}_whole",
            f'CREATE CONSTRAINT TRIGGER "{name}_whole" AFTER INSERT OR UPDATE OR DELETE ON "{name}"'
            f' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "{name}_whole"()',
        )


def list_tracked() -> list[Any]:
    return [each for each in apps.get_models() if hasattr(each, "history")]


def write_function(model: Any) -> str:
    """Return the function that compares a row with its newest version, column by column."""
    table, history = model._meta.db_table, model.history.model._meta.db_table
    columns = [each.column for each in model.history.model.tracked_fields]
    row = ", ".join(f'r."{each}"' for each in columns)
    version = ", ".join(f'v."{each}"' for each in columns)
    return f"""
CREATE OR REPLACE FUNCTION "{table}_whole"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END;
    holds boolean;
BEGIN
    SELECT v.history_user_id IS NOT NULL AND CASE
        WHEN r.id IS NULL THEN v.history_type = '-'
        ELSE v.history_type <> '-' AND ({row}) IS NOT DISTINCT FROM ({version})
    END INTO holds
    FROM (
        SELECT * FROM "{history}" WHERE id = touched
        ORDER BY history_date DESC, history_id DESC LIMIT 1
    ) v LEFT JOIN "{table}" r ON r.id = v.id;
    IF holds IS NOT TRUE THEN
        RAISE EXCEPTION '{DIFFERS} ({table} %)', touched
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
"""
