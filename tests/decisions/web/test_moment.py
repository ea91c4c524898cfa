"""What an address may ask, and the sentence when it cannot be read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from decisions.domain.rules import Rule
from decisions.models import Dossier, Subject
from decisions.web.parameters import (
    AMSTERDAM,
    BadParameter,
    check_chosen,
    parse_board_parameters,
    parse_day,
    parse_known,
    parse_rule,
    pin_query,
)

AT = datetime(2017, 6, 1, 22, 30, tzinfo=UTC)
DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))


def query(text=""):
    return QueryDict(text)


class TestADay:
    @given(DAYS)
    def test_is_read_back_as_it_is_written(self, day):
        assert parse_day(day.isoformat()) == day

    @given(st.text(max_size=40))
    def test_is_a_date_or_a_refusal_and_nothing_else(self, text):
        try:
            day = parse_day(text)
        except BadParameter as refusal:
            assert refusal.name == "peildatum"
        else:
            assert day.isoformat() == text

    @pytest.mark.parametrize(
        "text",
        [
            *("2017-02-31", "abc", "0000-01-01", "1799-12-31", "2201-01-01", "2017-6-1"),
            *("2017-06-01 ", "2017-06-01\n", "2017-06-01\x00", "٢٠١٧-٠٦-٠١", "20170601", ""),
            *("2017-06-01T00:00", "-2017-06-01", "x" * 10_000),
        ],
    )
    def test_that_does_not_exist_is_refused_with_what_was_expected(self, text):
        with pytest.raises(BadParameter) as refused:
            parse_day(text)

        assert "zoals 2017-06-01" in refused.value.expected
        assert len(refused.value.value) <= 61

    def test_is_shown_without_what_cannot_be_shown(self):
        refusal = BadParameter("peildatum", "a\x00b\u202e", "iets anders")

        assert refusal.value == "a\ufffdb\ufffd"


class TestAMomentOfKnowledge:
    def test_with_a_time_is_that_minute_in_dutch_time(self):
        assert parse_known("2017-06-01T10:30") == datetime(2017, 6, 1, 8, 30, tzinfo=UTC)

    def test_in_winter_is_an_hour_later_in_universal_time(self):
        assert parse_known("2017-01-01T10:30") == datetime(2017, 1, 1, 9, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("2017-06-01T10:30:15", datetime(2017, 6, 1, 8, 30, 15, tzinfo=UTC)),
            ("2017-06-01T10:30:15.25", datetime(2017, 6, 1, 8, 30, 15, 250_000, tzinfo=UTC)),
            ("2017-06-01T08:30:15.000001Z", datetime(2017, 6, 1, 8, 30, 15, 1, tzinfo=UTC)),
            ("2017-06-01T10:30+02:00", datetime(2017, 6, 1, 8, 30, tzinfo=UTC)),
            ("2017-06-01T10:30 02:00", datetime(2017, 6, 1, 8, 30, tzinfo=UTC)),
            ("2017-06-01T04:30-04:00", datetime(2017, 6, 1, 8, 30, tzinfo=UTC)),
            ("2017-10-29T02:30+01:00", datetime(2017, 10, 29, 1, 30, tzinfo=UTC)),
        ],
    )
    def test_may_be_told_to_the_microsecond_and_with_an_offset(self, text, moment):
        assert parse_known(text) == moment

    @given(DAYS, st.times(timezones=st.just(UTC)))
    def test_is_read_back_as_an_address_pins_it(self, day, clock):
        moment = datetime.combine(day, clock)

        asked = query(pin_query(date(2017, 6, 1), moment))

        assert parse_known(asked["bekend"]) == moment

    @given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
    def test_without_a_time_is_the_last_instant_of_the_day(self, day):
        moment = parse_known(day.isoformat())

        assert moment.astimezone(AMSTERDAM).date() == day
        assert (moment + timedelta(microseconds=1)).astimezone(AMSTERDAM).date() > day

    @pytest.mark.parametrize("text", ["2017-03-26T02:30", "2017-10-29T02:30"])
    def test_that_the_clock_change_skips_or_repeats_is_refused(self, text):
        with pytest.raises(BadParameter, match="klok"):
            parse_known(text)

    @pytest.mark.parametrize("text", ["2017-03-26T03:00", "2017-10-29T03:00", "2017-10-29T01:59"])
    def test_beside_the_clock_change_is_read(self, text):
        assert parse_known(text).astimezone(AMSTERDAM).isoformat().startswith(text)

    @pytest.mark.parametrize(
        "text",
        ["2017-06-01T24:00", "2017-06-01T10:60", "2017-02-31T10:00", "nu", "2017-06-01 10:00"],
    )
    def test_that_does_not_exist_is_refused_with_both_forms(self, text):
        with pytest.raises(BadParameter) as refused:
            parse_known(text)

        assert "2017-06-01T10:30" in refused.value.expected
        assert refused.value.value == text

    @given(st.text(alphabet="0123456789-T: \x00", max_size=20))
    def test_is_a_moment_or_a_refusal_and_nothing_else(self, text):
        try:
            moment = parse_known(text)
        except BadParameter as refusal:
            assert refusal.name == "bekend"
        else:
            assert moment.tzinfo is not None


class TestARule:
    @pytest.mark.parametrize("rule", Rule)
    def test_is_named_by_its_code(self, rule):
        assert parse_rule(rule.value) is rule

    def test_that_is_unknown_is_refused_with_all_that_there_are(self):
        with pytest.raises(BadParameter, match="raden_en_inwoners"):
            parse_rule("meeste_stemmen")


class TestWhatIsAsked:
    def test_of_an_open_dossier_is_today_in_amsterdam(self):
        # Half past ten at night in universal time is the next day here.
        assert parse_board_parameters(query(), Dossier(), AT).day == date(2017, 6, 2)

    def test_of_a_closed_dossier_is_its_last_day(self):
        dossier = Dossier(closed_on=date(2016, 12, 31))

        assert parse_board_parameters(query(), dossier, AT).day == date(2016, 12, 31)

    def test_of_a_form_with_empty_fields_is_the_same_as_of_none(self):
        assert parse_board_parameters(
            query("peildatum=&bekend=&regel="), Dossier(), AT
        ) == parse_board_parameters(query(), Dossier(), AT)

    def test_by_a_moment_that_has_not_come_is_what_is_known_now(self):
        assert parse_board_parameters(query("bekend=2017-06-03"), Dossier(), AT).known_at is None

    def test_by_a_moment_that_passed_is_kept(self):
        wanted = parse_board_parameters(query("bekend=2017-06-01T10:30"), Dossier(), AT)

        assert wanted.known_at == datetime(2017, 6, 1, 8, 30, tzinfo=UTC)

    def test_twice_is_refused(self):
        with pytest.raises(BadParameter, match="één keer"):
            parse_board_parameters(
                query("peildatum=2017-06-01&peildatum=2017-06-02"), Dossier(), AT
            )

    def test_keeps_each_subject_once_and_in_order(self):
        wanted = parse_board_parameters(query("toon=licht&toon=fusie&toon=licht"), Dossier(), AT)

        assert wanted.chosen == ("licht", "fusie")

    @pytest.mark.parametrize("slug", ["../x", "Licht", "a" * 81, "", "licht\x00"])
    def test_refuses_what_is_no_address_of_a_subject(self, slug):
        parameters = query().copy()
        parameters.setlist("toon", [slug])

        with pytest.raises(BadParameter, match="onderwerp"):
            parse_board_parameters(parameters, Dossier(), AT)

    def test_refuses_a_flood_of_subjects(self):
        with pytest.raises(BadParameter, match="50"):
            parse_board_parameters(query("&".join(f"toon=s{n}" for n in range(51))), Dossier(), AT)


class TestSubjectsToShow:
    def test_are_those_of_the_dossier(self):
        wanted = parse_board_parameters(query("toon=licht"), Dossier(), AT)

        check_chosen(wanted, [Subject(slug="licht")])

    def test_of_another_dossier_are_refused(self):
        wanted = parse_board_parameters(query("toon=licht"), Dossier(), AT)

        with pytest.raises(BadParameter, match="van dit dossier"):
            check_chosen(wanted, [Subject(slug="zwaar")])
