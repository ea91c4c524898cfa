"""The pages on which a griffie keeps its Word templates, and an item in one of them."""

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
from decisions.documents.own_word import filling
from decisions.word_templates import KNOWN_FIELDS
from municipalities.models import TemplateKind, WordTemplate
from tests.decisions.word_templates.words import make_template, texts
from tests.factories import (
    AgendaItemFactory,
    AgendaLineFactory,
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


def page_of(home, name="desk-template", *args, kind=TemplateKind.ITEM):
    return reverse(name, args=[home.slug, kind, *args])


def send(client, home, content, name="desk-template", *, kind=TemplateKind.ITEM, **fields):
    upload = SimpleUploadedFile("huisstijl.docx", content)
    return client.post(
        page_of(home, name, kind=kind), {"upload": upload, "once": uuid4(), **fields}
    )


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

    def test_that_does_not_fill_in_any_more_is_not_kept_for_the_public(self, client, item):
        WordTemplateFactory(municipality=item.body.municipality)
        addresses = [
            reverse("agenda-item-file", args=[item.pk, "docx"]),
            reverse("dossier-files", args=[item.dossier.slug, "zip"]),
        ]

        assert all(client.get(each).is_stopgap for each in addresses)
        assert not hasattr(client.get(addresses[0].replace("docx", "pdf")), "is_stopgap")

    def test_costs_one_query_for_one_item_and_for_many(self, client, item, monkeypatch):
        WordTemplateFactory(municipality=item.body.municipality)
        monkeypatch.setattr(
            filling, "fill_template", lambda _content, _kind, values: [b"x"] * len(values)
        )

        def count():
            with CaptureQueriesContext(connection) as counted:
                client.get(reverse("dossier-files", args=[item.dossier.slug, "zip"]))
            return len(counted)

        count()
        one = count()
        AgendaItemFactory(dossier=item.dossier, body=item.body)

        assert count() == one


EACH_KIND = pytest.mark.parametrize("kind", TemplateKind)


class TestTheTemplatesOfEachKind:
    def test_stand_on_one_page_with_what_is_used(self, client, home):
        WordTemplateFactory(municipality=home, kind=TemplateKind.LETTER, name="brief.docx")
        WordTemplateFactory(kind=TemplateKind.BUNDLE, name="van-elders.docx")

        page = client.get(reverse("desk-templates", args=[home.slug]))

        stands = {each["kind"]: each["stands"] for each in page.context["kinds"]}
        assert list(stands) == list(TemplateKind)
        assert [kind for kind, each in stands.items() if each] == [TemplateKind.LETTER]
        for kind in TemplateKind:
            assert f'href="{page_of(home, kind=kind)}"' in page.text
        assert "eigen sjabloon: brief.docx" in page.text
        assert "van-elders" not in page.text

    @EACH_KIND
    def test_begin_with_one_that_can_be_kept(self, client, home, kind):
        begin = client.get(page_of(home, "desk-template-file", "begin", "docx", kind=kind))

        sent = send(client, home, begin.content, kind=kind)

        assert sent.status_code == 302
        assert WordTemplate.objects.get().kind == kind
        page = client.get(page_of(home, kind=kind))
        assert "Het eigen sjabloon: huisstijl.docx" in page.text
        assert page.text.count(">Ophalen<") == 1

    @EACH_KIND
    def test_tell_an_unknown_field_with_its_place(self, client, home, kind):
        response = send(client, home, make_template("{{ naam }}"), kind=kind)

        assert response.status_code == 422
        assert "Het veld ‘naam’ is er niet (tekst, alinea 1: ‘{{ naam }}’)." in response.text

    @EACH_KIND
    def test_name_every_field_and_list(self, client, home, kind):
        page = client.get(page_of(home, kind=kind))

        known = KNOWN_FIELDS[kind.value]
        for name in (*known.fields, *known.lists):
            assert f"<code>{name}</code>" in page.text

    def test_give_no_version_of_another_kind(self, client, home):
        kept = WordTemplateFactory(municipality=home, kind=TemplateKind.LETTER)
        number = str(kept.history.get().history_id)

        def ask(kind):
            return client.get(page_of(home, "desk-template-file", number, "docx", kind=kind))

        assert ask(TemplateKind.LETTER).status_code == 200
        assert ask(TemplateKind.BUNDLE).status_code == 404

    def test_of_a_kind_that_there_is_not_is_not_found(self, client, home):
        assert client.get(page_of(home, kind="motie")).status_code == 404

    def test_are_listed_for_no_councillor_and_no_neighbour(self, client, home):
        page = reverse("desk-templates", args=[home.slug])

        for reader in (raadslid(home), griffie(AgendaItemFactory().body.municipality)):
            client.force_login(reader.user)
            assert client.get(page).status_code == 403
