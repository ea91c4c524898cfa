"""The rows of the first dossier's folders, read once, for the tests that read them.

Without a path they are those of the letter; with BRONNEN those of the letter and all sources."""

from functools import cache
from pathlib import Path

from decisions.exchange.folder import read_folder

DEMO = Path(__file__).parents[2] / "decisions" / "demo"
BRONNEN = DEMO / "bronnen"
MEMBERS = {
    "gm0546": "leiden",
    "gm0547": "leiderdorp",
    "gm0579": "oegstgeest",
    "gm0626": "voorschoten",
    "gm0638": "zoeterwoude",
}


@cache
def folder(path=DEMO):
    return read_folder(path)


def rows(table, path=DEMO):
    return [row.values for row in folder(path).tables[table]]


def by_id(table, path=DEMO):
    return {row["id"]: row for row in rows(table, path)}


def evidence_of(target, key, path=DEMO):
    return [row for row in rows("evidence", path) if row[target] == key]
