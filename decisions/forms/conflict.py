"""Two people changed one record: what each of them says, field by field, and who is kept."""

from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict

from municipalities.acting_form import display

MINE, NOW = "mijn", "nu"


@dataclass(frozen=True)
class Difference:
    """One field in two wordings; `chosen` is MINE or NOW where only one of both changed it."""

    name: str
    label: Any
    mine: Any
    now: Any
    chosen: str

    @property
    def choice(self):
        """The name of the choice in the form."""
        return choice_of(self.name)


def choice_of(name):
    return f"kies-{name}"


def differences(form, current):
    """Return a Difference for each field that was typed otherwise than it stands now."""
    base = base_of(form, current)
    own = {each.name: each for each in current._meta.fields}
    found = [own[name] for name in form.fields if name in own]
    fields = tuple(
        Difference(
            each.name,
            each.verbose_name,
            display(form.instance, each),
            display(current, each),
            chosen(each, form.instance, current, base),
        )
        for each in found
        if said(form.instance, each) != said(current, each)
    )
    return fields + parts_that_differ(form, current)


def parts_that_differ(form, current):
    """Return a Difference for each part of the record, such as its lines, that a form names."""
    return form.part_differences(current) if hasattr(form, "part_differences") else ()


def base_of(form, current):
    """Return the record as it was when the form was opened, None where that is not known."""
    version = form.cleaned_data.get("expected_version")
    return current.history.filter(version=version).order_by("-history_id").first()


def chosen(field, mine, current, base):
    """Who alone changed the field since the form was opened; '' when both did."""
    if base is None:
        return ""
    before = said(base, field)
    if said(current, field) == before:
        return MINE
    return NOW if said(mine, field) == before else ""


def said(record, field):
    return getattr(record, field.attname)


def resolved(data, names, current):
    """Return what was typed, with the fields that are left as they stand now filled in."""
    left = [name for name in names if data.get(choice_of(name)) == NOW]
    if not left:
        return data
    data = data.copy()
    for name, value in model_to_dict(current, left).items():
        data.setlist(name, typed(value))
    return data


def typed(value):
    """Return a value as a form sends it."""
    if value in (None, False):
        return []
    return ["on"] if value is True else [str(value)]
