"""The first dossier as a folder: every fact of the letter once or more, and nothing else.

`letter_shingles.txt` holds, per eight words in a row of the letter, ten hexadecimal digits of
their SHA-256, so that a copied sentence is found while the letter itself stays outside."""

import csv
import hashlib
import re
from functools import cache
from pathlib import Path

import pytest

from decisions.exchange.folder import TABLES
from decisions.models import TARGETS
from municipalities.edtf.grammar import parse_edtf_date
from municipalities.seats import council_seats
from tests.decisions.demo_rows import DEMO, MEMBERS, by_id, folder, rows

FACT = re.compile(r"LR-\d{3}")
FACTS = {f"LR-{number:03d}" for number in range(1, 147)}
WITHOUT_EVIDENCE = ("members", "arrangements", "participations", "populations")
LETTER_TITLE = "Brief aan de raad: Samenwerking Leidse regio. Hoe verder na afwijzen regioraad?"
WINDOW = 8


def facts_without_places():
    return {row.get("reference") for table in WITHOUT_EVIDENCE for row in rows(table)} - {None}


def cells():
    """Yield every cell below a header with its file, as it is written."""
    for path in sorted(DEMO.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for record in csv.DictReader(stream):
                yield from ((path.name, cell) for cell in record.values())
    settings = (DEMO / "dossier.toml").read_text(encoding="utf-8")
    yield from (("dossier.toml", line) for line in settings.splitlines())


def shingles(text):
    """Return the marks of every eight words in a row of a text."""
    words = re.findall(r"[^\W_]+", text.lower())
    runs = (" ".join(words[at : at + WINDOW]) for at in range(len(words) - WINDOW + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:10] for run in runs}


@cache
def of_the_letter():
    marks = Path(__file__).with_name("letter_shingles.txt")
    return frozenset(marks.read_text(encoding="ascii").split())


def seats_of(term):
    """Return the seats of a term as the application would say them."""
    found = by_id("terms")[term]
    home = by_id("bodies")[found["body"]]["municipality"]
    return council_seats(
        recorded=found["seats"],
        groups=[row["seats"] for row in rows("groups") if row["term"] == term],
        groups_complete=found["groups_complete"],
        populations=[
            (parse_edtf_date(row["dated_on"]).first_on, row["inhabitants"])
            for row in rows("populations")
            if row["municipality"] == home
        ],
        election_year=found["election_year"],
    )


EMPTY = {
    *("meetings", "recesses", "tiles", "extensions", "questions", "elections"),
    *("replies", "answers", "reply_notes", "dispatches", "read_backs", "read_back_lines"),
    *("common_items", "item_offers", "commitments", "successions", "concerns"),
    *("relations", "group_tallies", "polls", "poll_events", "poll_areas", "poll_options"),
    *("poll_area_municipalities", "poll_results"),
}


class TestTheFolder:
    def test_reads_without_a_single_problem(self):
        assert folder().problems == ()

    def test_has_the_settings_of_the_dossier(self):
        settings = folder().settings.values

        assert settings["slug"] == "toekomstvisie-2027-leidse-regio"
        assert settings["title"] == "Toekomstvisie 2027 Leidse regio"
        assert settings["rule"] == "alle_raden_akkoord"
        assert settings["opened_on"] == "2015-10"
        assert settings["closed_on"] is None
        assert settings["region.slug"] == "leidse-regio"

    def test_fills_every_file_but_those_that_the_sources_say_nothing_for(self):
        assert {name for name in TABLES if not rows(name)} == EMPTY

    def test_has_ids_that_are_unique(self):
        tables = [name for name, table in TABLES.items() if table.has_id]
        ids = {name: [row["id"] for row in rows(name)] for name in tables}

        assert [name for name, found in ids.items() if len(found) > len(set(found))] == []

    def test_has_references_that_all_resolve(self):
        for table in TABLES.values():
            for column in table.columns:
                if not column.table:
                    continue
                known = set(by_id(column.table))
                for row in rows(table.name):
                    value = row.get(column.name, "")
                    wanted = set(value) if isinstance(value, tuple) else {value} - {""}
                    assert wanted <= known, (table.file, column.name, wanted - known)

    def test_names_sources_that_are_all_used_except_the_register(self):
        used = {row["source"] for row in rows("evidence")}
        for table in ("members", "populations", "terms", "groups", "group_roles"):
            used |= {row["source"] for row in rows(table)}

        assert set(by_id("sources")) - used == {"tooi"}


class TestTheFacts:
    def test_are_all_referenced(self):
        told = {row["reference"] for row in rows("evidence")} | facts_without_places()

        assert told == FACTS

    def test_without_evidence_are_the_memberships_and_the_arrangement(self):
        told = {row["reference"] for row in rows("evidence")}

        assert FACTS - told == {
            *("LR-065", "LR-066"),
            *(f"LR-{number}" for number in range(142, 147)),
        }

    def test_are_named_in_no_text_that_a_page_shows(self):
        named = ("id", "reference", "shown", "evidence")
        shown = [
            cell
            for path in DEMO.rglob("*.csv")
            for row in csv.DictReader(path.read_text("utf-8").splitlines())
            for name, cell in row.items()
            if name not in named
        ]

        assert [cell for cell in shown if FACT.search(cell)] == []

    def test_stand_in_the_letter_at_a_numbered_paragraph(self):
        for row in rows("evidence"):
            assert row["source"] == "raadsbrief", row["id"]
            assert re.search(r"¶\d", row["place"]), row["id"]

    def test_have_an_evidence_id_that_begins_with_the_fact(self):
        for row in rows("evidence"):
            assert row["id"].startswith(row["reference"]), row["id"]

    def test_each_show_exactly_one_record(self):
        for row in rows("evidence"):
            assert len([name for name in TARGETS if row.get(name)]) == 1, row["id"]

    @pytest.mark.parametrize(
        ("target", "table"),
        [
            ("position", "positions"),
            ("remark", "remarks"),
            ("statement", "statements"),
            ("milestone", "milestones"),
            ("cost", "costs"),
            ("round", "rounds"),
            ("agenda_item", "agenda_items"),
        ],
    )
    def test_stand_beside_every_record(self, target, table):
        assert set(by_id(table)) == {row[target] for row in rows("evidence")} - {""}

    def test_stand_beside_every_decision_itself_or_through_its_positions(self):
        shown = {row["decision"] for row in rows("evidence")}
        shown |= {row["decision"] for row in rows("positions")}

        assert set(by_id("decisions")) <= shown


class TestOwnWords:
    def test_never_take_eight_words_in_a_row_from_the_letter(self):
        copied = [
            (file, cell)
            for file, cell in cells()
            if cell != LETTER_TITLE and shingles(cell) & of_the_letter()
        ]

        assert copied == []

    def test_are_held_against_a_letter_that_would_be_recognised(self):
        assert shingles(LETTER_TITLE) & of_the_letter()

    def test_quote_nothing(self):
        assert {row["quote"] for row in rows("evidence")} == {""}


class TestWho:
    def test_members_take_part_from_october_2015(self):
        members = {row["municipality"]: row for row in rows("members")}

        assert set(members) == set(MEMBERS)
        assert all(row["takes_part"] for row in members.values())
        assert {row["dated_on"] for row in members.values()} == {"2015-10"}

    @pytest.mark.parametrize(("code", "name"), MEMBERS.items())
    def test_every_member_has_a_council_and_a_college(self, code, name):
        bodies = by_id("bodies")

        assert bodies[f"raad-{name}"]["municipality"] == code
        assert bodies[f"college-{name}"]["municipality"] == code

    @pytest.mark.parametrize(
        ("term", "seats", "how"),
        [
            ("leiden-2014", 39, "opgeteld"),
            ("leiderdorp-2014", 21, "vastgelegd"),
            ("oegstgeest-2014", 19, "vastgelegd"),
            ("voorschoten-2014", 21, "afgeleid"),
            ("zoeterwoude-2014", 13, "opgeteld"),
            ("voorschoten-2018", 21, "opgeteld"),
        ],
    )
    def test_seats_follow_from_what_is_known(self, term, seats, how):
        found = seats_of(term)

        assert (found.number, found.how) == (seats, how)

    def test_blocked_by_neither_leiden_nor_voorschoten_makes_60_of_113_seats(self):
        seats = {name: seats_of(f"{name}-2014").number for name in MEMBERS.values()}

        assert seats["leiden"] + seats["voorschoten"] == 60
        assert sum(seats.values()) == 113

    def test_every_group_has_a_role(self):
        assert {row["group"] for row in rows("group_roles")} == set(by_id("groups"))

    def test_leiderdorp_changed_coalition_in_october_2016(self):
        changed = {
            row["group"]: row["side"] for row in rows("group_roles") if row["dated_on"] == "2016-10"
        }

        assert changed == {
            "leiderdorp-2014-d66": "oppositie",
            "leiderdorp-2014-pvda": "coalitie",
            "leiderdorp-2014-lpl": "coalitie",
        }

    def test_only_voorschoten_is_said_to_stay_out_of_servicepunt71(self):
        (only,) = rows("participations")

        assert (only["municipality"], only["takes_part"]) == ("gm0626", False)
