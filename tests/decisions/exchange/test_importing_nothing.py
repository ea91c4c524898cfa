"""A dossier folder that comes in on trial, or is wrong, leaves nothing behind."""

import pytest

from decisions.exchange import FileCount, import_folder
from decisions.exchange.folder import TABLES, read_folder
from decisions.models import Dossier
from municipalities.models import Source
from tests.decisions.exchange.rows import all_new, bring, histories, touched
from tests.decisions.folders import CODES, TOML, DossierFolder, made_up
from tests.factories import MunicipalityFactory
from tests.people import public

pytestmark = pytest.mark.django_db
# Rows beside those of the folder: of which row each is a copy, with which cells of its own.
REFUSED = [
    ("members", 0, {"municipality": "gm9999"}, "municipality", "uit het register"),
    ("successions", 0, {"municipality": "gm9999"}, "municipality", "uit het register"),
    ("successions", 0, {"successor": "gm9999"}, "successor", "uit het register"),
    ("successions", 0, {"successor": "gm9001"}, "", "volgt zichzelf niet op"),
    ("terms", 0, {"body": "college-bedachtstad"}, "body", "Alleen een gemeenteraad"),
    (
        "terms",
        0,
        {"dated_on": "2010-03", "election_year": "2010", "seats": "46"},
        "",
        "9 tot 45 zetels",
    ),
    ("groups", 1, {"name": "groep a"}, "", "dit staat al op regel 2"),
    ("members", 1, {"municipality": "gm9001"}, "", "dit staat al op regel 2"),
    ("bodies", 1, {"municipality": "gm9001"}, "", "dit staat al op regel 2"),
    ("populations", 0, {"dated_on": "2018", "inhabitants": "2000001"}, "", "Nederlandse gemeente"),
    ("subjects", 3, {"works_out": "zwaar"}, "", "Alleen een voorstel"),
    ("subjects", 2, {"base": "plan"}, "base", "Kies een variant"),
    ("elements", 0, {"taken_from": "licht-met-stip"}, "", "niets van zichzelf"),
    ("milestones", 0, {"subject": "zwaar"}, "state", "Alleen een voorstel"),
    ("meetings", 0, {"ends_at": "2017-05-09T19:00"}, "", "eindigt na haar aanvang"),
    ("decisions", 0, {"no_vote_asked": "ja"}, "", "Zonder stemming"),
    ("positions", 0, {"subject": "zwaar", "group_seats": "9", "shown": ""}, "", "Zetels horen bij"),
    ("rounds", 0, {"subject": ""}, "", "vraagt iets"),
    ("round_bodies", 1, {"round": "eerste-ronde", "answer": "besluit-2"}, "", "geen zienswijze"),
    ("round_bodies", 0, {"round": "eerste-ronde", "answer": "besluit-2"}, "answer", "zelf"),
    ("remarks", 1, {"body": "stuurgroep"}, "", "van een orgaan of van een bijeenkomst"),
    ("remarks", 2, {"decision": "besluit-1"}, "position", "ander besluit"),
    ("treatments", 1, {"sequence": "3", "outcome_note": "Bijna"}, "", "Kies eerst de uitkomst"),
    ("agenda_lines", 1, {"kind": "vraag"}, "", "Deze regel staat er al"),
    ("group_tallies", 0, {"label": "A", "votes_for": "6"}, "votes_for", "meer stemmen (6) dan"),
    (
        *("group_tallies", 0),
        *({"label": "Z", "votes_for": "", "votes_against": "1"}, "", "verdeeld of tegen"),
    ),
    ("group_tallies", 0, {"label": "groep a", "group": ""}, "", "staat de stem er al"),
    ("evidence", -3, {"reads_on": "2017-05-09"}, "reads_on", "vast als gelezen waarde"),
    ("readings", 0, {"field": "turnout", "value": "10"}, "field", "votes_for, votes_against"),
    ("readings", 0, {"field": "votes_against", "value": "1.000"}, "value", "heel getal"),
    ("readings", 0, {"field": "dated_on", "value": "ooit"}, "value", "Geef een datum"),
    ("readings", 0, {"field": "left", "value": "40000"}, "value", "ten hoogste 32767"),
    ("readings", 1, {"field": "votes", "value": "~"}, "value", "heel getal"),
]


