"""The privacy page: each kind of personal data, with the term by which it is erased."""

from datetime import timedelta

import pytest

from decisions.web.public.privacy import list_held_data, tell_term
from municipalities import retention
from regio.environment import AccessibilityStatement, Contacts
from tests.decisions.web.public.region import words

ADDRESS = "/privacy/"


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (timedelta(hours=8), "8 uur"),
        (timedelta(days=1), "1 dag"),
        (timedelta(days=30), "30 dagen"),
        (timedelta(days=365), "1 jaar"),
    ],
)
def test_a_term_is_told_in_words(term, told):
    assert tell_term(term) == told


def test_every_kind_tells_all_of_it():
    assert [each for each in list_held_data() if not all(vars(each).values())] == []


@pytest.mark.parametrize(
    "name",
    [
        *("KEPT_UNCONFIRMED", "KEPT_SENDERS", "KEPT_ANSWERED_REPORTS", "KEPT_DRAFTS"),
        *("KEPT_OPEN_TABLES", "KEPT_INVITED", "KEPT_LOG", "KEPT_AUDIT"),
    ],
)
def test_the_term_that_erases_is_the_term_that_is_told(name, monkeypatch):
    before = [each.term for each in list_held_data()]
    monkeypatch.setattr(retention, name, timedelta(days=4711))

    told = [each.term for each in list_held_data()]

    assert [each for each in told if "4711 dagen" in each] != []
    assert len([1 for one, other in zip(before, told, strict=True) if one != other]) == 1


@pytest.mark.django_db
class TestThePage:
    def test_says_what_the_installation_left_out(self, client):
        page = words(client.get(ADDRESS))

        assert "Wie deze website aanbiedt, is nog niet ingevuld." in page
        assert "Waar u vragen over uw gegevens stelt, is nog niet ingevuld." in page

    def test_says_who_answers_and_every_kind(self, client, settings):
        settings.STATEMENT = AccessibilityStatement(organisation="Gemeente Aalst")
        settings.CONTACTS = Contacts(privacy="privacy@aalst.example")

        response = client.get(ADDRESS)

        page = words(response)
        assert "Gemeente Aalst bepaalt waarvoor deze website persoonsgegevens gebruikt" in page
        assert 'href="mailto:privacy@aalst.example"' in response.content.decode()
        assert [each.kind for each in list_held_data() if each.kind not in page] == []
        assert [each.term for each in list_held_data() if each.term not in page] == []

    def test_is_one_link_away_from_every_page(self, client):
        assert f'href="{ADDRESS}"' in client.get("/").content.decode()
