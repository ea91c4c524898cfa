"""The table of OWASP ASVS 5.0: each number of levels 1 and 2 once, every named file is there."""

import re

import pytest

from tests.documentation import QUOTED
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "asvs.md").read_text()
ANSWERS = {"yes", "partly", "no", "n/a"}
# By section, the requirements of levels 1 and 2 in the standard as it was published (5.0.0).
SECTIONS = {
    **{"1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2},
    **{"2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1},
    **{"3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2},
    **{"4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4},
    **{"5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3},
    **{"6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4},
    **{"7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2},
    **{"8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4},
    **{"10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3},
    **{"11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1},
    **{"12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5},
    **{"14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7},
    **{"16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3},
    **{"17.1": 1, "17.2": 4, "17.3": 2},
}
ASKED = [f"{name}.{turn}" for name, number in SECTIONS.items() for turn in range(1, number + 1)]
NUMBER = re.compile(r"\d+\.\d+\.\d+")


def rows():
    """Return the cells of each row of the table."""
    found = [line for line in PAGE.splitlines() if re.match(r"\| \d+\.\d+\.\d+ ", line)]
    return [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in found]


def spell_out(cell):
    """Return the numbers that the first cell of a row stands for."""
    numbers = NUMBER.findall(cell)
    places = [ASKED.index(number) for number in numbers]
    return ASKED[places[0] : places[-1] + 1]


def test_every_requirement_is_there_once_and_in_order():
    assert [number for row in rows() for number in spell_out(row[0])] == ASKED
    assert len(ASKED) == 253


def test_every_row_is_whole():
    wrong = [
        row
        for row in rows()
        if len(row) != 6 or row[1] not in {"1", "2"} or not row[2] or row[3] not in ANSWERS
    ]

    assert wrong == []


def test_what_is_not_met_says_what_lacks_and_what_is_met_where_or_how():
    lacking = [row[0] for row in rows() if row[3] != "yes" and not row[4]]
    bare = [row[0] for row in rows() if row[3] == "yes" and not (row[4] or row[5])]

    assert lacking == []
    # The strength of what the inventory below the table names.
    assert bare == ["11.2.3"]


def test_more_than_one_number_in_a_row_is_only_for_what_does_not_apply():
    assert {row[3] for row in rows() if len(spell_out(row[0])) > 1} == {"n/a"}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_file_that_is_named_is_there(row):
    assert [name for name in QUOTED.findall(row[5]) if not (ROOT / name).is_file()] == []


def test_the_sums_are_those_of_the_table():
    counted = dict.fromkeys(ANSWERS, 0)
    for row in rows():
        counted[row[3]] += len(spell_out(row[0]))

    told = dict(re.findall(r"^\| (yes|partly|no|n/a) \| (\d+)", PAGE, re.MULTILINE))

    assert {name: int(number) for name, number in told.items()} == counted
