"""What a griffie makes of what the system of its council told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from time_machine import travel

from decisions.actions.council_feeds import PulledRow, store_pulled
from decisions.actions.pulled_records import TakeOver, pass_over_pulled, take_over_pulled
from decisions.models import (
    AgendaItem,
    LineKind,
    Meeting,
    PulledKind,
    PulledRecord,
    PulledState,
    Status,
    TreatmentKind,
)
from municipalities.models import Source
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db
EARLIER = people.NOW - timedelta(days=1)
HELD = date(2026, 11, 12)


@pytest.fixture(autouse=True)
def now():
    with travel(people.NOW, tick=False):
        yield


def rows(*, result="", papers=2, held_on=HELD):
    paper = {
        "title": "Raadsvoorstel",
        "url": "https://raad.example/stuk/1",
        "dated_on": "2026-11-01",
    }
    told = {
        "title": "Raad van november",
        "starts_at": f"{held_on}T19:30:00+01:00",
        "location": "Raadszaal",
        "url": "https://raad.example/vergadering/1",
    }
    found = [
        PulledRow(PulledKind.MEETING, "v", told, held_on=held_on),
        PulledRow(PulledKind.ITEM, "v/1", {"title": "Opening", "number": "1"}, "v", place=0),
        PulledRow(
            PulledKind.ITEM,
            "v/2",
            {"title": "Regiovisie", "number": "2", "text": "Over de regio.", "is_formal": True},
            "v",
            place=1,
        ),
    ]
    found += [
        PulledRow(
            PulledKind.DOCUMENT,
            f"v/2/{n}",
            paper | {"title": f"Stuk {n}", "url": f"https://raad.example/stuk/{n}"},
            "v",
            "v/2",
            n,
        )
        for n in range(papers)
    ]
    if result:
        vote = {"result": result, "in_favour": 20, "against": 3}
        found.append(PulledRow(PulledKind.OUTCOME, "v/2/s", vote, "v", "v/2"))
    return found


@pytest.fixture
def pull(world):
    """Return how the source is asked once more."""
    feed = make.CouncilFeedFactory(body=world.council)

    def store(at=EARLIER, **told):
        store_pulled(feed, rows(**told), at=at)
        return get("v")

    return store


def get(key):
    return PulledRecord.objects.select_related("body__municipality").get(external_id=key)


def take(world, *keys, by=None, looked_at=people.NOW, **more):
    how = TakeOver(world.dossier, world.council, TreatmentKind.DEBATE, **more)
    chosen = {get(key).pk for key in keys}
    return take_over_pulled(get("v"), chosen, how, looked_at=looked_at, by=by or world.griffie)


class TestTakingOver:
    def test_makes_a_draft_item_in_a_meeting_with_its_papers(self, world, pull):
        pull()

        (item,) = take(world, "v/2")

        assert (item.title, item.summary, item.status) == (
            "Regiovisie",
            "Over de regio.",
            Status.DRAFT,
        )
        treatment = item.treatments.get()
        assert (treatment.agenda_number, treatment.kind) == ("2", TreatmentKind.FORMAL)
        meeting = treatment.meeting
        assert (meeting.title, meeting.held_on) == ("Raad van november", HELD)
        assert meeting.location == "Raadszaal"
        lines = item.lines.filter(kind=LineKind.ATTACHMENT).order_by("number")
        assert [(each.text, each.url) for each in lines] == [
            ("Stuk 0", "https://raad.example/stuk/0"),
            ("Stuk 1", "https://raad.example/stuk/1"),
        ]
        assert Source.objects.filter(municipality=world.council.municipality).count() == 2
        assert item.source.title == "Stuk 0"

    def test_publishes_nothing(self, world, pull):
        pull(result="Aangenomen")

        take(world, "v/1", "v/2")

        assert not AgendaItem.objects.visible_to(people.public()).exists()

    def test_is_not_offered_again(self, world, pull):
        pull()
        take(world, "v/2")

        pull(at=people.NOW + timedelta(days=1))

        waiting = PulledRecord.objects.that_wait().values_list("external_id", flat=True)
        assert [*waiting] == ["v/1"]

    def test_passes_over_the_rest_where_that_is_asked(self, world, pull):
        pull()

        take(world, "v/2", skips_rest=True)

        assert not PulledRecord.objects.that_wait().exists()
        assert get("v/1").state == PulledState.PASSED

    def test_uses_the_meeting_that_was_entered(self, world, pull):
        known = make.MeetingFactory(dossier=world.dossier, body=world.council, held_on=HELD)
        pull()

        (item,) = take(world, "v/2")

        assert item.treatments.get().meeting == known
        assert Meeting.objects.count() == 1

    def test_enters_a_paper_once(self, world, pull):
        home = world.council.municipality
        known = make.SourceFactory(url="https://raad.example/stuk/0", municipality=home)
        pull()

        (item,) = take(world, "v/2")

        assert item.source == known

    def test_brings_a_paper_that_comes_later_to_the_item(self, world, pull):
        pull()
        (item,) = take(world, "v/2", skips_rest=True)
        pull(papers=3, at=people.NOW + timedelta(hours=1))

        with travel(people.NOW + timedelta(hours=2), tick=False):
            by = people.griffie(world.council.municipality, people.NOW + timedelta(hours=2))
            take(world, "v/2/2", by=by, looked_at=by.at)

        assert item.lines.filter(kind=LineKind.ATTACHMENT).count() == 3

    @pytest.mark.parametrize(
        ("result", "outcome"),
        [
            ("Unaniem aangenomen", "unaniem"),
            ("Geamendeerd aangenomen", "geamendeerd"),
            ("Verworpen", "verworpen"),
            ("Doorgezonden", ""),
        ],
    )
    def test_fills_in_the_outcome_where_the_word_is_ours(self, world, pull, result, outcome):
        pull(result=result)

        (item,) = take(world, "v/2")

        treatment = item.treatments.get()
        assert treatment.outcome == outcome
        assert treatment.outcome_note == ("20 voor, 3 tegen" if outcome else "")

    def test_fills_in_no_outcome_of_a_meeting_to_come(self, world, pull):
        pull(result="Aangenomen", held_on=date(2026, 12, 10))

        (item,) = take(world, "v/2")

        assert item.treatments.get().outcome == ""

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "raadslid"])
    def test_is_of_the_own_griffie(self, world, pull, who):
        pull()

        with pytest.raises(PermissionDenied):
            take(world, "v/2", by=getattr(world, who))
        assert not AgendaItem.objects.exists()

    def test_wants_a_choice(self, world, pull):
        pull()

        with pytest.raises(ValidationError, match="Kies wat u overneemt"):
            take(world)

    def test_refuses_what_changed_since_it_was_looked_at(self, world, pull):
        pull()

        with pytest.raises(ValidationError, match="gewijzigd"):
            take(world, "v/2", looked_at=EARLIER - timedelta(hours=1))

    def test_refuses_what_was_taken_over_meanwhile(self, world, pull):
        pull()
        take(world, "v/2")

        with pytest.raises(ValidationError, match="gewijzigd"):
            take(world, "v/2")
        assert AgendaItem.objects.count() == 1

    def test_keeps_nothing_half_where_something_is_refused(self, world, pull):
        pull()
        how = TakeOver(world.dossier, world.stranger, TreatmentKind.DEBATE)

        with pytest.raises((ValidationError, PermissionDenied)):
            take_over_pulled(get("v"), {get("v/2").pk}, how, looked_at=people.NOW, by=world.griffie)

        assert not Source.objects.filter(url__startswith="https://raad.example").exists()
        assert get("v/2").state == PulledState.PROPOSED


class TestPassingOver:
    def test_leaves_nothing_that_waits(self, world, pull):
        pass_over_pulled(pull(), looked_at=people.NOW, by=world.griffie)

        assert not PulledRecord.objects.that_wait().exists()

    def test_leaves_what_came_since_it_was_looked_at(self, world, pull):
        pull(papers=1)
        meeting = pull(papers=2, at=people.NOW - timedelta(minutes=1))

        pass_over_pulled(meeting, looked_at=EARLIER + timedelta(hours=1), by=world.griffie)

        waiting = PulledRecord.objects.that_wait().values_list("external_id", flat=True)
        assert [*waiting] == ["v/2/1"]

    def test_of_what_was_taken_over_notes_that_a_change_was_seen(self, world, pull):
        pull()
        take(world, "v/2", skips_rest=True)
        later = people.NOW + timedelta(hours=1)
        PulledRecord.objects.filter(external_id="v/2").update(
            changed_at=later, former={"title": "Regiovisie"}, payload={"title": "Anders"}
        )

        by = people.griffie(world.council.municipality, later + timedelta(hours=1))
        pass_over_pulled(get("v"), looked_at=by.at, by=by)

        assert (get("v/2").state, get("v/2").former) == (PulledState.ACCEPTED, {})
        assert not PulledRecord.objects.that_wait().exists()

    @pytest.mark.parametrize("who", ["other_griffie", "redactie", "raadslid"])
    def test_is_of_the_own_griffie(self, world, pull, who):
        with pytest.raises(PermissionDenied):
            pass_over_pulled(pull(), looked_at=people.NOW, by=getattr(world, who))
