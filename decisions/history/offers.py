"""What is offered to councils at once: what each made of it, and where its text departs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils.text import capfirst

from municipalities.roles import Reader

from ..domain.common_text import FieldText, compare_texts
from ..domain.treatments import ItemStanding
from ..models import (
    COMMON_FIELDS,
    COMMON_LINES,
    AgendaItem,
    AgendaLine,
    CommonItem,
    ItemOffer,
    Status,
)
from .agenda import ItemTreatment, judge_treatments, read_treatments
from .rows import visible_rows

# What each body made of an offer, as far as the reader may see it.


@dataclass(frozen=True)
class OfferStanding:
    """An offer on a day. `item` is what the body made of it, None while it did not and where the
    reader may not see that; `standing` and `treated` tell how far that is."""

    offer: ItemOffer
    item: AgendaItem | None = None
    standing: ItemStanding | None = None
    treated: ItemTreatment | None = None
    texts: tuple[FieldText, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the body did nothing with it yet."""
        return self.offer.item_id is None and self.offer.declined_on is None

    @property
    def departing(self) -> tuple[FieldText, ...]:
        """The fields in which the item says something of its own."""
        return tuple(each for each in self.texts if each.departs)


def read_offer_standings(
    common: CommonItem, *, reader: Reader, day: date
) -> tuple[OfferStanding, ...]:
    """Return an OfferStanding for each body that a common text was offered to, by name; six queries
    at most, however many there are."""
    offers = list(common.offers.select_related("body__municipality").order_by("body__name", "id"))
    keys = [each.item_id for each in offers if each.item_id is not None]
    seen = visible_rows(AgendaItem, reader, None, dossier=common.dossier_id).filter(id__in=keys)
    items = {each.pk: each for each in seen.exclude(status=Status.WITHDRAWN)}
    treatments = read_treatments(common.dossier_id, items.keys(), reader=reader)
    lines = read_lines_by_item(items.keys())
    versions = CommonVersions(common)
    return tuple(
        build_offer_standing(
            each, items.get(each.item_id or 0), treatments[each.item_id or 0], lines, versions, day
        )
        for each in offers
    )


def build_offer_standing(
    offer: ItemOffer,
    item: AgendaItem | None,
    treatments: tuple[ItemTreatment, ...],
    lines: "LinesByItem",
    versions: "CommonVersions",
    day: date,
) -> OfferStanding:
    """Return the OfferStanding of one offer, of which the reader may see `item`."""
    if item is None or offer.followed_at is None:
        return OfferStanding(offer)
    standing = judge_treatments(treatments, day)
    treated = None if standing.place is None else treatments[standing.place]
    own = tell_item_text(item, lines[item.pk])
    texts = compare_texts(versions.told_at(offer.followed_at), versions.now, own)
    return OfferStanding(offer, item, standing, treated, texts)


# What a common text and an item say, field by field, and what each field is called.

COMMON_LABELS = {
    each.name: capfirst(str(each.verbose_name))
    for each in CommonItem._meta.concrete_fields
    if each.name in (*COMMON_FIELDS, *COMMON_LINES)
}

type LinesByItem = defaultdict[int, tuple[AgendaLine, ...]]


class CommonVersions:
    """The texts of a common item by its versions, read once."""

    def __init__(self, common: CommonItem) -> None:
        self.common = common

    @cached_property
    def rows(self) -> list[tuple[datetime, dict[str, str]]]:
        """(when it was made, what it says) of its versions, the oldest first."""
        versions = CommonItem.history.filter(id=self.common.pk).order_by("history_id")
        return [(each.history_date, tell_common_text(each)) for each in versions]

    @property
    def now(self) -> dict[str, str]:
        """What it says now."""
        return tell_common_text(self.common)

    @property
    def made_at(self) -> datetime:
        """When the version that stands was made."""
        return self.rows[-1][0]

    def told_at(self, moment: datetime) -> dict[str, str]:
        """What it said at a moment; the first version where it came in after that."""
        by_then = [text for made_at, text in self.rows if made_at <= moment]
        return by_then[-1] if by_then else self.rows[0][1]


def tell_common_text(common: CommonItem) -> dict[str, str]:
    """Return what a common item, or a version of it, says by the name of each field."""
    return {name: getattr(common, name) for name in (*COMMON_FIELDS, *COMMON_LINES)}


def tell_item_text(item: AgendaItem, lines: Iterable[AgendaLine]) -> dict[str, str]:
    """Return what an item of a council says by the names that the common text has for it."""
    own = {name: getattr(item, name) for name in COMMON_FIELDS}
    rows = list(lines)
    return own | {
        name: "\n".join(" ".join(each.text.split()) for each in rows if each.kind == kind)
        for name, kind in COMMON_LINES.items()
    }


def read_lines_by_item(items: Iterable[int]) -> LinesByItem:
    """Return the lines of agenda items in their order, by the key of the item; one query."""
    found: LinesByItem = defaultdict(tuple)
    rows = AgendaLine.objects.filter(item__in=list(items)).order_by("kind", "number", "id")
    for each in rows:
        found[each.item_id] += (each,)
    return found


def read_own_offer_standing(offer: ItemOffer, *, reader: Reader, day: date) -> OfferStanding:
    """Return the OfferStanding of one offer with all its texts."""
    found = read_offer_standings(offer.common_item, reader=reader, day=day)
    return next(each for each in found if each.offer.pk == offer.pk)


def list_common_texts(common: CommonItem) -> list[tuple[str, list[str]]]:
    """Return (label, lines) of everything that a common text says."""
    told = tell_common_text(common).items()
    return [(COMMON_LABELS[name], text.splitlines()) for name, text in told if text]
