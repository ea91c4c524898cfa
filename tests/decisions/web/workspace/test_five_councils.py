"""One proposal, five councils, and back: offered, departed from, put off, decided, read as files.

Everything is made up. An interaction is a press, a choice or a field that is filled in."""

import json
from datetime import date
from io import BytesIO

import docx
import pytest
from icalendar import Calendar
from lxml import etree
from pypdf import PdfReader
from time_machine import travel

from decisions.actions import publish_record
from decisions.models import AgendaItem, CommonItem, Decision, ItemOffer, LineKind
from tests import factories as make
from tests import people
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import Sitting

pytestmark = pytest.mark.django_db

HELD_ON, AGAIN_ON = date(2026, 12, 10), date(2027, 1, 14)
AFTER = people.NOW.replace(year=2027, month=2)
MOST_OF_REDACTIE, MOST_OF_GRIFFIE = 6, 4


class Counting:
    """Somebody at a desk without script, with what they pressed, chose and filled in."""

    def __init__(self, user, address):
        self.sitting, self.pressed = Sitting(user), 1
        self.sitting.open(address)

    def send(self, **typed):
        self.pressed += len(typed) + 1
        page = self.sitting.send(**typed)
        assert page.status_code == 302, words(page)
        return page


class Region:
    """A region of five councils with their griffies, a proposal and a round about it."""

    def __init__(self):
        self.region = make.RegionFactory()
        self.dossier = make.DossierFactory(region=self.region)
        self.proposal = make.SubjectFactory(dossier=self.dossier, kind="voorstel")
        self.round = make.RoundFactory(
            dossier=self.dossier, subject=self.proposal, title="Samen verder?"
        )
        self.councils = [make.council(self.region) for _each in range(5)]
        for body in self.councils:
            make.RoundBodyFactory(round=self.round, body=body)
        self.griffies = {each.pk: people.griffie(each.municipality) for each in self.councils}
        self.redactie = people.redactie(self.region)

    def item_of(self, council):
        return AgendaItem.objects.get(body=council)

    def round_page(self):
        address = f"/dossiers/{self.dossier.slug}/rondes/{self.round.pk}/"
        return words(Sitting(self.redactie).open(address))


@pytest.fixture
def now():
    with travel(people.NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def region(now):
    return Region()


def offered(region):
    desk = Counting(
        region.redactie,
        f"/werkblad/{region.dossier.slug}/nieuw/gezamenlijk-stuk/?ronde={region.round.pk}",
    )
    desk.send(points="Instemmen met het voorstel.\nEen brief sturen.", summary="Samen verder.")
    assert desk.pressed <= MOST_OF_REDACTIE
    assert CommonItem.objects.get().offers.count() == 5


def taken_over(region):
    for council in region.councils:
        offer = ItemOffer.objects.get(body=council)
        desk = Counting(region.griffies[council.pk], f"/werkblad/aanbod/{offer.pk}/")
        desk.send(meeting_on=f"{HELD_ON.day} december {HELD_ON.year}", kind="bespreekstuk")
        assert desk.pressed <= MOST_OF_GRIFFIE


def departed(region):
    """Let four councils say something of their own."""
    for number, council in enumerate(region.councils[:4]):
        item = region.item_of(council)
        sitting = Sitting(region.griffies[council.pk])
        sitting.open(f"/werkblad/agendapunt/{item.pk}/")
        page = sitting.send(beslispunt=f"Instemmen, mits {number}.\r\nEen brief sturen.")
        assert page.status_code == 302, words(page)


def outcomes_entered(region, council, meeting, **typed):
    treatment = region.item_of(council).treatments.get(meeting=meeting)
    sitting = Sitting(region.griffies[council.pk])
    sitting.open(f"/werkblad/vergadering/{meeting.pk}/uitkomsten/")
    named = {f"t{treatment.pk}-{name}": text for name, text in typed.items()}
    page = sitting.send_fields(named)
    assert page.status_code == 302, sitting.words


def meeting_of(region, council, day):
    return region.dossier.meetings.get(body=council, held_on=day)


def published(region):
    for council in region.councils:
        by = people.griffie(council.municipality, at=AFTER)
        publish_record(region.item_of(council), by=by, reason="")
        for decision in Decision.objects.filter(body=council):
            publish_record(decision, by=by, reason="")


def test_from_one_text_to_five_decisions(region, now):
    offered(region)
    taken_over(region)
    departed(region)
    assert region.round_page().count("gepland in de raad") == 5

    now.move_to(people.NOW.replace(month=12, day=15, year=2026))
    last = region.councils[-1]
    make.MeetingFactory(dossier=region.dossier, body=last, held_on=AGAIN_ON)
    for council in region.councils[:4]:
        meeting = meeting_of(region, council, HELD_ON)
        outcomes_entered(region, council, meeting, outcome="aangenomen")
    outcomes_entered(region, last, meeting_of(region, last, HELD_ON), outcome="aangehouden")
    common = CommonItem.objects.get()
    desk = words(Sitting(region.redactie).open(f"/werkblad/gezamenlijk-stuk/{common.pk}/"))
    assert desk.count("eigen tekst in: Beslispunten") == 4
    assert "14 januari 2027" in desk

    now.move_to(AFTER)
    outcomes_entered(region, last, meeting_of(region, last, AGAIN_ON), outcome="verworpen")
    assert region.item_of(last).treatments.count() == 2
    published(region)

    assert Decision.objects.count() == 5
    assert region.round_page().count("gesproken") >= 5
    check_files(region, region.councils[0])


def file_of(client, item, ending):
    response = client.get(f"/agendapunten/{item.pk}.{ending}")
    assert response.status_code == 200, ending
    return response.content


def check_files(region, council):
    """Open every file of one item with another library than the one that wrote it."""
    client, item = Sitting(region.griffies[council.pk]).client, region.item_of(council)
    own = item.lines.get(kind=LineKind.POINT, number=1).text

    word = docx.Document(BytesIO(file_of(client, item, "docx")))
    assert own in "\n".join(each.text for each in word.paragraphs)
    pdf = PdfReader(BytesIO(file_of(client, item, "pdf")))
    assert own in " ".join(page.extract_text() for page in pdf.pages).replace("\n", " ")
    (event,) = Calendar.from_ical(file_of(client, item, "ics")).walk("VEVENT")
    assert event.decoded("dtstart") == HELD_ON
    assert own in file_of(client, item, "html").decode()
    assert own in file_of(client, item, "txt").decode()
    assert etree.fromstring(file_of(client, item, "xml")) is not None
    told = json.loads(file_of(client, item, "json"))
    assert item.title in json.dumps(told, ensure_ascii=False)
    assert told["indicatiebehandeld"] is True
