"""Which councils a page shows where they are too many for one: of a province, page by page."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..parameters import PAGE_SIZE, Choice, parse_choice, parse_page

NOBODY_FIRST = frozenset()


@dataclass(frozen=True)
class CouncilPart:
    """A page of the rows of councils, and the choice of a province that it is from."""

    page: Any
    province: Choice


def choose_councils(parameters, rows, *, first=NOBODY_FIRST):
    """Return the CouncilPart that ?provincie= and ?pagina= ask for, those of the municipalities
    whose keys are in `first` on top; None where all rows fit on a page. Raises BadParameter."""
    if len(rows) <= PAGE_SIZE:
        return None
    names = sorted({row.municipality.province for row in rows if row.municipality.province})
    options = [(name, name) for name in names]
    province = parse_choice(parameters, "provincie", _("Provincie"), options)
    found = [row for row in rows if province.value in ("", row.municipality.province)]
    found.sort(key=lambda row: row.municipality.pk not in first)
    return CouncilPart(parse_page(parameters, found), province)
