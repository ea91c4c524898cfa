"""What is chosen, public for the length of one look.

Publishing writes a version of each record, which a page that shows hundreds of them cannot afford
while every other writer waits. This writes the three fields that make public, one statement for
each kind of record, and is meant for a transaction that is rolled back: nothing of it may stay.
"""

from collections import defaultdict

from django.db.models import Value
from django.db.models.functions import Coalesce

from municipalities.tracking import stamp

from ..models import Status
from .publish import dossier_above, follows_from
from .publish_set import along_with


def look(chosen, *, by, moment, page=None, reason=""):
    """Make records public from a moment on, with what follows from them and waits.

    The record with the key `page` (its model, its primary key) gets a version too, and so does
    what it follows from: a page of one record tells its history. At most one query for each of
    the eight kinds, and two for each such version. Asks nothing of who may: the caller
    offers what the reader keeps, and rolls back.
    """
    kinds = defaultdict(dict)
    for record in chosen:
        for each in (record, *along_with(record)):
            kinds[type(each)][each.pk] = each
    made = {"status": Status.PUBLISHED, "public_from": moment}
    shared_at = Coalesce("shared_at", Value(by.at))
    for model, rows in kinds.items():
        model.objects.filter(pk__in=rows).update(shared_at=shared_at, **made)
    for record in line_of(page, kinds):
        note_version(record, by=by, reason=reason, **made)


def line_of(page, kinds):
    """Return the record of a page and what it follows from, as far as they become public."""
    model, key = page or (None, None)
    record = kinds.get(model, {}).get(key)
    if record is None:
        return []
    above = [each for each in (follows_from(record), dossier_above(record)) if each is not None]
    return [record, *(each for each in above if each.pk in kinds.get(type(each), {}))]


def note_version(record, *, by, reason, **made):
    """Write one version of a record that stands so; its row was written already."""
    for name, value in made.items():
        setattr(record, name, value)
    record.shared_at = record.shared_at or by.at
    stamp(record, by, reason)
    type(record).history.bulk_history_create([record], update=True)
