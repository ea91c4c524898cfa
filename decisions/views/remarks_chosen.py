"""Which remarks of a dossier an address asks for: the same for the page and for its files."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from ..board.remarks import tally_of
from ..forms.choices import holds, words_sought
from ..history import EVERYTHING
from .remarks_choices import (
    FIELDS,
    choices_of,
    narrowed_of,
    order_of,
    records_of,
)

SEARCHED = ("text", "section", "groups_label", "gathering")


@dataclass(frozen=True)
class Keys:
    """The keys of the chosen remarks, in order: counted already, read when they are asked for."""

    found: Any
    total: int

    def __len__(self):
        return self.total

    def __getitem__(self, part):
        return list(self.found[part])

    def __iter__(self):
        return self.found.iterator()


@dataclass(frozen=True)
class Chosen:
    """What an address leaves of a Register; `sorts` counts that, `total` is all there is.

    `records` are the bodies, themes, subjects and rounds of all sorts, by field and key.
    """

    register: Any
    choices: dict
    sought: str
    total: int
    sorts: Counter
    keys: Any
    records: dict


def chosen(parameters, open_):
    """Return the Chosen of an Opened dossier; raise BadParameter for what the form lacks."""
    register = open_.register
    tally = tally_of(register)
    records = records_of(tally.sorts)
    choices = choices_of(parameters, register, tally, records)
    order, wanted = order_of(choices["volgorde"], tally), wanted_of(choices, records)
    part = replace(register, narrowed=narrowed_of(choices))
    only = condition_of(part, wanted)
    text, words = words_sought(parameters)
    if words:
        keys, left = saying(part, words, only, order, records["body_id"])
    else:
        sorts = tally.sorts if part.narrowed == EVERYTHING else tally_of(part).sorts
        left = Counter({sort: n for sort, n in sorts.items() if fits(sort, wanted)})
        keys = Keys(part.keys(only, order), left.total())
    return Chosen(part, choices, text, tally.sorts.total(), left, keys, records)


def wanted_of(choices, records):
    """Return {field of a Sort: value} for each filled choice; None is a remark without one."""
    wanted = {}
    for name, field in FIELDS.items():
        if value := choices[name].value:
            wanted[field] = key_of(value, records[field]) if field in records else value
    return wanted


def key_of(slug, records):
    return next((key for key, each in records.items() if each.slug == slug), None)


def fits(sort, wanted):
    return all(getattr(sort, field) == value for field, value in wanted.items())


def condition_of(register, wanted):
    """Return the condition that the database asks for the same choices as `fits`."""
    only = Q()
    for field, value in wanted.items():
        if field == "state":
            only &= register.in_state(value)
        else:
            only &= Q(**({field: value} if value is not None else {f"{field}__isnull": True}))
    return only


def saying(register, words, only, order, bodies):
    """Return the keys and sorts of the remarks that hold every word, who raised them and the
    replies to them included.

    The one reading of words is Python's, so this reads the text of every remark that the other
    choices leave.
    """
    reasons = defaultdict(list)
    for remark, text in register.replies().order_by().values_list("remark_id", "reasons"):
        reasons[remark].append(text)
    keys, left = [], Counter()
    for key, sort, texts in register.told(only, order, SEARCHED):
        who = bodies[sort.body_id].name if sort.body_id else ""
        if holds(words, *texts, who, *reasons[key]):
            keys.append(key)
            left[sort] += 1
    return keys, left
