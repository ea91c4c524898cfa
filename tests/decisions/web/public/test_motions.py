"""Amendments and motions beside the agenda item at which they were moved: who sees what where."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from time_machine import travel

from decisions.actions import correct_record, delete_draft, withdraw_record
from decisions.actions.records import save_record
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db

HELD_ON = date(2017, 9, 14)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def meeting(world):
    return make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=HELD_ON)


@pytest.fixture
def item(world, meeting):
    return item_in(world, meeting, title="Fietspad", agenda_number="3")


def item_in(world, meeting, **fields):
    own = {"dossier": world.dossier, "body": world.council, "meeting": meeting}
    return make.AgendaItemFactory(**own, **fields)


def moved(item, **fields):
    """Return a public motion that was moved at an item."""
    treatment = item.treatments.get()
    told = {
        "dossier": item.dossier,
        "body": item.body,
        "meeting": treatment.meeting,
        "dated_on": "2017-09-14",
        "form": "motie",
        "title": "Verlicht het pad",
        "outcome": "aangenomen",
        "votes_for": 12,
        "votes_against": 3,
    }
    return make.DecisionFactory(**{**told, "moved_in": treatment, **fields})


def page(client, record, reader=None, **asked):
    if reader is not None:
        client.force_login(reader.user)
    return words(client.get(record.get_absolute_url(), asked))


class TestTheMeeting:
    def test_tells_them_with_their_item(self, client, item, meeting):
        moved(item)
        moved(item, form="amendement", title="Breder", outcome="verworpen")

        told = page(client, meeting)

        assert "Motie Verlicht het pad: aangenomen; 12 voor, 3 tegen" in told
        assert "Amendement Breder: verworpen" in told
        assert "Amendementen en moties" not in told

    def test_tells_apart_those_that_belong_to_no_item_here(self, client, world, item, meeting):
        moved(item)
        moved(item, title="Vreemd aan de orde", moved_in=None)
        hidden = item_in(world, meeting, title="Nog geheim", draft=True)
        moved(hidden, title="Bij een concept")

        told = page(client, meeting)

        others = told.partition("Andere amendementen en moties")[2]
        assert "Motie: Vreemd aan de orde" in others
        assert "Motie: Bij een concept" in others
        assert "Verlicht het pad" not in others
        assert "Nog geheim" not in told

    def test_tells_them_of_a_motion_without_meeting_of_its_own(self, client, item, meeting):
        moved(item, meeting=None)

        assert "Verlicht het pad" in page(client, meeting)

    def test_tells_them_below_a_letter_that_came_in(self, client, world, meeting):
        letter = item_in(
            world, meeting, title="Brief", is_incoming=True, source=make.SourceFactory()
        )
        moved(letter)

        told = page(client, meeting)

        assert "Ingekomen stukken Brief" in told
        assert "Motie: Verlicht het pad (aangenomen; 12 voor, 3 tegen)" in told

    def test_says_that_it_is_no_public_list_with_a_concept_in_it(
        self, client, world, item, meeting
    ):
        moved(item, draft=True)

        assert "Verlicht het pad" not in page(client, meeting)
        told = page(client, meeting, world.griffie)
        assert "Verlicht het pad: aangenomen; 12 voor, 3 tegen; concept" in told
        assert "CONCEPT: niet openbaar" in told

    def test_has_them_in_its_files(self, client, item, meeting):
        moved(item)

        content = client.get(f"/vergaderingen/{meeting.pk}/besluitenlijst.docx").content

        told = [each.text for each in Document(BytesIO(content)).paragraphs]
        assert any(each.startswith("Motie:\tVerlicht het pad: aangenomen") for each in told)


class TestTheItem:
    def test_tells_them(self, client, world, item, meeting):
        moved(item)
        moved(item_in(world, meeting, title="Anders"), title="Niet hier")

        told = page(client, item)

        assert "Amendementen en moties Motie: Verlicht het pad (aangenomen; 12 voor" in told
        assert "Niet hier" not in told

    def test_has_them_in_its_files(self, client, item):
        moved(item)

        assert "Verlicht het pad" in client.get(f"/agendapunten/{item.pk}.txt").content.decode()

    def test_leaves_out_what_may_not_be_seen_or_was_not_so(self, client, world, item):
        moved(item, title="Concept", draft=True)
        moved(item, title="Embargo", public_from=datetime(2027, 1, 1, tzinfo=UTC))
        withdrawn = moved(item, title="Ingetrokken motie")
        withdraw_record(withdrawn, by=people.beheer(), reason="Dubbel.")
        moved(item, title="Van later", dated_on="2018-01-01")

        told = page(client, item, peildatum="2017-12-31")

        assert "Amendementen en moties" not in told

    def test_tells_what_was_known(self, client, item):
        before = (people.NOW + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
        with travel(people.NOW + timedelta(days=2), tick=False):
            moved(item)

            assert "Verlicht het pad" in page(client, item)
            assert "Verlicht het pad" not in page(client, item, bekend=before)


class TestTheMotion:
    def test_leads_to_its_item(self, client, item):
        motion = moved(item)

        response = client.get(motion.get_absolute_url())

        assert "Bij agendapunt Fietspad" in words(response)
        assert f'href="/agendapunten/{item.pk}/"' in response.content.decode()

    def test_tells_in_its_history_at_which_item_it_came_to_stand(
        self, client, world, item, meeting
    ):
        hidden = item_in(world, meeting, title="Geheim", draft=True)
        motion = moved(hidden)
        with travel(people.NOW + timedelta(days=1), tick=False):
            correct_record(
                fresh(motion),
                changes={"moved_in": item.treatments.get()},
                by=people.beheer(),
                reason="Hoort hier.",
            )

            told, own = page(client, motion), page(client, motion, world.griffie)

        assert "ingediend bij agendapunt: (niet te zien) → Fietspad" in told
        assert "ingediend bij agendapunt: Geheim → Fietspad" in own

    def test_says_nothing_of_an_item_that_the_reader_may_not_see(self, client, world, meeting):
        motion = moved(item_in(world, meeting, title="Geheim", draft=True))

        assert "Geheim" not in page(client, motion)
        assert "Bij agendapunt Geheim" in page(client, motion, world.griffie)


class TestTheLink:
    def test_goes_to_an_item_of_the_same_body_and_dossier(self, world, item):
        elsewhere = make.DossierFactory(region=world.region)
        other = make.council(world.region)

        for fields, sentence in (
            ({"body": other, "meeting": None}, "hetzelfde orgaan"),
            ({"dossier": elsewhere, "meeting": None}, "hetzelfde dossier"),
        ):
            with pytest.raises(ValidationError, match=sentence):
                moved(item, **fields)

    def test_is_of_motions_and_amendments_only(self, item):
        with pytest.raises(ValidationError, match="Alleen een motie of een amendement"):
            moved(item, form="besluit")

    def test_is_none_of_the_decision_on_the_item_itself(self, item):
        motion = moved(item)
        treatment = item.treatments.get()
        treatment.outcome, treatment.decision = "aangenomen", motion

        with pytest.raises(ValidationError, match="niet het besluit erop"):
            save_record(treatment, by=people.beheer(), reason="Alsnog.")

    def test_keeps_an_item_from_being_thrown_away_before_its_motions(self, world, meeting):
        item = item_in(world, meeting, draft=True)
        motion = moved(item, draft=True)

        with pytest.raises(ValidationError, match="Hierop rusten nog: 1 besluit of uitspraak"):
            delete_draft(item, by=world.griffie)
        delete_draft(motion, by=world.griffie)
        delete_draft(item, by=world.griffie)


def test_asks_as_many_queries_for_thirty_motions_as_for_one(client, item, meeting):
    def count(record):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(record.get_absolute_url()).status_code == 200
        return len(queries)

    moved(item)
    count(item)
    make.MilestoneFactory(dossier=item.dossier)
    one = [count(item), count(meeting)]
    for number in range(29):
        moved(item, title=f"Motie {number}")

    assert [count(item), count(meeting)] == one
