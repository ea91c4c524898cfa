"""The letter with all other sources: every fact once or more, or left out with a reason."""

import csv
import re
from pathlib import Path

import pytest

from decisions.exchange.folder import TABLES
from decisions.exchange.folder.tables import TABLE_OF
from decisions.models import TARGETS
from municipalities.edtf.grammar import parse_edtf_date
from tests.decisions.demo_rows import BRONNEN, DEMO, MEMBERS, folder
from tests.decisions.demo_rows import by_id as ids_in
from tests.decisions.demo_rows import evidence_of as evidence_in
from tests.decisions.demo_rows import rows as rows_in
from tests.decisions.test_demo_folder import LETTER_TITLE, WITHOUT_EVIDENCE, of_the_letter, shingles

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "demo-dossier.md"
FACTS = {f"LR-{number:03d}" for number in range(1, 299)}
OF_SOURCES = {f"LR-{number}" for number in range(147, 299)}
COUNCILS = [f"raad-{name}" for name in MEMBERS.values()]


def rows(table):
    return rows_in(table, BRONNEN)


def by_id(table):
    return ids_in(table, BRONNEN)


def evidence_of(target, key):
    return evidence_in(target, key, BRONNEN)


def added(table):
    """Return the rows that stand in the folder of the sources itself."""
    return [row.values for row in folder(BRONNEN).tables[table] if row.file == TABLES[table].file]


def told():
    tables = ("evidence", *WITHOUT_EVIDENCE)
    return {row.get("reference") for table in tables for row in rows(table)} & FACTS


def left_out():
    """Return {fact: reason} of the list 'Weggelaten' in the documentation."""
    text = DOCUMENTATION.read_text("utf-8").partition("## Weggelaten")[2].partition("\n## ")[0]
    return dict(re.findall(r"^\| (LR-\d{3}) \| (.+) \|$", text, re.MULTILINE))


def records_of(fact):
    """Return the (kind, id) of every record that a fact stands beside."""
    return {
        (name, row[name])
        for row in rows("evidence")
        if row["reference"] == fact
        for name in TARGETS
        if row.get(name)
    }


