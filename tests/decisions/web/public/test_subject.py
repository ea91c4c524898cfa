"""A variant, a proposal and a direction, as pages."""

import re
from html import unescape

import pytest
import time_machine
from django.db import transaction

from decisions.actions import correct_record, save_record
from decisions.models import VariantElement
from tests import factories as make
from tests.decisions.web.public.reading import CANARY, fill, page, queries, shown
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
VARIANT, PROPOSAL = "varianten/zwaar/", "voorstellen/regioraad/"


def get(client, made, path=VARIANT, **parameters):
    return page(client, made, path, **({"peildatum": "2017-06-01"} | parameters))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def subject(made, slug, **fields):
    return make.SubjectFactory(dossier=made.dossier, slug=slug, name=slug.capitalize(), **fields)


class TestWhatItIs:
    def test_names_what_a_derived_variant_comes_from_and_takes_over(self, client, made):
        fusie = subject(made, "fusie")
        derived = subject(made, "stip", base=made.variant, description="Twee snelheden.")
        element = VariantElement(variant=derived, taken_from=fusie, name="onderzoek")
        save_record(element, by=beheer(), reason="test")

        response = get(client, made, "varianten/stip/")

        assert "Twee snelheden. Afgeleid van Zwaar Neemt over onderzoek (van Fusie )" in words(
            response
        )
        assert f'href="{made.address}varianten/fusie/?peildatum=2017-06-01"' in (
            response.content.decode()
        )

    def test_names_the_proposals_directions_and_variants_that_rest_on_it(self, client, made):
        subject(made, "loket", is_direction=True, column=made.variant)
        subject(made, "stip", base=made.variant)

        text = words(get(client, made))

        assert "Uitgewerkt in Regioraad" in text
        assert "Richtingen in deze kolom Loket" in text
        assert "Hiervan afgeleid Stip" in text

    def test_names_the_variant_that_a_proposal_works_out_and_its_state(self, client, made):
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2017-05"
        )

        assert "Werkt uit Zwaar Staat op deze dag van tafel" in words(get(client, made, PROPOSAL))
        assert "van tafel (onzeker)" in words(get(client, made, PROPOSAL, peildatum="2017-05-15"))
        assert "Staat op deze dag voorgelegd" in words(
            get(client, made, PROPOSAL, peildatum="2017-04-30")
        )

    def test_names_the_column_of_a_direction(self, client, made):
        subject(made, "loket", is_direction=True, column=made.variant)

        assert "In de kolom van Zwaar" in words(get(client, made, "richtingen/loket/"))


