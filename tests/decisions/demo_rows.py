"""The rows of the first dossier's folder, read once, for the tests that read them."""

from functools import cache
from pathlib import Path

from decisions.folder import read_folder

DEMO = Path(__file__).parents[2] / "decisions" / "demo"
MEMBERS = {
    "gm0546": "leiden",
    "gm0547": "leiderdorp",
    "gm0579": "oegstgeest",
    "gm0626": "voorschoten",
    "gm0638": "zoeterwoude",
}


@cache
def folder():
    return read_folder(DEMO)


def rows(table):
    return [row.values for row in folder().tables[table]]


def by_id(table):
    return {row["id"]: row for row in rows(table)}


def evidence_of(target, key):
    return [row for row in rows("evidence") if row[target] == key]
