"""Bringing meetings of a council in a file: looked over first, then a proposal as any other."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html
from time_machine import travel

from decisions.models import (
    CouncilFeed,
    PulledKind,
    PulledRecord,
    PulledState,
    SourceSystem,
)
from decisions.web.workspace import uploaded_meetings
from tests import factories as make
from tests import people
from tests.decisions.connectors.answers import ori_a
from tests.decisions.connectors.test_ori_a import BOMB
from tests.decisions.web.public.region import words
from tests.decisions.web.workspace.sitting import errors_beside

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def address_for(council):
    return f"/werkblad/griffie/{council.municipality.slug}/raadsinformatie/inlezen/"


class Bringing:
    """A griffie with a file, for the council of a world."""

    def __init__(self, reader, council):
        self.client, self.address = Client(), address_for(council)
        self.client.force_login(reader.user)

    def look_over(self, content, name="raad.xml"):
        upload = SimpleUploadedFile(name, content)
        self.page = self.client.post(self.address, {"upload": upload})
        return self.page

    @property
    def sealed(self):
        tree = html.fromstring(self.page.content.decode())
        (found,) = tree.xpath("//input[@name='looked_over']/@value")
        return found

    @property
    def once(self):
        tree = html.fromstring(self.page.content.decode())
        (found,) = tree.xpath(
            "//form//input[@name='once' and ../input[@name='looked_over']]/@value"
        )
        return found

    def keep(self, sealed=None):
        sent = {"looked_over": sealed or self.sealed, "once": self.once}
        return self.client.post(self.address, sent, follow=True)


@pytest.fixture
def bringing(world):
    return Bringing(world.griffie, world.council)


def zipped(*files):
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for number, content in enumerate(files):
            archive.writestr(f"{number}.xml", content)
    return held.getvalue()


def numbered(number):
    return ori_a(replace={"<ID>v1</ID>": f"<ID>v{number}</ID>"})


def count_queries(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


class TestLookingOver:
    def test_shows_what_is_in_the_file_and_keeps_nothing(self, world, bringing):
        page = bringing.look_over(ori_a("Voor", "Tegen"))

        told = words(page)
        assert page.status_code == 200
        assert world.council.name in told
        for each in (
            "Raadsvergadering",
            "10 december 2026",
            "raad.xml",
            "3a Zienswijze regiovisie",
        ):
            assert each in told
        assert "nieuw 6" in told
        assert "2 agendapunten, 2 stukken, 1 uitkomst" in told
        assert "2 agendapunten zijn niet meegenomen" in told
        assert not PulledRecord.objects.exists()

    def test_says_what_is_new_changed_and_as_it_was(self, bringing):
        bringing.look_over(ori_a())
        bringing.keep()

        page = bringing.look_over(ori_a(replace={"<naam>Amendement<": "<naam>Amendement 2<"}))

        told = words(page)
        assert "gewijzigd 1" in told
        assert "gelijk 5" in told
        assert "nieuw" not in told

    def test_offers_no_button_where_nothing_would_change(self, bringing):
        bringing.look_over(ori_a())
        bringing.keep()

        page = bringing.look_over(ori_a())

        assert "er is niets klaar te zetten" in words(page)
        assert "Klaarzetten als voorstel" not in words(page)

    def test_shows_every_meeting_of_a_zip(self, bringing):
        page = bringing.look_over(zipped(numbered(1), numbered(2)), "raad.zip")

        assert words(page).count("Raadsvergadering") == 2

    def test_tells_what_is_wrong_with_each_file_of_a_zip(self, bringing):
        page = bringing.look_over(zipped(b"x", BOMB, numbered(3)), "raad.zip")

        assert page.status_code == 422
        assert "staat boven dit formulier" in str(errors_beside(page, "upload"))
        told = html.fromstring(page.content.decode()).xpath("//*[@data-errors]//li")
        assert [each.text_content()[:6] for each in told[:2]] == ["0.xml:", "1.xml:"]

    @pytest.mark.parametrize("content", [b"", b"%PDF", BOMB])
    def test_refuses_what_is_no_ori_a(self, bringing, content):
        page = bringing.look_over(content)

        assert page.status_code == 422
        assert errors_beside(page, "upload")
        assert not PulledRecord.objects.exists()

    def test_refuses_what_is_too_much_to_look_over(self, bringing, monkeypatch):
        monkeypatch.setattr(uploaded_meetings, "MOST_LOOKED_OVER", 100)

        page = bringing.look_over(ori_a())

        assert "te veel in één keer" in str(errors_beside(page, "upload"))

    def test_asks_for_a_file(self, bringing):
        page = bringing.client.post(bringing.address, {})

        assert errors_beside(page, "upload") == ["Kies een bestand."]

    def test_asks_as_much_for_many_meetings_as_for_one(self, bringing):
        one, many = zipped(numbered(1)), zipped(*map(numbered, range(20)))
        bringing.look_over(one)

        asked = count_queries(lambda: bringing.look_over(one))

        assert count_queries(lambda: bringing.look_over(many)) == asked


class TestKeeping:
    def test_makes_proposals_that_wait_in_the_list_of_things_to_do(self, bringing):
        bringing.look_over(ori_a("Voor"))

        page = bringing.keep()

        assert "Klaargezet als voorstel: 6 onderdelen zijn nieuw" in words(page)
        assert {each.state for each in PulledRecord.objects.all()} == {PulledState.PROPOSED}
        todo = words(bringing.client.get("/werkblad/"))
        assert "Voorstel: Raadsvergadering van 10 december 2026" in todo

    def test_gives_votes_and_papers_as_pulling_does(self, bringing):
        bringing.look_over(ori_a("Voor", "Tegen", "Voor"))
        bringing.keep()

        outcome = PulledRecord.objects.get(kind=PulledKind.OUTCOME).payload
        assert (outcome["in_favour"], outcome["against"]) == (2, 1)
        assert PulledRecord.objects.filter(kind=PulledKind.DOCUMENT).count() == 2

    def test_again_leaves_no_doubles(self, bringing):
        for _turn in range(2):
            bringing.look_over(ori_a())
            page = bringing.keep(bringing.sealed)

        assert PulledRecord.objects.count() == 6
        assert "Dit stond er al" in words(page)

    def test_takes_papers_and_outcomes_whatever_is_pulled(self, world, bringing):
        told = {"with_documents": False, "with_outcomes": False, "system": SourceSystem.ORI_A}
        make.CouncilFeedFactory(body=world.council, **told)

        bringing.look_over(ori_a())
        bringing.keep()

        assert PulledRecord.objects.count() == 6
        assert CouncilFeed.objects.count() == 1

    def test_is_told_on_the_page_by_its_moment(self, bringing):
        bringing.look_over(ori_a())
        bringing.keep()

        told = words(bringing.client.get(bringing.address))

        assert "Voor het laatst ingelezen: 23 november 2026" in told

    @pytest.mark.parametrize("sealed", ["x", "W10:abc:def", "\u0000"])
    def test_refuses_what_was_not_looked_over(self, bringing, sealed):
        bringing.look_over(ori_a())

        page = bringing.keep(sealed)

        assert page.status_code == 422
        assert not PulledRecord.objects.exists()

    def test_refuses_what_was_looked_over_too_long_ago(self, bringing, monkeypatch):
        bringing.look_over(ori_a())
        monkeypatch.setattr(uploaded_meetings, "LASTS", timedelta(seconds=-1))

        page = bringing.keep()

        assert "te lang geleden nagekeken" in words(page)
        assert not PulledRecord.objects.exists()

    def test_refuses_what_was_looked_over_for_another_council(self, world, bringing):
        bringing.look_over(ori_a())
        other = Bringing(world.other_griffie, world.neighbour)
        other.look_over(ori_a())

        page = other.keep(bringing.sealed)

        assert page.status_code == 422
        assert not PulledRecord.objects.exists()


class TestWho:
    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_may_bring_a_file(self, world, who):
        bringing = Bringing(getattr(world, who), world.council)

        assert bringing.client.get(bringing.address).status_code == 200
        bringing.look_over(ori_a())
        bringing.keep()

        assert PulledRecord.objects.filter(body=world.council).exists()

    @pytest.mark.parametrize(
        "who", ["other_griffie", "redactie", "raadslid", "collegian", "nobody"]
    )
    def test_may_not(self, world, bringing, who):
        other = Bringing(getattr(world, who), world.council)
        bringing.look_over(ori_a())
        sent = {"looked_over": bringing.sealed, "once": bringing.once}

        assert other.client.get(other.address).status_code == 403
        assert other.look_over(ori_a()).status_code == 403
        assert other.client.post(other.address, sent).status_code == 403
        assert not PulledRecord.objects.exists()