@pytest.fixture
def made(tmp_path):
    """A right folder, and a register that knows its municipalities."""
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)
    return DossierFolder(tmp_path / "samen-verder")


class TestADryRun:
    def test_counts_the_same_and_stores_nothing(self, made):
        before = histories()

        planned = bring(made, dry_run=True)

        assert histories() == before
        assert not Dossier.objects.exists()
        assert not planned.is_stored
        assert touched(planned) == all_new(made)

    def test_shows_the_preview_before_anything_is_stored(self, made):
        seen = []

        report = bring(made, preview=lambda found: seen.append((found, Dossier.objects.count())))

        assert seen == [(report, 1)]

    def test_stores_nothing_when_showing_fails(self, made):
        def fail(report):
            raise BrokenPipeError

        with pytest.raises(BrokenPipeError):
            bring(made, preview=fail)

        assert not Dossier.objects.exists()


class TestAWrongFolder:
    def test_stores_nothing_when_one_row_of_many_is_wrong(self, made):
        for number in range(1, 100):
            made.add("themes", id=f"thema-{number}", name=f"Thema {number}")
        made.set("themes", 49, name="")
        before = histories()

        report = bring(made)

        assert [(each.file, each.line, each.column) for each in report.problems] == [
            ("themes.csv", 51, "name")
        ]
        assert report.counts["themes.csv"] == FileCount(new=99, wrong=1)
        assert not report.is_stored
        assert histories() == before

    def test_stores_nothing_when_only_the_settings_are_wrong(self, made):
        made.toml = TOML.replace("alle_raden_akkoord", "loting")

        report = bring(made)

        assert [(each.file, each.column) for each in report.problems] == [("dossier.toml", "rule")]
        assert not Source.objects.exists()

    def test_tells_what_an_action_refused_at_its_cell(self, made):
        for number, (table, place, cells, _column, _expected) in enumerate(REFUSED):
            key = {"id": f"fout-{number}"} if TABLES[table].has_id else {}
            made.add(table, **{**made.rows[table][place], **key, **cells})
        lines = {table: len(rows) + 1 for table, rows in made_up().items()}
        wanted = {}
        for table, _place, _cells, column, expected in REFUSED:
            lines[table] += 1
            wanted[(f"{table}.csv", lines[table], column)] = expected

        report = bring(made)

        told = {(each.file, each.line, each.column): each.expected for each in report.problems}
        assert told.keys() == wanted.keys()
        assert [place for place, words in wanted.items() if words not in told[place]] == []
        assert not report.is_stored
        assert not Dossier.objects.exists()

    def test_tells_a_condition_that_is_missing(self, made):
        report = bring(made.set("positions", 0, stance="voor_mits", shown=""))

        (problem,) = report.problems
        assert (problem.file, problem.line, problem.column) == ("positions.csv", 2, "stance")
        assert "Een voorwaarde" in problem.expected
        assert not report.is_stored

    def test_tells_wrong_cells_and_refused_records_together_in_file_order(self, made):
        made.set("costs", 0, amount="veel").set("terms", 0, seats="46")
        made.set("evidence", 5, place="")

        report = bring(made)

        assert [(each.file, each.line) for each in report.problems] == [
            ("terms.csv", 2),
            ("costs.csv", 2),
            ("evidence.csv", 7),
        ]

    def test_blames_nobody_for_resting_on_a_wrong_row(self, made):
        report = bring(made.set("decisions", 1, title=""))

        assert [(each.file, each.line) for each in report.problems] == [("decisions.csv", 3)]
        assert report.absent == ()

    def test_does_not_ask_for_a_condition_that_is_wrong_itself(self, made):
        report = bring(made.set("remarks", 2, text=""))

        assert [each.file for each in report.problems] == ["remarks.csv"]

    def test_lets_only_beheer_write_the_register(self, made):
        report = import_folder(read_folder(made.write()), by=public())

        assert "Alleen beheer" in report.problems[0].expected
        assert not report.is_stored
