"""Who reads and who acts: from a signed-in user to a Reader."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils.timezone import get_current_timezone

from .members import list_inherited_regions
from .models import Role, RoleKind, Succession

# Who reads and who acts: one frozen answer to 'what may this person do', asked once a request.


@dataclass(frozen=True)
class Reader:
    """A person (or the public) at a moment, by what the roles give.

    The sets hold primary keys: municipalities of which the reader is griffie or college,
    regions of which the reader is regioredactie, and regions whose shared records are open.
    `homes` are the municipalities of every role, that of a raadslid among them; in those of
    `councillor_of` the reader is one.
    `preview` holds the records that count as public for this reading, None for every other.
    """

    at: datetime
    user: Any = field(default=None, compare=False)
    griffie_of: frozenset[int] = frozenset()
    college_of: frozenset[int] = frozenset()
    redactie_of: frozenset[int] = frozenset()
    shares_in: frozenset[int] = frozenset()
    is_beheer: bool = False
    preview: Any = None
    homes: frozenset[int] = frozenset()
    councillor_of: frozenset[int] = frozenset()

    @property
    def today(self):
        """The day of that moment, in Dutch time."""
        return self.at.astimezone(get_current_timezone()).date()

    @property
    def is_public(self):
        """Whether this reader sees what everybody sees, and nothing more."""
        return not (self.shares_in or self.griffie_of or self.redactie_of or self.is_beheer)

    @property
    def keeps(self):
        """Whether this reader keeps records somewhere, and so sees names and drafts."""
        return bool(self.griffie_of or self.redactie_of or self.is_beheer)

    @property
    def sees(self):
        """What decides what this reader may see, the moment apart."""
        return (self.griffie_of, self.college_of, self.redactie_of, self.shares_in, self.is_beheer)

    def known_at(self, moment):
        """Return the same reader as of an earlier moment: embargoes are judged then, and what a
        preview publishes was not recorded before it."""
        at = min(moment, self.at)
        is_recorded = self.preview is not None and self.preview.recorded_at <= at
        return replace(self, at=at, preview=self.preview if is_recorded else None)


# From a signed-in user to a Reader.


def reader_of(user: AbstractBaseUser | AnonymousUser, *, at: datetime) -> Reader:
    """Return what `user` (or the public) may see and do at `at`; one query when signed in.

    The user is told whether there is work for it and whether it sits in a council, so that a page
    can offer the workspace and the page of that council.
    """
    if not user.is_authenticated or not user.is_active:
        return Reader(at=at, preview=getattr(user, "preview", None))
    homes, regions, shares_in = _held(user, at)
    reader = Reader(
        at=at,
        user=user,
        griffie_of=frozenset(homes[RoleKind.GRIFFIE]),
        college_of=frozenset(homes[RoleKind.COLLEGE]),
        redactie_of=frozenset(regions[RoleKind.REDACTIE]),
        shares_in=frozenset(regions[RoleKind.REDACTIE]) | shares_in,
        is_beheer=RoleKind.BEHEER in homes,
        homes=frozenset().union(*homes.values()) - {None},
        councillor_of=frozenset(homes[RoleKind.RAADSLID]),
    )
    user.has_work = reader.keeps or bool(reader.college_of)
    user.is_councillor = bool(reader.councillor_of)
    return reader


def _held(user, at):
    """Return the homes of every role held at `at`: (municipalities by kind, regions by kind,
    the regions in which one of the municipalities takes part on the day of `at`).

    One query; a few more for who belongs to a municipality that took the place of another.
    """
    homes, regions, latest, heirs = defaultdict(set), defaultdict(set), {}, set()
    day = at.astimezone(get_current_timezone()).date()
    for kind, municipality, region, joined, takes_part, succeeds in _roles_and_joins(user, at, day):
        homes[kind].add(municipality)
        regions[kind].add(region)
        latest[joined, municipality] = takes_part
        if succeeds:
            heirs.add(municipality)
    joined = {region for (region, _), takes_part in latest.items() if takes_part}
    return homes, regions, joined | (list_inherited_regions(heirs, day) if heirs else set())


def _roles_and_joins(user, at, day):
    """Return (kind, municipality, region, region joined, takes part, whether it succeeds another),
    the memberships of each role's municipality that began by the day in order of time."""
    begun = FilteredRelation(
        "municipality__memberships", condition=Q(municipality__memberships__first_on__lte=day)
    )
    rows = Role.objects.filter(user=user).held_at(at).annotate(begun=begun)
    succeeds = Exists(Succession.objects.filter(successor=OuterRef("municipality")))
    told = rows.annotate(
        joined=F("begun__region"), takes_part=F("begun__takes_part"), succeeds=succeeds
    )
    return told.order_by("begun__first_on", "begun__id").values_list(
        "kind", "municipality_id", "region_id", "joined", "takes_part", "succeeds"
    )
