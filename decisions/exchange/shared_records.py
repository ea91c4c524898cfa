"""Which records of the register are not a folder's own, so that no import rewrites them unasked.

A folder's own are the records that were there while its dossier was, and on which no other dossier
rests. `docs/dossier-folder.md` tells the rule to people."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from municipalities.members import list_participant_keys, read_seatings
from municipalities.models import (
    Arrangement,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Party,
    Population,
    Region,
    RegionMembership,
    RegionTile,
    Source,
    Succession,
)

from ..models import AgendaItem, Decision, Dossier, Evidence

# What of the register says where it was read, and so rests on a source.
SOURCED = (
    *(Arrangement, CouncilElection, CouncilTerm, Group, GroupRole, Participation),
    *(Population, RegionMembership, Succession),
)


class SharedRecords:
    """Tells of a record of the register what else rests on it than the dossier of this slug, in
    the region of that one.

    Nothing is asked of the database before the first question; then four queries, and a few more
    for each source and arrangement.
    """

    def __init__(self, slug: str, region_slug: str) -> None:
        self.slug, self.region_slug = slug, region_slug

    def find_other_owner(self, record: Any) -> str:
        """Return in words what else rests on a record that stands, '' where nothing does."""
        if not self.has_dossier:
            return _("het register, van voor dit dossier")
        return next(self._owners(record), "")

    @cached_property
    def has_dossier(self) -> bool:
        return Dossier.objects.filter(slug=self.slug).exists()

    def _owners(self, record: Any) -> Iterator[str]:
        if isinstance(record, Party):
            yield _("het register van partijen, dat alle regio's delen")
        elif isinstance(record, Source):
            yield from self._owners_of_source(record)
        elif isinstance(record, Arrangement):
            yield from chain.from_iterable(map(self._owners, record.participations.order_by("pk")))
        elif (home := municipality_of(record)) is not None:
            yield from self._owners_of_municipality(home)
        else:
            yield from map(name_dossier, self._dossiers_by_region[region_of(record)])

    def _owners_of_municipality(self, home: int) -> Iterator[str]:
        yield from map(name_dossier, self._dossiers_by_municipality[home])
        if home not in self._members:
            yield _("een gemeente die niet in deze regio meedoet")

    def _owners_of_source(self, source: Source) -> Iterator[str]:
        for model in (Evidence, AgendaItem):
            rows = model._default_manager.filter(source=source).exclude(dossier__slug=self.slug)
            titles = rows.order_by("dossier").values_list("dossier__title", flat=True)
            yield from map(name_dossier, titles[:1])
        if source.region is not None and source.region.slug != self.region_slug:
            yield _("de regio ‘%s’, die haar invoerde") % source.region
        if source.municipality_id is not None:
            yield from self._owners_of_municipality(source.municipality_id)
        for model in SOURCED:
            for each in model._default_manager.filter(source=source).order_by("pk"):
                yield from self._owners(each)

    @cached_property
    def _members(self) -> set[int]:
        """The municipalities that take or took part in the region of the folder."""
        region = Region.objects.filter(slug=self.region_slug).first()
        return list_participant_keys(region.pk) if region else set()

    @cached_property
    def _dossiers_by_region(self) -> defaultdict[int, list[str]]:
        others = Dossier.objects.exclude(slug=self.slug).order_by("pk")
        found = defaultdict(list)
        for region, title in others.values_list("region", "title"):
            found[region].append(title)
        return found

    @cached_property
    def _dossiers_by_municipality(self) -> defaultdict[int, list[str]]:
        """The other dossiers that show a municipality: of its regions, or with an act of it."""
        found = defaultdict(list)
        for region, seating in read_seatings(list(self._dossiers_by_region)).items():
            for home in {turn.municipality_id for turn in seating.turns}:
                found[home] += self._dossiers_by_region[region]
        acts = Decision.objects.exclude(dossier__slug=self.slug)
        acts = acts.filter(body__municipality__isnull=False).order_by("dossier")
        for home, title in acts.values_list("body__municipality", "dossier__title").distinct():
            found[home].append(title)
        return found


def municipality_of(record: Any) -> int | None:
    """Return the key of the municipality that a record of the register is about, or None."""
    if isinstance(record, GroupRole):
        return record.group.term.body.municipality_id
    if isinstance(record, Group):
        return record.term.body.municipality_id
    if isinstance(record, CouncilTerm):
        return record.body.municipality_id
    if isinstance(record, RegionMembership | RegionTile):
        return None  # it is shown by the dossiers of its region alone
    key: int | None = getattr(record, "municipality_id", None)
    return key


def region_of(record: Any) -> int:
    """Return the key of the region that a record of no municipality is about, or is itself."""
    key: int = record.pk if isinstance(record, Region) else record.region_id
    return key


def name_dossier(title: str) -> str:
    return _("dossier ‘%s’") % title
