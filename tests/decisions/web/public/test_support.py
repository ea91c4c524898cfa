"""Support as a page: every subject under a rule, one subject under every rule."""

from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record
from decisions.domain.rules import Rule
from tests import factories as make
from tests.decisions.board.scenes import board_of
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db
CANARY = "KANARIE-CONCEPT"
EARLIER, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
BETWEEN = "2026-02-01T12:00"


def get(client, made, **parameters):
    return client.get(f"{made.address}draagvlak/", {"peildatum": "2017-06-01", **parameters})


def part(response, heading):
    """Return the words of the page from a heading on."""
    return words(response).split(heading, 1)[1]


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    made = scene()
    for name, seats in (("Aalst", 39), ("Berg", 21), ("Cent", 13)):
        made.council(name, seats=seats)
    made.read(made.position(made.councils["Aalst"], "voor"))
    made.read(made.position(made.councils["Berg"], "nader_onderzoek"))
    return made


class TestTheChosenSubject:
    def test_is_told_under_every_rule(self, client, made):
        told = part(get(client, made), "Onder elke beslisregel").split("Elk onderwerp onder")[0]

        for rule in Rule:
            assert rule.label in told
        assert "meerderheid van de zetels er is draagvlak Aalst naar tegen: Aalst (1 raad)" in told
        assert "getal ontbreekt van Aalst , Berg , Cent" in told

    def test_says_who_is_in_which_camp(self, client, made):
        made.position(made.councils["Cent"], "tegen", dated_on="2017-06-15")

        before, after = (
            part(get(client, made, peildatum=day), "voorgelegd")
            for day in ("2017-06-01", "2017-07-01")
        )

        assert "Akkoord ✓ Aalst (voor) Open ? Berg (eerst nader onderzoek) Onbekend Cent" in before
        assert "Zetels akkoord 39 van 73 (53%)" in before
        assert "Tegen ✕ Cent Akkoord" in after

    def test_leads_each_council_to_its_position(self, client, made):
        position = made.position(made.councils["Cent"], "tegen")

        page = get(client, made).content.decode()

        assert f'href="{position.get_absolute_url()}?peildatum=2017-06-01"' in page

    def test_is_the_one_asked_for(self, client, made):
        other = make.SubjectFactory(dossier=made.dossier, slug="fusie", name="Fusie", number=9)
        made.position(made.councils["Cent"], "geen_blokkade", subject=other)

        told = words(get(client, made, onderwerp="fusie"))

        assert "Fusie Nog onbeslist Akkoord ○ Cent (geen blokkade) Onbekend Aalst , Berg" in told

    def test_tells_seats_and_inhabitants_of_every_council(self, client, made):
        told = part(get(client, made), "Standpunt van de raad")

        assert "Aalst 39 zetels" in told and "Berg 21 zetels" in told and "Cent 13 zetels" in told


class TestEverySubject:
    def test_is_told_under_the_rule_asked_for(self, client, made):
        told = part(get(client, made, regel="meerderheid_zetels"), "Elk onderwerp onder de regel")

        assert told.startswith(" meerderheid van de zetels")
        assert "Regioraad voorstel, voorgelegd er is draagvlak ✓ Aalst" in told

    def test_is_told_under_the_dossiers_rule_otherwise(self, client, made):
        told = part(get(client, made), "Elk onderwerp onder de regel")

        assert told.startswith(" alle raden akkoord")
        assert "Zwaar variant nog onbeslist" in told

    def test_tells_what_is_equally_small(self, client, made):
        made.position(made.councils["Cent"], "voor")
        made.position(made.councils["Berg"], "voor", dated_on="2016-07-01")

        told = part(get(client, made), "Elk onderwerp onder de regel")

        assert "naar tegen: Cent (1 raad); 2 andere wendingen zijn even klein" in told
        assert "Kantelt elke raad" in told

    def test_tells_both_outcomes_where_they_differ(self, client, made):
        for name in ("Berg", "Cent"):
            made.read(made.position(made.councils[name], "voor", dated_on="2017-06"))

        during = words(get(client, made, peildatum="2017-06-15"))
        after = words(get(client, made, peildatum="2017-06-30"))

        assert "er is draagvlak zonder wat op deze dag onzeker is: nog onbeslist" in during
        assert "zonder wat op deze dag onzeker is: nog onbeslist" not in after

    def test_tells_what_it_would_be_without_what_only_the_press_says(self, client, made):
        for name in ("Berg", "Cent"):
            made.read(
                made.position(made.councils[name], "voor"),
                source=make.SourceFactory(publisher_kind="pers"),
            )

        told = words(get(client, made))

        assert "er is draagvlak zonder wat alleen pers, een partij of geen bron zegt" in told
        assert told.count("· volgens de pers") == 2

    def test_names_in_one_line_those_on_which_no_council_spoke(self, client, made):
        for number, name in enumerate(("Fusie", "Niets doen"), start=8):
            make.SubjectFactory(dossier=made.dossier, name=name, number=number)

        page = words(get(client, made))

        assert "Hierover sprak nog geen raad: Fusie , Niets doen ." in page
        assert "Fusie variant" not in page

    @pytest.mark.parametrize("rule", list(Rule))
    def test_has_the_outcome_that_the_board_has(self, client, made, rule):
        asked = {"peildatum": "2017-06-01", "regel": rule.value}
        board = words(client.get(made.address, asked))
        told = part(get(client, made, regel=rule.value), "Elk onderwerp onder")
        outcome = board_of(made.dossier, rule=rule).columns[0].support.outcome.label

        assert f"Akkoord {rule.label} 1/3 {outcome}" in board
        assert f"Regioraad voorstel, voorgelegd {outcome}" in told


