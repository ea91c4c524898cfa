"""Which roles a reader may give and end: beheer all; a griffie those of its municipality, deputies
among them; the regioredactie its own and those of members whose griffie never signed in."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from ..models import Municipality, Role, RoleKind, participants_of
from ..roles import Reader


@dataclass(frozen=True)
class RoleScope:
    """The municipalities and regions of which a reader gives and ends the roles, by key."""

    is_all: bool = False
    municipalities: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.is_all or bool(self.municipalities or self.regions)

    def covers(self, role: Role) -> bool:
        """Whether the reader gives and ends a role like this one."""
        if self.is_all:
            return True
        return role.municipality_id in self.municipalities or role.region_id in self.regions

    @property
    def condition(self) -> Q:
        """The condition under which `covers` holds for a row of Role."""
        if self.is_all:
            return Q()
        return Q(municipality__in=self.municipalities) | Q(region__in=self.regions)


def read_role_scope(by: Reader) -> RoleScope:
    """Return the RoleScope of a reader; one query for a regioredactie, none for who is not."""
    if by.is_beheer:
        return RoleScope(is_all=True)
    own = by.griffie_of
    if by.redactie_of:
        own |= frozenset(list_ungoverned_members(by).values_list("pk", flat=True))
    return RoleScope(municipalities=own, regions=by.redactie_of)


def list_ungoverned_members(by: Reader) -> QuerySet[Municipality]:
    """Return the municipalities that take part in the regions of a regioredactie and of which no
    griffie ever signed in, so that nobody else keeps who belongs to them."""
    arrived = Role.objects.filter(kind=RoleKind.GRIFFIE, municipality=OuterRef("pk"))
    arrived = arrived.held_at(by.at).filter(user__is_active=True, user__last_login__isnull=False)
    members = participants_of(by.redactie_of, sat=True, begun_by=by.today)
    return Municipality.objects.filter(~Exists(arrived), pk__in=members)


def check_may_give(role: Role, by: Reader) -> None:
    """Raise PermissionDenied for a reader who gives and ends no role like this one."""
    if not read_role_scope(by).covers(role):
        raise PermissionDenied(
            _(
                "Rollen van een gemeente geeft haar griffie, of de regioredactie zolang zij er "
                "geen heeft; die van een regio haar regioredactie; de andere geeft beheer."
            )
        )
