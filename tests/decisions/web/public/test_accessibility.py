"""The accessibility statement: what was found, who answers for it, and what is not filled in."""

from datetime import date

import pytest

from decisions.web.public import accessibility
from decisions.web.public.accessibility import find_status
from regio.environment import AccessibilityStatement
from tests.decisions.web.public.region import words

ADDRESS = "/toegankelijkheid/"
HEADINGS = (
    "Verklaring",
    "Nalevingsstatus: voldoet niet",
    "Onderbouwing van de verklaring",
    "Akkoordverklaring",
    "Feedback en contactgegevens",
    "Handhavingsprocedure",
    "Uitleg over de nalevingsstatussen",
)
TODAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("research_on", "letter"),
    [
        (None, "D"),
        (date(2026, 12, 31), "D"),
        (date(2027, 1, 1), "C"),
        (date(2027, 6, 1), "C"),
        (date(2027, 12, 1), "D"),
    ],
)
def test_a_site_that_nobody_researched_is_c_only_while_that_is_planned_soon(research_on, letter):
    assert find_status(research_on, TODAY).letter == letter


@pytest.mark.django_db
class TestThePage:
    def test_has_the_headings_of_the_model_in_their_order(self, client):
        page = words(client.get(ADDRESS))

        places = [
            page.index(heading, page.index("Toegankelijkheidsverklaring")) for heading in HEADINGS
        ]
        assert places == sorted(places)

    def test_says_what_the_installation_left_out(self, client):
        page = words(client.get(ADDRESS))

        assert "Wie deze website aanbiedt, is nog niet ingevuld." in page
        assert "Nog niemand heeft voor deze verklaring getekend." in page
        assert "Waar u iets kunt melden, is nog niet ingevuld." in page

    def test_says_what_the_installation_filled_in(self, client, settings):
        settings.STATEMENT = AccessibilityStatement(
            organisation="Gemeente Aalst",
            contact="meld@aalst.example",
            address="https://register.example/1",
            signed_by="gemeentesecretaris",
            signed_on=date(2027, 1, 31),
        )

        response = client.get(ADDRESS)
        page = words(response)

        assert "Gemeente Aalst wil dat iedereen" in page
        assert "getekend op 31 januari 2027. Functie: gemeentesecretaris." in page
        assert 'href="mailto:meld@aalst.example"' in response.content.decode()
        assert 'href="https://register.example/1"' in response.content.decode()
        assert "nog niet ingevuld" not in page

    def test_tells_what_the_last_audit_found(self, client, monkeypatch):
        told = {**accessibility.RESULTS, "looks": 7, "found": ["home: image-alt"]}
        monkeypatch.setattr(accessibility, "RESULTS", told)

        page = words(client.get(ADDRESS))

        assert "Zij keek 7 keer" in page
        assert "home: image-alt" in page
        assert "vonden geen afwijking" not in page

    def test_is_led_to_from_every_page(self, client):
        for address in ("/", "/begrippen/", "/bestaat/niet/", ADDRESS):
            assert f'href="{ADDRESS}"' in client.get(address).content.decode()
