"""What a text must be before it stands in a cell."""

import pytest

from decisions.documents.register.document import (
    CUT,
    LONGEST,
    count_utf16_units,
    cut_to_cell_size,
    looks_like_a_formula,
)
from tests.decisions.documents.register.documents import FORMULAS


@pytest.mark.parametrize("text", [*FORMULAS, "\t=1", "\r=1"])
def test_what_begins_as_a_formula_is_seen(text):
    assert looks_like_a_formula(text)


@pytest.mark.parametrize("text", ["", "a=1", "'=1", " =1", "1-2", "een + twee"])
def test_other_texts_are_left_alone(text):
    assert not looks_like_a_formula(text)


@pytest.mark.parametrize("sign", ["x", "é", "漢"])
def test_what_fits_stays_whole(sign):
    assert cut_to_cell_size(sign * LONGEST) == sign * LONGEST


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "😀" * LONGEST, "x" + "😀" * 20_000])
def test_what_does_not_fit_is_cut_and_says_so(text):
    cut = cut_to_cell_size(text)

    assert count_utf16_units(cut) <= LONGEST
    assert count_utf16_units(cut) >= LONGEST - 1
    assert cut.endswith(CUT)
    assert text.startswith(cut.removesuffix(CUT))