def cells():
    for path in sorted(BRONNEN.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for record in csv.DictReader(stream):
                yield from ((path.name, cell) for cell in record.values())


class TestTheFolder:
    def test_reads_without_a_single_problem(self):
        assert folder(BRONNEN).problems == ()

    def test_is_of_the_same_dossier_as_the_letter(self):
        both = folder(BRONNEN).settings.values, folder().settings.values
        told, letter = ({**each, "kept_until": None} for each in both)

        assert told == letter

    def test_is_kept_until_the_day_of_its_last_source(self):
        dates = (row["dated_on"] for row in rows("sources") if row["dated_on"])
        last_day = max(parse_edtf_date(each).last_on for each in dates)

        assert folder(BRONNEN).settings.values["kept_until"] == last_day

    def test_replaces_only_what_other_sources_know_better(self):
        replaced = {
            table: {row["id"] for row in added(table)} & set(ids_in(table))
            for table in ("decisions", "positions", "milestones", "remarks")
        }

        assert replaced == {
            "decisions": {
                *(f"visienotitie-{council}" for council in COUNCILS),
                *(f"wensen-{council}" for council in COUNCILS),
                "wensen-oppositie-oegstgeest",
            },
            "positions": {
                *(f"visienotitie-{council}" for council in COUNCILS),
                *(f"wensen-raad-leiderdorp-{part}" for part in ("regioraad", "licht", "fusie")),
                *(f"wensen-raad-oegstgeest-{part}" for part in ("regioraad", "licht")),
                *(f"wensen-raad-{name}-regioraad" for name in ("voorschoten", "zoeterwoude")),
                "klankbordgroep-13-mei-rol-van-de-raden",
            },
            "milestones": {"visienotitie-vastgesteld", "regioraad-van-tafel"},
            "remarks": {"wens-052", "wens-053", "voorwaarde-054", "wens-056", "wens-059"},
        }

    def test_changes_no_stance_no_subject_and_no_place_of_the_letter(self):
        positions = by_id("positions")

        for key, row in ids_in("positions").items():
            assert {**positions[key], "shown": ""} == {**row, "shown": ""}, key
        assert rows("evidence")[: len(rows_in("evidence"))] == rows_in("evidence")

    def test_names_sources_that_are_all_used_except_the_register(self):
        used = {row["source"] for row in rows("evidence")}
        for table in (*WITHOUT_EVIDENCE, "terms", "groups", "group_roles"):
            used |= {row["source"] for row in rows(table)}

        assert set(by_id("sources")) - used == {"tooi"}

    def test_names_the_body_of_a_source_only_where_that_body_drew_it_up(self):
        kinds = {row["publisher_kind"] for row in added("sources")}
        drawn_up = {row["id"]: row["body"] for row in added("sources") if row["body"]}

        assert kinds == {"orgaan", "overheid", "pers", "partij", "overig"}
        assert drawn_up == {"zh-ssb-2017-12": "gedeputeerde-staten"}


class TestTheFacts:
    def test_are_all_there_or_left_out_and_never_both(self):
        assert told() | set(left_out()) == FACTS
        assert not told() & set(left_out())

    def test_are_left_out_only_where_they_are_of_another_dossier(self):
        assert set(left_out()) == {
            *("LR-159", "LR-171", "LR-192", "LR-247", "LR-248", "LR-249", "LR-251", "LR-280")
        }
        assert all(left_out().values())

    def test_that_are_left_out_are_counted_in_the_documentation(self):
        text = " ".join(DOCUMENTATION.read_text("utf-8").split())
        there, out = len(told()), len(left_out())

        assert f"staan er {there} in het dossier en zijn er {out} weggelaten" in text
        assert there + out == 298

    def test_without_evidence_are_the_participants_of_servicepunt71(self):
        shown = {row["reference"] for row in rows("evidence")}

        assert OF_SOURCES - shown - set(left_out()) == {f"LR-{each}" for each in range(292, 296)}

    def test_have_an_evidence_id_that_begins_with_the_fact_or_the_conflict(self):
        for row in added("evidence"):
            assert row["id"].startswith(row["reference"].replace(" ", "-")), row["id"]
            assert row["reference"] in OF_SOURCES | {"conflict 8", "conflict 13"}, row["id"]

    @pytest.mark.parametrize(
        ("target", "table"),
        [
            (name, TABLE_OF[model])
            for name, model in TARGETS.items()
            if name not in ("reply", "decision")
        ],
    )
    def test_stand_beside_every_record(self, target, table):
        assert set(by_id(table)) == {row.get(target, "") for row in rows("evidence")} - {""}

    def test_stand_beside_every_decision_through_its_positions(self):
        assert {row["decision"] for row in rows("positions")} == set(by_id("decisions"))


class TestOwnWords:
    def test_never_take_eight_words_in_a_row_from_the_letter(self):
        copied = [
            (file, cell)
            for file, cell in cells()
            if cell != LETTER_TITLE and shingles(cell) & of_the_letter()
        ]

        assert copied == []

    def test_quote_nothing(self):
        assert {row["quote"] for row in added("evidence")} == {""}


class TestReadings:
    def test_read_the_shown_stance_at_the_shown_place(self):
        places = by_id("evidence")

        for row in rows("positions"):
            if row["shown"]:
                assert places[row["shown"]]["position"] == row["id"]
                assert places[row["shown"]]["reads_stance"] == row["stance"], row["id"]

    def test_name_the_one_shown_where_there_are_more(self):
        for row in rows("positions"):
            found = [each["id"] for each in evidence_of("position", row["id"])]
            assert row["shown"] in (found if len(found) > 1 else [""]), row["id"]

    def test_read_a_stance_and_a_date_at_every_position_but_two_that_only_criticise(self):
        of_positions = [row for row in rows("evidence") if row["position"]]
        silent = {row["reference"] for row in of_positions if not row["reads_stance"]}

        assert silent == {"LR-188", "LR-235"}
        assert all(row["reads_on"] for row in of_positions)

    def test_differ_in_stance_at_two_councils_only(self):
        read = {}
        for row in rows("evidence"):
            if row["reads_stance"]:
                read.setdefault(row["position"], set()).add(row["reads_stance"])

        assert {key: stances for key, stances in read.items() if len(stances) > 1} == {
            "wensen-raad-leiden-regioraad": {"geen_blokkade", "tegen"},
            "wensen-raad-voorschoten-regioraad": {
                *("geen_blokkade", "pas_op_de_plaats", "geen_standpunt")
            },
        }

    def test_hold_a_condition_in_own_words_for_every_conditional_yes(self):
        conditional = {row["id"] for row in rows("positions") if row["stance"] == "voor_mits"}
        conditions = {row["position"] for row in rows("remarks") if row["kind"] == "voorwaarde"}

        assert conditional == conditions
        assert len(conditional) == 6


class TestNobody:
    @pytest.mark.parametrize("fact", ["LR-008", "LR-035", "LR-099", "LR-240", "LR-288"])
    def test_gets_a_stance_where_a_source_names_nobody(self, fact):
        assert not {key for kind, key in records_of(fact) if kind == "position"}

    @pytest.mark.parametrize("number", [179, 191, 194, 199, 200, 207, 215, 232, 264, 265, 266, 267])
    def test_gets_a_stance_from_a_person_a_municipality_or_the_press(self, number):
        assert records_of(f"LR-{number}") == {("statement", f"uitspraak-{number}")}

    def test_of_another_dossier_or_region_is_a_body(self):
        assert {row["municipality"] for row in rows("bodies")} - {""} == set(MEMBERS)

    def test_has_a_reply_of_which_the_body_is_unknown(self):
        assert rows("replies") == []


class TestServicepunt71:
    def test_has_four_participants_since_2012_and_one_that_stays_out(self):
        found = {
            row["municipality"]: (row["takes_part"], row["dated_on"])
            for row in rows("participations")
        }

        since = (True, "2012-01-01")
        assert found == {
            **dict.fromkeys(("gm0546", "gm0547", "gm0579", "gm0638"), since),
            "gm0626": (False, "2017-05-24/2017-09"),
        }


class TestTheLetterAlone:
    def test_stays_as_it_was(self):
        assert {row["source"] for row in rows_in("evidence")} == {"raadsbrief"}
        assert folder(DEMO).problems == ()
