"""The keys of a round's points in the order of its headings, however many there are."""

from ...history import titles_in
from ..register.sorting import order_of

OLDEST = ("first_on", "last_on", "id")
FIELDS = {
    "orgaan": ("body__name", "gathering"),
    "thema": ("theme__name",),
    "onderdeel": ("subject__name", "section"),
    "punt": ("body__name", "gathering"),
}


def ordered_keys(register, only, ordering):
    """Return the keys of the remarks that a condition leaves, as `grouped` would order their rows.

    One query, three for the order of shared points. Only keys stay in memory: a hundred thousand
    remarks have few headings, and each is kept once.
    """
    titles = titles_in(register) if ordering == "punt" else None
    found = register.remarks().filter(only).order_by(*OLDEST)
    known, told = {}, []
    for key, *values in found.values_list("id", *FIELDS[ordering]).iterator():
        parts = heading_of(ordering, values)
        parts = parts if titles is None else (titles.get(key, ""), *parts)
        told.append((known.setdefault(parts, parts), key))
    ranks = {parts: rank_of(ordering, parts) for parts in known}
    told.sort(key=lambda pair: ranks[pair[0]])
    return [key for _parts, key in told]


def heading_of(ordering, values):
    """Return the parts of a heading: a body's name, or of the gathering that is without one."""
    filled = tuple(value or "" for value in values)
    return filled if ordering in ("thema", "onderdeel") else (filled[0] or filled[1],)


def rank_of(ordering, parts):
    """Return what sorts a heading; of what is in no shared point, who raised it decides."""
    if ordering == "punt":
        return order_of(parts[:1]), order_of(parts[1:])
    return order_of(parts)
