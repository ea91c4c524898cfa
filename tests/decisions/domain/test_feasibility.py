"""What a council can still do in its term, and what stands in the way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.feasibility import (
    DAYS_TO_PREPARE,
    ObstacleKind,
    PaperTerms,
    assess_feasibility,
)
from decisions.domain.terms import LegalBasis, compute_due, extend_due, is_working_day
from municipalities.school_holidays import SchoolHoliday, find_holidays

DAYS = st.dates(date(2016, 1, 1), date(2027, 12, 31))


def day(text):
    return date.fromisoformat(text)


def term(received, last=None):
    """Return a day of receipt and an agreed last day."""
    received_on = day(received)
    chosen_on = day(last) if last else None
    return received_on, compute_due(LegalBasis.AFSPRAAK, received_on, chosen_on=chosen_on)


def recess(first, last, name="zomerreces"):
    return SchoolHoliday(day(first), day(last), name, "", False)


def codes(found):
    return [each.code for each in found.warnings]


def words(found, code):
    [warning] = [each for each in found.warnings if each.code is code]
    return warning.words


class TestTheLastSafeDay:
    @pytest.mark.parametrize(
        ("last", "safe"),
        [
            ("2024-03-27", "2024-03-27"),  # a Wednesday
            ("2024-03-10", "2024-03-08"),  # a Sunday: the Friday before
            ("2024-04-01", "2024-03-28"),  # Easter Monday: the Thursday before Good Friday
            ("2024-05-09", "2024-05-08"),  # Ascension Day
        ],
    )
    def test_is_a_working_day_on_or_before_the_due_day(self, last, safe):
        assert assess_feasibility(*term("2024-01-15", last)).last_safe_on == day(safe)

    def test_lies_before_the_recess_in_which_the_due_day_falls(self):
        found = assess_feasibility(
            *term("2024-06-03", "2024-07-29"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert found.last_safe_on == day("2024-07-12")

    def test_is_never_before_receipt_and_its_absence_is_told(self):
        found = assess_feasibility(
            *term("2024-07-15", "2024-08-02"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert found.last_safe_on is None
        assert "geen werkdag buiten het reces" in words(found, ObstacleKind.NO_SAFE_DAY)

    def test_can_be_the_day_of_receipt_itself(self):
        found = assess_feasibility(
            *term("2024-07-12", "2024-07-19"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert found.last_safe_on == day("2024-07-12")

    def test_moves_with_an_extension(self):
        received_on, due = term("2024-06-03", "2024-07-29")
        summer = [recess("2024-07-13", "2024-08-25")]

        found = assess_feasibility(received_on, extend_due(due, day("2024-09-10")), recesses=summer)

        assert found.last_safe_on == day("2024-09-10")
        assert ObstacleKind.DUE_IN_RECESS not in codes(found)

    def test_of_a_day_chosen_before_receipt_there_is_none(self):
        found = assess_feasibility(
            *term("2024-03-27", "2024-03-20"), council_on=[day("2024-03-25")]
        )

        assert (found.last_safe_on, found.last_meeting_on) == (None, None)
        assert ObstacleKind.RECESS_TAKES not in codes(found)


class TestTheLastMeeting:
    MEETINGS = ("2024-03-28", "2024-01-15", "2024-02-15", "2024-01-12")

    def of(self, received, last, **others):
        return assess_feasibility(
            *term(received, last), council_on=list(map(day, self.MEETINGS)), **others
        )

    @pytest.mark.parametrize(
        ("last", "meeting"),
        [
            ("2024-03-28", "2024-03-28"),
            ("2024-03-27", "2024-02-15"),
            ("2024-02-14", "2024-01-15"),
        ],
    )
    def test_is_the_last_that_is_known_on_or_before_the_due_day(self, last, meeting):
        assert self.of("2024-01-15", last).last_meeting_on == day(meeting)

    def test_is_not_one_before_receipt_and_its_absence_is_told(self):
        found = self.of("2024-01-16", "2024-02-14")

        assert found.last_meeting_on is None
        assert words(found, ObstacleKind.NO_MEETING) == (
            "Er is geen raadsvergadering bekend tussen de ontvangst en de laatste dag."
        )

    def test_comes_with_the_last_committee_that_can_prepare_it(self):
        days = [day("2024-02-01"), day("2024-02-08"), day("2024-02-20")]

        assert self.of("2024-01-15", "2024-03-27", committee_on=days).last_committee_on == days[1]
        assert self.of("2024-01-15", "2024-03-27").last_committee_on is None

    @pytest.mark.parametrize(
        ("received", "told"),
        [
            ("2024-02-01", None),
            ("2024-02-02", "13 dagen na de ontvangst"),
            ("2024-02-14", "1 dag na de ontvangst"),
            ("2024-02-15", "0 dagen na de ontvangst"),
        ],
    )
    def test_within_two_weeks_of_receipt_is_too_soon_for_a_committee(self, received, told):
        found = self.of(received, "2024-03-27")

        assert (ObstacleKind.TOO_SOON in codes(found)) is bool(told)
        if told:
            assert told in words(found, ObstacleKind.TOO_SOON)

    def test_is_not_too_soon_where_a_committee_is_known_to_meet_in_between(self):
        found = self.of("2024-02-05", "2024-03-27", committee_on=[day("2024-02-08")])

        assert ObstacleKind.TOO_SOON not in codes(found)

    def test_that_leaves_time_warns_of_nothing(self):
        assert self.of("2024-01-15", "2024-03-27").warnings == ()


class TestTheRecess:
    def test_is_told_where_the_due_day_falls_in_it(self):
        found = assess_feasibility(
            *term("2024-06-03", "2024-07-29"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert (
            words(found, ObstacleKind.DUE_IN_RECESS)
            == "De laatste dag valt in het reces (zomerreces)."
        )

    def test_is_told_where_receipt_falls_in_it(self):
        found = assess_feasibility(
            *term("2024-07-13", "2024-09-10"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert words(found, ObstacleKind.RECEIVED_IN_RECESS) == (
            "De ontvangst valt in het reces (zomerreces)."
        )

    def test_counts_the_days_that_it_takes_from_the_day_after_receipt(self):
        found = assess_feasibility(
            *term("2024-07-13", "2024-09-10"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        [warning] = [each for each in found.warnings if each.code is ObstacleKind.RECESS_TAKES]
        assert warning.parameters == {"days": 43, "of": 59, "name": "zomerreces"}
        assert warning.words == ("Het reces (zomerreces) neemt 43 van de 59 dagen van de termijn.")

    def test_counts_a_day_in_two_of_them_once_and_names_each_once(self):
        found = assess_feasibility(
            *term("2024-04-01", "2024-06-01"),
            recesses=[
                recess("2024-04-27", "2024-05-05", "meireces"),
                recess("2024-05-05", "2024-05-12", "hemelvaart"),
            ],
        )

        assert "(meireces, hemelvaart) neemt 16 van de 61" in words(
            found, ObstacleKind.RECESS_TAKES
        )

    def test_that_holds_the_whole_term_is_told_as_such(self):
        found = assess_feasibility(
            *term("2024-07-15", "2024-08-02"), recesses=[recess("2024-07-13", "2024-08-25")]
        )

        assert words(found, ObstacleKind.RECESS_TAKES) == (
            "De hele termijn valt in het reces (zomerreces)."
        )

    def test_outside_the_term_warns_of_nothing(self):
        found = assess_feasibility(
            *term("2024-01-15", "2024-03-27"),
            recesses=[recess("2024-07-13", "2024-08-25")],
            council_on=[day("2024-03-21")],
        )

        assert found.warnings == ()

    def test_can_be_the_school_holidays_of_a_region(self):
        received_on = day("2017-06-20")
        due = compute_due(LegalBasis.ARHI_ART_5, received_on)

        found = assess_feasibility(
            received_on, due, recesses=find_holidays("midden", received_on, due.due_on)
        )

        assert due.due_on == day("2017-08-15")
        assert found.last_safe_on == day("2017-07-07")
        assert "(zomervakantie) neemt 39 van de 56" in words(found, ObstacleKind.RECESS_TAKES)


class TestWithoutADueDay:
    def test_only_the_absence_of_every_meeting_is_told(self):
        found = assess_feasibility(
            *term("2024-07-15"),
            recesses=[recess("2024-07-13", "2024-08-25")],
            council_on=[day("2024-07-11")],
        )

        assert (found.last_safe_on, found.last_meeting_on, found.last_committee_on) == (None,) * 3
        assert [each.words for each in found.warnings] == [
            "Er is geen raadsvergadering bekend na de ontvangst."
        ]

    def test_a_meeting_that_is_known_leaves_nothing_to_tell(self):
        found = assess_feasibility(*term("2024-07-15"), council_on=[day("2024-09-12")])

        assert found.warnings == ()


@given(
    received_on=DAYS,
    length=st.integers(0, 120),
    starts=st.lists(st.tuples(st.integers(-20, 130), st.integers(0, 50)), max_size=3),
    meets=st.lists(st.integers(-20, 140), max_size=5),
)
def test_what_is_returned_lies_in_the_term_and_outside_what_closes(
    received_on, length, starts, meets
):
    last_on = received_on + timedelta(days=length)
    recesses = [
        SchoolHoliday(
            received_on + timedelta(days=start),
            received_on + timedelta(days=start + more),
            "reces",
            "",
            False,
        )
        for start, more in starts
    ]
    meetings = {received_on + timedelta(days=each) for each in meets}

    found = assess_feasibility(
        received_on,
        compute_due(LegalBasis.AFSPRAAK, received_on, chosen_on=last_on),
        recesses=iter(recesses),
        council_on=meetings,
    )

    term_days = [received_on + timedelta(days=number) for number in range(length + 1)]
    closed = {each for each in term_days if any(r.first_on <= each <= r.last_on for r in recesses)}
    safe = [each for each in term_days if each not in closed and is_working_day(each)]
    assert found.last_safe_on == (safe[-1] if safe else None)
    assert found.last_meeting_on == max(meetings.intersection(term_days), default=None)
    taken = [
        each.parameters["days"] for each in found.warnings if each.code is ObstacleKind.RECESS_TAKES
    ]
    assert taken == ([len(closed - {received_on})] if closed - {received_on} else [])
    soon = found.last_meeting_on and (found.last_meeting_on - received_on).days < DAYS_TO_PREPARE
    assert (ObstacleKind.TOO_SOON in codes(found)) is bool(soon)


class TestPapers:
    """By when papers for the last meeting before the due day must be in."""

    def of(self, received="2024-01-15", last="2024-03-29", **terms):
        return assess_feasibility(
            *term(received, last),
            council_on=[day("2024-03-28")],
            committee_on=[day("2024-03-14"), day("2024-03-21")],
            terms=PaperTerms(**terms),
        )

    def test_the_rule_of_thumb_counts_until_the_council_told_its_own(self):
        papers = self.of().papers

        assert (papers.on, papers.days, papers.is_own) == (day("2024-03-14"), 14, False)

    def test_a_council_that_told_its_days_is_believed(self):
        papers = self.of(council=24).papers

        assert (papers.on, papers.is_own) == (day("2024-03-04"), True)

    def test_none_are_due_for_no_meeting(self):
        assert assess_feasibility(*term("2024-01-15", "2024-03-29")).papers is None

    def test_those_for_a_committee_are_told_where_it_told_its_days(self):
        assert self.of().committee_papers is None
        told = self.of(committees={day("2024-03-21"): 10}).committee_papers
        assert told.on == day("2024-03-11")

    def test_papers_that_had_to_be_in_before_the_receipt_are_a_warning(self):
        found = self.of(received="2024-03-11", council=24)

        assert "24 dagen van tevoren" in words(found, ObstacleKind.PAPERS_BEFORE_RECEIPT)
        assert ObstacleKind.PAPERS_BEFORE_RECEIPT not in codes(self.of(received="2024-03-20"))


class TestTheCycle:
    """A committee meets at least so many days before the council that it prepares."""

    def of(self, committee_days=None, **terms):
        return assess_feasibility(
            *term("2024-03-14", "2024-03-29"),
            council_on=[day("2024-03-28")],
            committee_on=[day("2024-03-14"), day("2024-03-21")],
            terms=PaperTerms(committee_days=committee_days, **terms),
        )

    @pytest.mark.parametrize(
        ("days", "committee"),
        [
            (None, "2024-03-21"),
            (7, "2024-03-21"),
            (8, "2024-03-14"),
            (14, "2024-03-14"),
            (15, None),
        ],
    )
    def test_a_committee_too_near_to_the_council_prepares_nothing(self, days, committee):
        expected = committee and day(committee)

        assert self.of(days).last_committee_on == expected

    def test_who_has_less_than_cycle_and_papers_together_is_too_late_for_a_committee(self):
        assert ObstacleKind.TOO_SOON in codes(self.of(15))
        assert ObstacleKind.TOO_SOON not in codes(self.of(14))

    @pytest.mark.parametrize(
        ("council", "cycle", "days"),
        [(None, None, 14), (10, None, 10), (10, 7, 17), (None, 7, 14), (None, 21, 21), (0, 0, 0)],
    )
    def test_the_days_to_prepare_are_those_that_were_told(self, council, cycle, days):
        assert PaperTerms(council, committee_days=cycle).days_to_prepare == days


class TestPapersWhateverIsTold:
    LEADS = st.none() | st.integers(0, 180)

    @given(DAYS, st.integers(0, 400), st.lists(st.integers(0, 400), max_size=6), LEADS, LEADS)
    def test_papers_come_before_the_last_meeting_and_move_with_the_days(
        self, received_on, length, offsets, council, cycle
    ):
        due = compute_due(
            LegalBasis.AFSPRAAK, received_on, chosen_on=received_on + timedelta(days=length)
        )
        meetings = [received_on + timedelta(days=each) for each in offsets]
        terms = PaperTerms(council, dict.fromkeys(meetings, 5), cycle)

        found = assess_feasibility(
            received_on, due, council_on=meetings, committee_on=meetings, terms=terms
        )

        assert (found.papers is None) == (found.last_meeting_on is None)
        if found.papers:
            assert (found.last_meeting_on - found.papers.on).days == found.papers.days
            assert found.papers.days == (DAYS_TO_PREPARE if council is None else council)
        if found.last_committee_on and found.last_meeting_on:
            assert (found.last_meeting_on - found.last_committee_on).days >= (cycle or 0)
            assert found.committee_papers.on == found.last_committee_on - timedelta(days=5)

    @given(DAYS, st.integers(0, 400), st.lists(st.integers(0, 400), max_size=6))
    def test_who_told_nothing_hears_what_the_rule_of_thumb_says(self, received_on, length, offsets):
        due = compute_due(
            LegalBasis.AFSPRAAK, received_on, chosen_on=received_on + timedelta(days=length)
        )
        meetings = [received_on + timedelta(days=each) for each in offsets]

        found = assess_feasibility(received_on, due, council_on=meetings)

        is_soon = any(each.code is ObstacleKind.TOO_SOON for each in found.warnings)
        last = found.last_meeting_on
        assert is_soon == (last is not None and (last - received_on).days < DAYS_TO_PREPARE)
