"""Pasting and uploading a letter: read first, then stored whole, or refused and not kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from decisions.models import FormDraft
from municipalities.models import Paragraph, Source
from tests import factories as make
from tests import people
from tests.decisions.text_intake.files import docx_of, pdf
from tests.decisions.texts import LETTER, taken
from tests.decisions.web.public.region import words

pytestmark = pytest.mark.django_db
SECRET = "VERTROUWELIJK\n\nDe onderhandelingen lopen nog, zegt de notitie kwikstaart."


@pytest.fixture
def page(client, world):
    return Page(client, world)


def letters():
    """Return the sources that were entered; those of the made-up register left out."""
    return Source.objects.exclude(key__startswith="bron-")


class Page:
    def __init__(self, client, world):
        self.client, self.path = client, f"/werkblad/{world.dossier.slug}/tekst/"
        self.as_(world.griffie)

    def as_(self, reader):
        self.client.force_login(reader.user)
        return self

    def read(self, **typed):
        return self.client.post(self.path, {"lezen": "1", **typed})

    def store(self, **typed):
        fields = {"read": "1", "title": "De brief", "publisher_kind": "pers", "text": LETTER}
        return self.client.post(self.path, {**fields, "openness": "bijhouders", **typed})


class TestReadingALetter:
    def test_offers_what_it_says_of_itself_and_stores_nothing(self, page):
        response = page.read(text=LETTER)

        typed = response.context["form"].data
        assert typed["title"] == "Zienswijze op het voorstel Regioraad"
        assert (typed["reference"], typed["dated_on"]) == ("Z/17/455361", "9 mei 2017")
        assert not letters().exists() and not Paragraph.objects.exists()
        assert "Zo is het genummerd: 6 alinea’s" in words(response)
        assert 'role="alert"' not in response.content.decode()

    def test_keeps_what_was_typed_above_what_it_offers(self, page):
        response = page.read(text=LETTER, title="Eigen titel")

        assert response.context["form"].data["title"] == "Eigen titel"

    @pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
    def test_takes_a_file_and_forgets_its_name(self, page, kind):
        made = {
            "txt": LETTER.encode(),
            "docx": docx_of("<w:p><w:r><w:t>De raad vraagt iets.</w:t></w:r></w:p>"),
            "pdf": pdf("De raad vraagt iets."),
        }

        response = page.read(upload=SimpleUploadedFile(f"geheimzinnig.{kind}", made[kind]))

        assert response.status_code == 200
        assert "De raad" in response.context["form"].data["text"]
        assert "geheimzinnig" not in response.content.decode()

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"text": ""}, "Plak de tekst, of kies een bestand."),
            ({"text": "Iets\x01"}, "Alinea 1:"),
            ({"text": "x " * 1_000_000}, "meer dan 500.000 tekens"),
            ({"upload": b""}, "Het bestand is leeg."),
            ({"upload": b"\x00\x01\x02"}, "geen tekst"),
            ({"upload": b"x" * (10 * 1024 * 1024 + 1)}, "groter dan 10 MB"),
            ({"text": "Tekst", "upload": b"Nog een"}, "niet allebei"),
        ],
    )  # fmt: skip
    def test_says_what_is_wrong_with_it(self, page, typed, sentence):
        if "upload" in typed:
            typed = {**typed, "upload": SimpleUploadedFile("brief.txt", typed["upload"])}

        response = page.read(**typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert not letters().exists()


class TestStoringALetter:
    def test_makes_a_source_with_numbered_paragraphs_for_those_who_keep(self, page, world):
        response = page.store(dated_on="9 mei 2017", reference="Z/17/455361")

        source = letters().get()
        assert response["Location"] == f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/"
        assert (source.dated_on, source.reference) == ("2017-05-09", "Z/17/455361")
        assert (source.is_public, source.text_is_public) == (False, False)
        assert source.municipality == world.council.municipality
        assert source.region == world.region
        numbers = source.paragraphs.order_by("number").values_list("number", flat=True)
        assert list(numbers) == [1, 2, 3, 4, 5, 6]

    @pytest.mark.parametrize(
        ("openness", "flags"), [("titel", (True, False)), ("tekst", (True, True))]
    )
    def test_opens_as_much_as_was_chosen(self, page, openness, flags):
        page.store(openness=openness)

        source = letters().get()
        assert (source.is_public, source.text_is_public) == flags

    def test_names_the_body_that_speaks(self, page, world):
        page.store(publisher_kind="orgaan", body=world.college.pk)

        source = letters().get()
        assert (source.body, source.publisher) == (world.college, world.college.name)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"title": ""}, "Dit veld is verplicht."),
            ({"title": "x" * 301}, "300"),
            ({"dated_on": "ooit"}, "Geef een datum als 9 mei 2017"),
            ({"openness": ""}, "Kies wie dit mag zien."),
            ({"openness": "iedereen"}, "iedereen"),
            ({"publisher_kind": "orgaan"}, "Kies welk orgaan dit zelf vaststelde."),
            ({"url": "javascript:alert(1)"}, "URL"),
            ({"text": " "}, "Plak de tekst, of kies een bestand."),
        ],
    )
    def test_says_beside_the_field_what_is_wrong_and_stores_nothing(self, page, typed, sentence):
        response = page.store(**typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert 'role="alert"' in response.content.decode()
        assert not letters().exists() and not Paragraph.objects.exists()

    def test_asks_a_deputy_for_whom(self, page, world):
        people.give(world.griffie.user, "griffie", municipality=world.neighbour.municipality)

        refused = page.store()
        page.store(home=str(world.neighbour.municipality.pk))

        assert "Voor wie voert u dit in?" in words(refused)
        assert letters().get().municipality == world.neighbour.municipality

    def test_of_the_redactie_is_of_the_region(self, page, world):
        page.as_(world.redactie).store()

        source = letters().get()
        assert (source.municipality, source.region) == (None, world.region)

    def test_sent_twice_is_stored_once(self, page):
        once = str(page.client.get(page.path).context["once"])

        first, second = page.store(once=once), page.store(once=once)

        assert first["Location"] == second["Location"]
        assert letters().count() == 1


class TestASecretText:
    @pytest.mark.parametrize("how", ["read", "store"])
    def test_is_refused_with_a_sentence_and_not_kept(self, page, how):
        response = getattr(page, how)(text=SECRET)

        assert response.status_code == 422
        assert "Dit is niet de plaats voor geheime" in words(response)
        assert not letters().exists()

    def test_in_a_file_is_refused(self, page):
        response = page.read(upload=SimpleUploadedFile("x.txt", SECRET.encode()))

        assert "Dit is niet de plaats voor geheime" in words(response)
        assert "kwikstaart" not in words(response)

    def test_is_not_kept_while_it_is_typed(self, page):
        response = page.client.post(
            "/werkblad/kladje/", {"_adres": page.path, "text": SECRET, "title": "Brief"}
        )

        assert response.status_code == 422
        assert "Er is niets bewaard" in response.content.decode()
        assert not FormDraft.objects.exists()

    def test_is_told_apart_from_one_that_is_only_too_long(self, page):
        response = page.client.post(
            "/werkblad/kladje/", {"_adres": page.path, "text": "x" * 200_001}
        )

        assert response.status_code == 413
        assert not FormDraft.objects.exists()

    @pytest.mark.parametrize("how", ["read", "type"])
    def test_takes_along_what_was_kept_of_it_before(self, page, how):
        page.client.post("/werkblad/kladje/", {"_adres": page.path, "text": "kwikstaart"})
        assert FormDraft.objects.exists()

        if how == "read":
            page.read(text=SECRET)
        else:
            page.client.post("/werkblad/kladje/", {"_adres": page.path, "text": SECRET})

        assert not FormDraft.objects.exists()


class TestWhoMay:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("griffie", 200), ("other_griffie", 200), ("redactie", 200), ("beheer", 200),
         ("strange_griffie", 403), ("strange_redactie", 403), ("collegian", 403),
         ("raadslid", 403)],
    )  # fmt: skip
    def test_enter_a_text(self, page, world, who, status):
        page.as_(getattr(world, who))

        assert page.client.get(page.path).status_code == status
        assert page.store().status_code == {200: 302}.get(status, status)
        assert letters().exists() == (status == 200)


class TestTheForm:
    def test_leads_to_the_texts_that_were_taken_in_before(self, page, world):
        taken(world.region, title="Eerdere brief")
        taken(world.stranger.municipality.memberships.get().region, title="Andere brief")

        text = words(page.client.get(page.path))

        assert "Eerdere brief" in text and "Andere brief" not in text

    def test_left_open_is_shown_as_it_was_typed(self, page):
        page.client.post(
            "/werkblad/kladje/", {"_adres": page.path, "text": LETTER, "read": "1", "title": "Half"}
        )

        response = page.client.get(page.path)

        assert response.context["form"].data["title"] == "Half"
        assert "Zo is het genummerd" in words(response)

    def test_takes_few_queries(self, page):
        page.client.get(page.path)

        with CaptureQueriesContext(connection) as asked:
            page.read(text=LETTER)

        assert len(asked) <= 20


ANNEX = f"""{LETTER}
Besluit:

