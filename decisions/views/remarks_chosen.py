"""Which remarks of a dossier an address asks for: the same for the page and for its files."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext as _

from municipalities.models import Body

from .. import history
from ..board.remarks import sorts_of
from ..forms.choices import choose, holds, words_sought
from ..life import Life
from ..models import RemarkKind, Status, Subject, Theme

GATHERING = "bijeenkomst"
NO_THEME = "zonder-thema"
NO_SUBJECT = "zonder-onderwerp"
STATES = [(each.value, each.label) for each in Life] + [
    (Status.WITHDRAWN.value, Status.WITHDRAWN.label)
]
FIELDS = {
    "orgaan": "body_id",
    "soort": "kind",
    "thema": "theme_id",
    "onderwerp": "subject_id",
    "staat": "state",
}
ORDERS = {
    "oudste": ("first_on", "last_on", "id"),
    "nieuwste": ("-last_on", "-first_on", "-id"),
    "orgaan": (Lower(Coalesce("body__name", "gathering")), "first_on", "id"),
    "onderwerp": (F("subject__number").asc(nulls_last=True), "first_on", "id"),
}
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
    """What an address leaves of a Register; `sorts` counts that, `total` is all there is."""

    register: Any
    choices: dict
    sought: str
    total: int
    sorts: Counter
    keys: Any


def chosen(parameters, open_):
    """Return the Chosen of an Opened dossier; raise BadParameter for what the form lacks."""
    time = {"day": open_.day, "states": history.states(open_.milestones(), open_.day)}
    register = history.Register(open_.dossier, **time, **open_.scope)
    sorts = sorts_of(register)
    records = records_of(sorts)
    choices = choices_of(parameters, records, sorts)
    wanted = wanted_of(choices, records)
    only = condition_of(register, wanted)
    order = ORDERS[choices["volgorde"].value or "oudste"]
    text, words = words_sought(parameters)
    if words:
        keys, left = saying(register, words, only, order, records["body_id"])
    else:
        left = Counter({sort: n for sort, n in sorts.items() if fits(sort, wanted)})
        keys = Keys(register.keys(only, order), left.total())
    return Chosen(register, choices, text, sorts.total(), left, keys)


def records_of(sorts):
    """Return the bodies, themes and subjects of these sorts, by key, each by its field's name."""
    return {
        field: model.objects.in_bulk({getattr(sort, field) for sort in sorts} - {None})
        for field, model in (("body_id", Body), ("theme_id", Theme), ("subject_id", Subject))
    }


def choices_of(parameters, records, sorts):
    """Return the Choices of the form by name; what nobody raised anything on is no option."""
    offered = (
        ("orgaan", _("Orgaan"), (GATHERING, _("een bijeenkomst"))),
        ("thema", _("Thema"), (NO_THEME, _("zonder thema"))),
        ("onderwerp", _("Onderwerp"), (NO_SUBJECT, _("zonder onderwerp"))),
    )
    found = {"soort": choose(parameters, "soort", _("Soort"), RemarkKind.choices)}
    for name, label, without in offered:
        there = {getattr(sort, FIELDS[name]) for sort in sorts}
        options = named([records[FIELDS[name]].get(key) for key in there], without)
        found[name] = choose(parameters, name, label, options)
    found["staat"] = choose(parameters, "staat", _("Stand"), STATES)
    found["volgorde"] = choose(parameters, "volgorde", _("Volgorde"), orders(), has_all=False)
    return {name: found[name] for name in ("orgaan", *found)}


def orders():
    return (
        ("oudste", _("oudste eerst")),
        ("nieuwste", _("nieuwste eerst")),
        ("orgaan", _("naar orgaan")),
        ("onderwerp", _("naar onderwerp")),
    )


def named(records, without):
    """Return (slug, name) of each record, by name; `without` is the option for a missing one."""
    found = {each.slug: each.name for each in records if each is not None}
    options = sorted(found.items(), key=lambda pair: pair[1].casefold())
    return options + ([without] if None in records else [])


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
