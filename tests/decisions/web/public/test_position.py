"""A position as a page: readings, conditions, confirmation and history."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from time_machine import travel

from decisions.actions import confirm_position, correct_record, withdraw_record
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def held(stance="geen_blokkade", **fields):
    """Return a position of a council on the region's proposal."""
    made = scene("Aalst")
    return made.position(made.councils["Aalst"], stance, **fields)


def get(client, position, **parameters):
    return client.get(position.get_absolute_url(), parameters)


class TestAPosition:
    def test_says_who_holds_what_on_which_subject_since_when(self, client):
        page = words(get(client, held(dated_on="2017-04/2017-05")))

        assert "Regioraad Gemeenteraad Aalst ○ geen blokkade" in page
        assert "op een dag in april of mei 2017" in page

    def test_links_to_its_decision(self, client):
        position = held()

        page = get(client, position).content.decode()

        assert f'href="{position.decision.get_absolute_url()}"' in page

    def test_shows_every_reading_with_its_place_and_the_shown_one_first(self, client):
        position = held()
        make.EvidenceFactory(position=position, summary="De krant schrijft tegen.", place="blz. 3")
        own = make.EvidenceFactory(position=position, reads_stance="geen_blokkade")
        correct_record(position, changes={"shown": own}, by=beheer(), reason="De brief zelf.")

        page = words(get(client, position))

        assert page.index("getoonde lezing") < page.index("De krant schrijft tegen.")
        assert "blz. 3" in page

    def test_explains_a_small_word_once_however_many_readings_have_it(self, client):
        position = held()
        make.EvidenceFactory.create_batch(3, position=position, is_joint=True)

        page = words(get(client, position))

        assert page.count("gezamenlijk") == 3
        assert page.count("spreekt van meer organen tegelijk") == 1
        assert "Afgeleid" not in page

    def test_says_that_its_sources_differ(self, client):
        position = held()
        make.EvidenceFactory(position=position, reads_stance="tegen")
        make.EvidenceFactory(position=position, reads_stance="geen_blokkade")

        assert "Bronnen verschillen" in words(get(client, position))

    def test_says_why_it_is_not_what_its_place_reads(self, client):
        position = held(departure="De brief vat het anders samen.")
        make.EvidenceFactory(position=position, reads_stance="tegen")

        page = words(get(client, position))

        assert "Geen bron leest dit standpunt. De bron zegt: ✕ tegen" in page
        assert "afwijkt: De brief vat het anders samen." in page

    @pytest.mark.parametrize(
        ("follows", "told"), [(True, "De bron volgt"), (False, "nog geen plaats in een bron")]
    )
    def test_says_that_its_source_is_to_come(self, client, follows, told):
        assert told in words(get(client, held(source_follows=follows)))

    def test_says_nothing_of_differing_where_its_sources_agree(self, client):
        position = held()
        make.EvidenceFactory(position=position, reads_stance="geen_blokkade")

        assert "Bronnen verschillen" not in words(get(client, position))

    def test_names_no_document_that_is_not_public(self, client):
        position = held()
        hidden = make.SourceFactory(title="Geheim verslag", is_public=False)
        make.EvidenceFactory(position=position, source=hidden)

        page = words(get(client, position))

        assert "Niet-openbare bron" in page
        assert "Geheim verslag" not in page

    def test_leaves_out_a_reading_that_nobody_took_in_yet(self, client):
        position = held()
        make.EvidenceFactory(position=position, summary="Voorgestelde lezing", is_accepted=False)

        assert "Voorgestelde lezing" not in words(get(client, position))

    def test_names_the_groups_that_stand_behind_it_with_their_seats(self, client):
        position = held(groups_label="oppositie")
        term = make.CouncilTermFactory(body=position.body, seats=19)
        group = make.GroupFactory(name="Lijst Aalst", seats=4, term=term)
        make.PositionGroupFactory(position=position, group=group)

        page = words(get(client, position))

        assert "Gemeenteraad Aalst: oppositie" in page
        assert "Lijst Aalst (4)" in page
        assert "Zetels 4 van 19 Raadsperiode 2014-2018" in page

    def test_tells_its_conditions(self, client):
        position = held("voor")
        make.RemarkFactory(
            dossier=position.dossier,
            body=position.body,
            decision=position.decision,
            position=position,
            kind="voorwaarde",
            text="Mits het niets kost.",
        )

        assert "Voorwaarden Mits het niets kost." in words(get(client, position))

    def test_says_in_which_role_it_was_confirmed(self, client):
        position = held()
        keeper = griffie(position.body.municipality)
        confirm_position(position, by=keeper)

        page = words(get(client, position))

        assert "Bevestigd 23 november 2026 door de griffie van Aalst" in page

    def test_says_that_nobody_confirmed_it(self, client):
        assert "nog niet door het orgaan zelf" in words(get(client, held()))

    def test_tells_a_correction_with_its_reason_and_both_texts(self, client):
        position = held("voor")
        correct_record(
            position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
        )

        history = words(get(client, position)).split("Hoe dit is vastgelegd")[1]

        assert (
            "gecorrigeerd van ‘voor’ naar ‘tegen’, door de beheerder. Verkeerd gelezen." in history
        )
        assert "door de beheerder: Verkeerd gelezen." in history
        assert "standpunt: voor → tegen" in history

    def test_stays_seen_with_the_reason_when_it_was_withdrawn(self, client):
        position = held()
        withdraw_record(position, by=beheer(), reason="Dit was een ander besluit.")

        assert "Ingetrokken. Dit was een ander besluit." in words(get(client, position))


