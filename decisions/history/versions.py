"""The history of one record: every version with who, when, why and the difference in words."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import overload

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from municipalities.models import Role, RoleKind, User
from municipalities.proof.showing import ChainPlace, read_chain_places
from municipalities.roles import Reader

from ..models import AgendaItem, Owned, Treatment
from .rows import HistoryRow, TrackedField, list_visible_versions

type Home = tuple[int | None, int | None]

BOOKKEEPING = {"id", "version", "dossier", "number", "shared_at", "first_on", "last_on"}


@dataclass(frozen=True)
class FieldChange:
    """One field that changed, in the words of the screen."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One version: `who` is a role for the public and a name for who keeps records. `place` is
    where it stands in a chain, None for one that stands in none."""

    at: datetime
    who: str
    reason: str
    changes: tuple[FieldChange, ...]
    is_first: bool
    row: HistoryRow
    place: ChainPlace | None = None


class VersionList(Sequence[Version]):
    """The versions of a record that a reader may see, newest first.

    It knows every row; what changed is told of the versions that are asked for, in one query for
    each kind of record that a link among those points to, and where they stand in a chain in one.
    """

    def __init__(
        self, rows: Sequence[HistoryRow], writers: "VersionAuthors", reader: Reader
    ) -> None:
        self.rows = rows
        self.writers = writers
        self.reader = reader

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def places(self) -> dict[int, ChainPlace]:
        """Where the versions stand in a chain, by the keys of their rows."""
        row = self.rows[0]
        return read_chain_places(row.instance_type._meta.label_lower, row.id)

    @overload
    def __getitem__(self, asked: int) -> Version: ...

    @overload
    def __getitem__(self, asked: slice) -> list[Version]: ...

    def __getitem__(self, asked: int | slice) -> Version | list[Version]:
        places = range(len(self) - 1, -1, -1)[asked]
        if isinstance(places, int):
            return self.tell([places])[0]
        return self.tell(places)

    def __iter__(self) -> Iterator[Version]:
        return iter(self[:])

    def tell(self, places: Sequence[int]) -> list[Version]:
        """Return the Versions at these places among the rows, which are the oldest first."""
        pairs = [(self.rows[place - 1] if place else None, self.rows[place]) for place in places]
        changed = [(before, row) for before, row in pairs if before is not None]
        links = LinkedNames(changed, self.reader)
        return [self.tell_version(before, row, links) for before, row in pairs]

    def tell_version(
        self, before: HistoryRow | None, row: HistoryRow, links: "LinkedNames"
    ) -> Version:
        changes = list_changes_between(before, row, links) if before is not None else ()
        why = row.history_change_reason or ""
        place = self.places.get(row.history_id)
        return Version(
            row.history_date, self.writers.of(row), why, changes, before is None, row, place
        )

    def find_first(self, matches: Callable[[HistoryRow], bool]) -> Version | None:
        """Return the oldest version whose row matches, or None."""
        found = (place for place, row in enumerate(self.rows) if matches(row))
        place = next(found, None)
        return None if place is None else self.tell([place])[0]


def read_versions(record: Owned, *, reader: Reader, until: datetime | None = None) -> VersionList:
    """Return the versions of a record that the reader may see, until a moment; three queries at
    most, and those of what is asked of the list.

    Who keeps the record sees them all. For others they start with the version that stood when
    they first could see the record, or what it belongs to.
    """
    rows = list_visible_versions(reader, record, read_history_rows(record, reader))
    if until is not None:
        rows = [row for row in rows if row.history_date <= until]
    return VersionList(rows, VersionAuthors(record, rows, reader), reader)


def read_history_rows(record: Owned, reader: Reader) -> list[HistoryRow]:
    """Return every history row of a record, oldest first, and the one that a preview adds."""
    kept = record.history
    rows = list(kept.select_related("history_user").order_by("history_id"))
    preview = reader.preview
    return [*rows, preview.version_of(record)] if preview and preview.holds(record) else rows


class VersionAuthors:
    """Who wrote each row: the name for those who keep records, else the role held then.

    Of somebody whose name was erased everybody is told the role.
    """

    def __init__(self, record: Owned, rows: Sequence[HistoryRow], reader: Reader) -> None:
        self.shows_names = reader.keeps
        self.roles = read_roles_of_users(
            {row.history_user_id for row in rows if not self.is_named(row)}
        )
        body = record.responsible_body
        self.home: Home = (body.municipality_id if body else None, record.owning_region_id)

    def is_named(self, row: HistoryRow) -> bool:
        return self.shows_names and not (row.history_user and row.history_user.is_erased)

    def of(self, row: HistoryRow) -> str:
        if self.is_named(row):
            return str(row.history_user or "")
        held = [role for role in self.roles if is_role_held_at(role, row.history_date)]
        return keeper_role_of(row.history_user_id, held, self.home)


def read_roles_of_users(users: Collection[int | None]) -> list[Role]:
    """Return every role that these users ever held, without a query for nobody."""
    if not users:
        return []
    roles = Role.objects.filter(user__in=users).select_related("municipality", "region")
    return list(roles.order_by("id"))


def is_role_held_at(role: Role, moment: datetime) -> bool:
    """Whether a role that was read already counted at a moment."""
    return role.started_at <= moment and (role.ended_at is None or role.ended_at > moment)


def keeper_role_of(user: int | None, roles: Sequence[Role], home: Home) -> str:
    """Return in words the role in which a user kept this record: the nearest home first."""
    own = [role for role in roles if role.user_id == user]
    municipality, region = home
    for kind, field, value in (
        (RoleKind.GRIFFIE, "municipality_id", municipality),
        (RoleKind.COLLEGE, "municipality_id", municipality),
        (RoleKind.REDACTIE, "region_id", region),
        (RoleKind.BEHEER, "municipality_id", None),
    ):
        for role in own:
            if role.kind == kind and getattr(role, field) == value:
                return describe_keeper(role)
    return _("een medewerker")


def describe_keeper(role: Role) -> str:
    """Return who keeps records in a role, as a sentence names them."""
    words = {
        RoleKind.GRIFFIE: _("de griffie van %s"),
        RoleKind.COLLEGE: _("het college van %s"),
        RoleKind.REDACTIE: _("de regioredactie van %s"),
    }
    if role.kind not in words:
        return _("de beheerder")
    return words[RoleKind(role.kind)] % (role.municipality or role.region)


def list_changed_fields(before: HistoryRow, after: HistoryRow) -> list[TrackedField]:
    """Return the fields that differ between two history rows.

    People are left out: who wrote a version is told beside it, as the reader may know it.
    """
    return [
        field
        for field in after.tracked_fields
        if field.name not in BOOKKEEPING
        and field.related_model is not User
        and getattr(before, field.attname) != getattr(after, field.attname)
    ]


def list_changes_between(
    before: HistoryRow, after: HistoryRow, links: "LinkedNames"
) -> tuple[FieldChange, ...]:
    """Return what differs between two history rows, field by field, in words."""
    return tuple(
        FieldChange(
            str(field.verbose_name),
            *(field_value_words(row, field, links) for row in (before, after)),
        )
        for field in list_changed_fields(before, after)
    )


class LinkedNames:
    """What changed links of history rows point to, by name; one query a kind of record."""

    def __init__(self, pairs: Iterable[tuple[HistoryRow, HistoryRow]], reader: Reader) -> None:
        keys: defaultdict[type[Model], set[int]] = defaultdict(set)
        for before, after in pairs:
            for field in list_changed_fields(before, after):
                if field.related_model is not None:
                    pair = {getattr(row, field.attname) for row in (before, after)}
                    keys[field.related_model] |= pair - {None}
        self.names = {
            (model, key): name
            for model, wanted in keys.items()
            for key, name in read_visible_names(model, wanted, reader).items()
        }

    def name(self, model: type[Model], key: int) -> str:
        """Return the name of a record, where the reader may see it."""
        return self.names.get((model, key), _("(niet te zien)"))


def read_visible_names(model: type[Model], keys: Collection[int], reader: Reader) -> dict[int, str]:
    """Return the names of the records with these keys, of those that the reader may see where that
    is judged; a treatment goes by its agenda item."""
    if model is Treatment:
        items = AgendaItem.objects.visible_to(reader).filter(treatments__in=keys)
        return dict(items.values_list("treatments", "title"))
    found = model._default_manager.filter(pk__in=keys)
    seen = found.visible_to(reader) if hasattr(found, "visible_to") else found
    return {each.pk: str(each) for each in seen}


def field_value_words(row: HistoryRow, field: TrackedField, links: LinkedNames) -> str:
    """Return a field's value as the screen says it; an empty one is a dash."""
    value = getattr(row, field.attname)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.related_model is not None:
        return links.name(field.related_model, value)
    return _moment(value) if isinstance(value, datetime) else str(value)


def _moment(value: datetime) -> str:
    return date_format(value.astimezone(get_current_timezone()), "j F Y H:i")
