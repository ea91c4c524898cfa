"""A part of a register that is counted apart: of a round, on a section, in a shared point."""

from dataclasses import dataclass

from django.db.models import Q

from ..models import PointRemark
from .rows import rows


@dataclass(frozen=True)
class Narrowed:
    """Leaves the remarks on one `section`, of one `round` and in one `point`, both by their key.

    `is_linked` leaves those in any point, or those in none.
    """

    section: str = ""
    round: int | None = None
    point: int | None = None
    is_linked: bool | None = None

    def condition(self, known_at, dossier):
        """Return the condition on remarks of the dossier, linked as was known at a moment."""
        only = Q(section=self.section) if self.section else Q()
        if self.round is not None:
            only &= Q(round=self.round)
        if self.point is None and self.is_linked is None:
            return only
        links = rows(PointRemark, known_at, remark__dossier=dossier).order_by()
        if self.point is not None:
            links = links.filter(point=self.point)
        linked = Q(id__in=links.values("remark"))
        return only & (~linked if self.is_linked is False else linked)


EVERYTHING = Narrowed()
