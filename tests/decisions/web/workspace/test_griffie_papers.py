"""The page on which a griffie keeps the order to paste in, and the page to paste from."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.models import PasteOrder
from tests.factories import AgendaItemFactory, AgendaLineFactory, MeetingFactory
from tests.people import griffie

pytestmark = pytest.mark.django_db


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


def page_of(home, name):
    return reverse(name, args=[home.slug])


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
