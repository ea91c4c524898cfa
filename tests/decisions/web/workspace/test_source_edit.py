"""A source and its paragraphs are changed by who entered them, with a reason and a version."""

import pytest
from django.core.exceptions import ValidationError

from decisions.actions.shaping import leave_out
from municipalities.models import Paragraph, Source
from tests import factories as make
from tests.decisions.texts import taken
from tests.decisions.web.public.region import words
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db
KEEPERS = [
    ("griffie", 200),
    ("redactie", 200),
    ("beheer", 200),
    ("other_griffie", 403),
    ("strange_griffie", 404),
    ("raadslid", 403),
]


@pytest.fixture
def source(world):
    return taken(world.region, municipality=world.council.municipality, by=world.griffie)


class Page:
    """One page of a source: its `path`, and what it sends when nothing was changed."""

    def __init__(self, client, world, source, more, **typed):
        self.client, self.source = client, source
        self.path = f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/{more}"
        self.typed = {"expected_version": 1, "reason": "Verbeterd.", **typed}

    def get(self, by):
        self.client.force_login(by.user)
        return self.client.get(self.path)

    def send(self, by, **typed):
        self.client.force_login(by.user)
        return self.client.post(self.path, {**self.typed, **typed})


class TestASource:
    @pytest.fixture
    def page(self, client, world, source):
        typed = {"title": "De brief", "publisher_kind": "pers", "openness": "bijhouders"}
        return Page(client, world, source, "wijzigen/", **typed)

    @pytest.mark.parametrize(("who", "status"), KEEPERS)
    def test_is_changed_by_who_entered_it_and_the_redactie(self, page, world, who, status):
        by = getattr(world, who)

        assert page.get(by).status_code == status
        assert page.send(by, title="Nieuw").status_code == {200: 302}.get(status, status)
        assert (fresh(page.source).title == "Nieuw") == (status == 200)

    def test_is_opened_to_the_public_by_its_choice_of_three(self, page, world):
        assert page.get(world.griffie).context["form"]["openness"].value() == "bijhouders"

        page.send(world.griffie, openness="tekst")

        source = fresh(page.source)
        assert (source.is_public, source.text_is_public) == (True, True)

    def test_that_is_public_asks_for_a_reason(self, page, world):
        page.send(world.griffie, openness="titel")

        response = page.send(world.griffie, title="Nieuw", expected_version=2, reason="")

        assert response.status_code == 422
        assert fresh(page.source).title == "De brief"

    def test_that_somebody_else_changed_is_shown_twice_and_overwritten_by_nobody(self, page, world):
        page.send(world.redactie, title="Van de redactie", openness="titel")

        response = page.send(world.griffie, title="Van de griffie")

        text = words(response)
        assert response.status_code == 409
        assert "Van de redactie" in text and "Van de griffie" in text
        assert "titel en vindplaats openbaar, tekst niet" in text
        assert fresh(page.source).title == "Van de redactie"

    def test_keeps_what_is_chosen_field_by_field(self, page, world):
        page.send(world.redactie, openness="titel", title="Van de redactie")

        response = page.send(world.griffie, title="Van de griffie", expected_version=2,
                             **{"kies-openness": "nu", "kies-title": "mijn"})  # fmt: skip

        source = fresh(page.source)
        assert response.status_code == 302
        assert (source.title, source.is_public) == ("Van de griffie", True)

    def test_is_offered_the_reference_that_its_text_names(self, client, page, world):
        client.force_login(world.griffie.user)

        form = client.get(f"{page.path}?kenmerk=Z-17").context["form"]

        assert form["reference"].value() == "Z-17"

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"title": ""}, "Dit veld is verplicht."),
            ({"openness": "half"}, "half"),
            ({"publisher_kind": "orgaan"}, "Kies welk orgaan dit zelf vaststelde."),
            ({"expected_version": "x"}, "getal"),
        ],
    )
    def test_says_what_is_wrong(self, page, world, typed, sentence):
        response = page.send(world.griffie, **typed)

        assert response.status_code == 422
        assert sentence in words(response)
        assert fresh(page.source).version == 1


