"""What the pages tell, taken along as a table and read back by another reader."""

import csv
from io import StringIO

import pytest

from decisions.actions import withdraw_record
from decisions.documents.open_tables import (
    DECISIONS,
    MILESTONES,
    OPEN_TABLE_FORMATS,
    OPEN_TABLES,
    POSITION_CONDITIONS,
    POSITION_GROUPS,
    POSITIONS,
    SOURCES,
    STANCES,
    STATEMENTS,
    TOWN_AGENDA,
)
from decisions.history import open_rows
from tests import factories as make
from tests.decisions.documents.register.sheets import rows_of, sheets_of
from tests.decisions.web.public.reading import CANARY, fill, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
DAY = "2017-06-01"
TABLES = {
    "standpunten": POSITIONS,
    "voorwaarden": POSITION_CONDITIONS,
    "fracties": POSITION_GROUPS,
    "besluiten": DECISIONS,
    "uitspraken": STATEMENTS,
    "mijlpalen": MILESTONES,
    "bronnen": SOURCES,
}
EVERY = pytest.mark.parametrize("name", TABLES)
EVERY_ENDING = pytest.mark.parametrize("ending", OPEN_TABLE_FORMATS)


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def get(client, made, name, ending="csv", **asked):
    return client.get(f"{made.address}{name}.{ending}", {"peildatum": DAY} | asked)


def lines(response):
    """Return the rows of a CSV by the names of their columns."""
    return list(csv.DictReader(StringIO(response.content.decode(), newline="")))


def column(response, name):
    return [line[name] for line in lines(response)]


def condition(position, text, **fields):
    """Return a condition under which a position is held."""
    about = {"dossier": position.dossier, "body": position.body, "kind": "voorwaarde"}
    about |= {"decision": position.decision, "position": position, "text": text}
    return make.RemarkFactory(**about | fields)


def said_by_groups(made, *seats):
    """Return what groups of Aalst with so many seats each hold, under a condition."""
    council = made.councils["Aalst"]
    term = make.CouncilTermFactory(body=council, dated_on="2014-03-27", election_year=2014)
    position = made.position(council, "tegen", groups_label="drie fracties")
    for place, number in enumerate(seats):
        group = make.GroupFactory(term=term, name=f"Lijst {'CAB'[place]}", seats=number)
        make.PositionGroupFactory(position=position, group=group)
    return position


def names_of(table):
    return [str(each.name) for each in table.told_columns]


class TestFile:
    @EVERY_ENDING
    @EVERY
    def test_has_the_columns_of_its_table_in_every_format(self, client, made, name, ending):
        fill(made, 1)
        condition(said_by_groups(made, 3), "Mits het loket blijft.")

        response = get(client, made, name, ending)

        assert response["Content-Type"] == OPEN_TABLE_FORMATS[ending].media_type
        told = f'attachment; filename="{name}-{DAY}.{ending}"'
        assert response["Content-Disposition"] == told
        content = response.content
        rows = list(csv.reader(StringIO(content.decode()))) if ending == "csv" else rows_of(content)
        assert rows[0] == names_of(TABLES[name])
        assert len(rows) > 1

    @pytest.mark.parametrize("ending", ["xlsx", "ods"])
    def test_tells_of_itself_and_what_each_column_means(self, client, made, ending):
        sheets = sheets_of(get(client, made, "standpunten", ending).content)

        assert list(sheets) == ["Standpunten", "Over dit bestand", "Kolommen"]
        facts = dict(sheets["Over dit bestand"])
        assert facts["Peildatum"] == "1 juni 2017"
        assert f"standpunten.{ending}?peildatum=2017-06-01&bekend=" in facts["Vast adres"]
        assert [row[0] for row in sheets["Kolommen"]] == names_of(POSITIONS)

    def test_tells_the_same_for_ever_at_its_permalink(self, client, made):
        made.position(made.councils["Aalst"])
        first = get(client, made, "standpunten")
        pinned = lines(first)[0]["permalink"]
        made.position(made.councils["Berg"])

        assert len(lines(get(client, made, "standpunten"))) == 2
        assert column(client.get(pinned), "orgaan") == ["Gemeenteraad Aalst"]

    @EVERY
    def test_of_another_ending_there_is_none(self, client, made, name):
        assert get(client, made, name, "json").status_code == 404

    def test_every_column_has_a_name_and_a_meaning_of_its_own(self):
        for table in OPEN_TABLES:
            names = names_of(table)
            assert len(set(names)) == len(names)
            assert all(str(each.meaning) for each in table.told_columns)


