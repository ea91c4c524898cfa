"""Rows as one reader may see them, as known at a moment, with the places that show them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from municipalities.models import Paragraph, Source

from ..models import (
    TARGETS,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Milestone,
    Position,
    PositionGroup,
    Statement,
    is_public,
    is_shared,
    shown_to,
    visible,
)
from ..permissions import may_keep

# The rows of a dossier as one reader may see them, as known at a moment.
#
# Live rows when no moment is asked; else each record's last history row at that moment, judged
# by what was visible then. Both carry the same attributes, so nothing above cares which it has.


@dataclass(frozen=True)
class PositionEntry:
    """A Position with its Decision, the groups behind it and its readings."""

    position: Any
    decision: Any
    groups: tuple = ()
    readings: tuple = ()

    @property
    def order(self):
        """First day, last day, number: the order in which decisions count."""
        return (self.decision.first_on, self.decision.last_on, self.decision.number)


def rows(model, known_at, **immutable):
    """Return live rows, or the rows known at a moment; filter on fields that never change."""
    if known_at is None:
        return model.objects.filter(**immutable)
    return model.history.known_on(known_at, **immutable)


def seen(model, reader, known_at, **immutable):
    """Return rows of a published kind that the reader may see, now or as it was then."""
    reader = reader if known_at is None else reader.known_at(known_at)
    return shown_to(reader, rows(model, known_at, **immutable).filter(visible(model, reader)))


# What a stance on a day is told with: a board reads hundreds of rows, so it reads little of each.
OF_POSITION = (
    *("dossier_id", "decision_id", "body_id", "subject_id", "stance", "status", "shown_id"),
    *("groups_label", "group_seats", "confirmed_at", "public_from"),
)
OF_DECISION = (
    *("dossier_id", "body_id", "number", "dated_on", "first_on", "last_on"),
    *("title", "form", "speaker", "status", "public_from"),
)
OF_READING = ("position_id", "reads_stance", "is_joint", "is_derived")


def entries(dossier, *, reader, known_at=None, withdrawn=False):
    """Return every PositionEntry of the dossier that the reader may see; three queries, four when
    known.

    Rows carry the fields named above; the page of one record reads the rest itself.
    """
    scope = {"reader": reader, "known_at": known_at, "withdrawn": withdrawn}
    return entries_and_decisions(dossier, **scope)[0]


def entries_and_decisions(dossier, *, reader, known_at=None, withdrawn=False):
    """Return the entries, and the decisions by key: when known all of them, live those that an
    entry follows from."""
    positions = seen(Position, reader, known_at, dossier=dossier)
    if not withdrawn:
        positions = positions.exclude(status="ingetrokken")
    found, decisions = with_decisions(positions, reader, known_at, dossier)
    groups = groups_of(dossier, known_at)
    readings = readings_of(dossier, known_at)
    made = [
        PositionEntry(each, decisions[each.decision_id], groups[each.id], readings[each.id])
        for each in found
        if each.decision_id in decisions
    ]
    return made, decisions


def with_decisions(positions, reader, known_at, dossier):
    """Return positions and their decisions by key; a historical row needs its own look-up."""
    if known_at is None:
        more = (f"decision__{name}" for name in OF_DECISION)
        found = list(positions.select_related("decision").only("id", *OF_POSITION, *more))
        return found, {each.decision_id: each.decision for each in found}
    decisions = seen(Decision, reader, known_at, dossier=dossier)
    return list(positions.only("id", *OF_POSITION)), {
        each.id: each for each in decisions.only("id", *OF_DECISION)
    }


def groups_of(dossier, known_at):
    """Return the groups behind each position, by the position's key."""
    links = rows(PositionGroup, known_at).filter(position__dossier=dossier)
    found = defaultdict(tuple)
    links = links.select_related("group").only("position_id", "group__name", "group__seats")
    for link in links.order_by("group__name", "id"):
        found[link.position_id] += (link.group,)
    return found


def readings_of(dossier, known_at):
    """Return the accepted readings of each position, by the position's key."""
    places = rows(Evidence, known_at, dossier=dossier).filter(
        is_accepted=True, position__isnull=False
    )
    found = defaultdict(tuple)
    for place in places.only("id", *OF_READING).order_by("id"):
        found[place.position_id] += (place,)
    return found


def milestones(dossier, *, reader, known_at=None):
    """Return the dossier's events in order of time, states of proposals among them.

    None, where the reader could not see the dossier itself at `known_at`.
    """
    found = rows(Milestone, known_at, dossier=dossier)
    if known_at is not None:
        found = found.filter(Exists(seen(Dossier, reader, known_at, id=dossier.pk)))
    return list(found.order_by("first_on", "last_on", "id"))


