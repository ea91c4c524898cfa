"""A form of cooperation that exists already, with who takes part since when."""

from django.utils.translation import gettext_lazy as _

from municipalities.edtf import in_words
from municipalities.models import Arrangement, Municipality, Participation

from ..conflict import Part
from ..entry import EntryMeta
from .composite import Section
from .named import NamedForm
from .part import row_count
from .participation import NO, YES, ParticipationRow


class ArrangementForm(NamedForm):
    class Meta(EntryMeta):
        model = Arrangement
        fields = ("name", "legal_form", "description", "source", "place", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = standing_of(self.instance)
        homes = list(Municipality.objects.order_by("name", "id").values_list("pk", "name"))
        initial = [initial_of(each) for each in self.standing.values()]
        count = row_count(self.given(), "deelname", len(initial))
        initial += [{}] * (count - len(initial))
        self.rows = [
            self.hold(ParticipationRow(self.given(), number, initial[number], homes=homes))
            for number in range(count)
        ]
        self.remember()

    def parts_of(self, record):
        sent = {}
        for number, each in enumerate(standing_of(record).values()):
            row = initial_of(each) | {"dated_on": in_words(each.dated_on, one_day=True)}
            sent |= {f"deelname-{number}-{name}": [str(text)] for name, text in row.items()}
        return (Part("deelname", _("Deelnemers"), sent, key="municipality"),)

    def more_sections(self):
        rows = tuple(self.bound(each) for each in self.rows)
        return (*super().more_sections(), Section(_("Wie neemt deel, sinds wanneer"), (), rows))

    @property
    def along(self):
        wanted = dict(each.said for each in self.rows if not each.is_empty)
        return {
            "participations": list(self.changed(wanted)),
            "ended": [each for key, each in self.standing.items() if key not in wanted],
        }

    def changed(self, wanted):
        """Yield the participations that are new or say something else, as they become."""
        for (municipality, dated_on), takes_part in wanted.items():
            each = self.standing.get((municipality, dated_on))
            if each is None:
                each = Participation(municipality_id=municipality, dated_on=dated_on)
            elif each.takes_part == takes_part:
                continue
            each.takes_part = takes_part
            yield each


def standing_of(arrangement):
    """Return the participations of an arrangement by (municipality, date)."""
    if arrangement._state.adding:
        return {}
    found = arrangement.participations.order_by("municipality__name", "first_on", "id")
    return {(each.municipality_id, each.dated_on): each for each in found}


def initial_of(standing):
    return {
        "municipality": standing.municipality_id,
        "dated_on": standing.dated_on,
        "takes_part": YES if standing.takes_part else NO,
    }
