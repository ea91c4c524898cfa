"""Fact by fact, which record holds it; the list in the documentation is the command's."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from decisions.demo import LETTER
from decisions.exchange.folder import read_folder
from decisions.exchange.folder.writing import list_records_by_fact
from tests.decisions.folders import DossierFolder

ROOT = Path(__file__).resolve().parents[4]
LIST = ROOT / "docs" / "feiten.md"
FACTS = {f"LR-{number:03d}" for number in range(1, 299)}
# Readings that were added where the collection tells that its sources disagree.
ALL = FACTS | {"conflict 8", "conflict 13"}
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


class TestAnotherCollection:
    """It calls its facts as it likes."""

    @pytest.fixture
    def made(self, tmp_path):
        return DossierFolder(tmp_path / "samen-verder")

    @pytest.mark.parametrize(
        "fact", ["LR-001", "feit 12", "Z/17/455361", "a.1.b", "12", "§ 4", "brief", "Bijlage (2)"]
    )
    def test_is_listed_by_what_it_calls_a_fact(self, made, fact):
        made.set("evidence", 4, reference=fact)

        assert list_records_by_fact(read_folder(made.write())) == {
            fact: [("decisions.csv", "besluit-1")]
        }

    def test_may_name_several_facts_at_one_place(self, made):
        made.set("evidence", 4, reference="feit 12; feit 3")

        assert set(list_records_by_fact(read_folder(made.write()))) == {"feit 12", "feit 3"}

    def test_is_named_by_a_fact_about_a_municipality_too(self, made):
        made.set("members", 0, reference="feit 7")

        [place] = list_records_by_fact(read_folder(made.write()))["feit 7"]

        assert place[0] == "members.csv"

    @pytest.mark.parametrize(
        ("reference", "note", "found"),
        [
            ("feit 12", "Ook volgens feit 140.", {"feit 140"}),
            ("feit 12", "Ook volgens feit 140 en feit 12.", {"feit 140", "feit 12"}),
            ("feit 12", "Een feit; 140 leden.", set()),
            ("Z/17/455361", "Zie Z/16/1.", {"Z/16/1"}),
            ("12", "De raad telt 19 zetels.", set()),
            ("brief", "Zie de brief.", set()),
            ("", "Zie LR-001.", set()),
        ],
    )
    def test_is_found_in_notes_as_its_references_are_written(self, made, reference, note, found):
        made.set("evidence", 4, reference=reference).set("members", 0, note=note)

        listed = list_records_by_fact(read_folder(made.write()))

        assert {fact for fact, places in listed.items() if places[-1][0] == "members.csv"} == found

    def test_may_have_a_bar_in_its_name(self, made):
        out = StringIO()
        made.set("evidence", 4, reference="a|1")

        call_command("list_facts", str(made.write()), stdout=out)

        assert r"| a\|1 | decisions.csv `besluit-1` |" in out.getvalue()