# Where records can be read: places in documents, with the title that the reader may see.


def titled(found, reader):
    """Return rows that name a `source`, each with `source_title`: None where it is not public."""
    documents = Source.objects.visible_to(reader).filter(pk=OuterRef("source_id"))
    return found.annotate(source_title=Subquery(documents.values("title")[:1]))


def places(dossier, only, *, reader, known_at=None):
    """Return accepted places that a condition names, by (kind of record, its key); one query.

    The caller shows them beside records that the reader may see; this asks for the document only.
    `paragraph_number` is the anchor on the page of the document, None where no such is shown. What
    was quoted from a text that the reader may not read is left out.
    """
    return by_record(rows(Evidence, known_at, dossier=dossier).filter(only), reader)


def by_record(found, reader):
    """Return the accepted ones of these places by (kind of record, its key), as `places` does."""
    by_record = defaultdict(tuple)
    accepted = found.filter(is_accepted=True)
    for place in anchored(titled(accepted, reader), reader).order_by("id"):
        by_record[target_of(place)] += (without_closed_text(place),)
    return by_record


def anchored(found, reader):
    """Return places, each with the number of its paragraph where its page shows that."""
    own = Paragraph.objects.filter(pk=OuterRef("paragraph_id"))
    readable = own.filter(source__in=Source.objects.visible_to(reader).readable_by(reader))
    public = own.filter(source__text_is_public=True)
    return found.annotate(
        paragraph_number=Subquery(public.values("number")[:1]),
        paragraph_is_readable=Exists(readable),
    )


def without_closed_text(place):
    """Return a place, its quote left out where it comes from a text that is closed to the reader.

    Such a place is read to be shown, never to be saved.
    """
    is_closed = place.paragraph_id is not None and not place.paragraph_is_readable
    if is_closed or place.source_title is None:
        place.quote = ""
    return place


def target_of(place):
    """Return ('remark', 12): the kind and the key of the record that a place shows."""
    keys = ((name, getattr(place, f"{name}_id")) for name in TARGETS)
    return next((name, key) for name, key in keys if key is not None)


# From which version on a reader may read the history of one record.


def seen_by(reader, record, rows):
    """Return the history rows of a record, oldest first, that the reader may see.

    A version that was replaced before the record became visible stays unseen: an embargoed
    text that was corrected in time was never public, and neither is why it was.
    """
    if may_keep(reader, record):
        return rows
    since = seen_since(reader, record, rows)
    if since is None:
        return []
    seen = [row for row, until in standing(rows) if until is None or until > since]
    if seen and seen[0].history_date < since:
        seen[0].history_change_reason = ""
    return seen


def seen_since(reader, record, rows):
    """Return the first moment at which the reader could see the record, or None."""
    owner = record.status_holder
    if owner is not record:
        rows = owner.history.order_by("history_id")
    shares = owner.owning_region_id in reader.shares_in
    moments = (first_seen(row, until, reader, shares) for row, until in standing(list(rows)))
    return min((each for each in moments if each is not None), default=None)


def standing(rows):
    """Yield each row with the moment at which the next one replaced it, None for the last."""
    for row, after in pairwise([*rows, None]):
        yield row, after and after.history_date


def first_seen(row, until, reader, shares):
    """Return the first moment, while this row stood, at which the reader could see it."""
    if shares and is_shared(row):
        return row.history_date
    if not is_public(row, reader.at):
        return None
    moment = max(row.history_date, row.public_from)
    return moment if until is None or moment < until else None


# What was paid or budgeted, as known at a moment.


def costs(dossier, only, *, reader, known_at=None):
    """Return the costs of a dossier that a condition names, in order of time; one query.

    They are seen where the dossier was.
    """
    home = seen(Dossier, reader, known_at, id=dossier.pk)
    found = rows(Cost, known_at, dossier=dossier).filter(only, Exists(home))
    related = found.select_related("municipality", "subject")
    return list(related.order_by("first_on", "last_on", "id"))


# What persons, residents, press and 'the municipality' said: never a stance.

RELATED = ("body__municipality", "municipality", "subject", "theme")


def read_statements(dossier, *, reader, day, known_at=None, only=None):
    """Return the Statements of a dossier begun by `day`, oldest first; one query."""
    found = seen(Statement, reader, known_at, dossier=dossier).filter(first_on__lte=day)
    if only is not None:
        found = found.filter(only)
    return list(found.select_related(*RELATED).order_by("first_on", "last_on", "id"))
