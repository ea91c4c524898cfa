"""Fact by fact, which record holds it; the list in the documentation is the command's."""

import re
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from decisions.demo import LETTER
from decisions.exchange.folder import read_folder
from decisions.exchange.folder.writing import list_records_by_fact

ROOT = Path(__file__).resolve().parents[4]
LIST = ROOT / "docs" / "feiten.md"
ALL = {f"LR-{number:03d}" for number in range(1, 299)}
SOURCES = ROOT / "decisions" / "demo" / "bronnen"


def listed():
    out = StringIO()
    call_command("list_facts", str(SOURCES), stdout=out)
    return out.getvalue()


def test_the_documentation_holds_what_the_command_writes():
    assert listed() in LIST.read_text("utf-8")


def test_every_fact_is_held_or_left_out_with_a_reason():
    held = set(list_records_by_fact(read_folder(SOURCES)))
    text = (ROOT / "docs" / "demo-dossier.md").read_text("utf-8")
    left_out = set(re.findall(r"^\| (LR-\d{3}) \|", text.partition("## Weggelaten")[2], re.M))

    assert held | left_out == ALL
    assert not held & left_out


def test_a_record_is_named_by_its_file_and_id():
    found = list_records_by_fact(read_folder(LETTER))

    assert ("milestones.csv", "geen-draagvlak-regioraad") in found["LR-004"]
    assert [file for file, _ in found["LR-142"]] == ["members.csv"]
    assert {file for file, _ in found["LR-016"]} >= {"positions.csv"}


def test_every_named_record_is_there():
    folder = read_folder(SOURCES)
    ids = {
        (f"{table}.csv", row.values["id"])
        for table, rows in folder.tables.items()
        for row in rows
        if row.values.get("id")
    }
    named = {place for places in list_records_by_fact(folder).values() for place in places}
    without_id = {"members.csv", "participations.csv", "populations.csv", "group_roles.csv"}

    assert {place for place in named if place[0] not in without_id} <= ids
