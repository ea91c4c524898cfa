"""A municipality in a dossier, as a page."""

import pytest
import time_machine
from django.db import transaction

from decisions.actions import correct_record, withdraw_record
from municipalities.actions.register import save_register_record
from municipalities.models import BodyKind
from tests import factories as make
from tests.decisions.web.public.reading import (
    CANARY,
    ParticipationFactory,
    fill,
    page,
    queries,
    shown,
)
from tests.decisions.web.public.region import scene, words
from tests.people import beheer, griffie

pytestmark = pytest.mark.django_db
PATH = "gemeenten/aalst/"


def get(client, made, **parameters):
    return page(client, made, PATH, **({"peildatum": "2017-06-01"} | parameters))


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


@pytest.fixture
def council(made):
    return made.councils["Aalst"]


def end_municipality(municipality, ended_on):
    municipality.ended_on = ended_on
    save_register_record(municipality, by=beheer(), reason="Herindeling.")


def answer(response):
    """Return the text of the answer, the largest on the page."""
    return words(response).split("Toon deze stand")[1].split("De raad op deze dag")[0]


class TestTheAnswer:
    def test_is_what_the_council_holds_on_what_the_dossier_answers_for(self, client, made, council):
        position = made.read(made.position(council, "tegen"))

        response = get(client, made)

        assert "Gemeenteraad Aalst over Regioraad ✕ Tegen 1 juni 2016" in answer(response)
        assert f'href="{position.get_absolute_url()}?peildatum' in response.content.decode()

    def test_is_unknown_once_with_what_the_council_last_held(self, client, made, council):
        other = make.SubjectFactory(dossier=made.dossier, name="Fusie")
        made.position(council, "tegen", subject=other)

        told = answer(get(client, made))

        assert "over Regioraad Onbekend Sprak zich het laatst uit over Fusie : ✕ tegen" in told
        assert told.casefold().count("onbekend") == 1

    def test_tells_what_is_asked_by_when_and_in_which_meeting(self, client, made, council):
        asked = make.RoundFactory(dossier=made.dossier, title="Zienswijze")
        make.RoundBodyFactory(round=asked, body=council, due_on="2017-06-20")
        about = {"dossier": made.dossier, "body": council}
        meeting = make.MeetingFactory(held_on="2017-06-12", **about)
        make.AgendaItemFactory(round=asked, meeting=meeting, **about)

        told = answer(get(client, made))

        assert "Gevraagd: Zienswijze uiterlijk 20 juni 2017; gepland in de raad" in told
        assert ", 12 juni 2017" in told

    def test_asks_nothing_of_who_has_spoken(self, client, made, council):
        asked = make.RoundFactory(dossier=made.dossier)
        spoken = made.position(council).decision
        make.RoundBodyFactory(round=asked, body=council, answer=spoken)

        assert "Op deze dag staat geen vraag aan deze raad open." in answer(get(client, made))

    def test_tells_groups_that_stand_elsewhere(self, client, made, council):
        made.position(council, "tegen", groups_label="Dorpspartij")

        assert "Onbekend Dorpspartij: ✕ tegen" in answer(get(client, made))


