"""What a system told is kept once, as a proposal; a change of it is told as one."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from decisions.actions.council_feeds import (
    PulledRow,
    claim_due_feed,
    judge_pulled,
    note_pull,
    redact_pulled_records,
    save_council_feed,
    store_pulled,
    store_uploaded,
)
from decisions.models import CouncilFeed, PulledKind, PulledRecord, PulledState, SourceSystem
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
HOST = "https://raad.example"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def allowed(settings):
    settings.COUNCIL_SYSTEMS = (HOST,)


def build_feed(council, **more):
    told = {"address": f"{HOST}/api", "first_on": date(2026, 1, 1), "system": SourceSystem.MINI_ORI}
    return CouncilFeed(body=council, **(told | more))


@pytest.fixture
def feed(world):
    return make.CouncilFeedFactory(body=world.council)


def rows(*, title="Regiovisie", papers=1):
    found = [
        PulledRow(PulledKind.MEETING, "v", {"title": "Raad"}, held_on=date(2026, 12, 10)),
        PulledRow(PulledKind.ITEM, "v/p", {"title": title}, meeting="v"),
    ]
    return found + [
        PulledRow(PulledKind.DOCUMENT, f"v/p/{n}", {"title": f"Stuk {n}"}, "v", "v/p", n)
        for n in range(papers)
    ]


def store(feed, found, at=people.NOW):
    return store_pulled(feed, found, at=at)


def state_of(key):
    return PulledRecord.objects.get(external_id=key).state


def answer(key, state):
    told = {"state": state, "answered_at": people.NOW, "answered_by": people.beheer().user}
    PulledRecord.objects.filter(external_id=key).update(**told)


class TestSetting:
    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_is_of_the_own_griffie_and_beheer(self, world, who):
        save_council_feed(build_feed(world.council), by=getattr(world, who))

        assert CouncilFeed.objects.get().set_by == getattr(world, who).user

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "raadslid"])
    def test_is_of_nobody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            save_council_feed(build_feed(world.council), by=getattr(world, who))

    @pytest.mark.parametrize(
        "address",
        [
            "https://elders.example/",
            f"{HOST}.elders.example/",
            f"{HOST}@elders.example/",
            "http://raad.example/",
        ],
    )
    def test_takes_no_address_that_is_not_allowed(self, world, address):
        with pytest.raises(ValidationError, match="staat dit adres niet toe"):
            save_council_feed(build_feed(world.council, address=address), by=world.griffie)

    def test_takes_a_system_once(self, world, feed):
        with pytest.raises(ValidationError, match="al ingesteld"):
            save_council_feed(build_feed(world.council, system=feed.system), by=world.griffie)


class TestTheTurn:
    def test_of_a_feed_that_is_off_never_comes(self, world):
        make.CouncilFeedFactory(body=world.council, is_pulled=False)

        assert claim_due_feed(people.NOW) is None

    def test_comes_once_a_day(self, feed):
        assert claim_due_feed(people.NOW) == feed
        assert claim_due_feed(people.NOW + HOUR) is None
        assert claim_due_feed(people.NOW + DAY) == feed

    def test_comes_again_after_an_hour_where_it_failed(self, feed):
        claim_due_feed(people.NOW)
        note_pull(feed, failure="De bron antwoordde niet op tijd.", at=people.NOW)

        assert claim_due_feed(people.NOW + HOUR / 2) is None
        assert claim_due_feed(people.NOW + HOUR) == feed

    def test_tells_when_it_went_well_for_the_last_time(self, feed):
        note_pull(feed, failure="", at=people.NOW)
        note_pull(feed, failure="Fout.", at=people.NOW + DAY)

        feed.refresh_from_db()
        assert (feed.succeeded_at, feed.tried_at) == (people.NOW, people.NOW + DAY)
        assert feed.failure == "Fout."


class TestKeeping:
    def test_the_same_twice_leaves_no_doubles(self, feed):
        assert store(feed, rows(papers=3)) == 5
        assert store(feed, rows(papers=3), people.NOW + DAY) == 0

        assert PulledRecord.objects.count() == 5
        assert {each.seen_at for each in PulledRecord.objects.all()} == {people.NOW + DAY}
        assert {each.changed_at for each in PulledRecord.objects.all()} == {None}

    def test_what_a_source_tells_twice_is_kept_once(self, feed):
        assert store(feed, rows() + rows()) == 3

    def test_asks_as_much_for_many_as_for_few(self, feed, django_assert_num_queries):
        with django_assert_num_queries(7) as few:
            store(feed, rows(papers=1))
        PulledRecord.objects.all().delete()
        with django_assert_num_queries(len(few)):
            store(feed, rows(papers=30))

    def test_a_change_of_a_proposal_is_told_beside_what_it_was(self, feed):
        store(feed, rows())
        store(feed, rows(title="Regiovisie 2040"), people.NOW + DAY)

        item = PulledRecord.objects.get(external_id="v/p")
        assert (item.former, item.payload) == (
            {"title": "Regiovisie"},
            {"title": "Regiovisie 2040"},
        )
        assert (item.changed_at, item.state) == (people.NOW + DAY, PulledState.PROPOSED)

    def test_what_was_taken_over_waits_again_only_where_it_changed(self, feed):
        store(feed, rows())
        answer("v/p", PulledState.ACCEPTED)
        store(feed, rows(), people.NOW + DAY)
        assert not PulledRecord.objects.that_wait().filter(external_id="v/p")

        store(feed, rows(title="Anders"), people.NOW + 2 * DAY)
        store(feed, rows(title="Weer anders"), people.NOW + 3 * DAY)

        item = PulledRecord.objects.that_wait().get(external_id="v/p")
        assert (item.state, item.former) == (PulledState.ACCEPTED, {"title": "Regiovisie"})

    def test_a_change_that_is_taken_back_is_none(self, feed):
        store(feed, rows())
        answer("v/p", PulledState.ACCEPTED)
        store(feed, rows(title="Anders"), people.NOW + DAY)
        store(feed, rows(), people.NOW + 2 * DAY)

        assert not PulledRecord.objects.that_wait().filter(external_id="v/p")

    def test_what_was_passed_over_stays_so_with_what_comes_to_it(self, feed):
        store(feed, rows())
        answer("v/p", PulledState.PASSED)
        store(feed, rows(title="Anders", papers=2), people.NOW + DAY)

        assert (state_of("v/p"), state_of("v/p/1")) == (PulledState.PASSED, PulledState.PASSED)
        assert PulledRecord.objects.get(external_id="v/p").payload == {"title": "Regiovisie"}

    def test_a_new_item_of_a_meeting_that_was_passed_over_is_offered(self, feed):
        store(feed, rows())
        answer("v", PulledState.PASSED)
        new = PulledRow(PulledKind.ITEM, "v/q", {"title": "Nieuw"}, meeting="v")
        store(feed, [*rows(), new], people.NOW + DAY)

        assert state_of("v/q") == PulledState.PROPOSED

    def test_two_councils_keep_their_own(self, world, feed):
        other = make.CouncilFeedFactory(body=world.neighbour)
        store(feed, rows())
        store(other, rows())

        assert PulledRecord.objects.filter(external_id="v").count() == 2


class TestLookingOver:
    def judge(self, feed, found):
        return {row.external_id: str(effect) for row, effect in judge_pulled(feed, found)}

    def test_says_what_keeping_would_do_and_does_nothing(self, feed):
        store(feed, rows())

        told = self.judge(feed, rows(title="Anders", papers=2))

        assert told == {"v": "gelijk", "v/p": "gewijzigd", "v/p/0": "gelijk", "v/p/1": "nieuw"}
        assert PulledRecord.objects.get(external_id="v/p").payload == {"title": "Regiovisie"}
        assert not PulledRecord.objects.filter(external_id="v/p/1").exists()

    def test_says_of_each_thing_what_keeping_then_does(self, feed):
        store(feed, rows())
        answer("v", PulledState.PASSED)
        answer("v/p", PulledState.PASSED)
        new = [
            PulledRow(PulledKind.ITEM, "v/q", {"title": "Nieuw"}, meeting="v"),
            PulledRow(PulledKind.DOCUMENT, "v/q/0", {"title": "Stuk"}, "v", "v/q"),
            PulledRow(PulledKind.DOCUMENT, "v/0", {"title": "Stuk"}, "v"),
        ]
        found = [*rows(title="Anders", papers=2), *new]

        told = self.judge(feed, found)
        number = store(feed, found, people.NOW + DAY)

        assert {key for key, effect in told.items() if effect == "nieuw"} == {"v/q", "v/q/0"}
        assert state_of("v/q") == state_of("v/q/0") == PulledState.PROPOSED
        passed = {key for key, effect in told.items() if effect == "overgeslagen"}
        assert {state_of(key) for key in passed} == {PulledState.PASSED}
        assert passed == {"v", "v/p", "v/p/1", "v/0"}
        assert number == 2


class TestBringing:
    def build(self, council):
        return CouncilFeed(body=council, system=SourceSystem.ORI_A)

    @pytest.mark.parametrize("who", ["griffie", "beheer"])
    def test_keeps_it_without_a_system_that_was_set(self, world, who):
        number = store_uploaded(self.build(world.council), rows(), by=getattr(world, who))

        assert number == PulledRecord.objects.filter(body=world.council).count() == 3
        assert not CouncilFeed.objects.exists()

    @pytest.mark.parametrize(
        "who", ["other_griffie", "redactie", "raadslid", "collegian", "nobody"]
    )
    def test_is_of_nobody_else(self, world, who):
        with pytest.raises(PermissionDenied):
            store_uploaded(self.build(world.council), rows(), by=getattr(world, who))

        assert not PulledRecord.objects.exists()

    def test_leaves_no_doubles_beside_what_was_pulled(self, world):
        feed = make.CouncilFeedFactory(body=world.council, system=SourceSystem.ORI_A)
        store(feed, rows())

        assert store_uploaded(self.build(world.council), rows(), by=world.griffie) == 0
        assert PulledRecord.objects.count() == 3


class TestForgetting:
    def test_takes_what_may_not_be_kept_out_and_does_not_let_it_come_back(self, feed):
        store(feed, rows(title="Brief van Jan de Vries"))

        redact_pulled_records("Jan de Vries")
        store(feed, rows(title="Brief van Jan de Vries"), people.NOW + DAY)

        item = PulledRecord.objects.get(external_id="v/p")
        assert (item.payload, item.state) == ({"title": "[weggelaten]"}, PulledState.PASSED)
