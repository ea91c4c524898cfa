"""What groups hold on a day: a truth table by hand, and what is so for any acts."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.history import PositionEntry, build_group_segments, find_holder_groups

DAY = date(2017, 6, 1)


def group(name, seats=None, term=1):
    return SimpleNamespace(pk=(term, name), name=name, seats=seats, term_id=term)


def said(label, groups, days, *, stance="voor", number=1, decision=None, seats=None, subject=1):
    """Return an entry of groups; `groups` is a string of their names, `days` 'from/to'."""
    first_on, _, last_on = days.partition("/")
    act = SimpleNamespace(
        id=decision or number,
        first_on=date.fromisoformat(first_on),
        last_on=date.fromisoformat(last_on or first_on),
        number=number,
    )
    position = SimpleNamespace(
        stance=stance, groups_label=label, group_seats=seats, shown_id=None, subject_id=subject
    )
    linked = [group(name) if isinstance(name, str) else name for name in groups]
    return PositionEntry(position, act, tuple(linked))


def told(*entries, day=DAY, ranks=None):
    """Return (label, remaining groups, who left, whether the order is uncertain) of each."""
    return [
        (
            each.held.entry.position.groups_label,
            "".join(one.name for one in each.remaining),
            "".join(one.name for one in each.left),
            each.order_uncertain,
        )
        for each in find_holder_groups(entries, day, ranks or {})
    ]


class TestALaterStance:
    @pytest.mark.parametrize(
        ("first", "second", "expected"),
        [
            # linked groups: those that spoke again are no longer counted
            (("zes", "ABC"), ("drie", "ABC"), [("drie", "ABC", "", False)]),
            (("zes", "ABC"), ("A", "A"), [("zes", "BC", "A", False), ("A", "A", "", False)]),
            (("A", "A"), ("zes", "ABC"), [("zes", "ABC", "", False)]),
            (("A", "A"), ("B", "B"), [("A", "A", "", False), ("B", "B", "", False)]),
            (("zes", "AB"), ("zes", "BC"), [("zes", "A", "B", False), ("zes", "BC", "", False)]),
            # a label that is not linked ends with the same label, and with no other
            (("coalitie", ""), ("coalitie", ""), [("coalitie", "", "", False)]),
            (("coalitie", ""), ("Coalitie", "AB"), [("Coalitie", "AB", "", False)]),
            (("coalitie", "AB"), ("coalitie", ""), [("coalitie", "", "", False)]),
            (("alle", ""), ("A", "A"), [("alle", "", "", False), ("A", "A", "", False)]),
            (("A", "A"), ("alle", ""), [("A", "A", "", False), ("alle", "", "", False)]),
        ],
    )
    def test_ends_an_earlier_one_for_the_groups_that_they_share(self, first, second, expected):
        earlier = said(*first, "2017-04-01")
        later = said(*second, "2017-05-01", number=2)

        assert told(later, earlier) == expected

    @pytest.mark.parametrize(
        ("first", "second", "count", "uncertain"),
        [
            ("2017-04-01/2017-04-30", "2017-05-01/2017-05-31", 1, False),
            ("2017-04-01/2017-05-01", "2017-05-01/2017-05-31", 2, True),  # one day in common
            ("2017-05-01", "2017-05-01", 2, True),
            ("2017-04-01/2017-05-31", "2017-05-09", 2, True),
        ],
    )
    def test_is_later_only_where_its_first_day_lies_after_the_others_last(
        self, first, second, count, uncertain
    ):
        found = told(said("A", "A", first), said("A", "A", second, stance="tegen", number=2))

        assert [each[3] for each in found] == [uncertain] * count

    @pytest.mark.parametrize(("a", "b"), [("A", "B"), ("", "B")])
    def test_of_other_groups_leaves_no_doubt_about_the_order(self, a, b):
        found = told(said("een", a, "2017-05-01"), said("ander", b, "2017-05-01", number=2))

        assert [each[3] for each in found] == [False, False]

    def test_of_one_label_without_links_leaves_doubt_on_one_day(self):
        found = told(said("samen", "", "2017-05-01"), said("samen", "", "2017-05-01", number=2))

        assert [each[3] for each in found] == [True, True]

    def test_does_not_count_before_it_has_come(self):
        entries = said("A", "A", "2017-04-01"), said("A", "A", "2017-07-01", number=2)

        assert len(told(*entries)) == 1
        assert told(*entries)[0][0] == "A"

    def test_of_another_term_ends_nothing(self):
        before = said("D66", [group("D", term=1)], "2017-04-01")
        after = said("D66", [group("D", term=2)], "2018-05-01", number=2)

        assert len(told(before, after, day=date(2019, 1, 1))) == 2


class TestOneDecision:
    def test_counts_by_the_rank_of_its_subjects(self):
        own = said("A", "A", "2017-05-01", decision=7, subject=1)
        through = said("A", "A", "2017-05-01", decision=7, subject=2, stance="tegen")

        [(held, _, _, uncertain)] = [
            (each.held, *told(own, through, ranks={1: 0, 2: -1})[0][1:])
            for each in find_holder_groups([own, through], DAY, {1: 0, 2: -1})
        ][0:1]

        assert held.entry is own
        assert len(told(own, through, ranks={1: 0, 2: -1})) == 1
        assert uncertain is False

    def test_on_one_subject_leaves_both(self):
        wide = said("AB", "AB", "2017-05-01", decision=7)
        small = said("A", "A", "2017-05-01", decision=7)

        assert [each[3] for each in told(wide, small)] == [False, False]


class TestDoubt:
    @pytest.mark.parametrize(
        ("before", "day", "uncertain"),
        [
            (None, "2017-05-15", True),
            (None, "2017-05-31", False),
            (("A", "A", "voor"), "2017-05-15", False),
            (("AB", "AB", "voor"), "2017-05-15", False),  # they were among those who said so
            (("A", "A", "tegen"), "2017-05-15", True),
            (("B", "B", "voor"), "2017-05-15", True),
        ],
    )
    def test_is_there_until_the_last_day_unless_they_said_the_same_before(
        self, before, day, uncertain
    ):
        entries = [said("A", "A", "2017-05-01/2017-05-31", number=2)]
        if before:
            label, groups, stance = before
            entries.append(said(label, groups, "2017-01-01", stance=stance))

        held = find_holder_groups(entries, date.fromisoformat(day))[-1].held

        assert held.uncertain is uncertain


class TestSeats:
    @pytest.mark.parametrize(
        ("recorded", "seats", "remain"),
        [
            (9, {"A": 2, "B": 3}, 7),  # A left
            (9, {"A": None, "B": 3}, None),
            (None, {"A": 2, "B": 3}, 3),
            (None, {"A": None, "B": 3}, 3),
            (None, {"A": 2, "B": None}, None),
        ],
    )
    def test_are_those_recorded_less_those_of_who_left(self, recorded, seats, remain):
        groups = [group(name, number) for name, number in seats.items()]
        entries = (
            said("samen", groups, "2017-04-01", seats=recorded),
            said("A", [groups[0]], "2017-05-01", number=2),
        )

        found = find_holder_groups(entries, DAY)

        assert found[0].seats == remain

    def test_are_counted_over_one_term_only(self):
        one, two = group("A", term=1), group("B", term=2)

        [same] = find_holder_groups([said("samen", [one], "2017-04-01")], DAY)
        [mixed] = find_holder_groups([said("samen", [one, two], "2017-04-01")], DAY)
        [label] = find_holder_groups([said("samen", "", "2017-04-01")], DAY)

        assert [each.can_be_counted for each in (same, mixed, label)] == [True, False, False]


days = st.dates(date(2016, 1, 1), date(2018, 12, 31))


@st.composite
def acts(draw):
    found = []
    for number in range(draw(st.integers(0, 5))):
        first_on = draw(days)
        last_on = first_on + timedelta(days=draw(st.integers(0, 90)))
        groups = draw(st.sampled_from(["", "A", "B", "AB", "ABC", "C"]))
        label = draw(st.sampled_from(["samen", groups or "los"]))
        stance = draw(st.sampled_from(["voor", "tegen"]))
        found.append(said(label, groups, f"{first_on}/{last_on}", stance=stance, number=number + 1))
    return found


class TestAnyActs:
    @given(acts(), days)
    def test_are_held_whatever_the_order_of_recording(self, found, day):
        assert find_holder_groups(found, day) == find_holder_groups(found[::-1], day)

    @given(acts(), days)
    def test_never_leave_a_day_without_what_was_said_last(self, found, day):
        begun = [entry for entry in found if entry.decision.first_on <= day]
        held = [each.held.entry for each in find_holder_groups(found, day)]

        assert bool(held) == bool(begun)
        if begun:
            assert max(begun, key=lambda entry: entry.order) in held

    @given(acts(), days)
    def test_count_a_group_once_where_the_order_is_certain(self, found, day):
        sure = [each for each in find_holder_groups(found, day) if not each.order_uncertain]
        counted = [one.pk for each in sure for one in each.remaining]

        assert len(counted) == len(set(counted))

    @given(acts(), days)
    def test_are_drawn_as_they_are_held(self, found, day):
        drawn = {
            id(segment.entry)
            for segments in build_group_segments(found)
            for segment in segments
            if segment.holds_on(day)
        }

        assert drawn == {id(each.held.entry) for each in find_holder_groups(found, day)}
