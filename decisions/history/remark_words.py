"""Which remarks hold words: in what they say, in a reply, or in the name of who raised them.

The index of `municipalities.search_index` knows records as they stand now. Of an earlier moment it
leaves what may hold the words then, everything written since among it, and their texts of then are
read: as many as changed, not as many as there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from municipalities.search_index import list_records_with
from municipalities.search_words import SoughtWord, has_sought_words

from ..models import Remark, Reply
from .remarks import Register, RemarkSort
from .rows import known_rows

type Order = Iterable[str | Combinable]


class Key(TypedDict):
    """The key of a remark, as one query gives it to another."""

    id: int


@dataclass(frozen=True)
class SoughtRemarks:
    """The keys of the remarks that hold words, in order, and how many there are of each sort."""

    keys: QuerySet[Remark, int] | list[int]
    sorts: Counter[RemarkSort]


@dataclass(frozen=True)
class RemarkSearch:
    """Looks for words in the remarks of a Register; `bodies` are the names of who raised any of
    them, by key, as they are called now."""

    register: Register
    words: Sequence[SoughtWord]
    bodies: Mapping[int, str]

    def find(self, only: Q, order: Order) -> SoughtRemarks:
        """Return the SoughtRemarks among those that a condition leaves; two queries, or three as
        known at a moment."""
        only &= self.condition()
        if self.register.known_at is not None:
            return self.read(only, order)
        few = replace(self.register, looks_up=True)
        return SoughtRemarks(self.register.keys(only, order), few.sorts(only))

    def read(self, only: Q, order: Order) -> SoughtRemarks:
        """Return the same, of texts that are read."""
        reasons: defaultdict[int, list[str]] = defaultdict(list)
        chosen = self.register.remarks().filter(only).values("id")
        replies = self.register.replies().filter(remark__in=chosen).order_by()
        for remark, text in replies.values_list("remark_id", "reasons"):
            reasons[remark].append(text)
        keys: list[int] = []
        sorts: Counter[RemarkSort] = Counter()
        for key, sort, texts in self.register.told(only, order, Remark.SEARCHED):
            who = self.bodies.get(sort.body_id, "") if sort.body_id else ""
            if has_sought_words(self.words, *map(str, texts), who, *reasons[key]):
                keys.append(key)
                sorts[sort] += 1
        return SoughtRemarks(keys, sorts)

    def condition(self) -> Q:
        """Return the condition that a remark holds each word, or may have held it then."""
        found = Q()
        for word in self.words:
            found &= Q(id__in=self.keys_with(word))
        return found

    def keys_with(self, word: SoughtWord) -> QuerySet[Remark, Key]:
        """Return the keys of the remarks with one word: in themselves, in a reply, in the name of
        their body.

        One list of all, which is looked up, where an 'or' would be asked of every remark there is.
        """
        register = self.register
        named = [key for key, name in self.bodies.items() if has_sought_words([word], name)]
        remarks = known_rows(Remark, register.known_at, **register.own)
        of_named = known_rows(Remark, register.known_at, dossier=register.dossier)
        in_replies = register.replies_given().filter(self.may_hold(Reply, word))
        return (
            remarks.filter(self.may_hold(Remark, word))
            .order_by()
            .values("id")
            .union(
                in_replies.values("remark"),
                of_named.filter(body__in=named).order_by().values("id"),
                all=True,
            )
        )

    def may_hold(self, model: type[Remark | Reply], word: SoughtWord) -> Q:
        """Return the condition that a word is indexed of a row, or that the row changed since."""
        dossier, known_at = self.register.dossier, self.register.known_at
        found = Q(id__in=list_records_with(model, [word], dossier.pk))
        if known_at is None:
            return found
        later = model.history.filter(dossier=dossier, history_date__gt=known_at)
        return found | Q(id__in=later.order_by().values("id"))
