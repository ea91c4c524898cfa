"""What a council may have chosen by rejecting one of two subjects that exclude each other."""

from django.db.models import Q

from ..domain.stances import Stance
from ..models import Position, RelationKind, Status, Subject, SubjectRelation


def list_unsaid_alternatives(decision, positions):
    """Return (rejected, other) subjects: a council was against the one and nothing is recorded of
    it on the other, which that one excludes. `positions` are those of the decision; three queries.

    It is a hint to who keeps the record: only a source makes a stance of it.
    """
    against = {
        each.subject_id: each.subject
        for each in positions
        if decision.body.is_council and not each.groups_label and each.stance == Stance.TEGEN
    }
    if not against:
        return []
    said = Position.objects.filter(body=decision.body, dossier=decision.dossier_id)
    spoken = set(said.exclude(status=Status.WITHDRAWN).values_list("subject_id", flat=True))
    pairs = list_excluding_pairs(against)
    names = {each.pk: each for each in Subject.objects.filter(pk__in=[other for _, other in pairs])}
    return [(against[key], names[other]) for key, other in pairs if other not in spoken]


def list_excluding_pairs(keys):
    """Return (key, other) of each subject that excludes one of these, seen from those."""
    rows = SubjectRelation.objects.filter(kind=RelationKind.EXCLUDES)
    found = rows.filter(Q(subject__in=keys) | Q(other__in=keys)).order_by("id")
    pairs = found.values_list("subject_id", "other_id")
    both = [pair for one, other in pairs for pair in ((one, other), (other, one))]
    return [pair for pair in both if pair[0] in keys]
