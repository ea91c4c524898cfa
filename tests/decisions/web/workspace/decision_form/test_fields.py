"""What the fields take, and what they refuse in words."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as some

from decisions.web.workspace.decision_form.form import LONGEST, decision_title
from decisions.web.workspace.decision_form.parts import (
    MOST_BLOCKS,
    CountField,
    NonEmptyLinesField,
    read_repeated_blocks,
)
from tests.decisions.web.workspace.decision_form.typing import Desk, query
from tests.factories import SourceFactory

BAD_NUMBERS = ["-1", "٣", "1.5", "9" * 5000, "negen", "1e3", "\u202e9", "9\x00", "\ud800", "²"]


class TestANumber:
    @pytest.mark.parametrize(("typed", "read"), [("", None), (" 9 ", 9), ("0", 0), ("0019", 19)])
    def test_is_read(self, typed, read):
        assert CountField("n").clean(typed) == read

    @pytest.mark.parametrize("typed", BAD_NUMBERS, ids=range(len(BAD_NUMBERS)))
    def test_that_is_none_gets_a_sentence(self, typed):
        with pytest.raises(ValidationError) as refused:
            CountField("n").clean(typed)

        assert refused.value.messages[0].endswith(".")


class TestLines:
    def test_are_one_text_each(self):
        assert NonEmptyLinesField("v").clean(" Eén loket \r\n\r\n Geen laag") == (
            "Eén loket",
            "Geen laag",
        )

    def test_that_are_empty_say_nothing(self):
        assert NonEmptyLinesField("v").clean(" \n ") == ()

    def test_that_are_too_long_are_refused(self):
        with pytest.raises(ValidationError, match="4000"):
            NonEmptyLinesField("v").clean("x" * 4001)

    @pytest.mark.parametrize("typed", ["a\x00b", "a\ud800", "a\u202eb"])
    def test_that_are_unclean_are_refused(self, typed):
        with pytest.raises(ValidationError):
            NonEmptyLinesField("v").clean(typed)


class TestBlocks:
    def test_start_with_one(self):
        assert (
            read_repeated_blocks(None, "said").number,
            read_repeated_blocks(query(), "said").number,
        ) == (1, 1)

    def test_stay_as_many_as_they_were(self):
        found = read_repeated_blocks(query(**{"said-number": "3"}), "said")

        assert (found.number, found.is_new) == (3, False)

    def test_grow_by_one_when_asked(self):
        found = read_repeated_blocks(query(**{"said-number": "3", "more": "said"}), "said")

        assert (found.number, found.is_newest(3), found.is_newest(2)) == (4, True, False)

    def test_do_not_grow_for_another_kind(self):
        assert read_repeated_blocks(query(more="place"), "said").number == 1

    @pytest.mark.parametrize("typed", ["0", "-1", "٣", "1e9", "x", "9" * 5000, "999"])
    def test_are_never_none_and_never_many(self, typed):
        assert (
            1
            <= read_repeated_blocks(query(**{"said-number": typed, "more": "said"}), "said").number
            <= MOST_BLOCKS
        )


class TestATitle:
    @pytest.mark.parametrize(
        ("subjects", "title"),
        [(["Fusie"], "Fusie"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")],
    )
    def test_names_the_subjects(self, subjects, title):
        assert decision_title(subjects) == title

    def test_starts_with_who_spoke(self):
        assert decision_title(["Fusie"], "De oppositie") == "De oppositie: Fusie"

    @given(some.lists(some.text(min_size=1, max_size=120), min_size=1, max_size=9))
    def test_always_fits(self, subjects):
        assert 0 < len(decision_title(subjects)) <= LONGEST


@pytest.mark.django_db
class TestALongChoice:
    def test_of_a_source_is_searched_by_a_part_of_its_name(self):
        desk = Desk()
        sources = [
            SourceFactory(title=f"Brief nummer {n:02d}", region=desk.region) for n in range(14)
        ]

        form = desk.form()
        made = desk.entered(
            **desk.stance("voor"),
            place__0__source="nummer 03",
            place__0__place="alinea 1",
            place__0__summary="Zo staat het er.",
        )

        assert "<datalist" in str(form["place-0-source"])
        assert made.evidence.get().source == sources[3]

    def test_that_fits_none_is_refused_beside_it(self):
        desk = Desk()
        for n in range(14):
            SourceFactory(title=f"Brief nummer {n:02d}", region=desk.region)

        wrong = desk.wrong(place__0__source="zwembad", place__0__place="alinea 1")

        assert "‘zwembad’ is niet één van de mogelijkheden." in wrong["place-0-source"]