class TestTheCouncil:
    def test_is_told_with_seats_groups_and_the_side_of_the_day(self, client, made, council):
        term = make.CouncilTermFactory(body=council, seats=19)
        group = make.GroupFactory(term=term, name="Dorpspartij", seats=7)
        make.GroupRoleFactory(group=group, dated_on="2014-03-27", side="coalitie")
        make.GroupRoleFactory(group=group, dated_on="2017-05-01", side="oppositie")

        before = words(get(client, made, peildatum="2017-04-30"))
        after = words(get(client, made))

        assert "19 zetels" in after
        assert "Dorpspartij 7 coalitie" in before
        assert "Dorpspartij 7 oppositie" in after

    def test_says_once_that_seats_and_sides_of_groups_are_not_known(self, client, made, council):
        term = make.CouncilTermFactory(body=council, seats=19)
        for name in ("Dorpspartij", "Stadspartij"):
            make.GroupFactory(term=term, name=name, seats=None)

        table = words(get(client, made)).split("Fracties, raadsperiode")[1].split("Bron")[0]

        assert "leeg: niet bekend Fractie Zetels Rol Dorpspartij Stadspartij" in table
        assert table.count("bekend") == 2  # the other: that not all groups are

    def test_leads_to_the_document_of_its_seats(self, client, made, council):
        term = make.CouncilTermFactory(body=council, seats=19)

        assert (
            f'href="/bronnen/{term.source_id}/#raadsperiode-{term.pk}"'
            in get(client, made).content.decode()
        )

    def test_says_where_sources_give_other_inhabitants_for_one_day(self, client, made, council):
        home = council.municipality
        for inhabitants in (24_000, 24_250):
            make.PopulationFactory(
                municipality=home, dated_on="2016-01-01", inhabitants=inhabitants
            )

        response = get(client, made)

        assert "bronnen verschillen over inwoners" in words(response)
        assert f'href="/gemeenten/{home.slug}/"' in response.content.decode()

    def test_that_nobody_entered_is_told_by_the_law(self, client, made):
        told = words(get(client, made))

        assert "Raadsperiode 2014-2018 is niet ingevoerd." in told
        assert "Sinds 27 maart 2014 is er een nieuwe raad (Kieswet art. C 4" in told

    def test_of_before_gives_no_groups_sides_or_seats_after_its_last_day(
        self, client, made, council
    ):
        term = make.CouncilTermFactory(body=council, seats=19)
        group = make.GroupFactory(term=term, name="Dorpspartij", seats=7)
        make.GroupRoleFactory(group=group, dated_on="2014-03-27", side="coalitie")

        last = words(get(client, made, peildatum="2018-03-28"))
        past = words(get(client, made, peildatum="2018-03-29"))

        assert "Dorpspartij 7 coalitie" in last
        assert "Dorpspartij" not in past
        assert "19 zetels" not in past
        assert "Raadsperiode 2014-2018; de volgende is niet ingevoerd." in past

    def test_that_was_not_entered_has_the_seats_of_the_law(self, client, made, council):
        make.CouncilTermFactory(body=council, seats=21)
        make.PopulationFactory(municipality=council.municipality, inhabitants=24_000)

        assert "19 zetels (afgeleid uit 24.000 inwoners)" in words(
            get(client, made, peildatum="2018-03-29")
        )

    def test_ends_with_its_municipality(self, client, made, council):
        make.CouncilTermFactory(body=council, seats=21)
        end_municipality(council.municipality, "2017-12-31")

        assert "De gemeente bestond op deze dag niet" in words(
            get(client, made, peildatum="2018-01-01")
        )

    def test_near_a_merger_is_told_to_be_unsure(self, client, made, council):
        make.CouncilTermFactory(body=council, seats=21)
        end_municipality(council.municipality, "2018-12-31")

        told = words(get(client, made, peildatum="2018-06-01"))

        assert "21 zetels" in told
        assert "Of hier in 2018 een raad is gekozen, is niet bekend" in told


class TestWhatItSaid:
    def test_stands_first_the_council_then_the_college(self, client, made, council):
        college = make.BodyFactory(is_college=True, municipality=council.municipality)
        made.read(made.position(council, "tegen"))
        made.read(made.position(college, "voor"))

        table = words(get(client, made)).split("Onderwerp ")[1]

        assert table.startswith("Raad College Zwaar")
        assert "Gemeenteraad Aalst, Regioraad ✕ tegen 1 juni 2016 ✓ voor College van" in table

    def test_comes_newest_first_with_its_stances(self, client, made, council):
        for dated_on in ("2016-01-01", "2017-01-01"):
            made.position(council, dated_on=dated_on)

        told = words(get(client, made)).split("Wat er is besloten")[1]

        assert told.index("1 januari 2017") < told.index("1 januari 2016")

    def test_shows_the_two_newest_and_folds_the_others(self, client, made, council):
        for month in range(1, 5):
            made.position(council, dated_on=f"2016-{month:02d}-01")

        told = words(get(client, made)).split("Wat er is besloten")[1]

        assert told.index("1 maart 2016") < told.index("toon nog 2 besluiten en uitspraken")
        assert told.index("toon nog 2 besluiten en uitspraken") < told.index("1 februari 2016")

    def test_leads_to_the_decision_the_stance_and_the_subject_on_the_same_day(
        self, client, made, council
    ):
        position = made.position(council)

        html = get(client, made).content.decode()

        for address in (
            position.get_absolute_url(),
            position.decision.get_absolute_url(),
            f"{made.address}voorstellen/regioraad/",
        ):
            assert f'href="{address}?peildatum=2017-06-01"' in html

    def test_tells_a_decision_of_which_no_stance_follows_with_its_tally(
        self, client, made, council
    ):
        make.DecisionFactory(
            dossier=made.dossier, body=council, title="Motie", votes_for=10, votes_against=0
        )

        assert "10 voor, 0 tegen" in words(get(client, made))

    def test_is_only_its_own(self, client, made):
        made.position(made.councils["Berg"], "tegen")

        assert "stance--tegen" not in get(client, made).content.decode()

    def test_has_not_happened_yet_before_its_first_day(self, client, made, council):
        decision = made.position(council, dated_on="2017-07").decision

        assert decision.title not in words(get(client, made))
        assert decision.title in words(get(client, made, peildatum="2017-07-15"))
        assert "onzeker" in words(get(client, made, peildatum="2017-07-15"))

    def test_that_was_withdrawn_does_not_count_and_is_not_hidden(self, client, made, council):
        position = made.position(council, "tegen")
        withdraw_record(position, by=beheer(), reason="Van een andere raad.")

        text = words(get(client, made))

        assert "Op deze dag is van geen orgaan een standpunt bekend." in text
        assert "ingetrokken" in text

    def test_holds_what_was_said_in_its_name_apart(self, client, made, council):
        said = make.StatementFactory(
            dossier=made.dossier, municipality=council.municipality, speaker="De gemeente"
        )
        place = shown(said, "statement")

        text = get(client, made).content.decode()

        assert said.text in text
        assert f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"' in text


