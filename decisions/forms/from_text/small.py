"""The form of a kind with the few fields that a passage needs, its place filled in."""

from dataclasses import dataclass
from typing import Any

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from ..kinds import KINDS
from ..kinds.composite import Section

PLACE = ("plaats-place", "plaats-summary", "plaats-quote")
REMARK = (
    *("kind", "text", "body", "groups_label", "gathering", "dated_on", "subject", "theme"),
    "round",
)


@dataclass(frozen=True)
class Small:
    """What is made of a passage: of which kind, with which fields, and what they start with."""

    slug: str
    label: Any
    kind: Any
    fields: tuple
    words: str
    initial: tuple = ()


def _remark(slug, label):
    return Small(slug, label, KINDS["wens"], REMARK, "text", (("kind", slug),))


_MILESTONE = ("title", "dated_on", "subject", "state", "body")
_STATEMENT = ("speaker", "text", "dated_on", "body", "municipality", "subject", "theme")
SMALL = {
    each.slug: each
    for each in (
        _remark("wens", _("Wens")),
        _remark("bedenking", _("Bedenking")),
        _remark("vraag", _("Vraag")),
        _remark("voorwaarde", _("Voorwaarde")),
        Small("mijlpaal", _("Mijlpaal"), KINDS["mijlpaal"], _MILESTONE, "title"),
        Small("uitspraak", _("Uitspraak"), KINDS["uitspraak"], _STATEMENT, "text"),
    )
}


def small_form(small, data, *, initial, **options):
    """Return the form of a Small; where the place is not told in other words, it says the same as
    the record."""
    if data is not None and not data.get("plaats-summary", "").strip():
        data = data.copy()
        data["plaats-summary"] = data.get(small.words, "")[:2000]
    initial = dict(small.initial) | initial
    form = type("SmallForm", (Few, small.kind.form), {"few": small.fields})(
        data, initial=initial, **options
    )
    for name in set(form.fields) - {*small.fields, *PLACE, "plaats-source"}:
        del form.fields[name]
    form.fields["plaats-source"].widget = HiddenInput()
    form.fields["plaats-summary"].help_text = _("Leeg: dezelfde woorden als hierboven.")
    return form


class Few:
    """Shows only the fields that were left, the place in a section of its own."""

    few = ()

    def sections(self):
        own = [self[name] for name in self.few if name in self.fields]
        place = tuple(self[name] for name in PLACE)
        return (Section("", tuple(own)), Section(_("De plaats"), place, is_closed=True))
