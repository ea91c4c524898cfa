"""Nothing that changes what is told goes by: records of every kind in a full dossier are changed,
and thrown away, and what the lists tell otherwise after that has to be among the changes."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.test import RequestFactory
from django.utils import timezone

from decisions.actions import writing_in
from decisions.api.lists import AskedList, MomentTerms
from decisions.api.resources.changes import FOLLOWED, read_newest_mark
from decisions.history.told_with import list_kinds_told
from decisions.history.touched import is_of_register, read_touched
from municipalities.models import Role
from municipalities.roles import Reader
from municipalities.tracking import Tracked, discard_record, write_record
from tests.decisions.api.followed import enrich
from tests.decisions.api.scene import full, furnish
from tests.people import beheer

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KINDS = sorted(
    (each for each in apps.get_models() if issubclass(each, Tracked) and each is not Role),
    key=lambda each: each._meta.label,
)
# Of each kind so many, over all that there are of it; one where nothing is told with it.
MOST_ROWS = 2
# What only publishing and withdrawing changes, and the address of a dossier, which stays.
KEPT = {"id", "version", "status", "shared_at", "public_from", "withdrawn_reason"}
NEVER = {("dossier", "slug")}


@pytest.fixture(scope="module")
def dossier(rolled_back):
    return enrich(furnish(full())).dossier


@pytest.fixture(scope="module")
def before(dossier):
    """What the lists tell, and up to where that was read."""
    return tell_everything(dossier), read_newest(dossier)


def read_newest(dossier):
    return read_newest_mark(dossier, Reader(at=timezone.now()))


def tell_everything(dossier):
    """Return {kind: {key: what is told}} of all that the public can read in the lists."""
    dossier.refresh_from_db()
    reader = Reader(at=timezone.now())
    request = RequestFactory().get("/")
    asked = AskedList(request, MomentTerms(), {}, reader, dossier, None, reader.at)
    told = {}
    for model, followed in FOLLOWED.items():
        rows = model.objects.filter(**{"pk" if model is type(dossier) else "dossier": dossier.pk})
        found = followed.tell(asked, list(rows.values_list("pk", flat=True)))
        told[model] = {key: each.model_dump_json() for key, each in found.items()}
    return told


@contextmanager
def undone():
    """Take back what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def other_value(record, field):
    """Return another value for a field of a record; its own where there is none to be had."""
    value = getattr(record, field.attname)
    if field.is_relation:
        others = field.related_model.objects.exclude(pk=value).order_by("-pk")
        return others.values_list("pk", flat=True).first() or value
    if field.choices:
        return next(key for key, _name in field.flatchoices if key != value)
    if field.name == "dated_on":
        return "2016-03-04"
    found = (make for kind, make in OTHERS if isinstance(field, kind))
    return next(found, lambda kept, _field: kept)(value, field)


OTHERS = (
    (models.BooleanField, lambda value, field: not value),
    (models.DateTimeField, lambda value, field: value),
    (models.DateField, lambda value, field: (value or date(2020, 1, 1)) - timedelta(days=400)),
    (models.IntegerField, lambda value, field: (value or 0) + 1),
    (models.DecimalField, lambda value, field: (value or 0) + 1),
    (models.CharField, lambda value, field: f"{value}x"[-field.max_length :]),
    (models.TextField, lambda value, field: f"{value}x"),
)


def is_tried(field):
    names = (field.model._meta.model_name, field.name)
    return field.name not in KEPT and names not in NEVER


def list_attempts(record):
    """Return the sets of fields that take another value together: all that lead nowhere, or each
    of them where a rule refuses that, and each relation by itself."""
    fields = [each for each in record._meta.concrete_fields if is_tried(each)]
    plain = [each for each in fields if not each.is_relation]
    return [plain, *([each] for each in plain)], [[each] for each in fields if each.is_relation]


def write_otherwise(record, fields, dossier):
    """Save a record with other values for these fields; return whether that was allowed."""
    row = type(record).objects.get(pk=record.pk)
    for each in fields:
        setattr(row, each.attname, other_value(row, each))
    return is_allowed(write_record, row, dossier)


def is_allowed(write, row, dossier):
    home = () if is_of_register(type(row)) else (dossier,)
    try:
        with writing_in(*home):
            write(row, by=beheer(), reason="test")
    except (ValidationError, DatabaseError):
        return False
    return True


def change_each(record, dossier):
    """Yield after each change of a record that is allowed; it is taken back then."""
    plain, relations = list_attempts(record)
    for fields in plain:
        with undone():
            if write_otherwise(record, fields, dossier):
                yield [each.name for each in fields]
                if len(fields) > 1:
                    break
    for fields in relations:
        with undone():
            if write_otherwise(record, fields, dossier):
                yield [each.name for each in fields]
    with undone():
        if is_allowed(discard_record, type(record).objects.get(pk=record.pk), dossier):
            yield ["weg"]


def list_rows(model, dossier):
    rows = model.objects.order_by("pk")
    if any(each.name == "dossier" for each in model._meta.fields):
        rows = rows.filter(dossier=dossier)
    found = list(rows)
    most = MOST_ROWS if model in list_kinds_told() else 1
    return found[:: max(1, len(found) // most)][:most]


def list_missed(dossier, before):
    """Return (kind, keys) of what is told otherwise than before and is no change, and whether
    anything is told otherwise."""
    told, since = before
    after, until = tell_everything(dossier), read_newest(dossier)
    touched = read_touched(dossier, since, until, at=until.at)
    other = {
        kind: {
            key for key in told[kind].keys() | rows.keys() if told[kind].get(key) != rows.get(key)
        }
        for kind, rows in after.items()
    }
    missed = {kind: keys - touched[kind].keys() for kind, keys in other.items()}
    return {kind.__name__: keys for kind, keys in missed.items() if keys}, any(other.values())


@pytest.mark.parametrize("model", KINDS, ids=lambda each: each._meta.model_name)
def test_all_that_is_told_otherwise_is_among_the_changes(model, dossier, before):
    missed, tells = [], False
    for record in list_rows(model, dossier):
        for what in change_each(record, dossier):
            found, is_other = list_missed(dossier, before)
            tells |= is_other
            if found:
                missed.append((record.pk, what, found))

    assert missed == []
    assert not tells or model in list_kinds_told()
