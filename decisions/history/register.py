"""The register of a dossier's remarks, chosen and counted in the database, however many there are.

What becomes of a remark is said by `decisions.life`, and by `raised.life_case` for the database,
which a test compares with it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.lookups import Exact

from ..models import Decision, Evidence, Remark, Reply, Round, Status
from .narrowed import EVERYTHING, Narrowed
from .places import by_record
from .raised import RELATED, carried, carriers, fallen, life_case
from .raised import told as told_of
from .rows import rows, seen

OF_REMARK = (*RELATED, "body__municipality")


class Sort(NamedTuple):
    """Remarks that the page tells apart in nothing but their words; `state` is that of a Raised."""

    kind: str
    body_id: int | None
    theme_id: int | None
    subject_id: int | None
    round_id: int | None
    state: str


@dataclass(frozen=True)
class Register:
    """The remarks of a dossier raised by `day`, as `reader` may see them, as known at `known_at`.

    `states` says on `day` which proposals fell; `narrowed` leaves a part of them.
    """

    dossier: Any
    reader: Any
    day: date
    states: dict
    known_at: datetime | None = None
    narrowed: Narrowed = EVERYTHING

    @property
    def scope(self):
        return {"reader": self.reader, "known_at": self.known_at}

    @property
    def own(self):
        """What narrows a question about given records: nothing live, where their keys suffice.

        SQLite would rather read the whole dossier than look fifty keys up.
        """
        return {} if self.known_at is None else {"dossier": self.dossier}

    def remarks(self):
        """Return the remarks as a queryset without an order."""
        found = seen(Remark, dossier=self.dossier, **self.scope).filter(first_on__lte=self.day)
        if self.narrowed != EVERYTHING:
            found = found.filter(self.narrowed.condition(self.known_at, self.dossier))
        return found.order_by()

    def sections(self):
        """Return the sections that the remarks are on, in no order; one query."""
        found = self.remarks().exclude(section="").values_list("section", flat=True)
        return tuple(found.distinct())

    def replies(self):
        """Return the replies given by the day, to whichever remark."""
        return seen(Reply, dossier=self.dossier, **self.scope).filter(first_on__lte=self.day)

    @cached_property
    def state(self):
        """The expression of a remark's state on the day, as Raised names it."""
        answered = self.replies().filter(last_on__lte=self.day).order_by()
        answered = answered.exclude(status=Status.WITHDRAWN)
        bundled = Round.objects.filter(dossier=self.dossier, bundle__last_on__lte=self.day)
        life = life_case(
            is_answered=Q(id__in=answered.values("remark")),
            has_fallen=fallen(self.dossier, self.states),
            is_past=Q(last_on__lte=self.day),
            is_carried=carried(self.scope | {"dossier": self.dossier}, self.day),
            is_bundled=Q(round__in=bundled.values("pk")),
        )
        return Case(When(status=Status.WITHDRAWN, then=Value(Status.WITHDRAWN.value)), default=life)

    def sorts(self):
        """Return how many remarks there are of each Sort; one query that reads each once."""
        found = self.marked().values_list(*Sort._fields).annotate(number=Count("id"))
        return Counter({Sort(*about): number for *about, number in found})

    def marked(self):
        """Return the remarks, each with its `state`."""
        return self.remarks().annotate(state=self.state)

    def keys(self, only, order):
        """Return the keys of the remarks that a condition leaves, in an order, as a queryset."""
        return self.remarks().filter(only).order_by(*order).values_list("id", flat=True)

    def told(self, only, order, fields):
        """Yield (key, Sort, values of these fields) of the same remarks; one query."""
        found, width = self.marked().filter(only).order_by(*order), len(Sort._fields)
        for key, *values in found.values_list("id", *Sort._fields, *fields).iterator():
            yield key, Sort(*values[:width]), values[width:]

    def in_state(self, state):
        """Return the condition under which a remark is in a state, as Raised names it."""
        return Q(Exact(self.state, Value(state)))

    def raised(self, keys):
        """Return a Raised for each of these remarks that the reader may see, in this order.

        Three queries.
        """
        acts = seen(Decision, dossier=self.dossier, **self.scope).filter(id=OuterRef("decision_id"))
        found = seen(Remark, id__in=keys, **self.scope).select_related(*OF_REMARK)
        gone = carriers(self.own | self.scope, self.day).filter(carried_from__in=keys)
        gone = set(gone.order_by().values_list("carried_from", flat=True))
        replies = self.replies_to(keys)
        by_key = {}
        for each in found.annotate(decision_seen=Exists(acts)).order_by():
            each.is_carried = each.id in gone
            by_key[each.id] = told_of(each, replies.get(each.id, ()), self.states, self.day)
        return [by_key[key] for key in keys if key in by_key]

    def replies_to(self, keys):
        """Return the replies given by the day to these remarks, by the remark's key."""
        found = seen(Reply, **self.own, **self.scope)
        found = found.filter(remark__in=keys, first_on__lte=self.day)
        found = found.select_related("body", "changed_in")
        by_remark = {}
        for each in found.order_by("first_on", "id"):
            by_remark[each.remark_id] = (*by_remark.get(each.remark_id, ()), each)
        return by_remark

    def places(self, raised):
        """Return the places of these Raised and of their replies, as `places` does; one query."""
        remarks = [each.remark.id for each in raised]
        replies = [reply.id for each in raised for reply in each.replies]
        found = rows(Evidence, self.known_at, **self.own)
        return by_record(found.filter(Q(remark__in=remarks) | Q(reply__in=replies)), self.reader)