class TestItsWishes:
    def test_come_with_what_became_of_them_and_their_place(self, client, made, council):
        remark = make.RemarkFactory(dossier=made.dossier, body=council, text="Een loket.")
        make.ReplyFactory(remark=remark, reasons="Staat er nu in.", changed_where="hoofdstuk 2")
        place = shown(remark, "remark")

        response = get(client, made)

        text = words(response)
        assert "Een loket." in text
        assert "beantwoord" in text
        assert "Staat er nu in. Gewijzigd in hoofdstuk 2" in text
        assert (
            f'href="/bronnen/{place.source_id}/#bewijsplaats-{place.pk}"'
            in response.content.decode()
        )


class TestItsArrangements:
    def test_show_the_latest_word_on_taking_part(self, client, made, council):
        participation = ParticipationFactory(
            municipality=council.municipality, dated_on="2012-01-01"
        )
        ParticipationFactory(
            municipality=council.municipality,
            arrangement=participation.arrangement,
            dated_on="2017-05-01",
            takes_part=False,
        )
        name = participation.arrangement.name

        assert f"{name} : neemt deel sinds 1 januari 2012" in words(
            get(client, made, peildatum="2017-01-01")
        )
        assert f"{name} : neemt niet deel, 1 mei 2017" in words(get(client, made))


class TestItsCosts:
    def count(self, made, *, berg=30_000):
        numbers = {"Aalst": 10_000, "Berg": berg}
        for name, number in numbers.items():
            if number:
                home = made.councils[name].municipality
                make.PopulationFactory(municipality=home, inhabitants=number)

    def cost(self, made, **fields):
        fields = {"amount": 400_000, "share_key": "naar inwonertal"} | fields
        return make.CostFactory(dossier=made.dossier, **fields)

    def test_are_its_share_where_the_key_counts_inhabitants(self, client, made):
        self.count(made)
        self.cost(made)

        text = words(get(client, made))

        assert "€ 100.000 afgeleid" in text
        assert "10.000 van 40.000 inwoners, van € 400.000" in text
        assert "inwonertallen van: 1 januari 2016" in text

    @pytest.mark.parametrize("fields", [{"share_key": "gelijke delen"}, {"amount": None}])
    def test_are_not_guessed_under_another_key_or_without_amount(self, client, made, fields):
        self.count(made)
        self.cost(made, **fields)

        assert "Er zijn geen kosten bekend" in words(get(client, made))

    def test_are_not_guessed_where_a_number_of_inhabitants_is_missing(self, client, made):
        self.count(made, berg=None)
        self.cost(made)

        assert "Er zijn geen kosten bekend" in words(get(client, made))

    def test_are_its_own_where_it_pays_alone(self, client, made, council):
        home = council.municipality
        self.cost(made, municipality=home, payer="gemeente Aalst", share_key="")

        assert "€ 400.000 Betaald door: gemeente Aalst" in words(get(client, made))

    def test_of_another_municipality_are_left_out(self, client, made):
        self.cost(made, municipality=made.councils["Berg"].municipality)

        assert "Er zijn geen kosten bekend" in words(get(client, made))

    def test_count_who_took_part_when_they_were_made(self, client, made):
        self.count(made)
        self.cost(made)
        late = make.council(made.dossier.region, since="2017-01-01")
        make.PopulationFactory(municipality=late.municipality, inhabitants=40_000)

        assert "van 40.000 inwoners" in words(get(client, made))


