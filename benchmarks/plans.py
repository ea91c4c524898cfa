"""How the database reads what a page asks: which grown tables it reads from end to end."""

import json

from django.db import connection

# Tables that grow with the country, and not with the dossier that a page is about.
GROWN = frozenset(
    f"decisions_{before}{name}"
    for before in ("", "historical")
    for name in (
        *("decision", "position", "positiongroup", "remark", "reply", "evidence", "milestone"),
        *("meeting", "agendaitem", "statement", "round", "roundbody"),
    )
) | {"municipalities_source", "municipalities_historicalsource"}


class Statements:
    """Hears every SELECT that is executed: `seen` holds each with its parameters."""

    def __init__(self):
        self.seen = []

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip("( ").startswith("SELECT") and not many:
            self.seen.append((sql, params))
        return execute(sql, params, many, context)


def list_scans(statements):
    """Return the grown tables that these statements read from end to end."""
    explain = explain_postgresql if connection.vendor == "postgresql" else explain_sqlite
    found = set()
    for sql, params in dict(statements).items():
        found |= explain(sql, params) & GROWN
    return found


def explain_sqlite(sql, params):
    """Return the tables of which SQLite reads every row, or every row of an index.

    Its program is read, because the plan in words names a table by an alias that may stand for
    several: a cursor that is opened on a page of the table and set to its first or last row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT rootpage, tbl_name FROM sqlite_schema")
        tables = dict(cursor.fetchall())
        cursor.execute(f"EXPLAIN {sql}", params)
        steps = [(row[1], row[2], row[3]) for row in cursor.fetchall()]
    opened = {cursor: page for opcode, cursor, page in steps if opcode == "OpenRead"}
    begun = {cursor for opcode, cursor, _page in steps if opcode in ("Rewind", "Last")}
    return {tables[opened[each]] for each in begun & set(opened)}


def explain_postgresql(sql, params):
    """Return the tables that PostgreSQL would read from end to end."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        told = cursor.fetchone()[0]
    plan = json.loads(told) if isinstance(told, str) else told
    return set(list_sequential(plan[0]["Plan"]))


def list_sequential(node):
    """Yield the table of every sequential scan in a plan."""
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for each in node.get("Plans", ()):
        yield from list_sequential(each)
