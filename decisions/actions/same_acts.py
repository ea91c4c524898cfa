"""Refuse to record one act twice: a decision that says nothing else than one that stands."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..domain.same_acts import find_identical_acts, is_identical_act
from ..history import build_standing_act, read_standing_acts
from ..models import Decision, Owned, Position, Status

SEEN_BY_OTHERS = (Status.SHARED, Status.PUBLISHED)
STANDING = (Status.DRAFT, *SEEN_BY_OTHERS)


def check_act_is_new(decision: Decision | None, *, among: Collection[Status] = STANDING) -> None:
    """Refuse a decision, as it is saved, beside one of these statuses that says just the same.

    It asks one query where no other act of the same speaker can have been on the same day.
    """
    if decision is None or decision.status == Status.WITHDRAWN:
        return
    near = Decision.objects.filter(
        dossier=decision.dossier_id,
        body=decision.body_id,
        speaker=decision.speaker,
        form=decision.form,
        first_on__lte=decision.last_on,
        last_on__gte=decision.first_on,
    )
    if not near.filter(status__in=among).exclude(pk=decision.pk).exists():
        return
    acts = {each.pk: each for each in read_standing_acts(near)}
    own = build_standing_act(acts.pop(decision.pk))
    for other in acts.values():
        if other.status in among and is_identical_act(own, build_standing_act(other)):
            raise ValidationError(describe_identical_act(other))


def check_acts_are_new(records: Iterable[Owned]) -> None:
    """Refuse a decision, of these saved records or above one of them, that says just what another
    one says that stands; three queries."""
    above = (decision_above(each) for each in records)
    decisions = {each.pk: each for each in above if each is not None}
    for others in read_identical_acts([*decisions.values()]).values():
        raise ValidationError(describe_identical_act(others[0]))


def read_identical_acts(decisions: Collection[Decision]) -> dict[int, list[Decision]]:
    """Return for each of these decisions, by key, the others that stand and say just what it says;
    those without any are left out. Three queries, whatever their number."""
    if not decisions:
        return {}
    near = Decision.objects.filter(
        dossier__in={each.dossier_id for each in decisions},
        body__in={each.body_id for each in decisions},
    )
    standing = {each.pk: each for each in read_standing_acts(near)}
    acts = {key: build_standing_act(each) for key, each in standing.items()}
    asked = {each.pk: acts[each.pk] for each in decisions if each.pk in acts}
    same = find_identical_acts(asked, acts)
    return {key: [standing[other] for other in others] for key, others in same.items()}


def describe_identical_act(other: Decision) -> str:
    told = {"title": other.title, "when": other.when}
    sentence = _(
        "Dit staat er al: ‘%(title)s’ van %(when)s, met dezelfde vorm en dezelfde standpunten. "
        "Vul dat besluit aan, of geef dit een eigen titel als het een ander besluit is."
    )
    return sentence % told


def decision_above(record: Owned) -> Decision | None:
    """Return the decision that a record is, or says a stance of; None for every other record."""
    if isinstance(record, Position):
        return record.decision
    return record if isinstance(record, Decision) else None