class TestWhoSeesIt:
    def test_is_nobody_in_public_before_it_is_published(self, client):
        assert get(client, held(draft=True)).status_code == 404

    def test_is_nobody_in_public_before_its_moment(self, client):
        assert get(client, held(public_from=LATER)).status_code == 404

    def test_is_its_keeper_while_it_is_a_draft(self, client):
        position = held(draft=True)
        client.force_login(griffie(position.body.municipality).user)

        response = get(client, position)

        assert response.status_code == 200
        assert response["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
    def test_is_nobody_where_there_is_nothing(self, client, pk):
        assert client.get(f"/standpunten/{pk}/").status_code == 404


class TestWhatWasKnown:
    def test_is_shown_as_it_stood_before_a_correction(self, client):
        with travel("2026-06-01T10:00Z", tick=False):
            position = held("voor")
        with travel("2026-07-01T10:00Z", tick=False):
            correct_record(
                position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
            )

        with travel("2026-08-01T10:00Z", tick=False):
            before = words(get(client, position, bekend="2026-06-15"))
            now = words(get(client, position))

        assert "Gemeenteraad Aalst ✓ voor" in before
        assert "Verkeerd gelezen." not in before
        assert "zoals bekend op 15 juni 2026 om 23.59 uur" in before
        assert "Gemeenteraad Aalst ✕ tegen" in now

    def test_on_the_board_leads_to_the_position_as_it_stood(self, client):
        with travel("2026-06-01T10:00Z", tick=False):
            position = held("voor")
        with travel("2026-07-01T10:00Z", tick=False):
            correct_record(
                position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
            )

        with travel("2026-08-01T10:00Z", tick=False):
            page = client.get("/dossiers/samen/", {"bekend": "2026-06-15"}).content.decode()

        assert f'stance--voor" href="/standpunten/{position.pk}/?bekend=2026-06-15"' in page

    def test_before_it_was_recorded_is_not_found(self, client):
        assert get(client, held(), bekend="2015-01-01").status_code == 404

    def test_at_a_moment_that_is_no_moment_is_refused(self, client):
        assert get(client, held(), bekend="gisteren").status_code == 400


class TestTheNumberOfQueries:
    def test_does_not_grow_with_its_readings(self, client):
        position = held()
        make.EvidenceFactory(position=position)
        with CaptureQueriesContext(connection) as before:
            get(client, position)

        for _each in range(4):
            make.EvidenceFactory(position=position)
        with CaptureQueriesContext(connection) as after:
            get(client, position)

        assert len(after) == len(before)


class TestAPositionThatChangedOften:
    def changed(self, times):
        position = held("tegen")
        for number in range(times):
            changes = {"stance": "voor" if number % 2 == 0 else "tegen"}
            correct_record(position, changes=changes, by=beheer(), reason=f"Reden {number}.")
        return position

    def test_shows_twenty_versions_and_the_way_to_the_rest(self, client):
        position = self.changed(44)

        pages = [get(client, position, pagina=number) for number in (1, 2, 3)]

        shown = [page.content.decode().count('class="versions__changes"') for page in pages]
        assert shown == [20, 20, 4]
        assert 'start="45"' in pages[0].content.decode()
        assert 'start="5"' in pages[2].content.decode()
        assert "Toon 20 meer (van 45)" in words(pages[0])
        assert "Daarna zijn 24 versies niet hier verteld." in words(pages[0])
        assert "Reden 43." in words(pages[0]) and "Reden 23." not in words(pages[0])
        assert "eerste vastlegging" in words(pages[2])

    def test_refuses_a_page_that_is_none(self, client):
        assert get(client, held(), pagina="2").status_code == 400
