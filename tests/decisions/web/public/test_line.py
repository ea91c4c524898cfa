"""The line as a page."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db
CANARY = "KANARIE-CONCEPT"
EARLIER, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
BETWEEN = "2026-02-01T12:00"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst")


def get(client, made, **parameters):
    return client.get(f"{made.address}tijdlijn/", parameters)


def bars(response):
    """Return the addresses that the bars of the drawing lead to, in order."""
    page = response.content.decode()
    return re.findall(r'<a class="line__bar[^"]*" href="([^"?]*)', page)


def rows(response):
    """Return the address of each row of the table that has a segment, in order."""
    page = response.content.decode()
    return re.findall(r'<tr role="row" data-segment="\d+">.*?href="([^"?]*)', page, re.S)


class TestTheLine:
    def test_draws_the_proposal_that_was_put_last(self, client, made):
        page = words(get(client, made))

        assert "Regioraad werkt uit: Zwaar" in page

    def test_draws_the_subject_asked_for(self, client, made):
        made.position(made.councils["Aalst"], "tegen", subject=made.variant)

        assert bars(get(client, made)) == []
        assert len(bars(get(client, made, onderwerp="zwaar"))) == 1

    def test_says_what_holds_from_when_and_what_shows_it(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen", dated_on="2016-11")
        source = make.SourceFactory(title="Een brief")
        make.EvidenceFactory(position=position, source=source, place="bladzijde 3")

        response = get(client, made, peildatum="2017-01-01")

        assert (
            "✕ tegen geldt op de peildatum 1 november 2016 november 2016 geen opvolger bekend "
            "van 1 november 2016 tot 30 november 2016" in words(response)
        )
        assert "Een brief bladzijde 3" in words(response)
        page = response.content.decode()
        assert f'href="/bronnen/{source.pk}/#bewijsplaats-' in page
        assert f'href="{position.decision.get_absolute_url()}?peildatum=2017-01-01"' in page

    def test_draws_as_many_segments_as_the_table_tells(self, client):
        made = scene("Aalst", "Berg", slug="ander")
        for name in made.councils:
            for dated_on in ("2016-02-01", "2016-11", "2017-04/2017-05"):
                made.position(made.councils[name], "tegen", dated_on=dated_on)
            made.position(made.councils[name], "voor", groups_label="oppositie")

        for window in ({}, {"van": "2016-03-01", "tot": "2016-10-01"}, {"van": "2017-06-01"}):
            response = get(client, made, **window)
            assert bars(response) == rows(response)
            assert bars(response)

    def test_shows_what_a_variant_borrows_with_its_proposal_named(self, client, made):
        made.position(made.councils["Aalst"], "tegen")

        page = words(get(client, made, onderwerp="zwaar"))

        assert "✕ tegen via Regioraad" in page

    def test_tells_of_an_act_that_held_on_no_day(self, client, made):
        for stance in ("voor", "tegen"):
            made.position(made.councils["Aalst"], stance, dated_on="2016-06-01")

        response = get(client, made)

        assert len(bars(response)) == 1
        assert "dezelfde dag opgevolgd" in words(response)
        assert response.content.decode().count('class="line__mark"') == 2

    def test_says_onbekend_of_a_council_that_said_nothing(self, client, made):
        page = words(get(client, made))

        assert "Gemeenteraad Aalst onbekend geen standpunt vastgelegd" in page

    def test_tells_events_with_the_numbers_of_the_drawing(self, client, made):
        make.CouncilTermFactory(body=made.councils["Aalst"], dated_on="2016-01-10")

        page = words(get(client, made))

        assert "2 nieuwe raad: Aalst" in page
        assert "2. 10 januari 2016 nieuwe raad: Aalst" in page

    def test_marks_the_day_where_it_is_in_the_drawing_and_says_so_where_not(self, client, made):
        inside = get(client, made, peildatum="2016-01-05").content.decode()
        outside = get(client, made, peildatum="2019-01-05").content.decode()

        assert 'class="line__day"' in inside
        assert "valt buiten deze periode" not in inside
        assert 'class="line__day"' not in outside
        assert "De peildatum, 5 januari 2019, valt buiten deze periode." in outside

    def test_leads_to_every_subject_by_family_and_keeps_the_day(self, client, made):
        page = get(client, made, peildatum="2016-12-01", van="2016-01-01").content.decode()

        assert 'href="?peildatum=2016-12-01&amp;onderwerp=zwaar"' in page
        assert 'href="?peildatum=2016-12-01&amp;onderwerp=regioraad" aria-current="true"' in page

    def test_offers_the_years_in_which_something_happened(self, client, made):
        page = get(client, made, peildatum="2016-12-01").content.decode()

        assert "van=2016-01-01&amp;tot=2016-12-31" in page
        assert "van=2013-01-01" not in page

    def test_writes_numbers_that_a_drawing_understands(self, client):
        made = scene(*(f"Stad {n}" for n in range(12)), slug="ander")

        page = get(client, made).content.decode()

        svg = "".join(re.findall(r"<svg.*?</svg>", page, re.S))
        assert re.findall(r' (?:x|y|width|height)="([^"]*[^0-9-"][^"]*)"', svg) == []
        assert "style=" not in svg

    def test_says_since_when_the_dossier_is_kept(self, client, made):
        page = words(get(client, made, bekend="2015-06-01T10:30"))

        assert "Regio houdt dit dossier bij sinds" in page

    def test_carries_the_stamp(self, client, made):
        foot = words(get(client, made, peildatum="2016-12-01")).split("Stand van kennis")[-1]

        assert "zoals nu bekend Gemaakt op" in foot
        assert "http://testserver/dossiers/samen/tijdlijn/?peildatum=2016-12-01" in foot

    def test_of_a_dossier_without_subjects_says_so(self, client):
        dossier = make.DossierFactory()

        response = client.get(f"{dossier.get_absolute_url()}tijdlijn/")

        assert "Dit dossier heeft nog geen onderwerpen." in words(response)


class TestTheSecondClock:
    def test_draws_what_was_known_then(self, client):
        with time_machine.travel(EARLIER, tick=False):
            made = scene("Aalst", slug="ander")
            position = made.position(made.councils["Aalst"], "tegen")
        with time_machine.travel(LATER, tick=False):
            correct_record(
                position, changes={"stance": "voor"}, by=beheer(), reason="Verkeerd gelezen."
            )

            now = words(get(client, made))
            then = words(get(client, made, bekend=BETWEEN))

        assert ("✓ voor" in now, "✕ tegen" in now) == (True, False)
        assert ("✓ voor" in then, "✕ tegen" in then) == (False, True)

    def test_reads_in_as_many_queries_for_one_as_for_many(self, client):
        numbers = []
        for count in (1, 4):
            with transaction.atomic():
                with time_machine.travel(EARLIER, tick=False):
                    made = scene(*(f"Stad {number}" for number in range(count)), slug="ander")
                    for body in made.councils.values():
                        make.CouncilTermFactory(body=body)
                        make.EvidenceFactory(position=made.position(body, "tegen"))

                with CaptureQueriesContext(connection) as queries:
                    response = get(client, made, bekend=BETWEEN)

                assert len(bars(response)) == count
                numbers.append(len(queries))
                transaction.set_rollback(True)

        assert numbers[0] == numbers[1]


class TestAWrongAddress:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("onderwerp", "niets"),
            ("van", "2017-02-31"),
            ("tot", "x" * 10_000),
            ("peildatum", "abc"),
            ("bekend", "2017-03-26T02:30"),
        ],
    )
    def test_names_the_parameter(self, client, name, value, made):
        response = get(client, made, **{name: value})

        assert response.status_code == 400
        assert f"Bij {name} staat" in words(response)

    def test_that_runs_back_is_refused(self, client, made):
        response = get(client, made, van="2017-05-09", tot="2017-05-08")

        assert response.status_code == 400
        assert "op of na die bij van" in words(response)

    @pytest.mark.parametrize("window", [("1800-01-01", "2200-12-31"), ("2200-12-31", "2200-12-31")])
    def test_may_ask_for_any_days_there_are(self, client, window, made):
        made.position(made.councils["Aalst"])

        assert get(client, made, van=window[0], tot=window[1]).status_code == 200

    def test_of_an_unknown_dossier_is_not_found(self, client):
        assert client.get("/dossiers/bestaat-niet/tijdlijn/").status_code == 404

    def test_of_a_draft_is_not_found_by_the_public(self, client):
        assert get(client, scene("Aalst", draft=True, slug="ander")).status_code == 404


class TestWhatTheReaderMaySee:
    def test_leaves_drafts_and_hidden_sources_out(self, client, made):
        body = made.councils["Aalst"]
        decision = make.DecisionFactory(
            dossier=made.dossier, body=body, title=CANARY, draft=True, dated_on="2016-07-01"
        )
        make.PositionFactory(
            decision=decision,
            subject=made.proposal,
            stance="tegen",
            draft=True,
            groups_label=f"{CANARY}-fractie",
        )
        hidden = make.SourceFactory(title=f"{CANARY}-bron", is_public=False)
        make.EvidenceFactory(position=made.position(body, "voor"), source=hidden)

        response = get(client, made)

        assert CANARY not in response.content.decode()
        assert "niet-openbare bron" in words(response)
        assert len(bars(response)) == 1


def test_asks_as_many_queries_for_one_as_for_many(client):
    numbers = []
    for count in (1, 5):
        with transaction.atomic():
            made = scene(*(f"Stad {number}" for number in range(count)), slug="ander")
            for body in made.councils.values():
                make.CouncilTermFactory(body=body)
                for dated_on in ("2016-02-01", "2016-11"):
                    make.EvidenceFactory(position=made.position(body, dated_on=dated_on))

            with CaptureQueriesContext(connection) as queries:
                get(client, made)
            numbers.append(len(queries))
            transaction.set_rollback(True)

    assert numbers[0] == numbers[1]
