"""What people write in a cell is read, or told as not understood; nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from decisions.domain.stances import Stance
from decisions.tables import TABLE_KINDS, CellRefused
from decisions.tables.cells import (
    choose_from,
    read_cell_text,
    read_count,
    read_date,
    read_number,
    read_one_day,
    read_stance,
    read_time,
    read_year,
    read_yes_or_no,
)
from municipalities.edtf.grammar import parse_edtf_date


class TestADate:
    @pytest.mark.parametrize(
        ("written", "edtf"),
        [
            ("12 maart 2017", "2017-03-12"),
            ("12-3-2017", "2017-03-12"),
            ("12-3-17", "2017-03-12"),
            ("12/3/98", "1998-03-12"),
            ("3-mei-17", "2017-05-03"),
            ("3-Mrt-2017", "2017-03-03"),
            ("3 mei 2017", "2017-05-03"),
            ("2017-03-12", "2017-03-12"),
            ("2017-03-12 20:00", "2017-03-12"),
            ("maart 2017", "2017-03"),
            ("begin maart 2017", "2017-03-01/2017-03-10"),
            ("2017", "2017"),
            ("zondag 12 maart 2017", "2017-03-12"),
            ("2017-03~", "2017-03~"),
        ],
    )
    def test_is_read_as_it_is_written(self, written, edtf):
        assert read_date(written).value == edtf

    @pytest.mark.parametrize(
        "written", ["31-2-2017", "13-13-2017", "morgen", "maart", "42806", "1750"]
    )
    def test_that_is_none_is_refused_in_a_sentence(self, written):
        with pytest.raises(CellRefused, match=r"\w+ \w+"):
            read_date(written)

    def test_that_lost_its_format_is_refused_with_the_day_that_it_would_be(self):
        with pytest.raises(CellRefused, match="dan is het 12 mei 2017: geef de kolom .* ‘datum’"):
            read_date("42867")

    @given(some.dates(date(1970, 1, 1), date(2069, 12, 31)))
    def test_is_the_same_in_figures_short_or_long(self, day):
        long = read_date(f"{day.day}-{day.month}-{day.year}").value
        short = read_date(f"{day.day}-{day.month}-{day.year % 100:02}").value

        assert long == short == read_date(day.isoformat()).value == day.isoformat()

    def test_of_one_year_refuses_two(self):
        with pytest.raises(CellRefused, match="één jaar"):
            read_year("december 2017 - februari 2018")

    def test_of_one_day_refuses_a_month(self):
        assert read_one_day("12-3-2017").value == date(2017, 3, 12)
        with pytest.raises(CellRefused, match="één dag"):
            read_one_day("maart 2017")

    def test_gives_its_year(self):
        assert read_year("2018").value == read_year("21-3-2018").value == 2018


class TestANumber:
    @pytest.mark.parametrize(
        ("written", "number"),
        [("12345", 12345), ("12.345", 12345), ("12 345", 12345), ("9,0", 9), ("0", 0)],
    )
    def test_is_read_with_and_without_points(self, written, number):
        assert read_number(written).value == number

    @pytest.mark.parametrize("written", ["12,5", "1.23", "-4", "negen", "12.34.5", "²"])
    def test_that_is_no_whole_one_is_refused(self, written):
        with pytest.raises(CellRefused, match="heel getal"):
            read_number(written)

    def test_of_seats_or_votes_is_a_small_one(self):
        assert read_count("45").value == 45
        with pytest.raises(CellRefused, match="999"):
            read_count("1.000")

    @given(some.integers(0, 10**9 - 1))
    def test_is_the_same_with_points_between_its_thousands(self, number):
        assert read_number(f"{number:,}".replace(",", ".")).value == number


class TestAStance:
    @pytest.mark.parametrize("stance", Stance)
    def test_is_known_by_its_own_words(self, stance):
        assert read_stance(stance.label.upper()).value is stance
        assert read_stance(stance.value).value is stance

    @pytest.mark.parametrize(
        ("written", "stance"),
        [
            ("akkoord", Stance.VOOR),
            ("Voor mits", Stance.VOOR_MITS),
            ("akkoord, onder voorwaarden", Stance.VOOR_MITS),
            ("geen bezwaar", Stance.GEEN_BLOKKADE),
            ("nader onderzoek", Stance.NADER_ONDERZOEK),
            ("niet akkoord", Stance.TEGEN),
        ],
    )
    def test_is_known_by_the_words_of_others(self, written, stance):
        assert read_stance(written) == read_stance(written)
        assert read_stance(written).value is stance
        assert read_stance(written).note == ""

    def test_against_unless_is_against_with_a_note(self):
        read = read_stance("tegen, tenzij de kosten dalen")

        assert read.value is Stance.TEGEN
        assert "tegen, tenzij" in read.note

    def test_for_provided_that_keeps_its_condition_out_with_a_note(self):
        read = read_stance("akkoord, mits het past")

        assert read.value is Stance.VOOR_MITS
        assert "Voorwaarde" in read.note

    @pytest.mark.parametrize("written", ["onbekend", "n.v.t.", "?"])
    def test_that_is_unknown_is_none(self, written):
        assert read_stance(written).value is None

    @pytest.mark.parametrize("written", ["aangenomen", "verworpen", "neutraal", "zwaar"])
    def test_is_never_guessed_from_an_outcome_or_a_feeling(self, written):
        with pytest.raises(CellRefused, match="‘voor, mits’"):
            read_stance(written)


class TestOtherCells:
    @pytest.mark.parametrize(("written", "time"), [("20:00", (20, 0)), ("8.30 uur", (8, 30))])
    def test_a_time_is_read(self, written, time):
        assert read_time(written).value == time

    @pytest.mark.parametrize("written", ["25:00", "20:61", "avond"])
    def test_a_time_that_is_none_is_refused(self, written):
        with pytest.raises(CellRefused, match="20:00"):
            read_time(written)

    def test_yes_and_no_are_read(self):
        assert read_yes_or_no("Ja").value is True
        assert read_yes_or_no("nee").value is False
        with pytest.raises(CellRefused, match="ja of nee"):
            read_yes_or_no("misschien")

    def test_a_sign_that_is_stored_nowhere_is_refused_with_its_place(self):
        with pytest.raises(CellRefused, match="plaats 3"):
            read_cell_text("ab\x00")

    def test_one_of_a_few_words_is_read(self):
        read = choose_from({"wens": "w", "bedenking": "b"})

        assert read("WENS").value == "w"
        with pytest.raises(CellRefused, match="Kies uit: wens, bedenking"):
            read("klacht")


class TestAnyCell:
    @given(some.text(max_size=60), some.sampled_from(list(TABLE_KINDS.values())), some.data())
    def test_is_read_or_refused_in_words_and_never_breaks(self, cell, kind, data):
        column = data.draw(some.sampled_from(kind.columns))

        try:
            read = column.reader(cell)
        except CellRefused as refusal:
            assert len(str(refusal)) > 10
        else:
            assert isinstance(read.note, str)

    @given(some.text(max_size=40))
    def test_that_is_read_as_a_date_is_one(self, cell):
        try:
            read = read_date(cell)
        except CellRefused:
            return
        assert parse_edtf_date(read.value).text == read.value