class TestWhoIsShown:
    def test_a_municipality_that_never_took_part_is_not_found(self, client, made):
        make.MunicipalityFactory(name="Elders")

        assert page(client, made, "gemeenten/elders/").status_code == 404
        assert page(client, made, "gemeenten/bestaat-niet/").status_code == 404

    def test_one_that_takes_part_on_another_day_is_told_so(self, client, made):
        text = words(get(client, made, peildatum="2014-01-01"))

        assert "Aalst deed op 1 januari 2014 niet mee aan de regio." in text

    def test_nothing_is_found_in_a_draft_dossier(self, client):
        hidden = scene("Aalst", slug="ander", draft=True)

        assert get(client, hidden).status_code == 404


class TestWhatTheReaderMaySee:
    def drafts(self, made, council):
        about = {"dossier": made.dossier, "draft": True}
        make.RemarkFactory(body=council, text=CANARY, **about)
        make.DecisionFactory(body=council, title=CANARY, **about)
        make.StatementFactory(municipality=council.municipality, text=CANARY, **about)
        remark = make.RemarkFactory(body=council, dossier=made.dossier)
        make.ReplyFactory(remark=remark, reasons=CANARY, draft=True)

    def test_is_no_draft_for_the_public(self, client, made, council):
        self.drafts(made, council)

        assert CANARY not in get(client, made).content.decode()

    def test_is_its_own_drafts_for_the_griffie(self, client, made, council):
        self.drafts(made, council)
        client.force_login(griffie(council.municipality).user)

        response = get(client, made)

        assert response.content.decode().count(CANARY) >= 2
        assert response["Cache-Control"] == "no-store"

    def test_is_no_title_of_a_document_that_is_not_public(self, client, made, council):
        secret = make.SourceFactory(is_public=False, title=CANARY)
        remark = make.RemarkFactory(dossier=made.dossier, body=council)
        make.EvidenceFactory(shows=remark, position=None, remark=remark, source=secret)
        make.CouncilTermFactory(body=council, source=secret)

        assert CANARY not in get(client, made).content.decode()


class TestTheTwoClocks:
    def test_give_what_was_known(self, client, made, council):
        position = made.position(council, "voor")
        remark = make.RemarkFactory(dossier=made.dossier, body=council, text="Oude tekst")
        correct_record(
            position, changes={"stance": "tegen"}, by=beheer(), reason="Verkeerd gelezen."
        )
        correct_record(remark, changes={"text": "Nieuwe tekst"}, by=beheer(), reason="Tikfout.")

        now = get(client, made).content.decode()
        before = get(client, made, bekend="2015-01-01").content.decode()

        assert "stance--tegen" in now
        assert "Nieuwe tekst" in now
        assert "tekst" not in before
        assert "Regio houdt dit dossier bij sinds" in before

    @pytest.mark.parametrize(
        "asked", [{"peildatum": "2017-02-31"}, {"bekend": "gisteren"}, {"peildatum": "\x00"}]
    )
    def test_refuse_what_is_no_day(self, client, made, asked):
        response = get(client, made, **asked)

        assert response.status_code == 400
        assert "staat" in words(response)

    def test_stand_at_the_foot(self, client, made):
        foot = words(get(client, made)).split("Peildatum")[-1]

        assert "1 juni 2017 Stand van kennis zoals nu bekend Gemaakt op" in foot


@pytest.mark.parametrize("known", [{}, {"bekend": "2099-12-31"}])
def test_it_takes_as_many_queries_whatever_there_is(client, known):
    counts = []
    for names, number in ((["Dorp"], 1), (["Dorp", "Ede", "Fort"], 6)):
        with transaction.atomic():
            made = scene(*names, slug="ander")
            fill(made, number)
            with time_machine.travel("2100-01-01"):
                address = f"{made.address}gemeenten/dorp/"
                counts.append(queries(client, address, peildatum="2017-06-01", **known))
            transaction.set_rollback(True)

    assert counts[0] == counts[1]


def test_a_committee_stands_after_the_college(client, made):
    council = made.councils["Aalst"]
    committee = make.BodyFactory(
        kind=BodyKind.COMMITTEE, municipality=council.municipality, name="Commissie Bestuur"
    )
    made.position(committee)

    head = words(page(client, made, PATH)).split("Onderwerp ")[1]

    assert head.startswith("Raad Commissie Bestuur")
