"""One act on one record: share, publish, withdraw, throw away, confirm; told before it is done."""

import pytest

from decisions.actions import share_record
from decisions.models import Position, Status
from tests import factories as make
from tests.decisions.web.workspace.sitting import Sitting, errors_beside
from tests.decisions.web.workspace.test_edit import edit
from tests.decisions.worlds import fresh

pytestmark = pytest.mark.django_db


def asked(reader, record, page):
    """Return the Sitting of somebody who has the page of an act open."""
    desk = Sitting(reader)
    desk.open(f"{edit(record)}{page}/")
    return desk


class TestSharing:
    def test_names_what_goes_along_and_shares_it(self, world):
        position = world.position(draft=True)
        desk = asked(world.griffie, position.decision, "delen")
        assert f"Dit gaat mee: {position.body.name} – {position.subject.name}: voor" in desk.words

        desk.send()

        assert fresh(position).status == Status.SHARED
        assert "Gedeeld met de regio" in Sitting.follow(desk).content.decode()

    def test_tells_first_what_stands_in_the_way(self, world):
        position = world.position(draft=True)

        desk = asked(world.griffie, position, "delen")

        assert "Deel of publiceer eerst waar dit uit volgt." in desk.words
        desk.send()
        assert (desk.page.status_code, fresh(position).status) == (422, Status.DRAFT)


class TestPublishing:
    def test_is_at_once_unless_a_moment_is_given(self, world):
        decision = world.decision(draft=True)

        asked(world.griffie, decision, "publiceren").send()

        assert fresh(decision).status == Status.PUBLISHED

    def test_is_from_a_day_and_a_time_in_dutch_time(self, world):
        decision = world.decision(draft=True)

        asked(world.griffie, decision, "publiceren").send(
            when="later", day="14 september 2030", clock="9.00"
        )

        assert f"{fresh(decision).public_from:%Y-%m-%d %H:%M}" == "2030-09-14 07:00"

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"day": "", "clock": "9.00"}, "day"),
            ({"day": "1 mei 2030", "clock": ""}, "clock"),
            ({"day": "mei 2030", "clock": "9.00"}, "day"),
            ({"day": "1 mei 2030", "clock": "25.00"}, "clock"),
            ({"day": "1 mei 2030", "clock": "straks"}, "clock"),
            ({"day": "1 mei 2016", "clock": "9.00"}, "day"),
            ({"day": "31 maart 2030", "clock": "2.30"}, "clock"),
            ({"day": "27 oktober 2030", "clock": "2.30"}, "clock"),
        ],
        ids=["no-day", "no-time", "a-month", "25-hours", "words", "past", "skipped", "twice"],
    )
    def test_refuses_a_moment_that_is_none(self, world, typed, field):
        decision = world.decision(draft=True)
        desk = asked(world.griffie, decision, "publiceren")

        desk.send(when="later", **typed)

        assert desk.page.status_code == 422
        assert errors_beside(desk.page, field)
        assert fresh(decision).status == Status.DRAFT

    def test_says_why_an_hour_is_refused(self, world):
        desk = asked(world.griffie, world.decision(draft=True), "publiceren")

        desk.send(when="later", day="31 maart 2030", clock="2.30")

        assert "omdat de klok dan wordt verzet" in errors_beside(desk.page, "clock")[0]

    def test_tells_first_that_a_condition_is_missing(self, world):
        position = world.position(stance="voor_mits", draft=True)

        desk = asked(world.griffie, position.decision, "publiceren")

        assert "'Voor, mits' vraagt ten minste een voorwaarde." in desk.words

    def test_is_of_the_version_that_was_seen(self, world):
        decision = world.decision(draft=True)
        desk, other = asked(world.griffie, decision, "publiceren"), Sitting(world.beheer)
        other.open(edit(decision))
        other.send(title="Intussen anders")

        desk.send()

        assert desk.page.status_code == 409
        assert fresh(decision).status == Status.DRAFT
        desk.send()
        assert fresh(decision).status == Status.PUBLISHED

    def test_of_what_is_public_leads_back(self, world):
        desk = asked(world.griffie, world.decision(), "publiceren")

        assert desk.page.status_code == 302
        assert "past niet bij hoe" in desk.follow().content.decode()


class TestWithdrawing:
    def test_asks_for_the_reason(self, world):
        position = world.position()
        desk = asked(world.griffie, position.decision, "intrekken")

        desk.send()

        assert errors_beside(desk.page, "reason")
        desk.send(reason="Nooit genomen.")
        assert fresh(position).withdrawn_reason == "Nooit genomen."

    def test_of_a_kind_without_a_status_has_no_page(self, world):
        assert (
            Sitting(world.redactie)
            .open(f"/werkblad/variant/{world.subject.pk}/intrekken/")
            .status_code
            == 404
        )