class TestAParagraph:
    @pytest.fixture
    def page(self, client, world, source):
        return Page(client, world, source, "alinea/5/", text="Verbeterde tekst.")

    @pytest.mark.parametrize(("who", "status"), KEEPERS)
    def test_is_corrected_by_who_entered_it_and_the_redactie(self, page, world, who, status):
        by = getattr(world, who)

        assert page.get(by).status_code == status
        assert page.send(by).status_code == {200: 302}.get(status, status)
        text = Paragraph.objects.get(source=page.source, number=5).text
        assert (text == "Verbeterde tekst.") == (status == 200)

    def test_keeps_who_corrected_it_and_why(self, page, world):
        page.send(world.griffie, reason="Leesfout.")

        row = Paragraph.objects.get(source=page.source, number=5).history.first()
        assert (row.history_change_reason, row.history_user) == ("Leesfout.", world.griffie.user)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"text": ""}, "Dit veld is verplicht."),
            ({"text": "x" * 20_001}, "20000"),
            ({"text": "GEHEIM"}, "Dit is niet de plaats voor geheime"),
        ],
    )
    def test_says_what_is_wrong(self, page, world, typed, sentence):
        response = page.send(world.griffie, **typed)

        assert response.status_code == 422
        assert sentence in words(response)

    def test_that_somebody_else_corrected_is_shown_twice(self, page, world):
        page.send(world.redactie, text="Van de redactie.")

        response = page.send(world.griffie, text="Van de griffie.")

        text = words(response)
        assert response.status_code == 409
        assert "Van de redactie." in text and "Van de griffie." in text

    def test_asks_for_a_reason_once_something_rests_on_the_text(self, page, world):
        assert page.send(world.griffie, reason="").status_code == 302
        rest_on(page.source, 2)

        response = page.send(world.griffie, reason="", expected_version=2, text="Nog beter.")

        assert response.status_code == 422
        assert "Dit veld is verplicht." in words(response)

    def test_that_is_not_there_is_not_found(self, client, world, source):
        client.force_login(world.griffie.user)

        page = f"/werkblad/{world.dossier.slug}/bronnen/{source.pk}/alinea/99/"

        assert client.get(page).status_code == 404


def rest_on(source, number):
    """Let a place in the source lead to one of its paragraphs."""
    paragraph = source.paragraphs.get(number=number)
    return make.EvidenceFactory(source=source, paragraph=paragraph, place=f"alinea {number}")


class TestDividingTheText:
    """As long as nothing rests on it a text is divided anew."""

    @pytest.fixture
    def page(self, client, world, source):
        text = source.paragraphs.get(number=5).text
        return Page(client, world, source, "alinea/5/", text=text, reason="")

    def texts(self, page):
        return [row.text[:9] for row in page.source.paragraphs.order_by("number")]

    def test_an_empty_line_makes_two_of_a_paragraph(self, page, world):
        response = page.send(world.griffie, text="Eerst dit.\r\n\r\nDan dat.")

        assert response.status_code == 302
        assert self.texts(page)[4:] == ["Eerst dit", "Dan dat.", "De raad w"]

    def test_one_is_merged_with_the_one_above_it(self, page, world):
        page.send(world.griffie, doe="samenvoegen")

        assert self.texts(page)[3:] == ["Datum: 9 ", "De raad w"]
        assert "meer uitleg" in page.source.paragraphs.get(number=4).text

    def test_one_is_left_out_and_its_history_stays(self, page, world):
        page.send(world.griffie, doe="weglaten")

        rows = list(page.source.paragraphs.order_by("number"))
        assert [row.number for row in rows] == [1, 2, 3, 4, 5]
        assert rows[4].text.startswith("De raad wil")
        assert "meer uitleg" in rows[4].history.last().text

    def test_is_refused_once_something_rests_on_it(self, page, world):
        rest_on(page.source, 2)
        before = self.texts(page)

        answers = [
            page.send(world.griffie, doe="weglaten", reason="Weg."),
            page.send(world.griffie, doe="samenvoegen", reason="Samen."),
            page.send(world.griffie, text="Twee\n\nstukken", reason="Splitsen."),
        ]

        assert [answer.status_code for answer in answers] == [422, 422, 422]
        assert "rust al iets" in words(answers[0])
        assert self.texts(page) == before
        assert "weglaten" not in page.get(world.griffie).content.decode()

    def test_is_for_who_may_change_the_source(self, page, world):
        assert page.send(world.other_griffie, doe="weglaten").status_code == 403

    def test_leaves_one_paragraph_at_least(self, world):
        only = taken(world.region, "Een enkele alinea.", by=world.redactie)

        with pytest.raises(ValidationError, match="ten minste"):
            leave_out(only.paragraphs.get(), by=world.redactie)


def test_a_source_of_another_dossier_is_not_found(client, world):
    elsewhere = taken(world.stranger.municipality.memberships.get().region)
    client.force_login(world.griffie.user)

    for more in ("", "wijzigen/", "alinea/5/"):
        page = f"/werkblad/{world.dossier.slug}/bronnen/{elsewhere.pk}/{more}"
        assert client.get(page).status_code == 404
    assert Source.objects.filter(pk=elsewhere.pk).exists()
