"""Which stance held on a day: a truth table by hand, and what holds for any decisions."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.basis import Basis
from decisions.domain.stances import Stance
from decisions.history import (
    PositionEntry,
    awaits_source,
    basis_of,
    count_group_seats,
    find_held_position,
    find_shown_reading,
    is_documented,
    list_stances_read_instead,
    sources_differ,
)
from municipalities.models import PublisherKind


def said(stance, first_on, last_on=None, number=1):
    """Return an entry of one body on one subject."""
    decision = SimpleNamespace(
        first_on=date.fromisoformat(first_on),
        last_on=date.fromisoformat(last_on or first_on),
        number=number,
        id=number,
    )
    position = SimpleNamespace(stance=stance, group_seats=None, shown_id=None, subject_id=1)
    return PositionEntry(position, decision)


NOVEMBER = said("voor", "2016-11-01", "2016-11-30")
SPRING = said("tegen", "2017-04-01", "2017-05-31", number=2)
MAY_NINTH = said("geen_blokkade", "2017-05-09", number=3)


@pytest.mark.parametrize(
    ("entries", "day", "stance", "certain", "uncertain"),
    [
        ([NOVEMBER], "2016-11-01", "voor", None, True),
        ([NOVEMBER], "2016-11-29", "voor", None, True),
        ([NOVEMBER], "2016-11-30", "voor", "voor", False),
        ([NOVEMBER], "2026-01-01", "voor", "voor", False),
        ([NOVEMBER, SPRING], "2017-03-31", "voor", "voor", False),
        ([NOVEMBER, SPRING], "2017-04-01", "tegen", "voor", True),
        ([NOVEMBER, SPRING], "2017-05-31", "tegen", "tegen", False),
        ([NOVEMBER, SPRING, MAY_NINTH], "2017-05-08", "tegen", "voor", True),
        ([NOVEMBER, SPRING, MAY_NINTH], "2017-05-09", "geen_blokkade", "geen_blokkade", False),
        ([NOVEMBER, SPRING, MAY_NINTH], "2017-06-01", "geen_blokkade", "geen_blokkade", False),
        ([NOVEMBER, said("voor", "2017-04-01", "2017-05-31")], "2017-04-15", "voor", "voor", False),
    ],
)
def test_the_stance_of_a_day(entries, day, stance, certain, uncertain):
    held = find_held_position(entries, date.fromisoformat(day))

    assert held.stance == stance
    assert held.certain_stance == certain
    assert held.uncertain is uncertain


def test_nothing_holds_before_anything_was_said():
    assert find_held_position([SPRING], date(2017, 3, 31)) is None
    assert find_held_position([], date(2017, 3, 31)) is None


def test_acts_of_one_day_count_in_the_order_of_their_number():
    first = said("voor", "2017-05-09", number=4)
    second = said("tegen", "2017-05-09", number=5)

    assert find_held_position([second, first], date(2017, 5, 9)).stance == "tegen"


def test_of_two_that_begin_together_the_one_that_may_have_been_later_counts():
    sure = said("voor", "2017-04-01", number=9)
    spread = said("tegen", "2017-04-01", "2017-04-30", number=1)

    held = find_held_position([sure, spread], date(2017, 4, 2))

    assert held.stance == "tegen"
    assert held.certain_stance == "voor"
    assert held.uncertain


days = st.dates(date(2015, 1, 1), date(2019, 12, 31))


@st.composite
def entries(draw):
    count = draw(st.integers(0, 6))
    found = []
    for number in range(count):
        first_on = draw(days)
        last_on = first_on + timedelta(days=draw(st.integers(0, 120)))
        stance = draw(st.sampled_from(list(Stance))).value
        found.append(said(stance, first_on.isoformat(), last_on.isoformat(), number))
    return found


@given(entries(), days)
def test_what_holds_was_said_by_then_and_nothing_later_was(found, day):
    held = find_held_position(found, day)

    begun = [entry for entry in found if entry.decision.first_on <= day]
    assert (held is None) == (not begun)
    if held:
        assert held.entry in begun
        assert all(entry.order <= held.entry.order for entry in begun)


@given(entries(), days)
def test_the_order_of_recording_never_matters(found, day):
    assert find_held_position(found, day) == find_held_position(found[::-1], day)


@given(entries(), days)
def test_what_is_not_uncertain_counts_the_same_without_uncertain_positions(found, day):
    held = find_held_position(found, day)

    if held and not held.uncertain:
        assert held.certain_stance == held.stance


@given(entries(), days)
def test_a_later_day_never_forgets_what_was_certain(found, day):
    earlier, later = (
        find_held_position(found, day),
        find_held_position(found, day + timedelta(days=200)),
    )

    if earlier and earlier.certain:
        assert later.certain is not None
        assert later.certain.order >= earlier.certain.order


def with_readings(*stances, shown_id=None, kinds=()):
    """Return an entry for 'voor' with readings that read these stances, in these documents."""
    kinds = [*kinds, *["orgaan"] * len(stances)]
    readings = tuple(
        SimpleNamespace(id=place, reads_stance=stance, publisher_kind=kinds[place])
        for place, stance in enumerate(stances)
    )
    entry = said("voor", "2017-05-09")
    entry.position.shown_id = shown_id
    return PositionEntry(entry.position, entry.decision, readings=readings)


@pytest.mark.parametrize(
    ("stances", "differ"),
    [((), False), (("voor",), False), (("voor", "voor"), False), (("voor", ""), False),
     (("voor", "tegen"), True)],
)  # fmt: skip
def test_sources_differ_when_readings_name_more_than_one_stance(stances, differ):
    assert sources_differ(with_readings(*stances)) is differ


@pytest.mark.parametrize(
    ("stances", "kinds", "basis"),
    [
        (("voor",), ("orgaan",), Basis.BODY),
        (("voor",), ("overheid",), Basis.PUBLIC),
        (("voor",), ("pers",), Basis.PRESS),
        (("voor",), ("partij",), Basis.PARTY),
        (("voor",), ("overig",), Basis.OTHER),
        (("voor", "voor"), ("pers", "orgaan"), Basis.BODY),
        (("voor", "voor"), ("overig", "partij"), Basis.PARTY),
        (("voor", "tegen"), ("pers", "orgaan"), Basis.PRESS),  # another stance is no ground for it
        (("tegen",), ("orgaan",), Basis.NONE),
        (("",), ("orgaan",), Basis.NONE),
        ((), (), Basis.NONE),
    ],
)
def test_a_stance_rests_on_the_best_kind_of_publisher_that_reads_it(stances, kinds, basis):
    entry = with_readings(*stances, kinds=kinds)

    assert basis_of(entry) is basis
    assert is_documented(entry) is (basis in (Basis.BODY, Basis.PUBLIC))


@pytest.mark.parametrize(
    ("stances", "shown_id", "instead"),
    [
        ((), None, []),
        (("",), None, []),
        (("voor", "tegen"), None, []),
        (("tegen",), None, [Stance.TEGEN]),
        (("", "tegen"), None, [Stance.TEGEN]),
        (("tegen", "geen_standpunt"), None, [Stance.GEEN_STANDPUNT, Stance.TEGEN]),
        (("tegen", "geen_standpunt"), 0, [Stance.TEGEN, Stance.GEEN_STANDPUNT]),
        (("tegen", "tegen"), None, [Stance.TEGEN]),
    ],
)
def test_what_is_read_instead_is_told_where_nothing_reads_the_stance(stances, shown_id, instead):
    assert list_stances_read_instead(with_readings(*stances, shown_id=shown_id)) == instead


@pytest.mark.parametrize(
    ("stances", "follows", "expected"),
    [((), False, False), ((), True, True), (("",), True, False), (("tegen",), True, False)],
)
def test_a_source_is_to_come_while_no_place_shows_the_position(stances, follows, expected):
    entry = with_readings(*stances)
    entry.position.source_follows = follows

    assert awaits_source(entry) is expected


def test_a_basis_is_a_kind_of_publisher_in_its_order_or_none():
    assert [each.value for each in Basis] == [*PublisherKind.values, "geen"]


def test_the_shown_reading_is_the_one_that_was_chosen():
    assert find_shown_reading(with_readings("voor", "tegen", shown_id=1)).reads_stance == "tegen"
    assert find_shown_reading(with_readings("voor", "tegen")) is None


@pytest.mark.parametrize(
    ("recorded", "groups", "seats"),
    [(9, [1, 2], 9), (None, [4, 5], 9), (None, [4, None], None), (None, [], None), (0, [4], 0)],
)
def test_seats_of_groups_are_recorded_or_summed_where_all_are_known(recorded, groups, seats):
    entry = said("voor", "2017-05-09")
    entry.position.group_seats = recorded
    links = tuple(SimpleNamespace(seats=number) for number in groups)

    assert count_group_seats(PositionEntry(entry.position, entry.decision, links)) == seats