class TestTwoSpeeds:
    def test_say_who_could_go_on_and_what_the_nearest_asked(self, client, made):
        told = part(get(client, made), "Twee snelheden")

        assert "Zwaar ✓ Aalst Het dichtst" in told
        assert "Het dichtst daarbij: Berg (eerst nader onderzoek)" in told

    def test_name_the_decision_that_says_it(self, client, made):
        other = make.SubjectFactory(dossier=made.dossier, name="Fusie", number=9)
        decision = make.DecisionFactory(
            dossier=made.dossier, body=made.councils["Berg"], dated_on="2017-02-01"
        )
        for subject, stance in ((made.proposal, "nader_onderzoek"), (other, "voor")):
            make.PositionFactory(decision=decision, subject=subject, stance=stance)

        response = get(client, made)

        assert "; in hetzelfde besluit: Fusie (voor)" in part(response, "Twee snelheden")
        assert decision.get_absolute_url() in response.content.decode()


class TestThePage:
    def test_says_that_the_region_did_not_exist_yet(self, client, made):
        page = words(get(client, made, peildatum="2014-01-01"))

        assert "bestond nog niet op 1 januari 2014" in page
        assert "elke uitkomst is onbeslist" in page

    def test_of_a_dossier_without_subjects_says_so(self, client):
        dossier = make.DossierFactory()
        make.council(dossier.region)

        response = client.get(f"{dossier.get_absolute_url()}draagvlak/")

        assert "Dit dossier heeft nog geen onderwerpen." in words(response)

    def test_carries_the_stamp(self, client, made):
        foot = words(get(client, made)).split("Stand van kennis")[-1]

        assert "zoals nu bekend Gemaakt op" in foot
        assert "http://testserver/dossiers/samen/draagvlak/?peildatum=2017-06-01" in foot

    def test_keeps_the_rule_when_another_subject_is_chosen(self, client, made):
        page = get(client, made, regel="geen_raad_tegen").content.decode()

        assert "peildatum=2017-06-01&amp;regel=geen_raad_tegen&amp;onderwerp=zwaar" in page

    @pytest.mark.parametrize(
        ("name", "value"),
        [("onderwerp", "niets"), ("regel", "niets"), ("peildatum", "2017-02-31"), ("bekend", "x")],
    )
    def test_refuses_a_wrong_address_by_name(self, client, made, name, value):
        response = get(client, made, **{name: value})

        assert response.status_code == 400
        assert f"Bij {name} staat" in words(response)

    def test_of_a_draft_is_not_found_by_the_public(self, client):
        assert get(client, scene("Aalst", slug="ander", draft=True)).status_code == 404

    def test_leaves_drafts_out(self, client, made):
        body = made.councils["Cent"]
        decision = make.DecisionFactory(
            dossier=made.dossier, body=body, title=CANARY, draft=True, dated_on="2016-07-01"
        )
        make.PositionFactory(
            decision=decision,
            subject=made.proposal,
            stance="tegen",
            draft=True,
        )

        page = get(client, made).content.decode()

        assert CANARY not in page
        assert "stance--tegen" not in page


