"""Does a row say what its link says that it said when it was written, and does a chain hold?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.apps import apps
from django.utils.translation import gettext as _

from .forms import REASON, ProvedFields, read_algorithms, read_forms
from .hashing import begin_chain, digest_content, digest_text, join_link, plain_text, plain_value
from .links import LEFT, ChainCounter, ChainLink, Redaction
from .sealing import WrittenRow, build_content

# What a clock may be ahead of another by before it is told.
PATIENCE = timedelta(minutes=5)


class StoredLink(NamedTuple):
    """What is read of a ChainLink to judge the row that it is about."""

    record_id: int
    row_id: int
    form: int
    texts: Mapping[str, str]
    salts: Mapping[str, str]
    sealed_at: datetime
    digest: str

    @property
    def algorithm(self) -> str:
        """By which its form hashes; the form is known."""
        return read_algorithms()[self.form]


def read_links(kind: str) -> Iterator[StoredLink]:
    """Yield the links about rows of a kind, in the order of those rows."""
    rows = ChainLink.objects.filter(kind=kind).order_by("record_id", "row_id")
    return map(StoredLink._make, rows.values_list(*StoredLink._fields).iterator())


def pair_rows[Row](
    rows: Iterable[tuple[int, int, Row]], links: Iterator[StoredLink]
) -> Iterator[tuple[int, Row | None, StoredLink | None]]:
    """Yield (record_id, row, link) of rows, as (record_id, row_id, row), and links that are in the
    same order; None stands for what is missing of a pair."""
    link = next(links, None)
    for record_id, row_id, row in rows:
        while link is not None and (link.record_id, link.row_id) < (record_id, row_id):
            yield link.record_id, None, link
            link = next(links, None)
        if link is not None and (link.record_id, link.row_id) == (record_id, row_id):
            yield record_id, row, link
            link = next(links, None)
        else:
            yield record_id, row, None
    while link is not None:
        yield link.record_id, None, link
        link = next(links, None)


def read_left_texts(kind: str) -> dict[tuple[int, str], StoredLink | None]:
    """Return the link of the newest Redaction of each text of a kind, by (row_id, field)."""
    newest: dict[tuple[int, str], int] = {}
    for pk, row_id, name in (
        Redaction.objects.filter(kind=kind).order_by("pk").values_list("pk", "row_id", "field")
    ):
        newest[row_id, name] = pk
    if not newest:
        return {}
    links = {each.row_id: each for each in read_links(Redaction._meta.label_lower)}
    return {text: links.get(pk) for text, pk in newest.items()}


def judge_row(
    row: WrittenRow | None,
    link: StoredLink | None,
    left: Mapping[tuple[int, str], StoredLink | None],
) -> Iterator[str]:
    """Yield what is wrong between a row and its link; `left` is of `read_left_texts`."""
    if row is None:
        yield _("heeft in de keten iets dat er niet meer is")
        return
    if link is None:
        yield _("heeft iets dat in geen keten staat")
        return
    fields = read_forms().get(link.form, {}).get(row.kind)
    if fields is None:
        yield _("staat in de keten in een vorm die deze versie van Regio niet kent")
        return
    moment = plain_value(link.sealed_at)
    content = build_content(row, fields, link.texts, link.form, moment)
    if digest_content(content, link.algorithm) != link.digest:
        yield _("zegt iets anders dan toen het werd geschreven")
    elif any(not holds_text(row, name, link, left) for name in list_stored_texts(row, fields)):
        yield _("heeft een tekst die anders is dan toen die werd geschreven")


def list_stored_texts(row: WrittenRow, fields: ProvedFields) -> tuple[str, ...]:
    return (*fields.texts, REASON) if row.version else fields.texts


def holds_text(
    row: WrittenRow,
    name: str,
    link: StoredLink,
    left: Mapping[tuple[int, str], StoredLink | None],
) -> bool:
    """Whether a text is the one of which the chain has the digest, or what a redaction left."""
    text = plain_text(row.values[name])
    if name not in link.texts:
        return not text
    if name in link.salts:
        return holds_secret(link, name, text)
    redaction = left.get((row.row_id, name))
    return redaction is not None and holds_secret(redaction, LEFT, text)


def holds_secret(link: StoredLink, name: str, text: str) -> bool:
    """Whether a text that is kept nowhere is the one of which a link has the digest."""
    if name not in link.texts:
        return not text
    if name not in link.salts or link.form not in read_algorithms():
        return False
    return digest_text(text, link.salts[name], link.algorithm) == link.texts[name]


def is_ahead(row: WrittenRow, link: StoredLink) -> bool:
    """Whether a version says a moment that was still to come when it was written."""
    at = row.version.get("at")
    return bool(at) and datetime.fromisoformat(at) > link.sealed_at + PATIENCE


# The chains themselves.


def find_chain_breaches() -> Iterator[tuple[str, int, str]]:
    """Yield (chain, number, sentence) of each place where a chain does not hold."""
    ends = dict(iterate_ends())
    asked = ChainLink.objects.order_by("chain", "number")
    algorithms = read_algorithms()
    chain, number, head = "", 0, ""
    for name, place, form, digest, hash_ in asked.values_list(
        "chain", "number", "form", "digest", "hash"
    ).iterator():
        if name != chain:
            yield from judge_end(chain, number, head, ends)
            chain, number, head = name, 0, begin_chain(name)
        number += 1
        if place != number:
            yield chain, number, _("ontbreekt in de keten")
        elif form not in algorithms:
            yield chain, number, _("staat er in een vorm die deze versie van Regio niet kent")
        elif join_link(number, head, digest, algorithms[form]) != hash_:
            yield chain, number, _("volgt niet op de schakel ervoor")
        number, head = place, hash_
    yield from judge_end(chain, number, head, ends)
    for name, (length, _head) in sorted(ends.items()):
        if length:
            yield name, length, _("ontbreekt: de keten is leeg")


def iterate_ends() -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield each chain with the length and the head that its counter tells."""
    for model in apps.get_models():
        if issubclass(model, ChainCounter):
            for counter in model._base_manager.all():
                yield counter.chain, (counter.length, counter.head)


def judge_end(
    chain: str, length: int, head: str, ends: dict[str, tuple[int, str]]
) -> Iterator[tuple[str, int, str]]:
    """Yield where a chain ends otherwise than its counter tells; its end is taken out of `ends`."""
    if chain and ends.pop(chain, None) != (length, head):
        yield chain, length, _("is niet het einde dat de teller van de keten noemt")