class TestThrowingAway:
    def test_names_what_hangs_on_it_and_takes_it_along(self, world):
        position = world.position(draft=True)
        world.condition(position, draft=True)
        world.reading(position)
        desk = asked(world.griffie, position.decision, "weggooien")
        assert "1 standpunt 1 wens, bedenking of voorwaarde 1 plaats in een bron" in desk.words

        desk.send()

        assert not Position.objects.exists()
        assert desk.follow().status_code == 200

    def test_of_what_was_shared_leads_back(self, world):
        decision = world.decision(draft=True)
        share_record(decision, by=world.beheer)

        assert asked(world.griffie, decision, "weggooien").page.status_code == 302

    def test_of_a_milestone_that_everybody_sees_asks_why(self, world):
        milestone = make.MilestoneFactory(dossier=world.dossier)
        desk = asked(world.redactie, milestone, "weggooien")

        desk.send()

        assert errors_beside(desk.page, "reason")
        desk.send(reason="Dubbel.")
        assert not type(milestone).objects.filter(pk=milestone.pk).exists()

    def test_of_what_others_rest_on_is_refused_in_words(self, world):
        world.position()
        desk = asked(world.redactie, world.subject, "weggooien")

        desk.send(reason="Dubbel.")

        assert desk.page.status_code == 422
        assert "Hierop rusten nog: 1 standpunt." in desk.words

    def test_of_a_draft_dossier_leads_to_the_workspace(self, world):
        draft = make.DossierFactory(region=world.region, draft=True)
        desk = asked(world.redactie, draft, "weggooien")

        desk.send()

        assert desk.page["Location"] == "/werkblad/"

    def test_of_the_register_has_no_page(self, world):
        assert asked(world.redactie, world.steering_group, "weggooien").page.status_code == 404


class TestConfirming:
    def test_is_the_griffies_own_councils_position(self, world):
        position = world.position()

        asked(world.griffie, position, "bevestigen").send()

        assert fresh(position).confirmed_by == world.griffie.user

    def test_is_a_college_members_own_colleges_position(self, world):
        position = world.position(world.decision(body=world.college))

        asked(world.collegian, position, "bevestigen").send()

        assert fresh(position).confirmed_by == world.collegian.user

    def test_is_nobody_elses(self, world):
        position = world.position(world.decision(body=world.college))

        for reader in (world.griffie, world.redactie, world.beheer):
            assert asked(reader, position, "bevestigen").page.status_code == 403

    def test_is_of_positions_only(self, world):
        assert asked(world.griffie, world.decision(), "bevestigen").page.status_code == 404

    def test_leads_a_college_member_back_to_a_page_that_is_open(self, world):
        position = world.position(world.decision(body=world.college))
        desk = asked(world.collegian, position, "bevestigen")
        desk.send()

        assert desk.follow().status_code == 200


@pytest.mark.parametrize("page", ["delen", "publiceren", "intrekken", "weggooien", "wissen"])
def test_an_act_on_another_councils_record_is_refused(world, page):
    decision = world.decision()
    desk = asked(world.other_griffie, decision, page)

    assert desk.page.status_code == 403
    assert desk.client.post(desk.address, {"expected_version": 1}).status_code == 403


@pytest.mark.parametrize("page", ["delen", "publiceren", "intrekken", "weggooien", "bevestigen"])
def test_an_act_on_a_draft_out_of_sight_finds_nothing(world, page):
    position = world.position(draft=True)

    assert asked(world.other_griffie, position, page).page.status_code == 404


def offered(reader, record):
    """Return (address, words) of what somebody is offered on the page of a record."""
    told = Sitting(reader).open(edit(record)).context["acts"]
    return [(address, str(words)) for address, words in told]


class TestWhatIsOffered:
    def test_is_what_fits_how_the_record_stands(self, world):
        of_drafts = {"Delen met de regio", "Publiceren", "Weggooien"}
        draft = {words for _, words in offered(world.griffie, world.decision(draft=True))}
        public = {words for _, words in offered(world.griffie, world.decision())}

        assert of_drafts <= draft
        assert not of_drafts & public
        assert "Intrekken" in public - draft

    def test_ends_with_what_may_be_entered_that_belongs_to_it(self, world):
        position = world.position()
        decision = position.decision
        new = f"/werkblad/{world.dossier.slug}/nieuw"

        assert offered(world.griffie, position)[-1] == (
            f"{new}/wens/?standpunt={position.pk}",
            "Voorwaarde toevoegen",
        )
        assert offered(world.griffie, decision)[-2:] == [
            (f"{new}/wens/?besluit={decision.pk}", "Wens of bedenking toevoegen"),
            (f"{new}/agendapunt/?besluit={decision.pk}", "Agendapunt maken"),
        ]

    def test_of_a_round_is_the_way_to_its_desk(self, world):
        round_ = make.RoundFactory(dossier=world.dossier)

        assert offered(world.redactie, round_)[-1] == (
            f"/werkblad/{world.dossier.slug}/rondes/{round_.pk}/",
            "Naar de ronde",
        )
