"""A dossier folder comes in whole, once, or not at all."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.actions import save_record, withdraw_record
from decisions.exchange import AbsentRecord, FileCount, ImportNotice, import_folder
from decisions.exchange.folder import Problem, read_folder
from decisions.models import (
    AgendaItem,
    AgendaLine,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Milestone,
    Position,
    Remark,
    Reply,
    Round,
    RoundBody,
    Statement,
    Status,
    Subject,
)
from municipalities.models import Body, RegionMembership, Source
from tests.decisions import folders
from tests.decisions.exchange.rows import (
    all_new,
    bring,
    histories,
    touched,
    versions,
    written_since,
)
from tests.decisions.folders import CODES, TOML, DossierFolder, leave_out
from tests.factories import MunicipalityFactory, StatementFactory
from tests.people import beheer, public

pytestmark = pytest.mark.django_db
# Which cells of a row change, and the model of the record that this writes.
CHANGES = [
    ("sources", 1, {"title": "Andere krant"}, "Source"),
    ("sources", 0, {"body": "raad-bedachtstad"}, "Source"),
    ("bodies", 0, {"name": "Raad van Bedachtstad"}, "Body"),
    ("members", 0, {"place": "alinea 9"}, "RegionMembership"),
    ("populations", 0, {"inhabitants": "24001"}, "Population"),
    ("elections", 0, {"first_on": "2018-01-02"}, "CouncilElection"),
    ("terms", 0, {"seats": ""}, "CouncilTerm"),
    ("groups", 1, {"seats": "4"}, "Group"),
    ("group_roles", 0, {"side": "coalitie"}, "GroupRole"),
    ("arrangements", 0, {"legal_form": "stichting"}, "Arrangement"),
    ("participations", 0, {"takes_part": "nee"}, "Participation"),
    ("themes", 0, {"description": "Huizen"}, "Theme"),
    ("subjects", 0, {"works_out": "licht", "short_name": "Kort"}, "Subject"),
    ("concerns", 0, {"takes_part": "nee"}, "Concern"),
    ("milestones", 0, {"dated_on": "2017-06"}, "Milestone"),
    ("meetings", 0, {"starts_at": "2017-05-09T19:30"}, "Meeting"),
    ("decisions", 1, {"title": "Over het hele plan"}, "Decision"),
    ("positions", 2, {"group_seats": ""}, "Position"),
    ("positions", 0, {"shown": "lezing-1"}, "Position"),
    ("statements", 0, {"municipality": ""}, "Statement"),
    ("costs", 0, {"is_approximate": "ja"}, "Cost"),
    ("rounds", 0, {"due_on": ""}, "Round"),
    ("round_bodies", 0, {"answer": ""}, "RoundBody"),
    ("remarks", 2, {"theme": ""}, "Remark"),
    ("replies", 0, {"outcome": "niet"}, "Reply"),
    ("agenda_items", 0, {"portfolio_holder": ""}, "AgendaItem"),
    ("treatments", 1, {"planned_note": ""}, "Treatment"),
    ("common_items", 0, {"points": "Kennis nemen."}, "CommonItem"),
    ("commitments", 0, {"due_on": ""}, "Commitment"),
    ("agenda_lines", 1, {"text": "De brieven"}, "AgendaLine"),
    ("evidence", 4, {"decision": "", "cost": "onderzoekskosten"}, "Evidence"),
]


@pytest.fixture(scope="module")
def first(rolled_back, tmp_path_factory):
    """The report of the made-up folder, brought in once a module."""
    for code, name in CODES.items():
        MunicipalityFactory(code=code, name=name)
    return bring(DossierFolder(tmp_path_factory.mktemp("first") / "samen-verder"))


@pytest.fixture
def made(first, tmp_path):
    """The folder that was brought in, to change and bring again."""
    return DossierFolder(tmp_path / "samen-verder")


@pytest.mark.usefixtures("first")
class TestAFirstImport:
    def test_makes_every_record_of_the_folder(self, first, made):
        assert first.is_right, first.problems
        assert first.is_stored
        assert touched(first) == all_new(made)

    def test_counts_per_file_in_the_order_of_the_documentation(self, first):
        files = list(first.counts)

        assert files[:3] == ["dossier.toml", "sources.csv", "members.csv"]
        assert files[-1] == "read_back_lines.csv"

    def test_fills_the_dossier_and_its_region(self):
        dossier = Dossier.objects.get()
        assert (dossier.slug, dossier.dated_on, dossier.rule) == (
            "samen-verder",
            "2015-10",
            "alle_raden_akkoord",
        )
        assert dossier.region.slug == "bedachte-regio"
        assert RegionMembership.objects.filter(region=dossier.region).count() == 2

    def test_gives_every_body_its_one_home(self):
        homes = {
            body.slug: (body.municipality.code if body.municipality else None, bool(body.region))
            for body in Body.objects.all()
        }
        assert homes == {
            "gm9001-gemeenteraad": ("gm9001", False),
            "gm9002-gemeenteraad": ("gm9002", False),
            "gm9001-college": ("gm9001", False),
            "gm9001-raadscommissie-commissie-wonen": ("gm9001", False),
            "bedachte-regio-stuurgroep-stuurgroep": (None, True),
        }
        assert Source.objects.get(key="brief").body.slug == "gm9001-college"

    def test_follows_references_that_point_down_the_file(self):
        subjects = {subject.slug: subject for subject in Subject.objects.all()}
        assert subjects["plan"].works_out == subjects["zwaar"]
        assert subjects["onderzoek"].column == subjects["zwaar"]
        assert subjects["licht-met-stip"].base == subjects["licht"]
        assert Remark.objects.get(key="nieuwe-wens").carried_from.key == "oude-wens"

    def test_links_what_belongs_together(self):
        asked = {each.body.slug: each for each in RoundBody.objects.all()}
        assert asked["gm9001-gemeenteraad"].answer.key == "besluit-1"
        assert str(asked["gm9002-gemeenteraad"].no_view_on) == "2017-05-30"
        assert Round.objects.get(key="ronde").bundle == Milestone.objects.get(key="verworpen")
        assert Remark.objects.get(key="voorwaarde").position.key == "standpunt-2"
        assert Cost.objects.get().amount == 10_000_000_000
        assert {line.kind for line in AgendaLine.objects.all()} == {"vraag", "bijlage"}
        assert Evidence.objects.get(key="plek-ronde").target == Round.objects.get(key="ronde")

    def test_shows_the_chosen_place_or_the_first_that_reads_the_stance(self):
        shown = {
            each.key: each.shown.key if each.shown else None for each in Position.objects.all()
        }
        assert shown == {"standpunt-1": "lezing-2", "standpunt-2": "lezing-4", "fracties": None}

    def test_puts_the_groups_behind_their_position(self):
        behind = Position.objects.get(key="fracties").groups.all()
        assert {link.group.name for link in behind} == {"Groep A", "Groep B"}
        assert Position.objects.get(key="fracties").group_seats == 9

    @pytest.mark.parametrize(
        "model", [Dossier, Decision, Position, Statement, Remark, Reply, AgendaItem]
    )
    def test_publishes_from_the_moment_of_the_reader(self, model):
        records = model.objects.all()
        assert {record.status for record in records} == {Status.PUBLISHED}
        assert {record.public_from for record in records} == {beheer().at}
        assert set(model.objects.visible_to(public())) == set(records)

    def test_says_in_the_history_who_did_it_and_from_which_folder(self):
        entry = Decision.history.order_by("history_id").first()
        assert entry.history_change_reason == "Overgenomen uit de map ‘samen-verder’"
        assert entry.history_user == beheer().user

    def test_numbers_decisions_as_they_stand_in_the_file(self):
        numbers = dict(Decision.objects.values_list("key", "number"))
        assert numbers["besluit-1"] < numbers["besluit-2"] < numbers["uitspraak"]


class TestASecondImport:
    def test_writes_nothing_at_all(self, made):
        before = histories(), versions()

        report = bring(made)

        assert report.changes_nothing
        assert report.is_right
        assert (histories(), versions()) == before
        assert report.counts["evidence.csv"] == FileCount(same=len(made.rows["evidence"]))

    def test_takes_as_many_queries_for_many_rows_as_for_few(self, made):
        few = queries_of(made)
        for place in range(30):
            made.add("themes", id=f"thema-{place}", name=f"Thema {place}")
            made.add("statements", **{**made.rows["statements"][0], "id": f"uitspraak-{place}"})
            made.add("evidence", **{**made.rows["evidence"][4], "id": f"plek-{place}"})
        bring(made)

        many = queries_of(made)

        assert many == few
        assert many <= 65

    def test_has_one_savepoint_for_each_line_that_is_written(self, made):
        for place in range(30):
            made.add("themes", id=f"thema-{place}", name=f"Thema {place}")
        folder, by = read_folder(made.write()), beheer()

        with CaptureQueriesContext(connection) as asked:
            import_folder(folder, by=by)

        begun = [each for each in asked.captured_queries if each["sql"].startswith("SAVEPOINT")]
        assert len(begun) == 1 + 30  # the whole, inside the transaction of the test, and each line

    def test_writes_the_records_that_changed_and_no_other(self, made):
        before = histories()
        for table, place, cells, _model in CHANGES:
            made.set(table, place, **cells)

        report = bring(made)

        changed = Counter(f"{table}.csv" for table, *_ in CHANGES)
        assert touched(report) == {file: (0, count) for file, count in changed.items()}
        assert written_since(before) == Counter(model for *_, model in CHANGES)

    def test_writes_a_change_of_the_settings(self, made):
        before = histories()
        made.toml = TOML.replace('title = "Samen verder"', 'title = "Samen sterker"')

        report = bring(made)

        assert written_since(before) == {"Dossier": 1}
        assert report.counts["dossier.toml"] == FileCount(changed=1, same=1)

    def test_drops_the_groups_that_are_no_longer_named(self, made):
        made.set("positions", 2, groups="groep-b")

        report = bring(made)

        assert touched(report) == {"positions.csv": (0, 1)}
        behind = Position.objects.get(key="fracties").groups.all()
        assert [link.group.name for link in behind] == ["Groep B"]

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("raad-bedachtstad", "Later zat in raadsperiode 2018-2022"),
            ("raad-verzonnendam", "Kies een fractie uit de raad van deze gemeente."),
        ],
    )
    def test_refuses_groups_that_cannot_have_spoken_at_their_cell(self, made, body, told):
        before = histories()
        term = {**made.rows["terms"][0], "id": "later", "body": body, "seats": ""}
        made.add("terms", **{**term, "dated_on": "2018-03", "election_year": "2018"})
        group = {**made.rows["groups"][0], "id": "groep-later", "term": "later", "name": "Later"}
        made.add("groups", **group)
        made.set("positions", 2, groups="groep-later")

        report = bring(made)

        [problem] = report.problems
        assert (problem.file, problem.line, problem.column) == ("positions.csv", 4, "groups")
        assert told in problem.expected
        assert histories() == before

    def test_adds_to_a_decision_that_was_public_already(self, made):
        made.add("positions", id="later", decision="besluit-1", subject="onderzoek", stance="voor")

        report = bring(made)

        assert touched(report) == {"positions.csv": (1, 0)}
        assert Position.objects.get(key="later").status == Status.PUBLISHED

    def test_lets_a_position_show_nothing_when_its_place_is_gone(self, made):
        made.set("positions", 0, shown="")
        for place in (0, 1):
            made.set("evidence", place, reads_stance="", position="", decision="besluit-1")

        bring(made)

        assert Position.objects.get(key="standpunt-1").shown is None

    def test_tells_what_is_not_in_the_folder_and_leaves_it(self, made):
        before = histories()
        made.drop("statements", 0).drop("elements", 0)

        report = bring(made)

        assert report.absent == (
            AbsentRecord("elements.csv", "één loket"),
            AbsentRecord("statements.csv", "bewoners"),
        )
        assert histories() == before
        assert Statement.objects.filter(key="bewoners").exists()

    def test_leaves_what_was_withdrawn_as_it_is(self, made):
        withdraw_record(Statement.objects.get(), by=beheer(), reason="Dubbel")
        before = histories()

        report = bring(made)

        assert report.changes_nothing
        assert histories() == before
        assert not bring(made.drop("statements", 0)).absent

    def test_refuses_to_publish_what_follows_from_something_withdrawn(self, made):
        withdraw_record(Decision.objects.get(key="uitspraak"), by=beheer(), reason="Niet zo gezegd")
        made.add("positions", id="later", decision="uitspraak", subject="zwaar", stance="voor")

        report = bring(made)

        assert [(each.file, each.line) for each in report.problems] == [("decisions.csv", 4)]
        assert "ingetrokken" in report.problems[0].expected
        assert not Position.objects.filter(key="later").exists()

    def test_publishes_nothing_before_the_dossier_is_public(self, made):
        dossier = Dossier.objects.get()
        dossier.public_from = beheer().at + timedelta(days=9)
        save_record(dossier, by=beheer(), reason="Later openbaar")
        made.add("statements", id="later", dated_on="2017", speaker="Bewoners", text="Later")

        report = bring(made)

        assert report.is_right, report.problems
        assert Statement.objects.get(key="later").public_from == dossier.public_from

    def test_publishes_what_was_left_concept(self, made):
        item = AgendaItem.objects.get()
        item.status, item.public_from, item.shared_at = Status.DRAFT, None, None
        save_record(item, by=beheer(), reason="Terug naar concept")

        report = bring(made)

        assert touched(report) == {"agenda_items.csv": (0, 1)}
        assert AgendaItem.objects.get().status == Status.PUBLISHED

    def test_says_nothing_of_records_that_were_made_by_hand(self, made):
        StatementFactory(dossier=Dossier.objects.get(), public_from=beheer().at)

        assert bring(made).absent == ()


def queries_of(made):
    folder, reader = read_folder(made.write()), beheer()
    with CaptureQueriesContext(connection) as captured:
        report = import_folder(folder, by=reader)
    assert report.changes_nothing, touched(report)
    return len(captured)


class TestAnotherDossier:
    def test_shares_sources_bodies_and_seats_but_nothing_else(self, made):
        before = histories()
        made.toml = TOML.replace("samen-verder", "nog-verder")

        report = bring(made)

        assert report.is_right, report.problems
        assert report.counts["sources.csv"] == FileCount(same=2)
        assert report.counts["decisions.csv"] == FileCount(new=3)
        assert report.absent == ()
        assert not written_since(before).keys() & {"Source", "Body", "Group", "Region"}
        assert Decision.objects.filter(key="besluit-1").count() == 2


class TestWhatCannotBe:
    """What an action refuses is told at its file, line and column; nothing of it is stored."""

    @pytest.mark.parametrize(
        ("table", "place", "cells", "column", "words"),
        [
            ("decisions", 0, {"votes_for": "22"}, "votes_for", "meer stemmen (22) dan zetels"),
            ("decisions", 0, {"seats": "11"}, "votes_for", "meer stemmen (12) dan zetels (11)"),
            ("positions", 2, {"group_seats": "22"}, "group_seats", "meer zetels (22)"),
            ("groups", 1, {"seats": "17"}, "", ""),
            ("terms", 0, {"seats": "4"}, "seats", "samen meer zetels (5) dan de raad (4)"),
            ("decisions", 1, {"dated_on": "2150"}, "dated_on", "nog niet gebeurd"),
            ("statements", 0, {"dated_on": "2150"}, "dated_on", "nog niet gebeurd"),
            ("milestones", 0, {"dated_on": "2150"}, "dated_on", "Laat de staat leeg"),
            ("dispatches", 0, {"sent_on": "2150-01-01"}, "sent_on", "nog niet geweest"),
        ],
    )
    def test_is_told_at_its_cell(self, made, table, place, cells, column, words):
        before = histories()
        if not words:  # the group is told at its council, whose total it passes
            table, column, words = "terms", "seats", "samen meer zetels (22) dan de raad (21)"
            made.set("groups", place, **cells)
        else:
            made.set(table, place, **cells)

        report = bring(made)

        told = {(each.file, each.line, each.column): each.expected for each in report.problems}
        assert words in told[f"{table}.csv", 2 + (0 if table == "terms" else place), column]
        assert histories() == before

    def test_is_asked_of_a_council_and_its_groups_together(self, made):
        """Less than the groups had, and no more than they come to have."""
        made.set("terms", 0, seats="4").set("groups", 0, seats="4")

        report = bring(made)

        assert report.is_right, report.problems


class TestWhomItConcerns:
    CONCERN = {"dated_on": "2016", "takes_part": "ja", "source": "brief"}

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            ("municipality", "gm0001"),
            ("subject", "nergens"),
            ("source", "nergens"),
            ("dated_on", "ooit"),
            ("takes_part", "misschien"),
            ("takes_part", ""),
        ],
    )
    def test_a_wrong_cell_is_told_at_its_line_and_column(self, made, column, cell):
        report = bring(made.set("concerns", 0, **{column: cell}))

        told = {(each.file, each.line, each.column) for each in report.problems}
        assert told == {("concerns.csv", 2, column)}

    def test_a_row_of_whom_the_variant_does_not_concern_is_told_at_its_municipality(self, made):
        before = histories()
        made.add("concerns", subject="plan", municipality="gm9002", **self.CONCERN)

        report = bring(made)

        assert report.problems == (
            Problem(
                "concerns.csv",
                3,
                "municipality",
                "gm9002",
                "Een gemeente die ook de variant ‘Zwaar’ op 1 januari 2016 aangaat.",
            ),
        )
        assert histories() == before

    def test_who_the_variant_concerns_the_proposal_may(self, made):
        made.add("concerns", subject="plan", municipality="gm9001", **self.CONCERN)

        assert bring(made).is_right


class TestGroupsOfAnotherCouncil:
    @pytest.fixture
    def other(self, made):
        made.add("terms", id="periode-2", body="raad-verzonnendam", dated_on="2014-03",
            election_year="2014", source="brief")  # fmt: skip
        made.add("groups", id="groep-c", term="periode-2", name="Groep C", source="brief")
        return made

    def test_are_told_at_the_position_that_names_them(self, other):
        before = histories()

        report = bring(other.set("positions", 2, groups="groep-a;groep-c"))

        assert report.problems == (
            Problem(
                "positions.csv",
                4,
                "groups",
                "groep-c",
                "Kies een fractie uit de raad van deze gemeente.",
            ),
        )
        assert histories() == before

    def test_are_no_matter_for_a_position_of_their_own(self, other):
        other.add("decisions", **{**other.rows["decisions"][2], "id": "elders"})
        other.set("decisions", 3, body="raad-verzonnendam", moved_in="")
        other.add("positions", **{**other.rows["positions"][2], "id": "c", "decision": "elders"})

        report = bring(other.set("positions", 3, groups="groep-c"))

        assert report.is_right, report.problems


class TestAMotion:
    def test_belongs_to_the_treatment_that_the_folder_names(self, made):
        motion = Decision.objects.get(key="uitspraak")
        assert motion.moved_in.key == "behandeling"

        bring(made.set("decisions", 2, moved_in="behandeling-2"))
        motion.refresh_from_db()
        assert motion.moved_in.key == "behandeling-2"

        report = bring(made.set("decisions", 2, form="debat", moved_in=""))
        motion.refresh_from_db()
        assert report.is_stored, report.problems
        assert (motion.form, motion.moved_in) == ("debat", None)

    def test_keeps_its_treatment_where_the_file_has_no_such_column(self, made):
        leave_out(made.write() / "decisions.csv", "moved_in")

        report = import_folder(read_folder(made.path), by=beheer())

        assert report.is_stored, report.problems
        assert Decision.objects.get(key="uitspraak").moved_in.key == "behandeling"

    def test_is_refused_at_an_item_of_another_council_and_what_is_none_at_any(self, made):
        made.set("decisions", 0, moved_in="behandeling-2")
        made.set("decisions", 1, form="motie", moved_in="behandeling")

        report = bring(made)

        assert report.problems == (
            Problem(
                *("decisions.csv", 2, "moved_in", "behandeling-2"),
                "Alleen een motie of een amendement wordt bij een agendapunt ingediend.",
            ),
            Problem(
                *("decisions.csv", 3, "moved_in", "behandeling"),
                "Kies een agendapunt van hetzelfde orgaan.",
            ),
        )


class TestTheSameActTwice:
    @pytest.fixture
    def twice(self, made):
        """The first decision with its stance once more, under another id."""
        made.add("decisions", **{**made.rows["decisions"][0], "id": "nogmaals"})
        made.add("positions", **{**made.rows["positions"][0], "id": "nogmaals",
            "decision": "nogmaals", "shown": "", "source_follows": "ja"})  # fmt: skip
        return made

    def test_is_refused_naming_both_where_it_says_just_the_same(self, twice):
        report = bring(twice)

        assert report.problems == (
            Problem(
                "decisions.csv",
                5,
                "title",
                "Over het plan",
                "Elk besluit één keer: ‘besluit-1’ (decisions.csv, regel 2) heeft dezelfde titel, "
                "vorm en standpunten.",
            ),
        )

    @pytest.mark.parametrize(
        ("cells", "why"),
        [
            ({"form": "motie"}, "dezelfde titel en ook iets over ‘Plan’"),
            ({"title": "Motie"}, "ook iets over ‘Plan’"),
        ],
    )
    def test_is_noticed_naming_both_where_it_looks_the_same(self, twice, cells, why):
        report = bring(twice.set("decisions", 3, **cells))

        assert report.is_stored, report.problems
        assert report.notices == (
            ImportNotice(
                "decisions.csv",
                5,
                "‘nogmaals’ kan hetzelfde besluit zijn als ‘besluit-1’ (decisions.csv, regel 2): "
                f"hetzelfde orgaan, dagen die samenvallen, en {why}.",
            ),
        )

    def test_is_noticed_once_and_not_again_while_nothing_changes(self, twice):
        twice.set("decisions", 3, title="Motie")
        bring(twice)

        assert bring(twice).notices == ()

    def test_is_noticed_beside_what_is_not_in_the_folder(self, made):
        elsewhere = Decision.objects.get(key="besluit-1")
        elsewhere.key = ""
        save_record(elsewhere, by=beheer(), reason="Met de hand.")
        made.set("decisions", 0, id="anders", title="Motie").set("positions", 0, decision="anders")
        made.set("positions", 0, id="anders", shown="").set("round_bodies", 0, answer="")
        made.set("agenda_items", 0, decision="").set("evidence", 4, decision="anders")
        for place in (0, 1):
            made.set("evidence", place, id=f"nieuw-{place}", position="anders")

        report = bring(made)

        assert [each.words.split(": ")[0] for each in report.notices] == [
            "‘anders’ kan hetzelfde besluit zijn als ‘Over het plan’ van 9 mei 2017"
        ]


class TestWhatAStanceRestsOn:
    def add_stance(self, made, reads="", **cells):
        """Add a stance to a decision that no place shows, and a place of its own that reads it."""
        made.add("positions", **folders.position("nieuw", "besluit-2", "licht", "voor", **cells))
        if reads:
            reading = folders.place("lezing-nieuw", position="nieuw", reads_stance=reads)
            made.add("evidence", **reading)

    def test_is_told_where_no_place_shows_it_and_brought_in_all_the_same(self, made):
        self.add_stance(made)

        (notice,) = bring(made).notices

        assert (notice.file, notice.line) == ("positions.csv", 5)
        assert "zet source_follows op ja" in notice.words
        assert Position.objects.get(key="nieuw").status == "gepubliceerd"
        assert bring(made).notices == ()

    def test_is_told_where_its_place_reads_something_else(self, made):
        self.add_stance(made, "tegen")

        (notice,) = bring(made).notices

        assert "alinea 2, leest ‘tegen’. U legt ‘voor’ vast" in notice.words
        assert notice.words.endswith("(kolom departure)")

    def test_is_told_where_it_follows_from_a_motion_that_was_not_adopted(self, made):
        made.set("decisions", 1, form="motie", outcome="verworpen")
        self.add_stance(made, source_follows="ja")

        assert "volgt uit een motie die niet is aangenomen" in bring(made).notices[-1].words

    @pytest.mark.parametrize(
        ("reads", "cells"),
        [
            ("", {"source_follows": "ja"}),
            ("tegen", {"departure": "De brief vat het anders samen."}),
            ("voor", {}),
        ],
    )
    def test_is_not_told_where_it_rests_on_something_or_says_what_it_lacks(
        self, made, reads, cells
    ):
        self.add_stance(made, reads, **cells)

        report = bring(made)

        assert report.is_stored
        assert report.notices == ()


class TestGroupsThatCanBeLinked:
    def test_are_told_and_not_linked(self, made):
        report = bring(made.set("positions", 2, groups="", group_seats="8"))

        assert report.is_stored
        assert [(each.file, each.line, each.words) for each in report.notices] == [
            (
                "positions.csv",
                4,
                "‘Groep A en Groep B’ kan gekoppeld worden aan Groep A, Groep B.",
            )
        ]
        assert not Position.objects.get(key="fracties").groups.exists()

    def test_may_not_be_all_of_them(self, made):
        made.set("positions", 2, groups="", groups_label="alle fracties")

        (notice,) = bring(made).notices

        assert notice.words == (
            "‘alle fracties’ kan gekoppeld worden aan Groep A, Groep B. Of dit alle fracties van "
            "de raad zijn, is niet vastgelegd."
        )

    def test_are_not_told_again_while_nothing_changes(self, made):
        made.set("positions", 2, groups="")
        bring(made)

        assert bring(made).notices == ()
