"""The chain as others get to see it: where a version stands in it, how long it is, its anchors."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models.fields.json import KeyTransform

from .anchors import Anchor
from .forms import find_last_form
from .hashing import begin_chain
from .links import ChainCounter, ChainLink


class AnchoredEnd(NamedTuple):
    """How long a chain was on a day that an anchor was made, and its last hash by then."""

    day: date
    length: int
    head: str


class ShownChain(NamedTuple):
    """A chain with its end. `first_at` and `last_at` are when its first and its last link were
    made, None where there are none; `anchors` come the newest first."""

    name: str
    length: int
    head: str
    form: int
    first_at: datetime | None
    last_at: datetime | None
    anchors: list[AnchoredEnd]


class ChainPlace(NamedTuple):
    """Where a version stands: in which chain, as which link, and the hash of that."""

    chain: str
    number: int
    hash: str


def read_chain(
    counter: ChainCounter, *, before: date | None = None, known_at: datetime | None = None
) -> ShownChain:
    """Return the chain of a counter, now or as it was at a moment, with its anchors of before a
    day; three queries at most."""
    if known_at is None:
        length, head = counter.length, counter.last_link
    else:
        length, head = find_end_at(counter.chain, known_at)
    ends = ChainLink.objects.filter(chain=counter.chain, number__in={1, length})
    moments = list(ends.order_by("number").values_list("sealed_at", flat=True)) if length else []
    return ShownChain(
        counter.chain,
        length,
        head,
        find_last_form(),
        moments[0] if moments else None,
        moments[-1] if moments else None,
        list_anchors_of(counter.chain, before=before),
    )


def find_end_at(chain: str, moment: datetime) -> tuple[int, str]:
    """Return how long a chain was at a moment, and what its next link stood on."""
    sealed = ChainLink.objects.filter(chain=chain, sealed_at__lte=moment).order_by("-number")
    return sealed.values_list("number", "hash").first() or (0, begin_chain(chain))


def read_chain_places(kind: str, record_id: int) -> dict[int, ChainPlace]:
    """Return where each version of a record stands, by its key in the history; one query."""
    links = ChainLink.objects.filter(kind=kind, record_id=record_id)
    found = links.values_list("row_id", "chain", "number", "hash")
    return {row: ChainPlace(*place) for row, *place in found}


def list_anchors_of(chain: str, *, before: date | None = None) -> list[AnchoredEnd]:
    """Return what each anchor says of a chain, the newest first: all, or those of before a day."""
    end = KeyTransform(chain, KeyTransform("ketens", "told"))
    found = Anchor.objects.filter(made_on__lt=before or date.max).order_by("-made_on")
    return [
        AnchoredEnd(day, told["lengte"], told["einde"])
        for day, told in found.values_list("made_on", end)
        if told is not None
    ]
