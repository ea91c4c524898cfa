"""The pages on which a griffie keeps its Word template and the order to paste in."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from decisions.documents import docx as standard
from decisions.documents import own_word
from municipalities.models import PasteOrder, WordTemplate
from tests.decisions.word_templates.words import make_template, texts
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
    MeetingFactory,
    WordTemplateFactory,
)
from tests.people import griffie, raadslid

pytestmark = pytest.mark.django_db

OWN = make_template(
    *("Gemeente {{ gemeente }}", "{{ onderwerp }}", "{%p for punt in beslispunten %}"),
    *("{{ punt.nummer }}) {{ punt.tekst }}", "{%p endfor %}"),
)


@pytest.fixture
def item(db):
    found = AgendaItemFactory(title="A & B <c>")
    AgendaLineFactory(item=found, kind="beslispunt", text="Instemmen {{ onderwerp }}.")
    return found


@pytest.fixture
def home(item, client):
    found = item.body.municipality
    client.force_login(griffie(found).user)
    return found


def page_of(home, name="desk-template", *args):
    return reverse(name, args=[home.slug, *args])


def send(client, home, content, name="desk-template", **fields):
    upload = SimpleUploadedFile("huisstijl.docx", content)
    return client.post(page_of(home, name), {"upload": upload, "once": uuid4(), **fields})


def word_of(client, item):
    return texts(client.get(reverse("agenda-item-file", args=[item.pk, "docx"])).content)


class TestTheTemplate:
    def test_is_used_for_the_word_file_once_it_is_kept(self, client, item, home):
        before = word_of(client, item)

        response = send(client, home, OWN)

        assert response.status_code == 302
        after = word_of(client, item)
        assert after[:3] == [
            f"Gemeente {home.name}",
            "A & B <c>",
            "1) Instemmen {{ onderwerp }}.",
        ]
        assert "peildatum" in after[-1]
        assert before[0] != after[0]

    def test_is_used_for_its_own_municipality_only(self, client, item, home):
        send(client, home, OWN)
        other = AgendaItemFactory(dossier=item.dossier, title="Elders")

        assert "Gemeente" not in word_of(client, other)[0]

    def test_of_a_concept_says_so(self, client, item, home):
        send(client, home, OWN)
        draft = AgendaItemFactory(dossier=item.dossier, body=item.body, draft=True)

        assert word_of(client, draft)[-1].startswith("CONCEPT: niet openbaar")

    def test_is_used_in_a_zip_too(self, client, item, home):
        send(client, home, OWN)
        response = client.get(reverse("dossier-files", args=[item.dossier.slug, "zip"]))

        assert response.status_code == 200
        assert own_word.write_own_word_files([]) == {}

    def test_is_not_kept_with_a_field_that_is_not_there(self, client, home):
        response = send(client, home, make_template("Beste {{ naam }}"))

        assert response.status_code == 422
        told = "Het veld ‘naam’ is er niet (tekst, alinea 1: ‘Beste {{ naam }}’)."
        assert told in response.text
        assert not WordTemplate.objects.exists()

    def test_is_tried_without_being_kept(self, client, home):
        good = send(client, home, OWN, "desk-template-try")
        bad = send(client, home, make_template("{{ naam }}"), "desk-template-try")

        assert texts(good.content)[1] == "Samen verder met A & B <c>"
        assert bad.status_code == 422
        assert "‘naam’" in bad.text
        assert not WordTemplate.objects.exists()

    def test_goes_back_to_the_standard_one(self, client, item, home):
        send(client, home, OWN)
        stands = WordTemplate.objects.get()

        page = client.get(page_of(home, "desk-template-drop"))
        assert "Terug naar het standaardsjabloon" in page.text
        data = {"expected_version": stands.version, "once": uuid4(), "reason": "x"}
        client.post(page_of(home, "desk-template-drop"), data)

        assert not WordTemplate.objects.exists()
        assert "Gemeente" not in word_of(client, item)[0]

    def test_gives_its_files(self, client, home):
        send(client, home, OWN)
        kept = WordTemplate.history.get().history_id

        for which in ("begin", "voorbeeld", str(kept)):
            response = client.get(page_of(home, "desk-template-file", which, "docx"))
            assert response["Content-Type"] == standard.MEDIA_TYPE
            Document(BytesIO(response.content))
        assert client.get(page_of(home, "desk-template-file", "999", "docx")).status_code == 404
        assert client.get(page_of(home, "desk-template-file", "x", "docx")).status_code == 404
        assert client.get(page_of(home, "desk-template-file", "begin", "pdf")).status_code == 404

    def test_gives_no_other_municipality_its_versions(self, client, home):
        other = WordTemplateFactory()
        kept = other.history.get().history_id

        found = client.get(page_of(home, "desk-template-file", str(kept), "docx"))
        elsewhere = client.get(page_of(other.municipality))

        assert found.status_code == 404
        assert elsewhere.status_code == 403

    def test_is_kept_by_no_councillor(self, client, home):
        client.force_login(raadslid(home).user)

        assert client.get(page_of(home)).status_code == 403

    def test_that_does_not_fill_in_any_more_gives_the_standard_file(self, client, item, caplog):
        WordTemplateFactory(municipality=item.body.municipality)

        assert "A & B <c>" in word_of(client, item)
        assert "was not filled in" in caplog.text

    def test_costs_one_query_for_one_item_and_for_many(self, client, item, monkeypatch):
        WordTemplateFactory(municipality=item.body.municipality)
        monkeypatch.setattr(
            own_word, "fill_template", lambda _content, values: [b"x"] * len(values)
        )

        def count():
            with CaptureQueriesContext(connection) as counted:
                client.get(reverse("dossier-files", args=[item.dossier.slug, "zip"]))
            return len(counted)

        count()
        one = count()
        AgendaItemFactory(dossier=item.dossier, body=item.body)

        assert count() == one


class TestTheOrderToPasteIn:
    def test_is_told_by_the_page_of_every_item_of_the_municipality(self, client, item, home):
        order = page_of(home, "desk-paste-order")
        form = client.get(order).context["form"]
        data = {name: field.initial for name, field in form.fields.items()}

        client.post(order, {**data, "beslispunten": 1, "onderwerp": 9, "once": uuid4()})

        assert PasteOrder.objects.get().names.startswith("beslispunten kenmerk")
        page = client.get(reverse("paste", args=[item.pk]))
        names = [field.name for field in page.context["fields"]]
        assert names[0] == "beslispunten"
        assert order in page.text

    def test_keeps_what_was_typed_where_a_number_is_none(self, client, home):
        response = client.post(page_of(home, "desk-paste-order"), {"onderwerp": "x"})

        assert response.status_code == 422
        assert 'value="x"' in response.text


class TestThePageToPasteFrom:
    def test_tells_each_known_field_and_no_other(self, client, item):
        item.treatments.get()
        AgendaLineFactory(item=item, kind="bijlage", text="Advies", is_secret=True)

        page = client.get(reverse("paste", args=[item.pk]))

        told = {field.name: field.text for field in page.context["fields"]}
        assert told["onderwerp"] == "A & B <c>"
        assert told["beslispunten"] == "1. Instemmen {{ onderwerp }}."
        assert told["bijlagen"] == "1. Advies (onder geheimhouding)"
        assert not {"kenmerk", "samenvatting", "uitkomst"} & set(told)
        assert "A &amp; B &lt;c&gt;</textarea>" in page.text
        assert "volgorde" not in page.text

    def test_is_linked_from_the_item_and_keeps_the_clocks(self, client, item):
        page = client.get(item.get_absolute_url(), {"peildatum": "2017-06-01"})

        assert f"/agendapunten/{item.pk}/overnemen/?peildatum=2017-06-01" in page.text

    def test_is_there_for_who_may_see_the_item(self, client):
        draft = AgendaItemFactory(draft=True)

        assert client.get(reverse("paste", args=[draft.pk])).status_code == 404

    def test_asks_as_much_for_a_large_item_as_for_a_small_one(self, client, item):
        def count():
            with CaptureQueriesContext(connection) as counted:
                client.get(reverse("paste", args=[item.pk]))
            return len(counted)

        count()
        one = count()
        for _ in range(4):
            AgendaLineFactory(item=item, kind="beslispunt")
        MeetingFactory(dossier=item.dossier)

        assert count() == one
