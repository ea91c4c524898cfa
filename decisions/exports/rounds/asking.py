"""What is asked of a round: which of its points, in what order, for a sheet or for paper."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...history import Register, points_of
from ..document import Fact
from ..register.content import Rows, about_file
from ..register.document import Group, RegisterDocument
from ..register.sorting import parted
from .order import ordered_keys

BUNDLED = {
    "orgaan": gettext_lazy("per orgaan"),
    "thema": gettext_lazy("per thema"),
    "onderdeel": gettext_lazy("per onderdeel"),
}
NOTED = {"punt": gettext_lazy("gedeelde punten eerst"), **BUNDLED}


@dataclass(frozen=True)
class Asking:
    """The points of `round` in a Register that a reader asks for.

    `ordering` is a key of NOTED; `body` leaves the points of one body. `is_paper` puts them under
    headings; a sheet is one list in the same order, read while it is written. `address` is the
    absolute address of the file's page.
    """

    register: Register
    round: Any
    ordering: str
    is_paper: bool
    address: str
    body: Any = None

    @cached_property
    def keys(self):
        """The keys of the points in order; what was withdrawn is no point of the round."""
        only = points_of(self.round)
        if self.body is not None:
            only &= Q(body=self.body)
        return ordered_keys(self.register, only, self.ordering)

    def document(self, *, name, title, rows_of, **fields):
        """Return the RegisterDocument of these points; `rows_of` as for Rows."""
        rows = Rows(self.register, self.keys, rows_of)
        return RegisterDocument(
            name=self.name_of(name),
            title=self.title_of(title),
            groups=parted(rows, self.ordering) if self.is_paper else (Group("", rows),),
            **about_file(self.register, self.address, self.chosen_facts()),
            **fields,
        )

    def name_of(self, name):
        """Return a file name of our own words: kind, round, ordering, council and day."""
        parts = [name, f"ronde-{self.round.pk}", f"per-{self.ordering}"]
        parts += [self.body.slug] if self.body is not None else []
        parts.append(self.register.day.isoformat())
        parts += [] if self.register.reader.is_public else ["niet-openbaar"]
        return "-".join(parts)

    def title_of(self, title):
        """Return what kind of file it is, of which round and of which body."""
        told = f"{title}: {self.round.title}"
        return told if self.body is None else f"{told}, {self.body.name}"

    def chosen_facts(self):
        """Return how many points there are, their order, and whose they are."""
        facts = [Fact(_("Punten"), str(len(self.keys)))]
        facts.append(Fact(_("Volgorde"), str(NOTED[self.ordering])))
        if self.body is not None:
            facts.append(Fact(_("Orgaan"), self.body.name))
        return tuple(facts)
