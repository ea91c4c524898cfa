"""The counter of each dossier: raised first in every write, so that what was kept is read anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import F

from municipalities.tracking import OpenWrite, writing

from ..models import DossierCounter, Owned


@contextmanager
def writing_in(*records: Owned) -> Iterator[OpenWrite]:
    """Open a write in the dossiers of these records, all or nothing, or join the one that is open.

    Before anything else it raises the counter of each dossier, by id, which keeps other writers of
    that dossier waiting until it ends. A dossier that is new has none until it is saved.
    """
    with writing() as opened:
        found = (dossier_key_of(each) for each in records)
        for key in sorted({key for key in found if key is not None} - opened.held):
            raise_counter(key, opened)
        yield opened


def raise_counter(key: int, opened: OpenWrite) -> None:
    """Raise the counter of a dossier, once a write; its row is locked until the writer commits."""
    if key in opened.held:
        return
    opened.held.add(key)
    if not DossierCounter.objects.filter(dossier=key).update(number=F("number") + 1):
        DossierCounter.objects.create(dossier_id=key, number=1)


def dossier_key_of(record: Owned) -> int | None:
    """Return the key of the dossier that a record belongs to; None where that is not filled."""
    key: int | None = getattr(record, "dossier_id", None)
    if key is None:
        key = getattr(record, "owning_dossier_id", None)
    return key
