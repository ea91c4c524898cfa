"""What one kind of record is in the workspace: its word in addresses, its model and its form."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from django.utils.text import capfirst

from ....actions import change_record
from ....permissions import list_kept_bodies, may_keep_dossier
from ..fields import ChangeEntryForm


class KeeperKind(Enum):
    """Who enters records of a kind: whoever keeps a body, or the regioredactie alone."""

    BODY = "orgaan"
    DOSSIER = "dossier"


@dataclass(frozen=True)
class ListColumns:
    """From which fields a list tells a record: its words, its date, its body, the groups of that
    body that may speak in its place, and a choice that says more; '' for none."""

    words: str
    date: str = "dated_on"
    body: str = "body"
    more: str = ""
    groups: str = ""


@dataclass(frozen=True)
class RecordKind:
    """`slug` is the word in an address; `label` replaces the model's own word on the screen.

    `form` enters a new record and has what changes one too; `is_new` is False where a new one
    comes with something else. `fixed` are the values that every record of the kind has. `action`
    saves one, with what its form says goes along.
    """

    slug: str
    model: type
    form: Any
    listed: ListColumns | None
    keeper: KeeperKind = KeeperKind.BODY
    is_new: bool = True
    label: Any = ""
    fixed: tuple = ()
    action: Any = change_record

    @property
    def name(self):
        """The word on the screen, in the singular."""
        return self.label or self.model._meta.verbose_name

    @property
    def title(self):
        return capfirst(str(self.name))

    @property
    def has_status(self):
        """Whether its records go from concept to public by themselves."""
        return hasattr(self.model, "REGION")

    @property
    def change_form(self):
        """The same form for a record that stands."""
        return build_change_form(self.form)

    def holds(self, record):
        """Whether a record is of this kind."""
        if not isinstance(record, self.model):
            return False
        return all(getattr(record, name) == value for name, value in self.fixed)

    def may_add(self, reader, region):
        """Whether `reader` enters records of this kind in a dossier of the region; one query."""
        if may_keep_dossier(reader, region.pk):
            return True
        return self.keeper is KeeperKind.BODY and list_kept_bodies(reader, region).exists()


@cache
def build_change_form(form):
    """Return the form that changes what `form` enters."""
    return type(f"Change{form.__name__}", (form, ChangeEntryForm), {})
