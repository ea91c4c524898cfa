"""Breaking a constraint on purpose: once through full_clean, once below it in the database."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.base import ModelState


@dataclass
class Break:
    """How one constraint is broken: a valid record, changed, or a twin beside it.

    `before` is changed in the record that a twin stands beside. `hidden` tells that a check of
    the field itself speaks first, so only the database and validate_constraints reach this one.
    """

    make: Callable
    changes: Callable = dict
    twin: bool = False
    before: dict = field(default_factory=dict)
    hidden: bool = False

    def broken(self):
        """Return the record that breaks the constraint, not saved."""
        record = self.make()
        if self.before:
            change(record, self.before)
            record.save_base(raw=True)
        record = twin_of(record) if self.twin else record
        change(record, self.changes(record) if self.changes is not dict else {})
        return record


def change(record, changes):
    for name, value in changes.items():
        setattr(record, name, value)


def twin_of(record):
    """Return a new record with the same fields."""
    twin = copy.copy(record)
    twin._state = ModelState()
    twin.pk = None
    return twin


def constraints_of(app_label):
    """Return every constraint of an app's own tables by name; history tables aside."""
    models = apps.get_app_config(app_label).get_models()
    return {
        constraint.name: constraint
        for model in models
        if not hasattr(model, "instance_type")
        for constraint in model._meta.constraints
    }


def assert_told(breaking, constraint):
    """Check that full_clean says the constraint's own sentence."""
    record = breaking.broken()
    check = record.validate_constraints if breaking.hidden else record.full_clean
    with pytest.raises(ValidationError) as caught:
        check()
    assert str(constraint.violation_error_message) in caught.value.messages


def assert_refused(breaking):
    """Check that the database refuses the record when nobody validated it."""
    record = breaking.broken()
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save_base(raw=True)