class TestPositions:
    def test_have_a_row_for_each_reading_and_one_without_any(self, client, made):
        read = made.position(made.councils["Aalst"], "tegen")
        for quote in ("Wij zijn tegen.", "=1+1"):
            made.read(read, quote=quote)
        made.position(made.councils["Berg"], "voor", dated_on="2016-07")

        found = lines(get(client, made, "standpunten"))

        assert [line["standpunt"] for line in found] == ["tegen", "tegen", "voor"]
        assert [line["leest als"] for line in found] == ["tegen", "tegen", ""]
        assert [line["citaat"] for line in found] == ["Wij zijn tegen.", "'=1+1", ""]
        assert (found[2]["datum"], found[2]["laatste dag"]) == ("2016-07", "2016-07-31")

    def test_are_those_of_the_day(self, client, made):
        made.position(made.councils["Aalst"], dated_on="2016-06-01")
        made.position(made.councils["Berg"], dated_on="2017-06-02")

        assert column(get(client, made, "standpunten"), "gemeente") == ["Aalst"]

    def test_that_were_withdrawn_say_so(self, client, made):
        position = made.position(made.councils["Aalst"])
        withdraw_record(position, by=beheer(), reason="Van een ander.")

        [line] = lines(get(client, made, "standpunten"))

        assert (line["status"], line["reden ingetrokken"]) == ("ingetrokken", "Van een ander.")

    def test_are_the_same_in_batches(self, client, made, monkeypatch):
        fill(made, 2)
        whole = [get(client, made, name).content for name in ("standpunten", "uitspraken")]
        monkeypatch.setattr(open_rows, "BATCH", 1)

        parts = [
            get(client, made, name, nodig="").content for name in ("standpunten", "uitspraken")
        ]

        assert column_lists(parts) == column_lists(whole)


class TestPositionsOfGroups:
    def test_tell_who_stood_behind_them_with_their_seats(self, client, made):
        said_by_groups(made, 5, 3, None)
        other = said_by_both(made)

        rows = {line["nummer"]: line for line in lines(get(client, made, "standpunten"))}
        first, second = (rows[key] for key in sorted(rows, key=int))

        assert first["fracties"] == "drie fracties"
        assert first["fracties met zetels"] == "Lijst A (3), Lijst B, Lijst C (5)"
        assert first["zetels van fracties"] == ""
        assert second["nummer"] == str(other.pk)
        assert second["zetels van fracties"] == "8"

    def test_have_a_row_for_each_group_in_a_table_of_its_own(self, client, made):
        party = make.PartyFactory(name="Landelijk")
        position = said_by_groups(made, 5)
        term = position.groups.get().group.term
        group = make.GroupFactory(term=term, party=party, name="Lijst D")
        make.PositionGroupFactory(position=position, group=group)
        made.position(made.councils["Berg"])

        found = lines(get(client, made, "fracties"))

        told = [(line["fractie"], line["zetels"], line["partij"]) for line in found]
        assert told == [("Lijst C", "5", ""), ("Lijst D", "", "Landelijk")]
        assert {line["standpunt nummer"] for line in found} == {str(position.pk)}
        assert {line["standpunt"] for line in found} == {"tegen"}

    def test_are_those_that_were_known_at_the_moment(self, client, made):
        said_by_groups(made, 5)

        before = get(client, made, "fracties", bekend="2016-01-01T00:00")

        assert lines(before) == []


def said_by_both(made):
    """Return what two groups of Berg hold, 8 seats together."""
    council = made.councils["Berg"]
    term = make.CouncilTermFactory(body=council, dated_on="2014-03-27", election_year=2014)
    position = made.position(council, groups_label="twee fracties", dated_on="2016-07-01")
    for number in (5, 3):
        group = make.GroupFactory(term=term, seats=number)
        make.PositionGroupFactory(position=position, group=group)
    return position


