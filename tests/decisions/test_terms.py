"""By when a body may speak, under the law of the day of receipt."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.terms import NO_TERM, LegalBasis, due_on

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
ARHI = [LegalBasis.ARHI_ART_5, LegalBasis.ARHI_ART_8]
WITHOUT_TERM = [
    *(LegalBasis.GEMEENTEWET_160, LegalBasis.GEMEENTEWET_165, LegalBasis.GEMEENTEWET_169),
    LegalBasis.AFSPRAAK,
]


@pytest.mark.parametrize(
    ("basis", "received_on", "last_on", "term"),
    [
        ("wgr_art_1", date(2022, 6, 30), None, NO_TERM),
        ("wgr_art_1", date(2022, 7, 1), date(2022, 8, 26), "acht weken"),
        ("wgr_art_1", date(2024, 2, 5), date(2024, 4, 1), "acht weken"),
        ("wgr_art_1", date(2017, 3, 1), None, NO_TERM),
        ("wgr_begroting", date(2022, 6, 30), date(2022, 8, 25), "acht weken"),
        ("wgr_begroting", date(2022, 7, 1), date(2022, 9, 23), "twaalf weken"),
        ("arhi_art_5", date(2018, 1, 15), date(2018, 4, 15), "drie maanden"),
        ("arhi_art_5", date(2018, 1, 31), date(2018, 4, 30), "drie maanden"),
        ("arhi_art_5", date(2017, 11, 30), date(2018, 2, 28), "drie maanden"),
        ("arhi_art_8", date(2019, 11, 30), date(2020, 2, 29), "drie maanden"),
        ("arhi_art_8", date(2018, 10, 31), date(2019, 1, 31), "drie maanden"),
        ("gemeentewet_160", date(2024, 1, 1), None, NO_TERM),
        ("gemeentewet_165", date(2024, 1, 1), None, NO_TERM),
        ("gemeentewet_169", date(2024, 1, 1), None, NO_TERM),
        ("afspraak", date(2024, 1, 1), None, NO_TERM),
    ],
)
def test_a_council_has_the_term_of_the_law_in_force_on_the_day_of_receipt(
    basis, received_on, last_on, term
):
    found = due_on(LegalBasis(basis), received_on)

    assert (found.due_on, found.term) == (last_on, term)
    assert found.article == LegalBasis(basis).article


@pytest.mark.parametrize("basis", ARHI)
@pytest.mark.parametrize("kind", ["college", "gedeputeerde_staten", "raadscommissie"])
def test_under_the_wet_arhi_anyone_but_a_council_has_eight_weeks(basis, kind):
    found = due_on(basis, date(2018, 1, 15), body_kind=kind)

    assert (found.due_on, found.term) == (date(2018, 3, 12), "acht weken")


@pytest.mark.parametrize("basis", WITHOUT_TERM)
def test_a_chosen_day_counts_where_the_law_sets_no_term(basis):
    found = due_on(basis, date(2024, 1, 8), chosen_on=date(2024, 2, 7))

    assert (found.due_on, found.term, found.note) == (date(2024, 2, 7), "gekozen datum", None)


def test_a_chosen_day_counted_under_wgr_art_1_before_it_had_a_term():
    found = due_on(LegalBasis.WGR_ART_1, date(2017, 3, 1), chosen_on=date(2017, 5, 12))

    assert (found.due_on, found.term) == (date(2017, 5, 12), "gekozen datum")


@pytest.mark.parametrize("basis", [LegalBasis.WGR_BEGROTING, *ARHI])
def test_a_chosen_day_never_replaces_the_term_of_the_law(basis):
    received_on = date(2024, 1, 8)

    assert due_on(basis, received_on, chosen_on=date(2024, 1, 9)) == due_on(basis, received_on)


def test_a_chosen_day_before_receipt_is_told():
    found = due_on(LegalBasis.AFSPRAAK, date(2024, 1, 8), chosen_on=date(2024, 1, 5))

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
    found = due_on(LegalBasis.AFSPRAAK, date(2023, 1, 2), chosen_on=last_on)

    assert (found.due_on, found.note) == (last_on, note)


def test_a_statutory_term_that_ends_on_a_holiday_tells_so_too():
    found = due_on(LegalBasis.WGR_ART_1, date(2024, 2, 5))

    assert (found.due_on, found.note) == (
        date(2024, 4, 1),
        "De laatste dag is een feestdag (tweede paasdag).",
    )


@given(received_on=DAYS, basis=st.sampled_from(LegalBasis))
def test_weeks_end_on_the_same_day_of_the_week_and_never_on_the_day_of_receipt(received_on, basis):
    found = due_on(basis, received_on)

    if found.due_on is None:
        assert (found.term, found.note) == (NO_TERM, None)
        return
    assert found.due_on > received_on
    if found.term.endswith("weken"):
        assert found.due_on.weekday() == received_on.weekday()
        assert (found.due_on - received_on).days in {56, 84}


@given(received_on=DAYS, basis=st.sampled_from(ARHI))
def test_three_months_end_on_the_same_day_or_the_last_of_a_shorter_month(received_on, basis):
    last_on = due_on(basis, received_on).due_on

    months = (last_on.year - received_on.year) * 12 + last_on.month - received_on.month
    assert months == 3
    last_of_month = monthrange(last_on.year, last_on.month)[1]
    assert last_on.day == min(received_on.day, last_of_month)


@given(received_on=DAYS, basis=st.sampled_from(LegalBasis), later=st.integers(1, 400))
def test_who_receives_it_later_never_has_to_speak_earlier_under_the_same_law(
    received_on, basis, later
):
    first = due_on(basis, received_on)
    second = due_on(basis, received_on + timedelta(days=later))

    if first.due_on and first.term == second.term:
        assert first.due_on <= second.due_on


@given(last_on=DAYS)
def test_a_note_is_there_in_every_weekend(last_on):
    note = due_on(LegalBasis.AFSPRAAK, date(1990, 1, 1), chosen_on=last_on).note

    if last_on.weekday() >= 5:
        assert ("zaterdag" if last_on.weekday() == 5 else "zondag") in note


@pytest.mark.parametrize("basis", LegalBasis)
def test_a_basis_has_a_name_and_all_but_an_agreement_an_article(basis):
    assert basis.label
    assert bool(basis.article) is (basis is not LegalBasis.AFSPRAAK)