class TestTheSecondClock:
    def test_tells_what_was_known_then(self, client):
        with time_machine.travel(EARLIER, tick=False):
            made = scene("Aalst", slug="ander")
            make.MilestoneFactory(dossier=made.dossier, dated_on="2016-11", is_moment=True)
            position = made.position(made.councils["Aalst"], "tegen")
        with time_machine.travel(LATER, tick=False):
            correct_record(
                position, changes={"stance": "voor"}, by=beheer(), reason="Verkeerd gelezen."
            )

            now = part(get(client, made), "Elk onderwerp")
            then = part(get(client, made, bekend=BETWEEN), "Elk onderwerp")

        assert ("✓ Aalst" in now, "✕ Aalst" in now) == (True, False)
        assert ("✓ Aalst" in then, "✕ Aalst" in then) == (False, True)

    def test_says_since_when_the_dossier_is_kept(self, client, made):
        page = words(get(client, made, bekend="2015-06-01T10:30"))

        assert "Regio houdt dit dossier bij sinds" in page
        assert "✓ Aalst" not in page


def test_asks_as_many_on_the_second_clock_too(client):
    numbers = []
    for count in (1, 4):
        with transaction.atomic():
            with time_machine.travel(EARLIER, tick=False):
                made = scene(*(f"Stad {number}" for number in range(count)), slug="ander")
                for body in made.councils.values():
                    make.CouncilTermFactory(body=body)
                    make.EvidenceFactory(position=made.position(body))

            with CaptureQueriesContext(connection) as queries:
                page = words(get(client, made, bekend=BETWEEN))

            assert page.count("✓ Stad") == 3 * count + 1
            numbers.append(len(queries))
            transaction.set_rollback(True)

    assert numbers[0] == numbers[1]


def test_asks_as_many_queries_for_one_as_for_many(client):
    numbers = []
    for count in (1, 5):
        with transaction.atomic():
            made = scene(*(f"Stad {number}" for number in range(count)), slug="ander")
            for body in made.councils.values():
                make.EvidenceFactory(position=made.position(body))

            with CaptureQueriesContext(connection) as queries:
                get(client, made)
            numbers.append(len(queries))
            transaction.set_rollback(True)

    assert numbers[0] == numbers[1]


class TestWhatIf:
    def suppose(self, client, made, *stel, **parameters):
        return get(client, made, stel=[f"{name}:{stance}" for name, stance in stel], **parameters)

    def test_compares_every_rule_with_what_is_recorded(self, client, made):
        told = part(self.suppose(client, made, ("aalst", "tegen")), "Met de aanname")

        assert "meerderheid van de zetels er is draagvlak er is geen draagvlak kantelt" in told
        assert "geen raad tegen nog onbeslist er is geen draagvlak kantelt" in told

    def test_says_so_in_a_banner_and_changes_nothing_else(self, client, made):
        before = words(get(client, made))
        page = words(self.suppose(client, made, ("aalst", "tegen"), ("cent", "voor")))

        assert "dit is een aanname, niets hiervan is vastgelegd" in page
        assert "Aalst ✕ tegen (vastgelegd: voor) , Cent ✓ voor" in page
        rules = [
            text.split("Onder elke beslisregel")[1].split("Wat als")[0] for text in (before, page)
        ]
        assert rules[0] == rules[1]
        assert made.dossier.positions.count() == 2

    def test_is_kept_in_the_address(self, client, made):
        page = self.suppose(client, made, ("aalst", "tegen")).content.decode()

        assert '<input type="hidden" name="stel" value="aalst:tegen">' in page
        assert "stel=aalst:tegen" in unescape(page)
        assert '<option value="aalst:tegen" selected>' in page

    def test_is_nothing_where_the_form_leaves_all_as_recorded(self, client, made):
        assert "aanname" not in words(get(client, made, stel=["", ""]))

    @pytest.mark.parametrize(
        "value", ["aalst", "aalst:onzin", "elders:voor", "aalst:voor;x", ":voor", "aalst:onbekend"]
    )
    def test_that_cannot_be_is_refused_with_what_is_expected(self, client, made, value):
        response = get(client, made, stel=value)

        assert response.status_code == 400
        assert "zoals voorbeeldstad:voor" in words(response)

    def test_of_a_council_that_is_unknown_counts_as_certain(self, client, made):
        told = part(
            self.suppose(client, made, ("berg", "voor"), ("cent", "voor")), "Met de aanname"
        )

        assert "alle raden akkoord nog onbeslist er is draagvlak kantelt" in told
