"""What a reader keeps in a dossier that is not public yet, with all that goes along."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, prefetch_related_objects

from ...actions.publish import following
from ...actions.publish_set import along_with, blocks_of
from ...forms.kinds import KINDS
from ...models import Answer, Decision, Dossier, Position, Remark, Reply, Status
from ...permissions import may_keep
from .named import named
from .own import own_of

WAITING = (Status.DRAFT, Status.SHARED)
KIND_ORDER = ("besluit", "standpunt", "wens", "uitspraak", "agendapunt", "reactie", "antwoord")
READ_ALONG = {
    Decision: (
        ("body",),
        ("positions__subject", "positions__conditions", "remarks"),
    ),
    Position: (("body", "subject", "decision"), ("conditions",)),
    Reply: (("body", "remark"), ()),
    Answer: (("body", "line__item"), ()),
}
PLAIN = (("body",), ())


@dataclass(frozen=True)
class Candidate:
    """A record that may be published: what goes along, and why it cannot be, if it cannot."""

    kind: Any
    record: Any
    along: list
    blocks: list

    @property
    def key(self):
        """What a form sends for it: also at which version it was seen."""
        return f"{self.kind.slug}-{self.record.pk}-{self.record.version}"

    @property
    def name(self):
        return named(self.record)


def along_of(record, statuses):
    """Return the names of what follows from a record and stands so, read at once."""
    prefetch_related_objects([record], *READ_ALONG.get(type(record), PLAIN)[1])
    return [named(each) for each in following(record) if each.status in statuses]


def candidates(dossier, reader, kinds=KIND_ORDER):
    """Return the Candidates of a dossier, of these kinds and the dossier itself, decisions first;
    at most eleven queries, of which five for decisions and one for most others."""
    found = [(KINDS["dossier"], dossier)] if waits(dossier, reader) else []
    for slug in (each for each in KIND_ORDER if each in kinds):
        found += [(KINDS[slug], each) for each in waiting(KINDS[slug], dossier, reader)]
    will_be = {(type(record), record.pk) for _kind, record in found}
    return [
        Candidate(
            kind,
            record,
            [named(each) for each in along_with(record)],
            blocks(record, dossier, reader.at, will_be),
        )
        for kind, record in found
    ]


def blocks(record, dossier, moment, will_be):
    """Return why a record cannot be public; a dossier that is offered beside it stands in no
    way."""
    if isinstance(record, Dossier):
        return blocks_of(record, moment)
    record.dossier = shown_as_public(dossier, will_be, moment)
    try:
        return blocks_of(record, moment, will_be)
    finally:
        record.dossier = dossier


def shown_as_public(dossier, will_be, moment):
    if (Dossier, dossier.pk) not in will_be:
        return dossier
    return Dossier(pk=dossier.pk, status=Status.PUBLISHED, public_from=moment)


def waits(dossier, reader):
    return dossier.status in WAITING and may_keep(reader, dossier)


def waiting(kind, dossier, reader):
    """Return the reader's own records of a kind that become public by themselves."""
    links, many = READ_ALONG.get(kind.model, PLAIN)
    rows = kind.model._default_manager.filter(own_of(kind, reader), dossier=dossier)
    rows = rows.filter(status__in=WAITING).exclude(goes_along(kind.model))
    return list(rows.select_related(*links).prefetch_related(*many).order_by("-pk"))


def goes_along(model):
    """Return the condition under which a record becomes public with another one that waits."""
    if model is Position:
        return Q(decision__status__in=WAITING)
    if model is Remark:
        return Q(decision__isnull=False, decision__status__in=WAITING) | Q(
            position__isnull=False, position__status__in=WAITING
        )
    return Q(pk__in=[])
