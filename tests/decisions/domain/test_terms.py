"""By when a body may speak, under the law of the day of receipt."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.terms import (
    NO_TERM,
    LegalBasis,
    compute_due,
    extend_due,
    find_reply_duty,
    is_working_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
KINDS = st.sampled_from(["gemeenteraad", "college", "gedeputeerde_staten"])
ARHI = [LegalBasis.ARHI_ART_5, LegalBasis.ARHI_ART_8]
WITHOUT_TERM = [
    *(LegalBasis.GEMEENTEWET_160, LegalBasis.GEMEENTEWET_165, LegalBasis.GEMEENTEWET_169),
    LegalBasis.AFSPRAAK,
]
RAAD, COLLEGE = "gemeenteraad", "college"
BEFORE, SINCE = "zoals die luidde tot 1 juli 2022", "zoals die luidt sinds 1 juli 2022"
WGR_1_BEFORE = "Wet gemeenschappelijke regelingen, artikel 1"
WGR_1 = "Wet gemeenschappelijke regelingen, artikel 1, derde lid"
WGR_35 = "Wet gemeenschappelijke regelingen, artikel 35"
ARHI_5 = "Wet algemene regels herindeling, artikel 5, tweede lid"
ARHI_8 = "Wet algemene regels herindeling, artikel 8, derde lid"
ARHI_8_RAAD = "Wet algemene regels herindeling, artikel 8, vierde lid"
GEMW_160 = "Gemeentewet, artikel 160, tweede lid"
GEMW_165 = "Gemeentewet, artikel 165, derde lid"
GEMW_169 = "Gemeentewet, artikel 169, vierde lid"
SUNDAY = "De laatste dag is een zondag."
EASTER = "De laatste dag is een zondag (eerste paasdag)."
EASTER_MONDAY = "De laatste dag is een feestdag (tweede paasdag)."


@pytest.mark.parametrize(
    ("received", "basis", "kind", "article", "version", "last", "term", "note"),
    [
        # The last day of the old Wgr and the first of the new.
        ("2022-06-30", "wgr_art_1", RAAD, WGR_1_BEFORE, BEFORE, None, NO_TERM, None),
        ("2022-07-01", "wgr_art_1", RAAD, WGR_1, SINCE, "2022-08-26", "acht weken", None),
        ("2022-06-30", "wgr_begroting", RAAD, WGR_35, BEFORE, "2022-08-25", "acht weken", None),
        ("2022-07-01", "wgr_begroting", RAAD, WGR_35, SINCE, "2022-09-23", "twaalf weken", None),
        ("2017-03-01", "wgr_art_1", RAAD, WGR_1_BEFORE, BEFORE, None, NO_TERM, None),
        # Leap days: received on one, ending on one, passing one.
        ("2024-02-29", "wgr_art_1", RAAD, WGR_1, SINCE, "2024-04-25", "acht weken", None),
        ("2024-01-04", "wgr_art_1", RAAD, WGR_1, SINCE, "2024-02-29", "acht weken", None),
        ("2024-02-28", "wgr_begroting", RAAD, WGR_35, SINCE, "2024-05-22", "twaalf weken", None),
        ("2024-02-29", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2024-05-29", "drie maanden", None),
        ("2023-11-29", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2024-02-29", "drie maanden", None),
        # Months that end sooner than the day that is asked for.
        ("2023-11-30", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2024-02-29", "drie maanden", None),
        ("2022-11-30", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2023-02-28", "drie maanden", None),
        ("2022-08-31", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2022-11-30", "drie maanden", None),
        ("2018-10-31", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2019-01-31", "drie maanden", None),
        # A last day in a weekend or on a holiday stays where it is.
        ("2018-01-15", "arhi_art_8", RAAD, ARHI_8_RAAD, "", "2018-04-15", "drie maanden", SUNDAY),
        ("2024-01-14", "wgr_art_1", RAAD, WGR_1, SINCE, "2024-03-10", "acht weken", SUNDAY),
        ("2024-02-04", "wgr_art_1", RAAD, WGR_1, SINCE, "2024-03-31", "acht weken", EASTER),
        ("2024-02-05", "wgr_art_1", RAAD, WGR_1, SINCE, "2024-04-01", "acht weken", EASTER_MONDAY),
        # The three months of a council are in art. 8; art. 5 has eight weeks for anyone.
        ("2018-01-15", "arhi_art_8", COLLEGE, ARHI_8, "", "2018-03-12", "acht weken", None),
        ("2018-01-15", "arhi_art_5", COLLEGE, ARHI_5, "", "2018-03-12", "acht weken", None),
        ("2018-01-15", "arhi_art_5", RAAD, ARHI_5, "", "2018-03-12", "acht weken", None),
        # Before the decision, without a term.
        ("2024-01-01", "gemeentewet_160", RAAD, GEMW_160, "", None, NO_TERM, None),
        ("2024-01-01", "gemeentewet_165", RAAD, GEMW_165, "", None, NO_TERM, None),
        ("2024-01-01", "gemeentewet_169", RAAD, GEMW_169, "", None, NO_TERM, None),
        ("2024-01-01", "afspraak", RAAD, "", "", None, NO_TERM, None),
    ],
)
def test_a_term_follows_from_the_law_in_force_on_the_day_of_receipt(
    received, basis, kind, article, version, last, term, note
):
    found = compute_due(LegalBasis(basis), date.fromisoformat(received), body_kind=kind)

    assert found.due_on == (date.fromisoformat(last) if last else None)
    assert (found.article, found.version) == (article, version)
    assert (found.term, found.note) == (term, note)


@pytest.mark.parametrize("basis", WITHOUT_TERM)
def test_a_chosen_day_counts_where_the_law_sets_no_term(basis):
    found = compute_due(basis, date(2024, 1, 8), chosen_on=date(2024, 2, 7))

    assert (found.due_on, found.term, found.note) == (date(2024, 2, 7), "gekozen datum", None)


def test_a_chosen_day_counted_under_wgr_art_1_before_it_had_a_term():
    found = compute_due(LegalBasis.WGR_ART_1, date(2017, 3, 1), chosen_on=date(2017, 5, 12))

    assert (found.due_on, found.term) == (date(2017, 5, 12), "gekozen datum")


@pytest.mark.parametrize("basis", [LegalBasis.WGR_BEGROTING, *ARHI])
def test_a_chosen_day_never_replaces_the_term_of_the_law(basis):
    received_on = date(2024, 1, 8)

    assert compute_due(basis, received_on, chosen_on=date(2024, 1, 9)) == compute_due(
        basis, received_on
    )


def test_a_chosen_day_before_receipt_is_told():
    found = compute_due(LegalBasis.AFSPRAAK, date(2024, 1, 8), chosen_on=date(2024, 1, 5))

    assert found.due_on == date(2024, 1, 5)
    assert "vóór de ontvangst" in found.note


@pytest.mark.parametrize(
    ("last_on", "note"),
    [
        (date(2024, 2, 7), None),
        (date(2024, 2, 10), "De laatste dag is een zaterdag."),
        (date(2024, 2, 11), "De laatste dag is een zondag."),
        (date(2024, 4, 1), "De laatste dag is een feestdag (tweede paasdag)."),
        (date(2024, 3, 31), "De laatste dag is een zondag (eerste paasdag)."),
        (date(2024, 5, 9), "De laatste dag is een feestdag (hemelvaartsdag)."),
        (date(2023, 5, 5), "De laatste dag is een feestdag (bevrijdingsdag)."),
        (date(2024, 12, 26), "De laatste dag is een feestdag (tweede kerstdag)."),
        (date(2023, 12, 29), None),
        (date(2024, 1, 1), "De laatste dag is een feestdag (nieuwjaarsdag)."),
    ],
)
def test_a_weekend_or_holiday_is_told_and_moves_nothing(last_on, note):
    found = compute_due(LegalBasis.AFSPRAAK, date(2023, 1, 2), chosen_on=last_on)

    assert (found.due_on, found.note) == (last_on, note)


@given(received_on=DAYS, basis=st.sampled_from(LegalBasis))
def test_weeks_end_on_the_same_day_of_the_week_and_never_on_the_day_of_receipt(received_on, basis):
    found = compute_due(basis, received_on)

    if found.due_on is None:
        assert (found.term, found.note) == (NO_TERM, None)
        return
    assert found.due_on > received_on
    if found.term.endswith("weken"):
        assert found.due_on.weekday() == received_on.weekday()
        assert (found.due_on - received_on).days in {56, 84}


@given(received_on=DAYS)
def test_three_months_end_on_the_same_day_or_the_last_of_a_shorter_month(received_on):
    last_on = compute_due(LegalBasis.ARHI_ART_8, received_on).due_on

    months = (last_on.year - received_on.year) * 12 + last_on.month - received_on.month
    assert months == 3
    last_of_month = monthrange(last_on.year, last_on.month)[1]
    assert last_on.day == min(received_on.day, last_of_month)


@given(received_on=DAYS, basis=st.sampled_from(LegalBasis), kind=KINDS, later=st.integers(1, 400))
def test_who_receives_it_later_never_has_to_speak_earlier(received_on, basis, kind, later):
    first = compute_due(basis, received_on, body_kind=kind)
    second = compute_due(basis, received_on + timedelta(days=later), body_kind=kind)

    if first.due_on:
        assert first.due_on <= second.due_on


@given(last_on=DAYS)
def test_a_note_is_there_in_every_weekend(last_on):
    note = compute_due(LegalBasis.AFSPRAAK, date(1990, 1, 1), chosen_on=last_on).note

    if last_on.weekday() >= 5:
        assert ("zaterdag" if last_on.weekday() == 5 else "zondag") in note


@pytest.mark.parametrize("basis", LegalBasis)
def test_a_basis_has_a_name_and_all_but_an_agreement_an_article(basis):
    assert basis.label
    assert bool(basis.article) is (basis is not LegalBasis.AFSPRAAK)


class TestAnExtension:
    def test_gives_a_later_day_under_the_same_law_and_version(self):
        due = compute_due(LegalBasis.WGR_ART_1, date(2024, 1, 4))

        later = extend_due(due, date(2024, 3, 31))

        assert (later.due_on, later.term) == (date(2024, 3, 31), "acht weken, verlengd")
        assert (later.article, later.version, later.note) == (due.article, due.version, EASTER)

    def test_takes_the_note_of_the_old_day_away(self):
        due = compute_due(LegalBasis.WGR_ART_1, date(2024, 1, 14))

        assert (due.note, extend_due(due, date(2024, 3, 12)).note) == (SUNDAY, None)

    def test_can_be_given_once_more_and_is_said_once(self):
        due = compute_due(LegalBasis.WGR_ART_1, date(2024, 1, 4))

        twice = extend_due(extend_due(due, date(2024, 3, 12)), date(2024, 3, 13))

        assert (twice.due_on, twice.term) == (date(2024, 3, 13), "acht weken, verlengd")

    def test_of_what_had_no_day_is_a_chosen_day(self):
        due = compute_due(LegalBasis.AFSPRAAK, date(2024, 1, 4))

        assert extend_due(due, date(2024, 3, 12)) == compute_due(
            LegalBasis.AFSPRAAK, date(2024, 1, 4), chosen_on=date(2024, 3, 12)
        )

    def test_of_a_term_that_did_not_begin_yet_stays_that_term(self):
        due = replace(compute_due(LegalBasis.WGR_ART_1, date(2024, 1, 4)), due_on=None, note=None)

        later = extend_due(due, date(2024, 3, 12))

        assert (later.due_on, later.term) == (date(2024, 3, 12), "acht weken, verlengd")

    @pytest.mark.parametrize("until_on", [date(2024, 2, 29), date(2024, 2, 28)])
    def test_to_the_same_day_or_an_earlier_is_refused(self, until_on):
        due = compute_due(LegalBasis.WGR_ART_1, date(2024, 1, 4))

        with pytest.raises(ValueError, match="na de oude"):
            extend_due(due, until_on)


class TestTheDutyToReply:
    @pytest.mark.parametrize(
        ("basis", "received_on", "article", "since"),
        [
            ("wgr_begroting", date(2022, 7, 1), WGR_35, date(2022, 7, 1)),
            ("wgr_begroting", date(2022, 6, 30), "", None),
            ("wgr_art_1", date(2022, 7, 1), "", None),
            ("wgr_art_1", date(2017, 3, 1), "", None),
            ("arhi_art_8", date(2024, 1, 1), "", None),
            ("gemeentewet_160", date(2024, 1, 1), "", None),
            ("afspraak", date(2024, 1, 1), "", None),
        ],
    )
    def test_is_named_with_its_article_and_first_day(self, basis, received_on, article, since):
        found = find_reply_duty(LegalBasis(basis), received_on)

        assert (found.must_reply, found.article, found.since) == (bool(article), article, since)

    def test_is_told_in_words_as_is_its_absence(self):
        day = date(2024, 1, 1)

        assert "schriftelijk en met redenen" in find_reply_duty(LegalBasis.WGR_BEGROTING, day).words
        assert "bij zijn toestemming" in find_reply_duty(LegalBasis.WGR_ART_1, day).words
        assert "noemt geen plicht" in find_reply_duty(LegalBasis.AFSPRAAK, day).words


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 3, 28), True),
        (date(2024, 3, 29), False),
        (date(2024, 3, 30), False),
        (date(2024, 4, 1), False),
        (date(2023, 5, 5), False),
        (date(2023, 4, 27), False),
        (date(2024, 5, 10), True),
    ],
)
def test_a_working_day_is_no_weekend_and_no_holiday_of_the_algemene_termijnenwet(day, works):
    assert is_working_day(day) is works
