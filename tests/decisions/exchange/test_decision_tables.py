"""Rows of decisions and positions become what the form for a decision would have made of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.exchange.tables import planning
from decisions.models import Decision, Evidence, Position, PositionGroup, Remark, Status
from decisions.models.decisions import Speaker
from tests.decisions.exchange.tables import Table, effects, warned, wrong
from tests.factories import (
    CouncilTermFactory,
    EvidenceFactory,
    GroupFactory,
    SourceFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db
HEADS = ("Orgaan", "Datum", "Waarover", "Onderwerp", "Standpunt", "Bron volgt")


@pytest.fixture
def table(world):
    return Table(world, "besluiten", HEADS)


def line(world, **changed):
    """Return a row with a stance of the own council."""
    cells = {
        "body": world.council.name,
        "day": "12-3-2017",
        "title": "Zienswijze",
        "subject": world.subject.name,
        "stance": "voor",
        "follows": "ja",
    }
    return tuple((cells | changed).values())


class TestARow:
    def test_becomes_a_decision_and_its_position_as_concepts(self, world, table):
        table.bring(line(world))

        decision = Decision.objects.get()
        position = Position.objects.get()
        assert (decision.title, decision.dated_on, decision.form) == (
            "Zienswijze",
            "2017-03-12",
            "besluit",
        )
        assert (decision.status, position.status) == (Status.DRAFT, Status.DRAFT)
        assert (position.stance, position.source_follows) == ("voor", True)
        assert decision.history.get().history_change_reason == "Ingelezen uit ‘tabel.csv’"

    @pytest.mark.parametrize(
        "name", ["%s", "gemeente %s", "raad van %s", "Gemeenteraad %s", "RAAD %s"]
    )
    def test_names_its_council_as_people_do(self, world, table, name):
        home = world.council.municipality.name
        written = name % home if name != "gemeente %s" else home

        assert wrong(table.plan(line(world, body=written))) == []

    def test_names_a_college_too(self, world, table):
        written = f"college van B en W van {world.college.municipality.name}"

        plan = table.plan(line(world, body=written))

        assert plan.items[0].record.body == world.college

    def test_without_a_title_is_called_by_its_subjects(self, world, table):
        other = SubjectFactory(dossier=world.dossier)

        table.bring(line(world, title=""), line(world, title="", subject=other.name))

        assert Decision.objects.get().title == f"{world.subject.name}, {other.name}"
        assert Position.objects.count() == 2

    def test_whose_stance_names_a_subject_is_for_it_with_a_note(self, world, table):
        plan = table.plan(line(world, subject="", stance=world.subject.name.upper()))

        assert [each[1] for each in warned(plan)] == ["stance"]
        assert plan.items[1].record.stance == "voor"

    def test_without_a_stance_is_a_decision_alone(self, world, table):
        table.bring(line(world, subject="", stance=""))

        assert Decision.objects.count() == 1
        assert not Position.objects.exists()


class TestRowsOfOneAct:
    def test_are_one_decision(self, world, table):
        other = SubjectFactory(dossier=world.dossier)

        table.bring(line(world), line(world, subject=other.name, stance="tegen"))

        assert Decision.objects.count() == 1
        assert {each.stance for each in Position.objects.all()} == {"voor", "tegen"}

    def test_are_one_too_where_one_of_them_names_no_title(self, world, table):
        """A row without a title is called by its subject, which another may be called too."""
        other = SubjectFactory(dossier=world.dossier)

        table.bring(
            line(world, title=""), line(world, title=world.subject.name, subject=other.name)
        )

        assert Decision.objects.get().title == world.subject.name
        assert Position.objects.count() == 2

    def test_that_say_a_stance_twice_are_told_at_the_second(self, world, table):
        plan = table.plan(line(world), line(world, stance="tegen"))

        assert [(row, column) for row, column, _told in wrong(plan)] == [(3, "subject")]
        assert "rij 2" in wrong(plan)[0][2]

    def test_that_contradict_each_other_on_the_act_are_told(self, world):
        table = Table(world, "besluiten", (*HEADS, "Uitkomst"))
        other = SubjectFactory(dossier=world.dossier)

        plan = table.plan(
            (*line(world), "aangenomen"), (*line(world, subject=other.name), "verworpen")
        )

        assert [(row, column) for row, column, _told in wrong(plan)] == [(3, "outcome")]


class TestAnActThatSaysJustWhatAnotherSays:
    """It is refused while the table is looked over, and not only when it is brought in."""

    def other(self, world, stance="voor", **changed):
        told = {"title": "ZIENSWIJZE", "form": "besluit", "dated_on": "2017-03", "draft": True}
        decision = world.decision(body=world.council, **(told | changed))
        if stance:
            world.position(decision, stance=stance, draft=True)
        return decision

    @pytest.mark.parametrize(
        ("stands", "says", "is_refused"),
        [
            ({}, {}, True),
            ({"title": "Iets anders"}, {}, False),
            ({"dated_on": "2017-04"}, {}, False),
            ({"form": "motie"}, {}, False),
            ({"stance": "tegen"}, {}, False),
            ({"stance": ""}, {}, False),
            ({"stance": ""}, {"subject": "", "stance": ""}, True),
        ],
        ids=["same", "title", "days", "form", "stance", "less", "neither says anything"],
    )
    def test_is_wrong_at_its_row(self, world, table, stands, says, is_refused):
        self.other(world, **stands)

        found = wrong(table.plan(line(world, **says)))

        assert [each[:2] for each in found] == ([(2, "title")] if is_refused else [])
        assert all(each[2].startswith("Dit staat er al: ") for each in found)

    def test_is_wrong_where_a_stance_of_the_table_makes_it_so(self, world, table):
        self.other(world)
        self.other(world, stance="", title="Zienswijze", dated_on="2017-03-12")

        assert [each[:2] for each in wrong(table.plan(line(world)))] == [(2, "title")]

    def test_is_wrong_beside_another_row(self, world, table):
        plan = table.plan(line(world), line(world, day="maart 2017"), line(world, day="mei 2017"))

        assert [each[:2] for each in wrong(plan)] == [(2, "title"), (3, "title")]

    def test_is_not_asked_of_what_the_table_leaves_as_it_stands(self, world, table):
        self.other(world)
        twin = self.other(world, stance="", title="Zienswijze", dated_on="2017-03-12")
        world.position(twin, stance="voor", draft=True, source_follows=True)

        plan = table.plan(line(world))

        assert (wrong(plan), effects(plan)) == ([], ["gelijk"])


class TestWhatIsWrong:
    @pytest.mark.parametrize(
        ("changed", "column", "sentence"),
        [
            ({"body": "Nergenshuizen"}, "body", "orgaan in deze regio"),
            ({"day": "31-2-2017"}, "dated_on", "bestaat niet"),
            ({"day": "1-1-2199"}, "dated_on", "nog niet gebeurd"),
            ({"subject": "Bestaat niet"}, "subject", "onderwerp in dit dossier"),
            ({"stance": "aangenomen"}, "stance", "Een standpunt"),
            ({"stance": ""}, "subject", "ook een standpunt"),
            ({"subject": ""}, "subject", "Noem het onderwerp"),
            ({"title": "", "subject": "", "stance": ""}, "title", "waar het besluit over gaat"),
            ({"title": "x" * 301}, "title", "300"),
        ],
    )
    def test_is_told_at_its_column_with_what_is_expected(
        self, world, table, changed, column, sentence
    ):
        plan = table.plan(line(world, **changed))

        told = wrong(plan)
        assert effects(plan) == ["fout"]
        assert any(column in each[1:2] and sentence in each[2] for each in told), told

    def test_is_told_of_every_cell_of_a_row_at_once(self, world, table):
        plan = table.plan(line(world, day="31-2-2017", stance="ja hoor"))

        assert {each[1] for each in wrong(plan)} == {"dated_on", "stance"}

    def test_is_a_council_that_another_griffie_keeps(self, world, table):
        plan = table.plan(line(world, body=world.neighbour.name))

        assert [each[1] for each in wrong(plan)] == ["body"]
        assert plan.items == []

    def test_tells_nothing_of_what_stands_at_another_council(self, world, table):
        world.position(
            world.decision(
                body=world.neighbour, title="Zienswijze", dated_on="2017-03-12", draft=True
            ),
            draft=True,
        )

        plan = table.plan(line(world, body=world.neighbour.name))

        assert [row.words for row in plan.rows] == [""]


class TestWho:
    def test_is_not_the_regioredactie_for_a_council_with_a_griffie(self, world):
        plan = Table(world, "besluiten", HEADS, by=world.redactie).plan(line(world))

        assert [each[1] for each in wrong(plan)] == ["body"]

    def test_may_be_the_regioredactie_for_a_council_without_one(self, world):
        plan = Table(world, "besluiten", HEADS, by=world.redactie).plan(
            line(world, body=world.neighbour.name)
        )

        assert wrong(plan) == []


class TestAVote:
    @pytest.fixture
    def council(self, world):
        term = CouncilTermFactory(body=world.council, seats=19, dated_on="2014-03-27")
        sizes = {"VVD": 9, "D66": 10}
        return [GroupFactory(term=term, name=name, seats=n) for name, n in sizes.items()]

    def reckon(self, world, written):
        table = Table(world, "besluiten", (*HEADS, "Stemming"))
        table.bring((*line(world), written))
        return Decision.objects.get()

    def test_of_all_but_a_group_counts_its_seats(self, world, council):
        decision = self.reckon(world, "allen voor, behalve VVD (vertrokken)")

        assert (decision.seats, decision.votes_for, decision.votes_against, decision.left) == (
            19,
            10,
            0,
            9,
        )

    def test_is_counted(self, world):
        decision = self.reckon(world, "10 voor, 9 tegen")

        assert (decision.votes_for, decision.votes_against) == (10, 9)

    def test_may_not_have_been_asked(self, world):
        assert self.reckon(world, "hamerstuk").no_vote_asked

    @pytest.mark.parametrize(
        ("written", "sentence"),
        [("20 voor, 3 tegen", "meer stemmen"), ("allen voor, behalve CDA", "geen fractie")],
    )
    def test_that_cannot_be_is_told(self, world, council, written, sentence):
        plan = Table(world, "besluiten", (*HEADS, "Stemming")).plan((*line(world), written))

        assert [each[1] for each in wrong(plan)] == ["vote"]
        assert sentence in wrong(plan)[0][2]

    def test_that_was_not_asked_is_not_written_over_a_count(self, world):
        world.position(world.decision(title="Zienswijze", dated_on="2017-03-12", votes_for=3))

        plan = Table(world, "besluiten", (*HEADS, "Stemming")).plan((*line(world), "hamerstuk"))

        assert [each[1] for each in wrong(plan)] == ["vote"]


class TestGroups:
    def test_need_a_name_for_their_seats(self, world):
        plan = Table(world, "besluiten", (*HEADS, "Zetels samen")).plan((*line(world), "9"))

        assert [each[1] for each in wrong(plan)] == ["group_seats"]

    def test_speak_beside_their_council_and_are_linked_by_name(self, world):
        term = CouncilTermFactory(body=world.council, dated_on="2014-03-27")
        group = GroupFactory(term=term, name="VVD")
        table = Table(world, "besluiten", (*HEADS, "Fracties"))

        table.bring((*line(world), ""), (*line(world, stance="tegen"), "VVD"))

        assert {each.speaker for each in Decision.objects.all()} == set(Speaker.values)
        assert PositionGroup.objects.get().group == group

    def test_are_named_as_who_speaks_while_the_table_is_looked_over(self, world):
        plan = Table(world, "besluiten", (*HEADS, "Fracties")).plan((*line(world), "VVD"))

        assert plan.rows[0].words.startswith(f"{world.council.name}: VVD, 12 maart 2017")

    def test_that_nobody_knows_keep_their_name_and_are_warned_of(self, world):
        plan = Table(world, "besluiten", (*HEADS, "Fracties")).plan((*line(world), "Lijst X"))

        assert [each[1] for each in warned(plan)] == ["groups"]
        assert plan.items[1].record.groups_label == "Lijst X"


class TestAConditionAndASource:
    def test_come_along(self, world):
        source = SourceFactory(title="Besluitenlijst", reference="Z-1")
        heads = ("Orgaan", "Datum", "Onderwerp", "Standpunt", "Voorwaarde", "Bron", "Plaats")
        row = (world.council.name, "12-3-2017", world.subject.name, "voor, mits", "Als het kan.")

        Table(world, "besluiten", heads).bring((*row, "z-1", "alinea 3"))

        position = Position.objects.get()
        place = Evidence.objects.get()
        assert Remark.objects.get().position == position
        assert (place.source, place.place, place.reads_stance) == (source, "alinea 3", "voor_mits")
        assert position.shown == place

    def test_of_which_the_place_lacks_is_told(self, world):
        SourceFactory(title="Besluitenlijst")
        heads = ("Orgaan", "Datum", "Onderwerp", "Standpunt", "Bron")
        row = (world.council.name, "12-3-2017", world.subject.name, "voor", "Besluitenlijst")

        assert [each[1] for each in wrong(Table(world, "besluiten", heads).plan(row))] == ["place"]

    def test_that_lacks_is_warned_of(self, world, table):
        assert [each[1] for each in warned(table.plan(line(world, follows="")))] == ["source"]

    def test_of_another_stance_is_refused(self, world):
        table = Table(world, "besluiten", (*HEADS, "Voorwaarde"))

        plan = table.plan((*line(world), "Als het kan."))

        assert [each[1] for each in wrong(plan)] == ["condition"]


class TestWhatStands:
    def test_is_the_same_the_second_time(self, world, table):
        table.bring(line(world))

        assert effects(table.plan(line(world))) == ["gelijk"]

    def test_changes_where_the_row_says_otherwise(self, world, table):
        table.bring(line(world))

        plan = table.plan(line(world, stance="tegen"))
        table.bring(line(world, stance="tegen"))

        assert effects(plan) == ["gewijzigd"]
        assert plan.rows[0].words.endswith(": tegen (dit was: standpunt ‘voor’)")
        assert Position.objects.get().stance == "tegen"
        assert Position.objects.get().history.count() == 2

    def test_keeps_what_an_empty_cell_does_not_say(self, world):
        table = Table(world, "besluiten", (*HEADS, "Toelichting"))
        table.bring((*line(world), "Lang besproken"))

        assert effects(table.plan((*line(world), ""))) == ["gelijk"]

    def test_gets_a_new_stance_on_another_subject(self, world, table):
        table.bring(line(world))
        other = SubjectFactory(dossier=world.dossier)

        table.bring(line(world, subject=other.name))

        assert Decision.objects.count() == 1
        assert Position.objects.count() == 2

    def test_that_reads_otherwise_asks_for_a_source(self, world, table):
        position = world.position(
            world.decision(title="Zienswijze", dated_on="2017-03-12"), stance="voor"
        )
        EvidenceFactory(position=position, reads_stance="voor")

        plan = table.plan(line(world, stance="tegen"))

        assert [each[1] for each in wrong(plan)] == ["stance"]
        assert "Noem een bron" in wrong(plan)[0][2]

    def test_that_is_public_changes_with_the_table_as_reason(self, world, table):
        position = world.position(
            world.decision(title="Zienswijze", dated_on="2017-03-12"), stance="voor"
        )

        table.bring(line(world, stance="tegen"))

        position.refresh_from_db()
        assert (position.stance, position.status) == ("tegen", Status.PUBLISHED)
        assert "tabel.csv" in position.history.first().history_change_reason

    def test_is_read_with_as_many_queries_for_a_few_rows_as_for_many(self, world):
        source, heads = SourceFactory(), ("Voorwaarde", "Bron", "Plaats in de bron", "Stemming")
        table, asked = Table(world, "besluiten", (*HEADS, *heads)), []
        for number in (2, 20):
            rows = [
                (*line(world, title=f"{number} {n}", stance="voor, mits"), "Als", source.key, "¶3",
                 "3 voor, 2 tegen")
                for n in range(number)
            ]  # fmt: skip
            table.bring(*rows)
            with CaptureQueriesContext(connection) as queries:
                plan = table.plan(*rows)
            asked.append(len(queries))
            assert set(effects(plan)) == {"gelijk"}

        assert asked[0] == asked[1]


class TestALongTable:
    def test_brings_an_act_with_the_row_that_it_begins_with(self, world, table, monkeypatch):
        monkeypatch.setattr(planning, "PART_ROWS", 2)
        SubjectFactory(dossier=world.dossier, name="Loket", slug="loket")
        rows = [
            line(world, title="Eerste"),
            line(world, title="Tweede"),
            line(world, title="Derde"),
            line(world, title="Eerste", subject="Loket"),
        ]

        parts = list(table.plan_parts(*rows))

        told = [
            [
                (each.record.decision.title, each.record.subject.name)
                for each in part.items
                if isinstance(each.record, Position)
            ]
            for part in parts
        ]
        own = world.subject.name
        assert told == [[("Eerste", own), ("Eerste", "Loket"), ("Tweede", own)], [("Derde", own)]]
        assert [len(part.rows) for part in parts] == [2, 2]
        table.bring(*rows)
        assert Decision.objects.count() == 3 and Position.objects.count() == 4
