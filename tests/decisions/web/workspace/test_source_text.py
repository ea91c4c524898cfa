"""The text of a known source at the desk: read first, stored whole, its places shown where."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import Evidence, FormDraft
from municipalities.models import Paragraph
from tests import factories as make
from tests.decisions.texts import LETTER, of_length
from tests.decisions.web.workspace.sitting import Sitting, errors_beside

pytestmark = pytest.mark.django_db
WORDS = "De raad van Verzonnenstad"


@pytest.fixture(scope="module")
def shared_world(shared_world):
    assert shared_world.other_griffie and shared_world.strange_griffie and shared_world.raadslid
    return shared_world


@pytest.fixture
def source(world):
    """A source of an import, with a place that meets the letter and two that do not."""
    made = make.SourceFactory(title="De brief van mei", is_public=True)
    for words in ("alinea 5", "kader", "kader"):
        make.EvidenceFactory(position=world.position(), source=made, place=words)
    return made


def address(world, source, page="tekst"):
    return f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/{page}/"


def at(world, source, page="tekst", by=None):
    desk = Sitting(by or world.griffie)
    desk.open(address(world, source, page))
    return desk


def numbers(source):
    rows = Evidence.objects.filter(source=source).order_by("pk")
    return list(rows.values_list("paragraph__number", flat=True))


class TestReadingTheText:
    def test_shows_the_numbers_and_which_places_meet_and_stores_nothing(self, world, source):
        desk = at(world, source)

        desk.send(text=LETTER, lezen="1")

        assert desk.page.status_code == 200
        assert "1 plaats past bij een alinea. Er is nog niets bewaard." in desk.words
        assert "kader (2)" in desk.words
        assert "Zo is het genummerd: 6 alinea’s" in desk.words
        assert not Paragraph.objects.exists()

    def test_takes_a_file_and_forgets_its_name(self, world, source):
        client = at(world, source).client
        upload = SimpleUploadedFile("geheimzinnig.txt", LETTER.encode())

        page = client.post(address(world, source), {"lezen": "1", "upload": upload})

        assert WORDS in page.context["form"].data["text"]
        assert "geheimzinnig" not in page.content.decode()

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            ("", "Plak de tekst, of kies een bestand."),
            ("Iets\x01", "Alinea 1:"),
            ("GEHEIM\n\nNiets.", "geheim"),
        ],
    )
    def test_says_what_is_wrong_beside_the_text_and_keeps_it(self, world, source, text, sentence):
        desk = at(world, source)

        desk.send(text=text, lezen="1")

        assert desk.page.status_code == 422
        assert sentence in " ".join(errors_beside(desk.page, "text"))
        assert not Paragraph.objects.exists() and not FormDraft.objects.exists()


class TestStoringTheText:
    def test_ties_what_meets_and_leads_to_what_does_not(self, world, source):
        desk = at(world, source)
        desk.send(text=LETTER, lezen="1")

        desk.send(reason="Uit het archief.")

        assert desk.page["Location"] == address(world, source, "plaatsen")
        assert numbers(source) == [5, None, None]
        assert "Bewaard met 6 alinea’s. 1 plaats wijst nu naar haar alinea." in desk.follow_words()

    def test_leads_to_the_text_where_everything_met(self, world):
        source = make.SourceFactory(is_public=True)
        make.EvidenceFactory(position=world.position(), source=source, place="¶2")
        desk = at(world, source)
        desk.send(text=LETTER, lezen="1")

        desk.send()

        assert desk.page["Location"] == address(world, source, "")[:-1]

    @pytest.mark.parametrize(("ticked", "read"), [(False, False), (True, True)])
    def test_shows_it_to_the_public_only_where_that_was_ticked(
        self, world, source, client, ticked, read
    ):
        desk = at(world, source)
        desk.send(text=LETTER, lezen="1")
        desk.send(**({"is_public": "on"} if ticked else {}))

        page = client.get(f"/bronnen/{source.pk}/").content.decode()

        assert (WORDS in page) is read
        assert WORDS in desk.open(f"/bronnen/{source.pk}/").content.decode()

    def test_of_a_source_that_is_not_public_offers_no_such_tick(self, world):
        source = make.SourceFactory(is_public=False)
        make.EvidenceFactory(position=world.position(), source=source)
        desk = at(world, source)

        desk.send(text=LETTER, lezen="1")

        assert 'name="is_public"' not in desk.page.content.decode()

    def test_once_a_place_leads_to_it_is_refused_with_the_way_on(self, world, source):
        desk = at(world, source)
        desk.send(text=LETTER, lezen="1")
        desk.send()

        desk.open(address(world, source))
        late = desk.client.post(address(world, source), {"text": "Iets anders.", "read": "1"})

        assert "al tekst waar plaatsen naar wijzen" in desk.words
        assert late.status_code == 422 and source.paragraphs.count() == 6


class TestPlacesByHand:
    @pytest.fixture
    def desk(self, world, source):
        desk = at(world, source)
        desk.send(text=LETTER, lezen="1")
        desk.send()
        desk.open(address(world, source, "plaatsen"))
        return desk

    def test_have_a_select_a_spot_with_how_each_paragraph_begins(self, desk):
        page = desk.page.content.decode()

        assert page.count("<select") == 1
        assert "kader" in desk.words and "¶5 De raad van Verzonnenstad" in page

    def test_lead_to_what_was_chosen_and_back_to_the_source(self, world, source, desk):
        desk.send_fields({"plaats-1": "6"})

        assert numbers(source) == [5, 6, 6]
        assert desk.page["Location"] == address(world, source, "")[:-1]
        assert "2 plaatsen wijzen nu naar hun alinea." in desk.follow_words()

    def test_are_kept_where_nothing_was_chosen(self, source, desk):
        desk.send_fields({"reason": "Zo."})

        assert desk.page.status_code == 422
        assert "Wijs bij ten minste één plaats een alinea aan." in desk.words
        assert numbers(source) == [5, None, None]

    def test_that_only_others_may_see_are_not_listed(self, world, source, desk):
        hidden = world.position(draft=True)
        make.EvidenceFactory(position=hidden, source=source, place="stille bladzijde")

        other = at(world, source, "plaatsen", by=world.other_griffie)

        assert "kader" in other.words and "stille bladzijde" not in other.words
        assert "stille bladzijde" in desk.open(desk.address).content.decode()

    @pytest.mark.parametrize(("words", "number"), [("kader", 6), ("¶2", 2), ("elders", None)])
    def test_move_with_their_words_only_when_the_place_is_changed(
        self, world, source, desk, words, number
    ):
        desk.send_fields({"plaats-1": "6"})
        place = Evidence.objects.filter(source=source, place="kader").order_by("pk").first()

        desk.open(f"/werkblad/bewijsplaats/{place.pk}/")
        desk.send(place=words, summary="Beter gezegd.", reason="Duidelijker.")

        place = Evidence.objects.select_related("paragraph").get(pk=place.pk)
        assert place.summary == "Beter gezegd."
        assert (place.paragraph and place.paragraph.number) == number

    def test_say_so_where_there_are_none_left(self, world, source, desk):
        desk.send_fields({"plaats-1": "6"})

        assert "Elke plaats leidt naar haar alinea." in at(world, source, "plaatsen").words


class TestWhoMay:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("other_griffie", 200), ("redactie", 200), ("strange_griffie", 403)],
    )
    @pytest.mark.parametrize("page", ["tekst", "plaatsen"])
    def test_is_a_griffie_or_regioredactie_of_the_region(self, world, source, page, who, status):
        found = at(world, source, page, by=getattr(world, who)).page.status_code

        assert found == status

    def test_is_led_there_from_the_source_and_from_the_list_of_texts(self, world, source):
        desk = Sitting(world.griffie)

        assert address(world, source) in desk.open(address(world, source, "")[:-1]).content.decode()
        listed = desk.open(f"/werkblad/{world.dossier.slug}/tekst/").content.decode()
        assert "Bekende bronnen zonder tekst" in listed and "De brief van mei" in listed


def test_takes_as_many_queries_with_many_places_as_with_one(world):
    counts = []
    for number in (1, 30):
        source = make.SourceFactory(is_public=True)
        for place in range(number):
            make.EvidenceFactory(position=world.position(), source=source, place=f"punt {place}")
        desk = at(world, source)
        desk.send(text=of_length(3), lezen="1")
        desk.send()
        for page in ("tekst", "plaatsen"):
            with CaptureQueriesContext(connection) as asked:
                desk.open(address(world, source, page))
            counts.append(len(asked))

    assert counts[:2] == counts[2:] and max(counts) <= 20
