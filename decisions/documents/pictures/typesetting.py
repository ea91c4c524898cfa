"""A Picture set by typst: one template, of which the SVG and the PNG are the same drawing."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst
from django.contrib.staticfiles import finders

from ..pdf import replace_undrawable_signs

FOLDER = Path(__file__).parent
# 960 points are 1,920 dots: a slide on a large screen, dot by dot.
DOTS_PER_INCH = 144


@cache
def find_fonts():
    """Return the fonts of the pages and those that come with typst, and none of this machine."""
    built = finders.find("typesetting", find_all=True)
    return typst.Fonts(include_system_fonts=False, font_paths=built)


def typeset_picture(picture, ending):
    """Return a Picture as SVG or PNG bytes, the same for the same picture."""
    data = json.dumps(asdict(picture), ensure_ascii=False, default=str)
    return typst.compile(
        FOLDER / f"{picture.template}.typ",
        root=FOLDER,
        font_paths=find_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"item": replace_undrawable_signs(data)},
        format=ending,
        ppi=DOTS_PER_INCH,
    )
