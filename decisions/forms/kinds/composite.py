"""What a form of a record shows under one heading."""

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
