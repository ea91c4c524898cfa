"""Adding to a chain: a link for each row that a write leaves, at its end, in one statement."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import batched
from typing import Any, NamedTuple

from django.db import models

from .forms import REASON, ProvedFields, find_last_form, read_algorithms, read_forms
from .hashing import (
    digest_content,
    digest_text,
    join_link,
    make_salt,
    plain_text,
    plain_value,
)
from .links import ChainCounter, ChainLink

MANY = 2_000


class WrittenRow(NamedTuple):
    """A row that a link is about, by the names that a ChainLink has for it.

    `values` are its fields by name; `version` what a history row says of itself: 'at', 'by' and
    'type', {} for another row. `more` are texts that are digested and kept nowhere.
    """

    kind: str
    record_id: int
    row_id: int
    values: Mapping[str, Any]
    version: Mapping[str, Any]
    more: Mapping[str, str]


def describe_version(row: models.Model) -> WrittenRow:
    """Return the WrittenRow of one row of a history."""
    return describe_values(row.instance_type._meta.label_lower, row.__dict__)


def describe_values(kind: str, values: Mapping[str, Any]) -> WrittenRow:
    """Return the WrittenRow of the values of one row of a history, by the names of its columns."""
    version = {
        "at": plain_value(values["history_date"]),
        "by": values["history_user_id"],
        "type": values["history_type"],
    }
    return WrittenRow(kind, values["id"], values["history_id"], values, version, {})


def describe_row(row: models.Model, **more: str) -> WrittenRow:
    """Return the WrittenRow of a row of a table that only grows."""
    return WrittenRow(row._meta.label_lower, row.pk, row.pk, row.__dict__, {}, more)


def seal_rows(rows: Iterable[WrittenRow], counter: ChainCounter, at: datetime) -> None:
    """Add a link for each row to the chain of a counter, which tells its new end; the caller, who
    holds the lock of that counter, saves it."""
    for some in batched(rows, MANY):
        links = build_links(some, counter, at)
        ChainLink.objects.bulk_create(links)
        counter.head, counter.length = links[-1].hash, links[-1].number


def build_links(rows: Iterable[WrittenRow], counter: ChainCounter, at: datetime) -> list[ChainLink]:
    """Return the links that come after the last one of a counter, one for each row."""
    form = find_last_form()
    kinds, algorithm = read_forms()[form], read_algorithms()[form]
    moment = plain_value(at)
    previous = counter.last_link
    links = []
    for number, row in enumerate(rows, counter.length + 1):
        fields = kinds[row.kind]
        texts, salts = digest_texts(row, fields, algorithm)
        digest = digest_content(build_content(row, fields, texts, form, moment), algorithm)
        previous = join_link(number, previous, digest, algorithm)
        links.append(
            ChainLink(
                chain=counter.chain,
                number=number,
                kind=row.kind,
                record_id=row.record_id,
                row_id=row.row_id,
                form=form,
                texts=texts,
                salts=salts,
                sealed_at=at,
                digest=digest,
                hash=previous,
            )
        )
    return links


def digest_texts(
    row: WrittenRow, fields: ProvedFields, algorithm: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the digests of the texts of a row and their salts, by field. An empty text is no
    secret and has neither, but the reason of a version always has: so no content can be guessed
    from its hash."""
    texts, salts = {}, {}
    told = [(name, plain_text(row.values[name])) for name in fields.texts]
    if row.version:
        told.append((REASON, row.values[REASON] or ""))
    for name, text in (*told, *row.more.items()):
        if text or name == REASON:
            salts[name] = salt = make_salt()
            texts[name] = digest_text(text, salt, algorithm)
    return texts, salts


def build_content(
    row: WrittenRow,
    fields: ProvedFields,
    texts: Mapping[str, str],
    form: int,
    moment: Any,
) -> dict[str, Any]:
    """Return the content of a link: what a row says, of its texts the digests only."""
    return {
        "form": form,
        "kind": row.kind,
        "record": row.record_id,
        "row": row.row_id,
        "sealed_at": moment,
        "texts": texts,
        "values": {name: plain_value(row.values[name]) for name in fields.clear},
        "version": row.version,
    }