1. In te stemmen met het opleggen van geheimhouding op bijlage 2;
2. De raad te vragen de kosten te delen.

Hoogachtend,
Burgemeester en wethouders van {{town}}
"""


class TestWhatAPaperProposes:
    def test_is_told_with_its_paragraph_and_marked_as_a_proposal(self, page):
        response = page.read(text=LETTER + "\nBesluit:\n1. de kosten te delen;\n2. te wachten.")

        text = words(response)
        assert "voorstel uit alinea 2" in text
        assert "Beslispunten (2)" in text

    def test_names_the_body_that_signed(self, page, world):
        town = world.council.municipality.name
        response = page.read(text=f"{LETTER}\nHoogachtend,\n\nDe raad van {town}")

        data = response.context["form"].data
        assert (data["publisher_kind"], data["body"]) == ("orgaan", str(world.council.pk))

    def test_is_nothing_for_a_text_that_says_nothing(self, page):
        response = page.read(text="een regel\n\nnog een regel")

        assert response.context["form"].found == {}
        assert "Voorgesteld uit de tekst" not in words(response)


class TestAPaperThatIsHereAlready:
    def test_is_told_by_its_reference_and_takes_the_text(self, page, world):
        known = make.SourceFactory(region=world.region, reference="z/17/455361", title="De brief")

        response = page.read(text=LETTER)
        assert "Dit stuk staat er al" in words(response)
        stored = page.store(bij=known.pk, title="")

        assert stored.status_code == 302
        assert stored.url == f"/werkblad/{world.dossier.slug}/bronnen/{known.pk}/"
        assert known.paragraphs.count() == 6

    def test_is_told_by_its_words(self, page, world):
        long = "Het college legt uit waarom de kosten van de regeling elk jaar stijgen. " * 4
        taken(world.region, long, by=world.redactie, title="Uitleg")

        assert "Dit stuk staat er al" in words(page.read(text=f"Iets anders.\n\n{long}"))

    def test_is_not_told_to_who_may_not_see_it(self, page, world):
        make.SourceFactory(reference="Z/17/455361", is_public=False)

        assert "staat er al" not in words(page.read(text=LETTER))

    def test_of_another_dossier_takes_no_text(self, page):
        other = make.SourceFactory(reference="Z/17/455361")

        page.store(bij=other.pk)

        assert not other.paragraphs.exists()


class TestSecrecyOfAnotherPaper:
    def test_is_passed_over_where_somebody_says_that_the_paper_itself_is_public(self, page):
        refused = page.read(text=ANNEX)
        assert "Dit stuk zelf is openbaar" in words(refused)
        assert refused.context["form"].errors

        read = page.read(text=ANNEX, zelf_openbaar="1")
        stored = page.store(text=ANNEX, zelf_openbaar="1")

        assert (read.status_code, stored.status_code) == (200, 302)
        reasons = letters().get().history.get().history_change_reason
        assert reasons == "Wie dit invoerde zegt: dit stuk zelf is openbaar."

    @pytest.mark.parametrize("line", ["VERTROUWELIJK", "Dit stuk is geheim."])
    def test_is_no_way_around_a_paper_that_is_secret_itself(self, page, line):
        response = page.store(text=f"{ANNEX}\n\n{line}", zelf_openbaar="1")

        assert response.status_code == 422
        assert not letters().exists()
