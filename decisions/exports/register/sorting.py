"""Rows parted: by who raised them, by theme, by section of what was put to them, or by point."""

import re

from django.utils.translation import gettext as _

from .document import Group

NUMBER = re.compile(r"([0-9]+)")


def parted(rows, ordering):
    """Return the rows in Groups; without a row one that is empty, so that a page can say so."""
    return grouped(rows, ordering) or (Group("", ()),)


def grouped(rows, ordering):
    """Return the rows in Groups, those without such a thing last; order within a group stays."""
    by_heading = {}
    for row in rows:
        by_heading.setdefault(PARTS[ordering](row), []).append(row)
    found = sorted(by_heading.items(), key=lambda pair: order_of(pair[0]))
    missing = missing_words()[ordering]
    return tuple(Group(": ".join(filter(None, parts)) or missing, tuple(of)) for parts, of in found)


PARTS = {
    "gemeente": lambda row: (row.municipality,),
    "orgaan": lambda row: (row.body,),
    "punt": lambda row: (row.point and _("Gedeeld punt: %(point)s") % {"point": row.point},),
    "thema": lambda row: (row.theme,),
    "onderdeel": lambda row: (row.subject, row.section),
}


def missing_words():
    return {
        "gemeente": _("Van geen gemeente"),
        "orgaan": _("Van geen orgaan"),
        "punt": _("Punten die op zichzelf staan"),
        "thema": _("Zonder thema"),
        "onderdeel": _("Zonder onderwerp of onderdeel"),
    }


def order_of(parts):
    """Return what sorts 'hoofdstuk 2' before 'hoofdstuk 10', and nothing at all last."""
    return (not any(parts), tuple(tuple(natural(part)) for part in parts))


def natural(text):
    """Return words and numbers by turns, which never stand against each other in a comparison."""
    for place, part in enumerate(NUMBER.split(text.casefold())):
        yield int(part) if place % 2 else part
