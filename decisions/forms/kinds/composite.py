"""A form that holds smaller ones: shown, checked and refused as one."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Section:
    """A part of a form under one heading; `fields` are bound, `rows` the same by line."""

    label: Any
    fields: tuple
    rows: tuple = ()
    help: Any = ""
    is_closed: bool = False

    @property
    def has_errors(self):
        """Whether something in it is wrong, so that it has to be open."""
        inside = [*self.fields, *(field for row in self.rows for field in row)]
        return any(field.errors for field in inside if field.form.is_bound)


class Composite:
    """`hold` takes the fields of a smaller form in; its errors stand beside them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = []

    def hold(self, made):
        """Take in a form that was made with a prefix of its own; return it."""
        for name, field in made.fields.items():
            self.fields[made.add_prefix(name)] = field
            if name in made.initial:
                self.initial[made.add_prefix(name)] = made.initial[name]
        self.held.append(made)
        return made

    def given(self):
        """Return what was typed, as a smaller form takes it; None for a form that is new."""
        return self.data if self.is_bound else None

    def clean(self):
        cleaned = super().clean()
        for each in self.held:
            if not each.is_valid():
                self.take_errors(each)
        return cleaned

    def take_errors(self, held):
        for name, errors in held.errors.items():
            own = held.add_prefix(name) if name in held.fields else None
            if own not in self.errors:
                self.add_error(own, errors)

    def sections(self):
        """Return the Sections of the form: its own fields first, the reason last."""
        inside = {each.add_prefix(name) for each in self.held for name in each.fields}
        own = [each for each in self.visible_fields() if each.name not in inside]
        plain = tuple(each for each in own if each.name != "reason")
        reason = tuple(each for each in own if each.name == "reason")
        ends = (Section("", reason),) if reason else ()
        return (Section("", plain), *self.more_sections(), *ends)

    def more_sections(self):
        """Return the Sections of what is held."""
        return ()

    def bound(self, held):
        """Return the bound fields of a form that is held."""
        return tuple(self[held.add_prefix(name)] for name in held.fields)
