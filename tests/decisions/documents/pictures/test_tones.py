"""The colours of a stance are one set, on the screen, in a picture and in a Word file."""

import re
from pathlib import Path

import pytest

from decisions.documents import pictures
from decisions.documents.sheet.docx import TINTS
from decisions.domain.stances import Stance
from tests.repository import ROOT

SIGNS = (Path(pictures.__file__).parent / "signs.typ").read_text("utf-8")
SHEET = (ROOT / "static/src/css/stance.css").read_text("utf-8")


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_has_the_colours_of_the_screen(stance):
    (drawn,) = re.findall(rf'  {stance}: [(]rgb[(]"(#\w+)"[)], rgb[(]"(#\w+)"[)][)]', SIGNS)
    (shown,) = re.findall(
        rf"[.]stance--{stance.css}(?:,\n[^{{]+)? {{ --tone: (#\w+); --tone-bg: (#\w+); }}", SHEET
    )

    assert drawn == shown
    assert TINTS[stance] == shown[1].lstrip("#").upper()
