"""The page of one meeting, and its list of decisions as files."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from pypdf import PdfReader
from time_machine import travel

from decisions.actions.outcomes import TreatmentResult, record_meeting_outcomes
from decisions.actions.publication import publish_record
from decisions.models import LineKind, Treatment
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db

HELD_ON = date(2017, 9, 14)
HOSTILE = "</w:t> <script>alert(1)</script> {{ 7*7 }} #panic(1)"


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


@pytest.fixture
def meeting(world):
    return make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=HELD_ON)


def item_in(world, meeting, **fields):
    own = {"dossier": world.dossier, "body": world.council, "meeting": meeting}
    return make.AgendaItemFactory(**{**own, **fields})


def decided(world, item, outcome="aangenomen", *, publish=True, **fields):
    """Enter the outcome of an item; return its decision."""
    treatment = Treatment.objects.select_related("item__body", "meeting", "item__dossier").get(
        item=item
    )
    result = TreatmentResult(treatment, outcome, **fields)
    record_meeting_outcomes(treatment.meeting, [result], by=world.griffie)
    if publish:
        publish_record(treatment.decision, by=world.griffie)
    return treatment.decision


def shown(client, meeting, reader=None, **asked):
    if reader is not None:
        client.force_login(reader.user)
    return client.get(f"/vergaderingen/{meeting.pk}/", asked)


class TestThePage:
    def test_lists_the_items_by_their_number(self, client, world, meeting):
        for number in ("10", "2", "1a"):
            item_in(world, meeting, title=f"Punt {number}", agenda_number=number)

        told = words(shown(client, meeting))

        places = [told.index(f"{number}. Punt {number}") for number in ("1a", "2", "10")]
        assert places == sorted(places)

    def test_tells_outcome_vote_and_points(self, client, world, meeting):
        item = item_in(world, meeting)
        line = make.AgendaLineFactory(item=item, kind=LineKind.POINT, text="Instemmen.", number=1)
        line.outcome = "gewijzigd"
        decided(world, item, tally={"votes_for": 12, "votes_against": 3})

        told = words(shown(client, meeting))

        assert "Uitkomst aangenomen" in told
        assert "12 voor, 3 tegen" in told
        assert "Instemmen." in told

    def test_tells_no_outcome_whose_decision_is_a_concept(self, client, world, meeting):
        decided(world, item_in(world, meeting), publish=False)

        told = words(shown(client, meeting))
        assert "nog niet bekend" in told
        assert "Uitkomst aangenomen" not in told
        assert "Uitkomst aangenomen" in words(shown(client, meeting, world.griffie))

    def test_tells_no_outcome_on_a_day_before_it(self, client, world, meeting):
        decided(world, item_in(world, meeting))

        assert "nog niet bekend" in words(shown(client, meeting, peildatum="2017-09-13"))

    def test_tells_what_was_known(self, client, world, meeting):
        item_in(world, meeting)
        later = people.NOW + timedelta(days=2)
        with travel(later, tick=False):
            item_in(world, meeting, title="Later bekend")
            before = {"bekend": "2026-11-24T12:00"}

            assert "Later bekend" in words(shown(client, meeting))
            assert "Later bekend" not in words(shown(client, meeting, **before))

    def test_puts_letters_that_came_in_together(self, client, world, meeting):
        item_in(
            world, meeting, title="Brief", is_incoming=True, source=make.SourceFactory(),
            kind="in_handen_college",
        )  # fmt: skip

        told = words(shown(client, meeting))

        assert "Ingekomen stukken" in told
        assert "in handen van het college" in told


class TestWhoSeesIt:
    def test_nobody_outside_where_every_item_is_a_concept(self, client, world, meeting):
        item_in(world, meeting, draft=True)

        assert shown(client, meeting).status_code == 404
        assert shown(client, meeting, world.other_griffie).status_code == 404
        assert shown(client, meeting, world.griffie).status_code == 200

    def test_an_item_under_embargo_is_left_out_and_counted(self, client, world, meeting):
        item_in(world, meeting, title="Openbaar")
        embargo = datetime(2027, 1, 1, tzinfo=UTC)
        item_in(world, meeting, title="Geheim tot nieuwjaar", public_from=embargo)

        public, own = words(shown(client, meeting)), words(shown(client, meeting, world.griffie))

        assert "Geheim" not in public + own
        assert "onder embargo" not in public
        assert "onder embargo staan hier niet in: 1" in own

    def test_of_a_dossier_that_is_a_concept(self, client, world):
        dossier = make.DossierFactory(region=world.region, draft=True)
        meeting = make.MeetingFactory(dossier=dossier, body=world.council)

        assert shown(client, meeting).status_code == 404


class TestTheFiles:
    def file(self, client, meeting, ending):
        return client.get(f"/vergaderingen/{meeting.pk}/besluitenlijst.{ending}")

    def test_a_word_file_says_it_and_keeps_hostile_titles_as_text(self, client, world, meeting):
        decided(world, item_in(world, meeting, title=HOSTILE, agenda_number="1"))

        response = self.file(client, meeting, "docx")

        told = [each.text for each in Document(BytesIO(response.content)).paragraphs]
        assert f"1. {HOSTILE}" in told
        assert "Uitkomst:\taangenomen" in told
        assert "besluitenlijst-" in response["Content-Disposition"]
        assert any(each.startswith("Peildatum:") for each in told)

    def test_a_pdf_says_it_too(self, client, world, meeting):
        decided(world, item_in(world, meeting, title=HOSTILE))

        found = PdfReader(BytesIO(self.file(client, meeting, "pdf").content))

        text = " ".join(" ".join(each.extract_text() for each in found.pages).split())
        assert "#panic(1)" in text
        assert "pdfuaid" in found.xmp_metadata.stream.get_data().decode()

    def test_says_concept_where_not_everybody_may_read_it(self, client, world, meeting):
        item_in(world, meeting, draft=True)
        client.force_login(world.griffie.user)

        told = Document(BytesIO(self.file(client, meeting, "docx").content)).paragraphs

        assert told[0].text == "CONCEPT: niet openbaar"

    def test_no_other_format(self, client, world, meeting):
        item_in(world, meeting)

        assert self.file(client, meeting, "exe").status_code == 404


def test_asks_as_many_queries_for_thirty_items_as_for_one(client, world, meeting):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert shown(client, meeting).status_code == 200
        return len(queries)

    item = item_in(world, meeting)
    make.AgendaLineFactory(item=item, kind=LineKind.POINT)
    decided(world, item)
    shown(client, meeting)
    make.MilestoneFactory(dossier=world.dossier)
    one = count()
    for _each in range(4):
        more = item_in(world, meeting)
        make.AgendaLineFactory(item=more, kind=LineKind.POINT)
        decided(world, more)
    for _each in range(25):
        make.AgendaLineFactory(item=item_in(world, meeting), kind=LineKind.POINT)

    assert count() == one
