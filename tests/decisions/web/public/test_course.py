"""The course as a page: who went where between two days, when and by which decision."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from decisions.actions import correct_record
from tests import factories as make
from tests.decisions.web.public.region import scene, words
from tests.people import beheer

pytestmark = pytest.mark.django_db
CANARY = "KANARIE-CONCEPT"
EARLIER, LATER = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
BETWEEN = "2026-02-01T12:00"
SPAN = {"van": "2016-01-01", "tot": "2016-12-31"}
TABLE = "Anders in de raad"


@pytest.fixture(scope="module")
def shared_made(rolled_back):
    return scene("Aalst", "Berg")


def get(client, made, **parameters):
    return client.get(f"{made.address}verloop/", parameters)


def said(response):
    """Return the words of the table of the page."""
    return words(response).split(TABLE, 1)[1].split("Wat besliste")[0]


def follow_up(made, dated_on="2016-09-01"):
    """Add a second proposal that is put before the councils on a day."""
    other = make.SubjectFactory(
        dossier=made.dossier, is_proposal=True, slug="licht", name="Licht", number=3
    )
    make.MilestoneFactory(
        dossier=made.dossier, subject=other, state="voorgelegd", dated_on=dated_on
    )
    return other


class TestTheDays:
    def test_are_preset_to_the_first_and_the_last_decisive_one(self, client, made):
        for name, dated_on in (("Aalst", "2016-02-01"), ("Berg", "2016-04-01")):
            made.position(made.councils[name], "voor", dated_on=dated_on)
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="aangenomen", dated_on="2016-06"
        )

        assert "Van 1 april 2016 tot en met 30 juni 2016 , zoals nu bekend" in words(
            get(client, made)
        )

    def test_are_those_of_the_address(self, client, made):
        page = words(get(client, made, **SPAN))

        assert "Van 1 januari 2016 tot en met 31 december 2016" in page

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"van": "2016-05-01"}, "Van 1 mei 2016 tot en met 1 juni 2016"),
            ({"van": "2017-05-01"}, "Op 1 mei 2017"),
            ({"tot": "2016-05-01"}, "Op 1 mei 2016"),
            ({"tot": "2017-05-01"}, "Van 1 juni 2016 tot en met 1 mei 2017"),
        ],
    )
    def test_that_are_left_out_are_the_preset_ones(self, client, made, asked, told):
        made.position(made.councils["Aalst"], "tegen", dated_on="2016-06-01")

        assert told in words(get(client, made, **asked))

    @pytest.mark.parametrize(
        ("asked", "told"),
        [
            ({"van": "2017-01-01", "tot": "2016-01-01"}, "Verwacht een dag op of na die bij van."),
            ({"van": "gisteren"}, "Verwacht een bestaande dag"),
            ({"bekend-van": "gisteren"}, "Verwacht een dag, zoals 2017-06-01"),
            ({"bekend-van": "2150-01-01"}, "Verwacht een moment voor dat bij bekend"),
            (
                {"bekend-van": "2026-02-02", "bekend": "2026-02-01"},
                "Verwacht een moment voor dat bij bekend",
            ),
            ({"raad": "elders"}, "Verwacht het adres van een gemeente in deze regio, zoals aalst."),
            ({"raad": ["aalst", "berg", "cent"]}, "Kies ten hoogste twee raden."),
        ],
    )
    def test_and_all_else_that_cannot_be_read_are_refused_with_what_is_expected(
        self, client, made, asked, told
    ):
        response = get(client, made, **asked)

        assert response.status_code == 400
        assert told in words(response)

    def test_of_compare_lead_here_with_all_that_was_asked(self, client, made):
        response = client.get(f"{made.address}vergelijk/", {"van": "2016-01-01", "bekend": BETWEEN})

        assert response.status_code == 302
        assert response["Location"] == (
            f"{made.address}verloop/?van=2016-01-01&bekend=2026-02-01T12%3A00"
        )
        assert client.get(f"{made.address}vergelijk/")["Location"] == f"{made.address}verloop/"
        assert client.get("/dossiers/bestaat-niet/vergelijk/").status_code == 404


class TestWhoWentWhere:
    def test_on_one_proposal_is_a_change_with_the_decision_and_the_vote(self, client, made):
        body = made.councils["Aalst"]
        made.position(body, "voor", dated_on="2016-02-01")
        act = make.DecisionFactory(
            dossier=made.dossier,
            body=body,
            dated_on="2016-06-01",
            title="Een motie",
            form="motie",
            votes_for=12,
            votes_against=3,
        )
        position = make.PositionFactory(decision=act, subject=made.proposal, stance="tegen")
        source = make.SourceFactory(title="Een verslag")
        make.EvidenceFactory(position=position, source=source, place="bladzijde 3")

        page = get(client, made, van="2016-03-01", tot="2016-12-31")

        assert (
            "Aalst ✓ voor Regioraad ✕ tegen Regioraad geen bron leest dit veranderd "
            "Een motie motie, 1 juni 2016 De passage" in said(page)
        )
        assert "12 voor, 3 tegen" in said(page)
        assert "Een verslag , bladzijde 3" in said(page)
        assert "Over hetzelfde voorstel veranderde van standpunt: Aalst ." in words(page)
        assert f'href="{act.get_absolute_url()}?peildatum=2016-12-31"' in page.content.decode()

    def test_without_a_vote_says_so(self, client, made):
        act = make.DecisionFactory(
            dossier=made.dossier,
            body=made.councils["Aalst"],
            dated_on="2016-06-01",
            no_vote_asked=True,
        )
        make.PositionFactory(decision=act, subject=made.proposal)

        assert "zonder stemming" in said(get(client, made, **SPAN))

    def test_on_another_proposal_is_never_a_change(self, client, made):
        other, body = follow_up(made), made.councils["Aalst"]
        made.position(body, "voor", dated_on="2016-02-01")
        made.position(body, "tegen", subject=other, dated_on="2016-10-01")

        page = get(client, made, van="2016-03-01", tot="2016-12-31")

        assert "Aalst ✓ voor Regioraad ✕ tegen Licht geen bron leest dit ander voorstel" in said(
            page
        )
        assert "Over hetzelfde voorstel veranderde geen raad van standpunt." in words(page)
        assert "Op 1 maart 2016 lag een ander voorstel voor: Regioraad" in words(page)
        assert "veranderd " not in said(page)

    def test_names_a_decision_beside_the_end_only_where_it_holds_then(self, client, made):
        made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
        before = words(get(client, made, van="2016-01-15", tot="2016-08-31"))
        follow_up(made, dated_on="2016-09-01")

        after = words(get(client, made, van="2016-01-15", tot="2016-12-31"))

        assert "werd ✓ voor besluit, 1 februari 2016" in before
        assert "werd onbekend Berg" in after

    def test_of_a_council_that_said_nothing_is_not_known(self, client, made):
        page = get(client, made, **SPAN)

        assert "Aalst geen standpunt vastgelegd in deze periode" in said(page)

    def test_tells_groups_beside_their_council_and_never_as_it(self, client, made):
        body = made.councils["Aalst"]
        made.position(body, "tegen", dated_on="2016-02-01", groups_label="oppositie")
        made.position(made.councils["Berg"], "voor", dated_on="2016-02-01")
        made.position(made.councils["Berg"], "tegen", dated_on="2016-02-02", groups_label="de rest")

        page = get(client, made, **SPAN)

        assert "Aalst geen standpunt vastgelegd in deze periode" in said(page)
        assert "in deze periode oppositie: ✕ tegen" in said(page)
        assert "de rest: ✕ tegen" in said(page)
        bars = re.findall(r'<a class="stance--(\S+) course__bar"', page.content.decode())
        assert bars == ["voor"]

    def test_names_a_new_council_in_words_as_well(self, client, made):
        make.CouncilTermFactory(body=made.councils["Aalst"], dated_on="2016-03", election_year=2016)

        page = get(client, made, **SPAN)

        assert "Aalst nieuwe raad, op een dag van 1 maart 2016 tot en met 31 maart 2016" in said(
            page
        )
        assert 'class="course__term"' in page.content.decode()

    def test_says_that_a_day_is_not_certain(self, client, made):
        made.position(made.councils["Aalst"], "tegen", dated_on="2016-04/2016-05")

        page = get(client, made, **SPAN)

        assert "(onzeker)" in said(page)
        assert "dag onzeker" in words(page)
        assert "course__piece--uncertain" in page.content.decode()

    def test_can_be_asked_of_two_councils_beside_each_other(self, client, made):
        made.council("Cent")
        for name, stance in (("Aalst", "voor"), ("Berg", "tegen"), ("Cent", "voor")):
            made.position(made.councils[name], stance, dated_on="2016-02-01")

        page = get(client, made, **SPAN, raad=["berg", "aalst"])

        assert "Berg naast Aalst Voorstel Berg Aalst Vergeleken" in words(page)
        assert "Regioraad ✕ tegen ✓ voor verschillend" in words(page)
        assert "Cent" not in said(page)
        same = words(get(client, made, **SPAN, raad=["cent", "aalst"]))
        assert "Regioraad ✓ voor ✓ voor gelijk" in same

    def test_tells_what_tipped_and_by_whom(self, client, made):
        made.position(made.councils["Berg"], "tegen", dated_on="2016-03-01")

        page = words(get(client, made, **SPAN))

        assert (
            "1 maart 2016 Regioraad : er is geen draagvlak (was: nog onbeslist) onder de regel "
            "alle raden akkoord, door Berg" in page
        )

    def test_tells_which_wishes_lapsed(self, client, made):
        for dated_on, label in (("2016-03-01", ""), ("2016-03-02", "oppositie")):
            make.RemarkFactory(
                dossier=made.dossier,
                body=made.councils["Aalst"],
                subject=made.proposal,
                dated_on=dated_on,
                groups_label=label,
                text=f"Een wens van {label or 'allen'}",
            )
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2016-06-01"
        )

        page = words(get(client, made, **SPAN))
        after = words(get(client, made, van="2016-07-01", tot="2016-12-31"))

        assert (
            "2 wensen en bedenkingen vervielen Gemeenteraad Aalst 1, Gemeenteraad Aalst: "
            "oppositie 1." in page
        )
        assert "Gemeenteraad Aalst: oppositie (wens): Een wens van oppositie" in page
        assert "vervielen" not in after


class TestTwoStatesOfKnowledge:
    def test_are_told_apart_from_changes(self, client, made):
        with time_machine.travel(EARLIER):
            position = made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
        with time_machine.travel(LATER):
            position.refresh_from_db()
            correct_record(
                position, changes={"stance": "tegen"}, by=beheer(), reason="Anders gelezen."
            )
            made.position(made.councils["Berg"], "voor", dated_on="2016-02-01")

        page = words(get(client, made, **SPAN, **{"bekend-van": BETWEEN}))

        assert "Anders dan bekend was op 1 februari 2026 om 12.00 uur" in page
        assert (
            "Aalst, 31 december 2016: Regioraad ✓ voor → nu vastgelegd als ✕ tegen gecorrigeerd"
            in page
        )
        assert (
            "Berg, 31 december 2016: Regioraad onbekend → nu vastgelegd als ✓ voor later vastgelegd"
            in page
        )
        assert (
            "Gemeenteraad Aalst – Regioraad ✕ tegen : op 1 maart 2026 gecorrigeerd: "
            "standpunt voor → tegen" in page
        )
        assert "Anders gelezen." in page
        assert "1 standpunt over deze voorstellen is sindsdien voor het eerst vastgelegd." in page
        assert "Over hetzelfde voorstel veranderde geen raad van standpunt." in page

    def test_tell_the_last_twenty_corrections_and_fold_the_older(self, client, made):
        with time_machine.travel(EARLIER):
            position = made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
        for number in range(21):
            stance = "voor" if number % 2 else "tegen"
            with time_machine.travel(LATER + timedelta(days=number)):
                position.refresh_from_db()
                correct_record(
                    position, changes={"stance": stance}, by=beheer(), reason=f"Keer {number}."
                )

        page = words(get(client, made, **SPAN))

        shown, folded = page.split("Wat anders werd vastgelegd")[1].split("Toon ook de oudere")
        assert ("Keer 20." in shown, "Keer 1." in shown, "Keer 0." in shown) == (True, True, False)
        assert "Keer 0." in folded

    def test_say_where_nothing_differs(self, client, made):
        with time_machine.travel(EARLIER):
            made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")

        page = words(get(client, made, **SPAN, **{"bekend-van": BETWEEN}))

        assert "Van elke raad stond hetzelfde vast" in page

    def test_before_the_dossier_was_kept_say_since_when_it_is(self, client, made):
        page = words(get(client, made, **SPAN, **{"bekend-van": "2015-06-01"}))

        assert "Regio houdt dit dossier bij sinds" in page

    def test_show_the_page_as_it_was_known(self, client, made):
        with time_machine.travel(EARLIER):
            position = made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
        with time_machine.travel(LATER):
            position.refresh_from_db()
            correct_record(
                position, changes={"stance": "tegen"}, by=beheer(), reason="Anders gelezen."
            )

        page = words(get(client, made, **SPAN, bekend=BETWEEN))

        assert "Aalst onbekend ✓ voor Regioraad" in said_of(page)
        assert "Anders gelezen." not in page
        assert "zoals bekend op 1 februari 2026 om 12.00 uur" in page


def said_of(page):
    return page.split(TABLE, 1)[1]


class TestWhatTheReaderMaySee:
    def test_leaves_out_what_is_not_public(self, client, made):
        made.position(made.councils["Aalst"], "tegen", dated_on="2016-02-01", draft=True)
        act = make.DecisionFactory(
            dossier=made.dossier, body=made.councils["Berg"], title=CANARY, draft=True
        )
        make.PositionFactory(decision=act, subject=made.proposal, draft=True)

        page = words(get(client, made, **SPAN))

        assert CANARY not in page
        assert "✕ tegen" not in said_of(page)

    def test_leaves_out_the_title_of_a_source_that_is_closed(self, client, made):
        position = made.position(made.councils["Aalst"], "tegen", dated_on="2016-02-01")
        source = make.SourceFactory(title=CANARY, is_public=False)
        make.EvidenceFactory(position=position, source=source)

        page = words(get(client, made, **SPAN))

        assert CANARY not in page
        assert "niet-openbare bron" in page

    def test_of_a_dossier_that_is_not_there_is_nothing(self, client):
        assert client.get("/dossiers/bestaat-niet/verloop/").status_code == 404


class TestAnyDossier:
    def test_without_subjects_says_so(self, client):
        dossier = make.DossierFactory()

        page = words(client.get(f"{dossier.get_absolute_url()}verloop/"))

        assert "Dit dossier heeft nog geen onderwerpen" in page

    def test_without_members_says_so(self, client):
        page = words(get(client, scene(slug="leeg")))

        assert "deed in deze periode geen gemeente mee" in page

    def test_before_anybody_took_part_says_so(self, client):
        made = scene(slug="begin")
        home = make.MunicipalityFactory(name="Later")
        make.council(made.dossier.region, municipality=home, since="2016-06-01")

        page = words(get(client, made, **SPAN))

        assert "Op 1 januari 2016: er deed nog geen gemeente mee." in page

    def test_without_proposals_runs_over_the_decisions_of_councils(self, client):
        dossier = make.DossierFactory(slug="zonder-voorstel")
        subject = make.SubjectFactory(dossier=dossier, name="Een richting", is_direction=True)
        body = make.council(dossier.region, municipality=make.MunicipalityFactory(name="Dorp"))
        for stance, dated_on in (("voor", "2016-02-01"), ("tegen", "2016-08-01")):
            make.PositionFactory(
                dossier_of=dossier,
                spoken_by=body,
                subject=subject,
                stance=stance,
                dated_on=dated_on,
            )

        page = words(client.get("/dossiers/zonder-voorstel/verloop/"))

        assert "Van 1 februari 2016 tot en met 1 augustus 2016" in page
        assert "Over hetzelfde voorstel veranderde van standpunt: Dorp ." in page

    def test_tells_seats_as_numbers_and_inhabitants_as_a_part(self, client, made):
        for name, people in (("Aalst", 30_000), ("Berg", 10_000)):
            home = made.councils[name].municipality
            make.PopulationFactory(municipality=home, inhabitants=people)
            make.CouncilTermFactory(body=made.councils[name], seats=people // 1_000)
        made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")

        page = words(get(client, made, **SPAN))

        assert "zetels akkoord 0 van 40" in page
        assert "30 van 40" in page
        assert "75%" in page

    def test_of_who_joined_on_the_way_compares_the_end_only(self, client, made):
        home = make.MunicipalityFactory(name="Later")
        make.council(made.dossier.region, municipality=home, since="2016-06-01")

        page = words(get(client, made, **SPAN, **{"bekend-van": BETWEEN}))

        assert "Later was doet niet mee" in page
        assert "Van elke raad stond hetzelfde vast" in page

    def test_without_seats_does_not_say_how_many(self, client, made):
        made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")

        assert "zetels akkoord niet te zeggen" in words(get(client, made, **SPAN))

    def test_of_thirty_councils_has_a_bar_for_each(self, client):
        made = scene(*(f"Stad {n:02d}" for n in range(30)), slug="groot")
        for place, body in enumerate(made.councils.values()):
            made.position(body, "voor" if place % 2 else "tegen", dated_on="2016-06-01")

        page = get(client, made, **SPAN).content.decode()

        assert page.count(' course__bar"') == 30
        assert "style=" not in page

    def test_is_one_day_where_the_address_says_so(self, client, made):
        made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")

        page = get(client, made, van="2016-02-01", tot="2016-02-01")

        assert "Op 1 februari 2016 , zoals nu bekend" in words(page)
        assert "gelijk gebleven" in said(page)


def test_leads_to_the_timeline_and_back(client, made):
    made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
    course = get(client, made, bekend=BETWEEN).content.decode()
    line = client.get(f"{made.address}tijdlijn/", {"bekend": BETWEEN}).content.decode()

    assert f'href="{made.address}tijdlijn/?bekend=2026-02-01T12%3A00">Elk besluit' in course
    assert f'href="{made.address}verloop/?bekend=2026-02-01T12%3A00">Het verloop' in line


def test_says_where_it_runs_on_after_nobody_kept_the_dossier(client):
    made = scene("Aalst", slug="bijgehouden", kept_until="2016-06-30")
    made.position(made.councils["Aalst"], "voor", dated_on="2016-02-01")
    told = "Na 30 juni 2016 niet bijgehouden."

    assert told not in words(get(client, made, van="2016-01-01", tot="2016-06-30"))
    assert told in words(get(client, made, van="2016-01-01", tot="2016-07-01"))


def test_carries_the_stamp_of_its_last_day(client, made):
    foot = words(get(client, made, **SPAN)).split("Peildatum")[-1]

    assert foot.strip().startswith("31 december 2016 Stand van kennis zoals nu bekend")


def counted(client, number):
    """Return the number of queries of the page of a region with so many councils."""
    with transaction.atomic():
        made = scene(*(f"Stad {n:03d}" for n in range(number)), slug=f"regio-{number}")
        for body in made.councils.values():
            make.EvidenceFactory(position=made.position(body, "tegen", dated_on="2016-03-01"))
            make.RemarkFactory(
                dossier=made.dossier, body=body, subject=made.proposal, dated_on="2016-04-01"
            )
        make.MilestoneFactory(
            dossier=made.dossier, subject=made.proposal, state="verworpen", dated_on="2016-06-01"
        )
        with CaptureQueriesContext(connection) as asked:
            response = get(client, made, **SPAN, **{"bekend-van": BETWEEN})
        assert response.status_code == 200
    return len(asked)


def test_asks_as_often_for_sixty_councils_as_for_one(client):
    """Sixty is more than any page shows at once."""
    assert counted(client, 1) == counted(client, 60)
