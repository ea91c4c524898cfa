"""One part of the form: its fields under its own prefix, its rules, and what follows from it."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"[0-9]{1,3}")
MOST_BLOCKS = 12
MORE = "more"


class Part:
    """A part of `form`; `prefix` keeps its fields apart from those of another part.

    A subclass gives its `fields()`, may `check()` what was typed, and has `names` of which it is
    empty when none is filled in.
    """

    prefix = ""
    names = ()

    def __init__(self, form, ground):
        self.form, self.ground = form, ground

    def fields(self):
        """Return the fields of this part, by name without the prefix."""
        return {}

    def check(self):
        """Refuse, beside the field, what cannot be."""

    def __getitem__(self, name):
        """Return the bound field, for a template."""
        return self.form[self.prefix + name]

    def value(self, name):
        """Return what was typed, cleaned; None where it is wrong or was left empty."""
        return self.form.cleaned.get(self.prefix + name)

    def is_wrong(self, name):
        own = self.prefix + name
        return own in self.form.errors or own in self.form.hushed

    def refuse(self, name, sentence):
        self.form.add_error(self.prefix + name, sentence)

    def has(self, *names):
        """Whether anything was typed in one of these fields, right or wrong."""
        return any(self.value(name) or self.is_wrong(name) for name in names)

    @property
    def is_filled(self):
        """Whether anything was typed in this part."""
        return self.has(*self.names)


@dataclass(frozen=True)
class Blocks:
    """How many times a block stands on the page: as often as before, and one more when asked."""

    name: str
    number: int
    is_new: bool

    @property
    def counter(self):
        """The name of the hidden field that brings the number back."""
        return f"{self.name}-number"

    def is_newest(self, place):
        return self.is_new and place == self.number - 1


def blocks(data, name):
    """Return the Blocks of that name as a QueryDict has them; one, where it says nothing."""
    data = data or {}
    typed = data.get(f"{name}-number", "")
    number = int(typed) if NUMBER.fullmatch(typed) else 1
    is_new = data.get(MORE) == name and number < MOST_BLOCKS
    return Blocks(name, min(max(number, 1) + is_new, MOST_BLOCKS), is_new)
