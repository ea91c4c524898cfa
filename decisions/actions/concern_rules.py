"""What a proposal may say of whom it concerns: nobody whom the variant that it works out does not.

Asked of what stands after a write, from whichever side that was."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Municipality, RegionMembership

from ..domain.concerns import ConcernLine, find_outside
from ..models import Concern, Subject, SubjectKind


class OutsideVariant(ValidationError):
    """A proposal concerns who its variant does not on some day: `outside` has that day by the key
    of the municipality."""

    def __init__(self, proposal: Subject, outside: dict[int, date]) -> None:
        self.proposal, self.outside = proposal, outside
        homes = Municipality.objects.in_bulk(outside)
        told = [tell_outside(homes[key], proposal, day) for key, day in sorted(outside.items())]
        super().__init__(told)


def tell_outside(home: Municipality, proposal: Subject, day: date) -> str:
    told = {
        "home": home.name,
        "day": format_dutch_date(day.isoformat(), one_day=True),
        "proposal": proposal.name,
        "variant": proposal.works_out and proposal.works_out.name,
    }
    sentence = _(
        "%(home)s telt op %(day)s mee bij het voorstel ‘%(proposal)s’, maar niet bij de variant "
        "‘%(variant)s’ die het uitwerkt. Een voorstel gaat alleen gemeenten aan die ook de "
        "variant aangaat."
    )
    return sentence % told


def check_concerns(record: object) -> None:
    """Refuse that a proposal concerns who its variant does not, where the record that was written
    is a subject or a row of one; raises OutsideVariant."""
    subject = record.subject if isinstance(record, Concern) else record
    if not isinstance(subject, Subject) or subject.kind == SubjectKind.DIRECTION:
        return
    own = {"works_out": subject} if subject.kind == SubjectKind.VARIANT else {"pk": subject.pk}
    for proposal, outside in find_all_outside(Subject.objects.filter(**own)):
        raise OutsideVariant(proposal, outside)


def find_all_outside(proposals: Iterable[Subject]) -> list[tuple[Subject, dict[int, date]]]:
    """Return the proposals that concern who their variant does not, each with whom, by key, and the
    first such day; four queries at most.

    Asked of every day from which a row of either holds. A variant without rows concerns the
    members of the region; of these the days are not asked: who leaves makes no row wrong.
    """
    asked = [(each, each.works_out_id) for each in proposals if each.works_out_id is not None]
    lines = read_concern_lines({key for each, variant in asked for key in (each.pk, variant)})
    found = []
    for each, variant in asked:
        inner, outer = lines.get(each.pk, []), lines.get(variant, [])
        if inner:
            days = {line.first_on for line in (*inner, *outer)}
            outside = find_outside(inner, outer or read_member_lines(each), days)
            found += [(each, outside)] if outside else []
    return found


def read_concern_lines(subjects: Iterable[int]) -> dict[int, list[ConcernLine]]:
    """Return the ConcernLines of these subjects, by their key; one query."""
    found = defaultdict(list)
    for each in Concern.objects.filter(subject__in=subjects).order_by("first_on", "pk"):
        line = ConcernLine(each.municipality_id, each.first_on, each.takes_part)
        found[each.subject_id].append(line)
    return dict(found)


def read_member_lines(subject: Subject) -> list[ConcernLine]:
    """Return who takes part in the region of a subject since when, as ConcernLines."""
    rows = RegionMembership.objects.filter(region=subject.dossier.region_id)
    return [
        ConcernLine(each.municipality_id, each.first_on, each.takes_part)
        for each in rows.order_by("first_on", "pk")
    ]
