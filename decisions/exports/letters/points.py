"""The points of a body as a letter lists them, those of its groups beside its own."""

from django.utils.translation import gettext as _

from ...models import RemarkKind
from ..document import Entry, Section
from ..register.points import spots

OTHERS = (RemarkKind.WISH, RemarkKind.OBJECTION)


def point_sections(matter):
    """Yield a Section for each kind of points that there is, in the order of a letter."""
    own = [each for each in matter.raised if not each.remark.groups_label]
    of_groups = [each for each in matter.raised if each.remark.groups_label]
    for heading, kinds in (
        (_("Voorwaarden"), (RemarkKind.CONDITION,)),
        (_("Wensen en bedenkingen"), OTHERS),
        (_("Vragen"), (RemarkKind.QUESTION,)),
    ):
        found = [each for each in own if each.remark.kind in kinds]
        if found:
            entries = entries_of(matter, found, tells_kind=len(kinds) > 1)
            yield Section(heading, entries=entries, is_numbered=True)
    if of_groups:
        words = _("Deze punten zijn van fracties of leden, niet van het orgaan zelf.")
        entries = entries_of(matter, of_groups, tells_kind=True)
        yield Section(_("Punten van fracties"), (words,), entries=entries, is_numbered=True)


def entries_of(matter, raised, *, tells_kind):
    return tuple(entry_of(matter, each.remark, tells_kind) for each in raised)


def entry_of(matter, remark, tells_kind):
    """Return a point with what it is about, and where its document has it."""
    told = [
        remark.groups_label,
        remark.get_kind_display() if tells_kind else "",
        remark.section,
        remark.theme.name if remark.theme_id else "",
    ]
    note = ", ".join(part for part in told if part)
    places = spots(matter.places.get(("remark", remark.id), ()))
    return Entry(remark.text, note=note, place="; ".join(places))
