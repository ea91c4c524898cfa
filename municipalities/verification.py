"""Does the history still tell the truth? The invariants that hold for every tracked model, and the
chain over all of them (`proof`).

Asked nightly and after every restore: a write that went around the actions shows up here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from .proof.anchors import Anchor
from .proof.checking import (
    find_chain_breaches,
    holds_secret,
    is_ahead,
    judge_row,
    pair_rows,
    read_left_texts,
    read_links,
)
from .proof.comparing import find_broken_ends, find_file_faults, find_row_faults
from .proof.forms import GROWING, REASON
from .proof.journal import SIGN_IN, AccountAct
from .proof.links import ChainLink, Redaction
from .proof.sealing import WrittenRow, describe_row, describe_values
from .reading import reading
from .search_index import SearchEntry, find_wrong_entries, is_index_whole
from .tracking import Tracked

GONE, BORN = "-", "+"


@dataclass(frozen=True)
class Breach:
    """A record of which row and history do not agree, and what is wrong in a Dutch sentence; one
    `is_remark` may have a reason that is no fault."""

    model: str
    key: int
    what: str
    is_remark: bool = False


def tracked_models():
    """Return every model with a history."""
    return [model for model in apps.get_models() if issubclass(model, Tracked)]


def verify_history(models=None):
    """Yield every Breach, all of one moment; of chains and accounts too where no models are named.

    Three queries a model, each read in one pass, and two where words are sought."""
    with reading():
        for model in models or tracked_models():
            yield from find_breaches(model)
            for key, sentence in find_wrong_entries(model) if model.SEARCHED else ():
                yield Breach(model._meta.label, key, sentence)
        if models is None:
            yield from find_breaches_beside_records()
    if not is_index_whole():
        yield Breach(SearchEntry._meta.label, 0, _("is niet zoals de database hem indexeert"))


def find_breaches_beside_records():
    """Yield each Breach of a chain, of what is no record and in one, and of an account."""
    for chain, number, sentence in find_chain_breaches():
        yield Breach(f"{ChainLink._meta.label} {chain}", number, sentence)
    for label in GROWING:
        yield from find_breaches_of_growing(apps.get_model(label))
    for key, sentence in find_changed_accounts():
        yield Breach(get_user_model()._meta.label, key, sentence)


def verify_anchors(paths: Iterable[Path]) -> Iterator[Breach]:
    """Yield each Breach of what anchors say: those in the database, and in files and folders."""
    anchors: list[dict[str, Any]] = []
    for key, sentence in find_row_faults(anchors):
        yield Breach(Anchor._meta.label, key, sentence)
    for path, sentence in find_file_faults(paths, anchors):
        yield Breach(path, 0, sentence)
    for chain, number, sentence in find_broken_ends(anchors):
        yield Breach(f"{ChainLink._meta.label} {chain}", number, sentence)


def list_redactions():
    """Return a sentence for each text that was taken out: of what, by which account, when, why."""
    links = {each.row_id: each for each in read_links(Redaction._meta.label_lower)}
    told = _("%(kind)s, versie %(row)d, veld %(field)s: door account %(by)d op %(day)s. %(reason)s")
    return [
        told
        % {
            "kind": each.kind,
            "row": each.row_id,
            "field": each.field,
            "by": each.by_id,
            "day": format_sealed_day(links[each.pk].sealed_at) if each.pk in links else "?",
            "reason": each.reason,
        }
        for each in Redaction.objects.order_by("pk")
    ]


def format_sealed_day(moment):
    return date_format(moment.astimezone(get_current_timezone()), "j F Y")


# A record: its row, its versions and their links.


def find_breaches(model):
    """Yield each Breach of the records of a model."""
    fields = [field.attname for field in model.history.model.tracked_fields]
    left = read_left_texts(model._meta.label_lower)
    for key, row, pairs in join_records(model, fields):
        sentences = [*find_wrongs_of_record(row, pairs, fields)]
        sentences += [each for pair in pairs for each in judge_row(*pair, left)]
        for sentence in dict.fromkeys(sentences):
            yield Breach(model._meta.label, key, sentence)
        if any(version and link and is_ahead(version, link) for version, link in pairs):
            sentence = _("zegt een tijdstip dat nog moest komen toen het werd geschreven")
            yield Breach(model._meta.label, key, sentence, is_remark=True)


def join_records(model, fields):
    """Yield (key, row, pairs) of each record, in the order of their keys: its row or None, and its
    versions with their links, None where one of two is missing."""
    kind = model._meta.label_lower
    rows = model._base_manager.order_by("id").values(*fields).iterator()
    pairs = pair_rows(read_written_versions(model, kind, fields), read_links(kind))
    both = merge(
        ((row["id"], 0, row) for row in rows),
        ((key, 1, pair) for key, *pair in pairs),
        key=itemgetter(0, 1),
    )
    for key, parts in groupby(both, key=itemgetter(0)):
        found = [[], []]
        for _key, which, part in parts:
            found[which].append(part)
        yield key, next(iter(found[0]), None), found[1]


def find_wrongs_of_record(row, pairs, fields):
    """Yield what is wrong between the row of a record and its versions."""
    versions = [version.values for version, _link in pairs if version is not None]
    if versions:
        yield from find_wrongs(versions, row, fields)
    elif row is not None:
        yield _("staat er zonder geschiedenis")


def read_written_versions(
    model: Any, kind: str, fields: list[str]
) -> Iterator[tuple[int, int, WrittenRow]]:
    """Yield (record_id, row_id, WrittenRow) of each version, in that order."""
    asked = model.history.order_by("id", "history_id").values(
        *fields, "history_id", "history_date", "history_type", "history_user_id", REASON
    )
    for row in asked.iterator():
        yield row["id"], row["history_id"], describe_values(kind, row)


def find_wrongs(versions, row, fields):
    """Yield what is wrong with one record: its versions in order, and its row or None."""
    last = versions[-1]
    if [each["history_type"] for each in versions].count(BORN) != 1:
        yield _("is niet precies een keer begonnen")
    if [each["version"] for each in versions] != [*range(1, len(versions) + 1)]:
        yield _("heeft versies die niet op elkaar volgen")
    if any(each["history_user_id"] is None for each in versions):
        yield _("is gewijzigd door niemand")
    moments = [each["history_date"] for each in versions]
    if any(later <= earlier for earlier, later in zip(moments, moments[1:], strict=False)):
        yield _("heeft versies waarvan de tijd niet oploopt")
    if any(each["history_type"] == GONE for each in versions[:-1]):
        yield _("leefde voort na zijn verwijdering")
    if (row is None) != (last["history_type"] == GONE):
        yield _("is er niet meer of juist nog wel, anders dan de geschiedenis zegt")
    elif row is not None and any(row[name] != last[name] for name in fields):
        yield _("verschilt van zijn laatste versie")


# What is no record: tables that only grow, and accounts.


def find_breaches_of_growing(model):
    """Yield each Breach of a table without a history of its own."""
    label, kind = model._meta.label, model._meta.label_lower
    rows = (
        (row.pk, row.pk, describe_row(row)) for row in model._base_manager.order_by("pk").iterator()
    )
    for key, *pair in pair_rows(rows, read_links(kind)):
        for sentence in judge_row(*pair, {}):
            yield Breach(label, key, sentence)


def find_changed_accounts():
    """Yield (key, sentence) of each account that can do something, or signs in, otherwise than the
    journal says."""
    links = {each.row_id: each for each in read_links(AccountAct._meta.label_lower)}
    last = {act.account_id: act for act in AccountAct.objects.order_by("pk").iterator()}
    for user in get_user_model().objects.order_by("pk").iterator():
        act = last.get(user.pk)
        link = links.get(act.pk) if act else None
        if act is None or link is None:
            yield user.pk, _("kwam er zonder dat het journaal dat zegt")
        elif any(
            getattr(user, name) != getattr(act, name)
            for name in ("is_active", "is_staff", "is_superuser")
        ):
            yield user.pk, _("mag iets anders dan het journaal zegt")
        elif not all(holds_secret(link, name, getattr(user, name)) for name in SIGN_IN):
            yield user.pk, _("meldt zich anders aan dan het journaal zegt")