class TestConditions:
    def test_stand_with_the_position_and_in_a_table_of_their_own(self, client, made):
        position = made.read(made.position(made.councils["Aalst"]))
        made.read(position)
        kept = [condition(position, text) for text in ("Mits het kan.", "=Mits het mag.")]

        found = lines(get(client, made, "standpunten"))
        apart = lines(get(client, made, "voorwaarden"))

        assert [line["voorwaarden"] for line in found] == ["2", "2"]
        assert found[0]["tekst van voorwaarden"] == "1. Mits het kan.\n2. =Mits het mag."
        assert [line["nummer"] for line in apart] == [str(each.pk) for each in kept]
        assert [line["voorwaarde"] for line in apart] == ["Mits het kan.", "'=Mits het mag."]
        assert {line["standpunt nummer"] for line in apart} == {str(position.pk)}

    def test_are_those_of_the_day_that_stand_and_that_the_reader_may_see(self, client, made):
        position = made.position(made.councils["Aalst"])
        condition(position, "Later.", dated_on="2017-06-02")
        condition(position, CANARY, draft=True)
        withdrawn = condition(position, "Vergissing.")
        withdraw_record(withdrawn, by=beheer(), reason="Van een ander.")

        [line] = lines(get(client, made, "standpunten"))

        assert (line["voorwaarden"], line["tekst van voorwaarden"]) == ("0", "")
        assert lines(get(client, made, "voorwaarden")) == []
        client.force_login(griffie(position.body.municipality).user)
        assert column(get(client, made, "voorwaarden"), "voorwaarde") == [CANARY]


class TestVotes:
    def test_stand_with_a_decision_and_with_what_follows_from_it(self, client, made):
        tally = {"seats": 21, "votes_for": 10, "votes_against": 0, "absent": 2, "left": 9}
        council = made.councils["Aalst"]
        decision = make.DecisionFactory(dossier=made.dossier, body=council, **tally)
        make.PositionFactory(decision=decision, subject=made.proposal, body=council)
        make.GroupTallyFactory(decision=decision, label="Lijst A", votes_for=10)
        divided = {"direction": "verdeeld", "votes_for": 1, "votes_against": 2}
        make.GroupTallyFactory(decision=decision, label="Lijst B", **divided)

        for name in ("besluiten", "standpunten"):
            [line] = lines(get(client, made, name))
            told = [line[each] for each in ("zetels", "voor", "tegen", "afwezig", "vertrokken")]
            assert told == ["21", "10", "0", "2", "9"]
            assert line["onthouden"] == ""
            each = "Lijst A: voor, 10 voor; Lijst B: verdeeld, 1 voor, 2 tegen"
            assert line["stemmen per fractie"] == each


def column_lists(contents):
    """Return the rows without their permalinks, which tell what was asked."""
    return [[row[:-1] for row in csv.reader(StringIO(each.decode()))] for each in contents]


class TestWhoMaySee:
    @EVERY_ENDING
    def test_the_public_gets_no_draft_and_no_hidden_source(self, client, made, ending):
        seen = made.position(made.councils["Aalst"])
        hidden = make.SourceFactory(title=CANARY, is_public=False)
        made.read(seen, source=hidden, quote=CANARY)
        make.StatementFactory(dossier=made.dossier, text=CANARY, draft=True)
        make.DecisionFactory(
            dossier=made.dossier, body=made.councils["Aalst"], title=CANARY, draft=True
        )

        for name in TABLES:
            content = get(client, made, name, ending).content
            told = str(sheets_of(content)) if ending != "csv" else content.decode()
            assert CANARY not in told

    def test_who_keeps_it_gets_the_draft_with_a_warning(self, client, made):
        council = made.councils["Aalst"]
        make.DecisionFactory(dossier=made.dossier, body=council, title=CANARY, draft=True)
        client.force_login(griffie(council.municipality).user)

        response = get(client, made, "besluiten")

        assert column(response, "titel") == [CANARY]
        assert f"besluiten-{DAY}-niet-openbaar.csv" in response["Content-Disposition"]


