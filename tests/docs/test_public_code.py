"""The self-assessment by the Standard for Public Code: each criterion follows from its musts."""

import re

import pytest

from tests.documentation import QUOTED
from tests.repository import ROOT

PAGE = (ROOT / "docs" / "public-code.md").read_text()
TOLD = dict(re.findall(r"^\| (\d+ [^|]+?) \| (yes|partly|no) \|$", PAGE, re.MULTILINE))
PARTS = {part.partition("\n")[0]: part for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]}
ROW = re.compile(
    r"^\| ([^|]+) \| (must|should|may) \| (yes|partly|no|n/a) \| ([^|]*)\|$", re.MULTILINE
)


def test_all_sixteen_criteria_are_there_with_a_part_each():
    assert [int(title.split()[0]) for title in TOLD] == [*range(1, 17)]
    assert TOLD.keys() <= PARTS.keys()


@pytest.mark.parametrize("title", TOLD)
def test_a_criterion_is_met_as_its_musts_are(title):
    met = {
        answer for _asks, strength, answer, _how in ROW.findall(PARTS[title]) if strength == "must"
    }

    assert met
    assert TOLD[title] == next((each for each in ("no", "partly") if each in met), "yes")


def test_every_row_is_whole():
    rows = [line for line in PAGE.splitlines() if re.match(r"\|.*\| (must|should|may) \|", line)]

    assert len(rows) > 80
    assert [line for line in rows if not ROW.match(line)] == []


def test_every_file_that_is_named_is_there():
    named = {name for name in QUOTED.findall(PAGE) if re.search(r"[./]", name) and " " not in name}

    assert [name for name in named if not (ROOT / name).exists()] == ["/.well-known/security.txt"]
