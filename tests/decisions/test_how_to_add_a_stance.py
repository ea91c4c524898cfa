"""The page on adding a stance tells the stances as the code has them."""

import re
from pathlib import Path

import pytest

from decisions.domain.stances import Stance

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to-add-a-stance.md").read_text("utf-8")
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (\w+) \|$", re.MULTILINE)


def family(stance):
    if stance.is_accepting:
        return "accepts"
    return "against" if stance.is_against else "open"


def test_its_table_is_the_enum_in_order():
    told = ROW.findall(PAGE)

    assert told == [(each.value, each.label, each.glyph, family(each)) for each in Stance]


@pytest.mark.parametrize("stance", list(Stance))
def test_each_stance_has_a_colour_and_stands_in_the_folder_format(stance):
    css = (ROOT / "static" / "src" / "css" / "stance.css").read_text("utf-8")
    folder = (ROOT / "docs" / "dossier-folder.md").read_text("utf-8")

    assert f"stance--{stance.css}" in css
    assert re.search(rf"\b{stance.value}\b", folder)


@pytest.mark.parametrize("path", re.findall(r"`((?:decisions|static|tests|docs)/[\w./-]+)`", PAGE))
def test_names_files_that_are_there(path):
    assert (ROOT / path).exists()