class TestStand:
    def test_is_a_matrix_of_bodies_by_subjects(self, client, made):
        made.position(made.councils["Aalst"], "tegen")

        found = lines(get(client, made, "stand"))

        told = {line["gemeente"]: (line["Regioraad"], line["Zwaar"]) for line in found}
        assert told == {"Aalst": ("tegen", "tegen"), "Berg": ("onbekend", "onbekend")}

    def test_is_long_too(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen")

        response = get(client, made, "stand", vorm="lang")

        assert list(lines(response)[0]) == names_of(STANCES)
        [line] = [
            each
            for each in lines(response)
            if (each["gemeente"], each["onderwerp"]) == ("Aalst", "Zwaar")
        ]
        assert (line["standpunt"], line["via"]) == ("tegen", "Regioraad")
        assert line["nummer"] == str(position.pk)

    def test_leaves_the_picture_where_it_is(self, client, made):
        assert get(client, made, "stand", "svg")["Content-Type"] == "image/svg+xml"


class TestChoices:
    def test_of_the_page_of_statements_hold(self, client, made):
        for name in ("Aalst", "Berg"):
            home = made.councils[name].municipality
            make.StatementFactory(dossier=made.dossier, municipality=home, text=f"Van {name}")

        response = get(client, made, "uitspraken", gemeente=made.councils["Berg"].municipality.slug)

        assert column(response, "tekst") == ["Van Berg"]

    def test_of_the_page_of_sources_hold(self, client, made):
        for title in ("Brief", "Krant"):
            statement = make.StatementFactory(dossier=made.dossier)
            source = make.SourceFactory(title=title)
            make.EvidenceFactory(shows=statement, position=None, statement=statement, source=source)

        assert column(get(client, made, "bronnen", zoek="krant"), "titel") == ["Krant"]

    def test_of_the_agenda_hold(self, client, made):
        council = made.councils["Aalst"]
        meeting = make.MeetingFactory(dossier=made.dossier, body=council, held_on="2017-07-01")
        item = make.AgendaItemFactory(dossier=made.dossier, body=council, meeting=meeting)

        every = client.get("/agenda.csv", {"peildatum": DAY})
        before = client.get("/agenda.csv", {"peildatum": DAY, "welke": "geweest"})

        assert column(every, "titel") == [item.title]
        assert column(every, "dag") == ["2017-07-01"]
        assert lines(before) == []

    @EVERY_ENDING
    def test_of_the_agenda_of_a_municipality_leave_out_the_others(self, client, made, ending):
        items = {}
        for name, council in made.councils.items():
            meeting = make.MeetingFactory(dossier=made.dossier, body=council, held_on="2017-07-01")
            about = {"dossier": made.dossier, "body": council, "meeting": meeting}
            items[name] = make.AgendaItemFactory(title=f"Stuk van {name}", **about)
        home = made.councils["Berg"].municipality

        response = client.get(f"/gemeenten/{home.slug}/agenda.{ending}", {"peildatum": DAY})

        told = f'attachment; filename="agenda-{home.slug}-{DAY}.{ending}"'
        assert response["Content-Disposition"] == told
        content = response.content
        rows = list(csv.reader(StringIO(content.decode()))) if ending == "csv" else rows_of(content)
        assert rows[0] == names_of(TOWN_AGENDA)
        assert [row[5] for row in rows[1:]] == ["Stuk van Berg"]
        assert client.get(f"/gemeenten/nergens/agenda.{ending}").status_code == 404

    def test_lead_to_the_table_of_the_agenda_of_a_municipality(self, client, made):
        address = f"/gemeenten/{made.councils['Berg'].municipality.slug}/agenda"

        page = client.get(f"{address}/", {"peildatum": DAY, "welke": "geweest"}).content.decode()

        assert f'href="{address}.csv?peildatum={DAY}&amp;welke=geweest"' in page

    def test_that_are_not_known_are_refused(self, client, made):
        response = get(client, made, "stand", vorm="rond")

        assert response.status_code == 400
        assert "Bij vorm staat" in words(response)


class TestLinks:
    @pytest.mark.parametrize("name", ["uitspraken", "bronnen"])
    def test_keep_what_the_page_was_asked(self, client, made, name):
        shown(make.StatementFactory(dossier=made.dossier), "statement")

        page = client.get(f"{made.address}{name}/", {"peildatum": DAY, "zoek": "a", "pagina": "1"})

        assert f'href="{made.address}{name}.csv?peildatum={DAY}&amp;zoek=a"' in (
            page.content.decode()
        )

    def test_stand_on_the_board(self, client, made):
        board = client.get(made.address, {"peildatum": DAY}).content.decode()

        assert 'href="/ontwikkelaars/#tabellen"' in board

    def test_lead_from_the_page_for_developers_to_every_column(self, client):
        page = words(client.get("/ontwikkelaars/"))

        assert all(str(each.meaning) in page for each in POSITIONS.told_columns)


@pytest.mark.parametrize("clocks", [{}, {"bekend": "2026-11-28T23:59"}], ids=["live", "known"])
def test_every_table_asks_as_often_of_many_as_of_one(client, clocks):
    names = (*TABLES, "stand")
    few, many = scene("Cent", "Dorp", slug="weinig"), scene("Eind", "Fort", "Gaast", slug="veel")
    fill(few, 2)
    fill(many, 4)

    asked = [
        {
            name: queries(client, f"{made.address}{name}.csv", peildatum=DAY, **clocks)
            for name in names
        }
        for made in (few, many)
    ]

    assert asked[0] == asked[1]
