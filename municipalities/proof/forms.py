"""Which fields of each kind of record enter the chain, by the form that was in use.

A form is a list that never changes once it was used: forms.json has all of them, and the last is
that of today. A link says by which form it was made, so a field that is new since then is no
breach. What a field is called, and whether it is a text, stands in the form too, and by which
algorithm it hashes where that is another than SHA-256."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.core import checks
from django.db import models
from django.utils.translation import gettext as _

from ..fields import EdtfField
from .hashing import SHA256

PATH = Path(__file__).with_name("forms.json")
REASON = "history_change_reason"
# Beside the kinds of a form: how hashlib calls what it hashes with.
ALGORITHM = "algorithm"
# Tables without a history of their own: they take new rows and nothing else.
GROWING = ("municipalities.Redaction", "municipalities.AccountAct", "admin.LogEntry")
# What is rewritten when the name of a user is erased.
LEFT_OUT = {("admin.LogEntry", "object_repr")}


class ProvedFields(NamedTuple):
    """The names of the fields of a record that are hashed as they are, and of its texts, of which
    only salted digests are."""

    clear: tuple[str, ...]
    texts: tuple[str, ...]


@cache
def read_forms() -> dict[int, dict[str, ProvedFields]]:
    """Return the fields of each kind of record in each form."""
    told = json.loads(PATH.read_text())
    return {
        int(number): {
            kind: ProvedFields(tuple(each["clear"]), tuple(each["texts"]))
            for kind, each in kinds.items()
            if kind != ALGORITHM
        }
        for number, kinds in told.items()
    }


@cache
def read_algorithms() -> dict[int, str]:
    """Return by which algorithm each form hashes, as hashlib names it."""
    told = json.loads(PATH.read_text())
    return {int(number): kinds.get(ALGORITHM, SHA256) for number, kinds in told.items()}


def find_last_form() -> int:
    return max(read_forms())


def describe_fields(model: type[models.Model], names: list[str]) -> ProvedFields:
    """Return which of these fields of a model are clear and which are texts, as a new form would
    have them."""
    texts = [each for each in names if is_text(model._meta.get_field(each))]
    return ProvedFields(tuple(each for each in names if each not in texts), tuple(texts))


def is_text(field: models.Field) -> bool:
    """Whether a field holds words or bytes that somebody chose, no key, day or choice."""
    if field.choices or isinstance(field, EdtfField | models.SlugField):
        return False
    return isinstance(
        field, models.CharField | models.TextField | models.BinaryField | models.JSONField
    )


def describe_models() -> dict[str, ProvedFields]:
    """Return the fields of each kind of record as a new form would have them."""
    found = {}
    for model in apps.get_models():
        if hasattr(model, "history"):
            names = [each.attname for each in model.history.model.tracked_fields]
        elif model._meta.label in GROWING:
            label = model._meta.label
            fields = [each.attname for each in model._meta.concrete_fields]
            names = [each for each in fields if (label, each) not in LEFT_OUT]
        else:
            continue
        found[model._meta.label_lower] = describe_fields(model, names)
    return found


@checks.register
def check_last_form(**kwargs: Any) -> list[checks.CheckMessage]:
    """Say that a model has other fields than those that enter the chain."""
    told, wanted = read_forms()[find_last_form()], describe_models()
    changed = sorted(kind for kind in {*told, *wanted} if told.get(kind) != wanted.get(kind))
    if not changed:
        return []
    sentence = _("In de keten komen andere velden dan deze soorten records hebben: %s.")
    return [
        checks.Error(
            sentence % ", ".join(changed[:5]),
            hint=_("`make migrations` schrijft een nieuwe vorm (docs/proof.md)."),
            id="municipalities.E002",
        )
    ]