class TestWhoStandsWhere:
    def test_names_every_council_also_one_that_is_unknown(self, client, made):
        made.position(made.councils["Aalst"], "tegen", subject=made.variant)

        text = words(get(client, made))

        assert "Gemeenteraad Aalst ✕ tegen 1 juni 2016" in text
        assert "Gemeenteraad Berg onbekend" in text

    def test_tells_the_reading_with_its_document(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen")
        first = make.EvidenceFactory(position=position, summary="Eerst gelezen.")
        chosen = make.EvidenceFactory(position=position, summary="Zo gelezen.")
        correct_record(position, changes={"shown": chosen}, by=beheer(), reason="Beter.")

        response = get(client, made, PROPOSAL)

        assert "Zo gelezen." in words(response)
        assert first.summary not in words(response)
        assert (
            f'href="/bronnen/{chosen.source_id}/#bewijsplaats-{chosen.pk}"'
            in response.content.decode()
        )

    def test_shows_on_a_variant_what_was_said_of_its_proposal(self, client, made):
        made.position(made.councils["Aalst"], "geen_blokkade")

        assert "○ geen blokkade 1 juni 2016 · via Regioraad" in words(get(client, made))

    def test_shows_a_college_only_where_it_spoke(self, client, made):
        home = made.councils["Aalst"].municipality
        college = make.BodyFactory(is_college=True, municipality=home)

        assert "College van Aalst" not in words(get(client, made))

        made.position(college, subject=made.variant)

        assert "College van Aalst ✓ voor" in words(get(client, made))

    def test_shows_groups_beside_a_council_that_is_unknown(self, client, made):
        council = made.councils["Aalst"]
        made.position(council, "tegen", groups_label="de oppositie", group_seats=9)

        text = words(get(client, made, PROPOSAL))

        assert "Gemeenteraad Aalst onbekend de oppositie, 9 zetels: ✕ tegen" in text

    def test_leads_to_the_municipality(self, client, made):
        link = f'href="{made.address}gemeenten/aalst/?peildatum=2017-06-01"'

        assert link in get(client, made).content.decode()

    def test_counts_support_under_the_rule_of_the_dossier(self, client, made):
        for council in made.councils.values():
            made.position(council)

        text = words(get(client, made, PROPOSAL))

        assert "Regel: alle raden akkoord · voorgelegd" in text
        assert "Er is draagvlak Akkoord" in text
        assert "Raden 2 van 2" in text

    def test_says_that_the_region_did_not_exist_yet(self, client, made):
        assert "bestond nog niet op 1 januari 2014" in words(
            get(client, made, peildatum="2014-01-01")
        )


class TestWhatWasNamed:
    def test_stands_by_kind_what_weighs_against_it_first(self, client, made):
        for kind in ("wens", "vraag", "bedenking", "voorwaarde"):
            make.RemarkFactory(dossier=made.dossier, subject=made.variant, kind=kind)

        text = words(get(client, made)).split("Wat ervoor en ertegen")[1]

        heads = [text.index(f"{head} (1)") for head in HEADS]
        assert heads == sorted(heads)

    def test_holds_on_a_variant_also_what_was_said_of_its_family(self, client, made):
        direction = subject(made, "loket", is_direction=True, column=made.variant)
        for about in (made.variant, made.proposal, direction):
            make.RemarkFactory(dossier=made.dossier, subject=about, text=f"Over {about.name}")

        variant, proposal = words(get(client, made)), words(get(client, made, PROPOSAL))

        assert all(f"Over {name}" in variant for name in ("Zwaar", "Regioraad", "Loket"))
        assert "Over Regioraad" in proposal
        assert "Over Zwaar" not in proposal

    def test_leads_from_a_statement_to_its_place(self, client, made):
        said = make.StatementFactory(dossier=made.dossier, subject=made.variant)
        place = shown(said, "statement")

        response = get(client, made)

        assert said.text in words(response)
        assert (
            f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"'
            in response.content.decode()
        )

    def test_shows_twenty_of_a_kind_and_leads_to_the_rest(self, client, made):
        about = {"dossier": made.dossier, "subject": made.variant}
        make.RemarkFactory.create_batch(21, kind="bedenking", text="Te duur.", **about)
        make.StatementFactory.create_batch(21, text="Gezegd.", **about)

        response = get(client, made)

        text, html = words(response), response.content.decode()
        assert (text.count("Te duur."), text.count("Gezegd.")) == (20, 20)
        assert text.count("Dit zijn er 20 van 21.") == 2
        link = re.search(r'href="([^"]*soort=bedenking)">Zwaar<', html)[1]
        assert words(client.get(unescape(link))).count("Te duur.") > 0
        assert "uitspraken/?peildatum=2017-06-01&amp;onderwerp=zwaar" in html


HEADS = ("Bedenkingen", "Voorwaarden", "Wensen", "Vragen")


class TestTheRest:
    def test_tells_events_rounds_and_costs_with_their_places(self, client, made):
        event = make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, dated_on="2017-01-01", title="Inspraak"
        )
        round_ = make.RoundFactory(dossier=made.dossier, subject=made.proposal, title="Zienswijzen")
        cost = make.CostFactory(dossier=made.dossier, subject=made.proposal, amount=1234567)
        places = [shown(event, "milestone"), shown(round_, "round"), shown(cost, "cost")]

        response = get(client, made, PROPOSAL)

        text, html = words(response), response.content.decode()
        assert "1 januari 2017 Inspraak" in text
        assert "Zienswijzen , 1 juni 2016" in text
        assert "€ 1.234.567" in text
        assert all(
            f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"' in html
            for place in places
        )

    def test_leaves_out_what_comes_later(self, client, made):
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, dated_on="2018-01-01", title="Later"
        )

        assert "Later" not in words(get(client, made, PROPOSAL))


class TestWhoMaySee:
    @pytest.mark.parametrize(
        "path", ["varianten/regioraad/", "voorstellen/zwaar/", "richtingen/zwaar/", "varianten/x/"]
    )
    def test_an_address_of_another_kind_is_not_found(self, client, made, path):
        assert get(client, made, path).status_code == 404

    def test_nothing_is_found_in_a_draft_dossier(self, client):
        assert get(client, scene(slug="ander", draft=True)).status_code == 404

    def test_a_draft_is_its_own_griffies(self, client, made):
        council = made.councils["Aalst"]
        about = {"dossier": made.dossier, "subject": made.variant, "draft": True}
        make.RemarkFactory(body=council, text=CANARY, **about)
        make.StatementFactory(municipality=council.municipality, body=council, text=CANARY, **about)
        position = made.position(council, "tegen", subject=made.variant, draft=True)
        make.EvidenceFactory(position=position, summary=CANARY)

        assert CANARY not in get(client, made).content.decode()
        assert "stance--tegen" not in get(client, made).content.decode()

        client.force_login(griffie(council.municipality).user)
        assert get(client, made).content.decode().count(CANARY) >= 2

    def test_what_is_typed_never_runs(self, client, made):
        response = get(client, made, peildatum="<script>")

        assert response.status_code == 400
        assert b"<script" not in response.content


@pytest.mark.parametrize("known", [{}, {"bekend": "2099-12-31"}])
@pytest.mark.parametrize("path", [VARIANT, PROPOSAL])
def test_it_takes_as_many_queries_whatever_there_is(client, path, known):
    counts = []
    for names, number in ((["Aalst"], 1), (["Aalst", "Berg", "Cent"], 5)):
        with transaction.atomic():
            made = scene(*names, slug="ander")
            fill(made, number)
            with time_machine.travel("2100-01-01"):
                address = made.address + path
                counts.append(queries(client, address, peildatum="2017-06-01", **known))
            transaction.set_rollback(True)

    assert counts[0] == counts[1]
