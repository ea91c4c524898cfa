"""Folders that go out and come in again, each time in a database where they never were."""

from contextlib import contextmanager

from django.db import transaction

from decisions.exchange import import_folder
from decisions.exchange.exporting import build_folder
from decisions.exchange.folder import TABLES, read_folder, write_folder
from decisions.exchange.folder.cells import ColumnKind
from decisions.models import Dossier
from tests.factories import AgendaLineFactory, EvidenceFactory, MunicipalityFactory, ReplyFactory
from tests.people import beheer


@contextmanager
def elsewhere(municipalities):
    """A database with a register of municipalities and another dossier in it; gone afterwards.

    That other dossier takes primary keys, so nothing can lean on having the same ones again.
    """
    with transaction.atomic():
        for code, name in municipalities.items():
            MunicipalityFactory(code=code, name=name)
        EvidenceFactory(reads_stance="voor")
        ReplyFactory()
        AgendaLineFactory()
        yield
        transaction.set_rollback(True)


def bring(path):
    """Import a folder that must be right; return the Report."""
    report = import_folder(read_folder(path), by=beheer())
    assert report.is_right, report.problems[:5]
    return report


def take_out(slug, path, *, reader=None):
    """Export a dossier, for beheer unless told otherwise; return the Export."""
    dossier = Dossier.objects.select_related("region").get(slug=slug)
    export = build_folder(dossier, reader=reader or beheer(), name=path.name)
    write_folder(export.folder, path)
    return export


def round_trip(path, slug, municipalities, aside):
    """Import a folder, export it, import that elsewhere, export again; return both contents."""
    for source, target in ((path, aside / "een"), (aside / "een", aside / "twee")):
        with elsewhere(municipalities):
            assert not Dossier.objects.filter(slug=slug).exists()
            bring(source)
            take_out(slug, target)
    return contents(aside / "een"), contents(aside / "twee")


def contents(path):
    return {file.name: file.read_bytes() for file in path.iterdir()}


def meaning(folder):
    """Return what a folder says, whatever ids it gave to bodies, terms and groups.

    The order counts where it says something: of decisions and of readings.
    """
    names = {"bodies": {}, "terms": {}, "groups": {}}
    for row in folder.tables["bodies"]:
        names["bodies"][row.id] = (
            "body",
            *(row.values[each] for each in ("kind", "name", "municipality")),
        )
    for table, home, homes in (("terms", "body", "bodies"), ("groups", "term", "terms")):
        for row in folder.tables[table]:
            told = row.values.get("name") or row.values["dated_on"]
            names[table][row.id] = (names[homes][row.values[home]], told)
    said = {"dossier": [folder.settings.values]}
    for table, rows in folder.tables.items():
        found = [said_by(row, table, folder, names) for row in rows]
        said[table] = found if table in ("decisions", "evidence") else sorted(found, key=repr)
    return said


def said_by(row, table, folder, names):
    """Return the values of a row with names in the place of ids, and the place that is shown.

    What its file has no column for is told as empty.
    """
    known = {**names["bodies"], **names["terms"], **names["groups"]}
    values = {}
    lacking = {
        each.name: None if each.kind == ColumnKind.INT else ""
        for each in TABLES[table].columns
        if each.may_lack
    }
    for name, value in (lacking | row.values).items():
        is_place = name in ("body", "opened_by", "term", "group") or (
            name == "id" and table in names
        )
        values[name] = known.get(value, value) if is_place else value
    if table == "positions":
        values["groups"] = sorted(map(repr, (known[each] for each in row.values["groups"])))
        values["shown"] = row.values["shown"] or first_place(row, folder)
    return values


def first_place(position, folder):
    """Return the id of the first place that reads the stance of a position, or ''."""
    wanted = (position.id, position.values["stance"])
    for row in folder.tables["evidence"]:
        if (row.values["position"], row.values["reads_stance"]) == wanted:
            return row.id
    return ""
