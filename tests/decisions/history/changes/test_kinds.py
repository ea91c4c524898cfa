"""What is told of acts, milestones, rounds, remarks, replies, items and commitments."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from time_machine import travel

from decisions.actions import correct_record, save_record, withdraw_record
from decisions.history.changes.entries import FollowedScope
from decisions.history.changes.reading import read_changes
from decisions.history.changes.words import tell_change_heading
from tests import people
from tests.decisions.worlds import World, fresh
from tests.factories import (
    AgendaItemFactory,
    CommitmentFactory,
    ExtensionFactory,
    MeetingFactory,
    MilestoneFactory,
    ReplyFactory,
    RoundBodyFactory,
    RoundFactory,
    SubjectFactory,
)

pytestmark = pytest.mark.django_db
NOW, DAY = people.NOW, timedelta(days=1)
START = NOW - 20 * DAY
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture(scope="module")
def shared_world(rolled_back):
    """The dossier is there before all that is told of it."""
    with travel(NOW - 90 * DAY, tick=False):
        made = World().found()
        assert made.council
        return made


def on(day):
    return travel(START + day * DAY, tick=False)


def told(world, at=NOW, scope=None):
    """Return the sentences of what the public came to know, the oldest first."""
    scope = scope or FollowedScope(dossier=world.dossier.pk)
    return [tell_change_heading(each) for each in read_changes(scope, at=at)[::-1]]


def moments(world, at=NOW):
    found = read_changes(FollowedScope(dossier=world.dossier.pk), at=at)
    return [each.at for each in found[::-1]]


def shown(day):
    return {"public_from": START + day * DAY}


def correct(world, record, **changes):
    return correct_record(fresh(record), changes=changes, by=world.beheer, reason="Beter gelezen.")


def change(world, record, **changes):
    record = fresh(record)
    for name, value in changes.items():
        setattr(record, name, value)
    return save_record(record, by=world.beheer, reason="Anders gepland.")


class TestADecision:
    def test_without_a_stance_is_told_with_its_outcome_and_tally(self, world):
        with on(1):
            world.decision(
                form="motie",
                title="Woningen",
                outcome="aangenomen",
                dated_on="2017-05-09",
                votes_for=10,
                votes_against=3,
                **shown(1),
            )

        assert told(world) == [
            f"{world.council.name}: motie van 9 mei 2017 over ‘Woningen’, aangenomen, 10 voor,"
            " 3 tegen."
        ]

    def test_with_a_stance_is_told_by_that_alone(self, world):
        with on(1):
            decision = world.decision(form="motie", title="Woningen", **shown(1))
            world.position(decision, stance="voor", **shown(1))
        with on(2):
            correct(world, decision, votes_for=10, votes_against=3)

        assert len(told(world)) == 2
        assert not any("Woningen" in each for each in told(world))

    def test_whose_stance_comes_later_is_told_before(self, world):
        with on(1):
            decision = world.decision(form="motie", title="Woningen", **shown(1))
        with on(2):
            world.position(decision, stance="voor", **shown(2))

        assert ["Woningen" in each for each in told(world)] == [True, False]

    def test_is_corrected_apart_and_a_typing_error_is_none(self, world):
        with on(1):
            decision = world.decision(form="motie", title="Wonigen", **shown(1))
        with on(2):
            correct(world, decision, title="Woningen")
        with on(3):
            correct(world, decision, outcome="verworpen")

        assert told(world)[1:] == [
            f"Verbeterd in wat Regio zegt. {world.council.name}: motie van 1 juni 2016 over"
            " ‘Woningen’, uitkomst was niet bekend, is verworpen."
        ]

    def test_of_groups_is_never_told_in_the_name_of_the_council(self, world):
        with on(1):
            world.decision(form="motie", title="Woningen", speaker="fracties", **shown(1))

        assert told(world)[0].startswith(f"Fracties of leden van {world.council.name}: motie")


class TestAMilestone:
    def test_is_told_as_planned_moved_and_reached_each_once(self, world):
        with on(1):
            planned = MilestoneFactory(
                dossier=world.dossier,
                title="Besluit",
                dated_on=(START + 8 * DAY).date().isoformat(),
            )
        with on(2):
            change(world, planned, dated_on=(START + 10 * DAY).date().isoformat())

        assert told(world, at=START + 9 * DAY) == [
            "Gepland: ‘Besluit’, 11 november 2026.",
            "Mijlpaal ‘Besluit’ is verplaatst: van 11 november 2026 naar 13 november 2026.",
        ]
        assert told(world)[2:] == ["Het is zover: ‘Besluit’, 13 november 2026."]
        assert moments(world)[2] == datetime(2026, 11, 13, tzinfo=AMSTERDAM)

    def test_of_the_past_is_told_as_such_and_its_date_corrected(self, world):
        with on(1):
            past = MilestoneFactory(dossier=world.dossier, title="Brief", dated_on="2016-06-01")
        with on(2):
            change(world, past, dated_on="2016-06-02", title="Brief aan de raad")

        assert told(world) == [
            "Mijlpaal: ‘Brief’, 1 juni 2016.",
            "Verbeterd in wat Regio zegt. Mijlpaal ‘Brief aan de raad’: datum was 1 juni 2016, is"
            " 2 juni 2016.",
        ]

    def test_in_a_month_is_never_told_as_reached(self, world):
        with on(1):
            MilestoneFactory(dossier=world.dossier, title="Besluit", dated_on="2026-11")

        assert len(told(world, at=NOW + 30 * DAY)) == 1

    def test_with_which_a_proposal_fell_tells_what_lapsed(self, world):
        proposal = SubjectFactory(dossier=world.dossier, kind="voorstel", name="Fusie")
        with on(1):
            for _number in range(3):
                world.remark(subject=proposal, **shown(1))
            answered = world.remark(subject=proposal, **shown(1))
            ReplyFactory(remark=answered, body=world.steering_group, **shown(1))
            world.remark(subject=proposal, draft=True)
        with on(2):
            MilestoneFactory(
                dossier=world.dossier,
                title="Fusie stopt",
                dated_on="2017-07-03",
                subject=proposal,
                state="verworpen",
            )

        sentence = (
            "Mijlpaal: ‘Fusie stopt’, 3 juli 2017, ‘Fusie’ is van tafel, 3 wensen en bedenkingen"
            " zonder reactie vervallen daarmee."
        )
        home = FollowedScope(municipality=world.council.municipality_id)
        assert told(world)[-1] == sentence
        assert told(world, scope=home)[-1] == sentence


class TestARound:
    def open(self, world, day, due, **fields):
        return RoundFactory(
            dossier=world.dossier,
            title="Ronde 1",
            dated_on=(START + day * DAY).date().isoformat(),
            due_on=(START + due * DAY).date(),
            **fields,
        )

    def test_opens_on_its_day_and_is_over_after_the_last(self, world):
        with on(1):
            self.open(world, 3, 8)

        assert told(world, at=START + 2 * DAY) == []
        assert told(world) == [
            "Ronde ‘Ronde 1’ is open vanaf 6 november 2026, reageren kan tot en met"
            " 11 november 2026.",
            "Ronde ‘Ronde 1’: de termijn is voorbij, die liep tot en met 11 november 2026.",
        ]
        assert moments(world) == [
            datetime(2026, 11, 6, tzinfo=AMSTERDAM),
            datetime(2026, 11, 12, tzinfo=AMSTERDAM),
        ]

    def test_that_gets_more_time_is_over_later(self, world):
        with on(1):
            round_ = self.open(world, 0, 4)
        with on(2):
            ExtensionFactory(
                round=round_,
                granted_on=(START + 2 * DAY).date(),
                due_on=(START + 8 * DAY).date(),
            )
            ExtensionFactory(
                round=round_,
                body=world.council,
                granted_on=(START + 2 * DAY).date(),
                due_on=(START + 9 * DAY).date(),
            )

        assert [each.partition(": ")[2] for each in told(world)[1:]] == [
            "de uiterste dag was 7 november 2026, is 11 november 2026.",
            "de termijn is voorbij, die liep tot en met 11 november 2026.",
        ]

    def test_is_told_to_who_follows_a_municipality_that_is_asked(self, world):
        with on(1):
            RoundBodyFactory(round=self.open(world, 0, 40), body=world.council)
        homes = [world.council.municipality_id, world.neighbour.municipality_id]

        assert [len(told(world, scope=FollowedScope(municipality=each))) for each in homes] == [
            1,
            0,
        ]


class TestARemark:
    def test_is_told_with_its_reply(self, world):
        with on(1):
            wish = world.remark(text="Meer woningen.", subject=world.subject, **shown(1))
        with on(2):
            reply = ReplyFactory(
                remark=wish, body=world.steering_group, outcome="overgenomen", **shown(2)
            )
        with on(3):
            correct(world, reply, outcome="deels")

        who, by = world.council.name, world.steering_group.name
        assert told(world) == [
            f"{who}: wens over ‘{world.subject.name}’, ‘Meer woningen’.",
            f"{by} over de wens van {who}: overgenomen, ‘Meer woningen’.",
            f"Verbeterd in wat Regio zegt. {by} over de wens van {who}: reactie was overgenomen,"
            " is deels overgenomen, ‘Meer woningen’.",
        ]

    def test_is_corrected_where_it_says_something_else(self, world):
        with on(1):
            wish = world.remark(text="Er komen meer wonigen bij het station.", **shown(1))
        with on(2):
            correct(world, wish, text="Er komen meer woningen bij het station.")
        with on(3):
            correct(world, wish, text="Het zwembad blijft open.")

        assert [each.partition(", ")[2] for each in told(world)[1:]] == [
            "tekst was ‘Er komen meer wonigen bij het station’, is ‘Het zwembad blijft open’."
        ]

    def test_that_was_taken_back_says_so(self, world):
        with on(1):
            wish = world.remark(text="Meer woningen.", **shown(1))
        with on(2):
            withdraw_record(fresh(wish), by=world.griffie, reason="Niet van deze raad.")

        assert told(world)[1:] == [
            f"Verbeterd in wat Regio zegt. {world.council.name}: wens is ingetrokken,"
            " ‘Meer woningen’."
        ]

    def test_under_embargo_hides_its_reply(self, world):
        with on(1):
            wish = world.remark(text="Meer woningen.", **shown(5))
            ReplyFactory(remark=wish, body=world.steering_group, **shown(1))

        assert told(world, at=START + 4 * DAY) == []
        assert [each - START for each in moments(world)] == [5 * DAY, 5 * DAY]


class TestAnAgendaItem:
    def item(self, world, day=1, **fields):
        meeting = MeetingFactory(
            dossier=world.dossier, body=world.council, held_on=(NOW + 3 * DAY).date()
        )
        with on(day):
            made = AgendaItemFactory(
                dossier=world.dossier,
                body=world.council,
                title="Visie",
                meeting=meeting,
                **shown(day),
                **fields,
            )
        return made, meeting

    def test_is_told_with_its_meeting_and_where_that_moves(self, world):
        with on(0):
            item, meeting = self.item(world)
        with on(2):
            change(world, meeting, held_on=(NOW + 10 * DAY).date())

        who = world.council.name
        assert told(world) == [
            f"{who}: agendapunt ‘Visie’, vergadering van 26 november 2026.",
            f"{who}: agendapunt ‘Visie’ is verplaatst van 26 november 2026 naar 3 december 2026.",
        ]
        assert item.pk

    def test_that_was_moved_while_it_was_a_concept_is_told_once(self, world):
        with on(0):
            meeting = MeetingFactory(
                dossier=world.dossier, body=world.council, held_on=(NOW + 3 * DAY).date()
            )
            AgendaItemFactory(
                dossier=world.dossier, body=world.council, meeting=meeting, draft=True
            )
        with on(2):
            change(world, meeting, held_on=(NOW + 10 * DAY).date())

        assert told(world) == []


class TestACommitment:
    def test_is_told_once_it_was_met(self, world):
        with on(1):
            promise = CommitmentFactory(
                dossier=world.dossier,
                body=world.council,
                text="Een brief over kosten.",
                holder="de wethouder",
                **shown(1),
            )
        before = told(world)
        with on(2):
            change(world, promise, done_on=date(2026, 11, 5))

        assert before == []
        assert told(world) == [
            f"{world.council.name}: toezegging, te doen door de wethouder, is afgedaan op"
            " 5 november 2026: ‘Een brief over kosten’."
        ]


class TestWhatIsNotPublic:
    def test_is_never_told(self, world):
        world.decision(draft=True)
        wish = world.remark(draft=True)
        ReplyFactory(remark=wish, body=world.steering_group, draft=True)
        CommitmentFactory(
            dossier=world.dossier, body=world.council, draft=True, done_on=date(2026, 11, 5)
        )

        assert told(world, at=NOW + 30 * DAY) == []


class TestADossierThatIsTakenBack:
    def test_takes_back_nothing_of_what_is_in_it(self, world):
        with on(1):
            world.position(world.decision(**shown(1)), stance="voor", **shown(1))
            world.remark(text="Meer woningen.", **shown(1))
            RoundFactory(dossier=world.dossier, dated_on="2016-06-01")
            MilestoneFactory(dossier=world.dossier)
        before = told(world)
        with on(2):
            withdraw_record(fresh(world.dossier), by=world.beheer, reason="Dubbel.")

        assert len(before) == 4
        assert told(world) == before
