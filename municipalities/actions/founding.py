"""Beginning a region: its name, its municipalities with their bodies, and its first editors."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ..members import list_participant_keys
from ..models import (
    Body,
    BodyKind,
    Municipality,
    Population,
    PublisherKind,
    Region,
    RegionMembership,
    Role,
    RoleKind,
    Source,
    User,
)
from ..roles import Reader
from ..text import fold_text
from ..tracking import write_record, writing
from .people import give_role, invite_user
from .register import check_beheer
from .sources import find_free, make_free_key, make_stem

# A region and its first regioredactie.


def found_region(
    name: str, *, by: Reader, editor: Mapping[str, str] | None = None
) -> tuple[Region, User]:
    """Save a new region, and give its regioredactie to a person who is invited, or to beheer.

    `editor` tells who is invited (email, first_name, last_name); None is `by`. Returns the region
    and the user. Raises PermissionDenied for who is not beheer, or ValidationError.
    """
    check_beheer(by)
    check_free_name(name)
    with writing():
        region = write_record(Region(name=name, slug=make_region_slug(name)), by=by)
        role = Role(kind=RoleKind.REDACTIE, region=region, started_at=by.at)
        if editor is not None:
            return region, invite_user(**editor, roles=[role], by=by)
        role.user = by.user
        give_role(role, by=by)
        return region, by.user


def check_free_name(name: str) -> None:
    """Refuse a name that another region has, capitals and accents aside."""
    taken = {fold_text(each) for each in Region.objects.values_list("name", flat=True)}
    if fold_text(name) in taken:
        raise ValidationError({"name": _("Er is al een regio met deze naam.")})


def make_region_slug(name: str) -> str:
    """Return a free address for a region of that name."""
    stem = make_stem(name, "regio")
    rows = Region.objects.filter(slug__startswith=stem)
    return find_free(stem, rows.values_list("slug", flat=True))


# Its municipalities, from the register: each with a council and a college.


def may_set_up(reader: Reader, region: Region) -> bool:
    """Whether a reader says which municipalities make a region."""
    return reader.is_beheer or region.pk in reader.redactie_of


def check_may_set_up(reader: Reader, region: Region) -> None:
    if not may_set_up(reader, region):
        raise PermissionDenied(_("Een regio zet beheer op, of haar eigen regioredactie."))


@dataclass(frozen=True)
class StatedIn:
    """The document in which a regioredactie found what it enters."""

    title: str
    url: str = ""


def add_members(
    region: Region,
    municipalities: Collection[Municipality],
    *,
    since: str,
    by: Reader,
    stated_in: StatedIn | None = None,
) -> list[RegionMembership]:
    """Let municipalities take part in a region since a day (EDTF), or none of them; each gets its
    council and its college where it has none.

    The source is where it is `stated_in`, else what the regioredactie says. Raises
    PermissionDenied, or ValidationError for one that takes part already.
    """
    check_may_set_up(by, region)
    standing = set(region.memberships.values_list("municipality", flat=True))
    if twice := [each.name for each in municipalities if each.pk in standing]:
        raise ValidationError({"names": _("%s doet al mee.") % ", ".join(sorted(twice))})
    with writing():
        source = get_stated_source(region, stated_in, by)
        for each in municipalities:
            add_bodies(each, by=by)
        return [
            write_record(
                RegionMembership(region=region, municipality=each, dated_on=since, source=source),
                by=by,
            )
            for each in municipalities
        ]


def get_stated_source(region: Region, stated_in: StatedIn | None, by: Reader) -> Source:
    """Return the source of the region with that title, made where there is none; what the
    regioredactie itself states for None."""
    if stated_in is None:
        return get_statement_of_editors(region, by)
    found = Source.objects.filter(region=region, title=stated_in.title, url=stated_in.url).first()
    if found is not None:
        return found
    source = Source(
        key=make_free_key(stated_in.title),
        title=stated_in.title,
        url=stated_in.url,
        region=region,
        publisher_kind=PublisherKind.OTHER,
    )
    return write_record(source, by=by)


def get_statement_of_editors(region: Region, by: Reader) -> Source:
    """Return the source that says what the regioredactie of a region states; made at first use."""
    title = _("Opgave van de regioredactie %s") % region.name
    found = Source.objects.filter(region=region, title=title).first()
    if found is not None:
        return found
    source = Source(
        key=make_free_key(title), title=title, region=region, publisher_kind=PublisherKind.PUBLIC
    )
    return write_record(source, by=by)


def add_bodies(municipality: Municipality, *, by: Reader) -> None:
    """Make the council and the college of a municipality where it has none."""
    names = {
        BodyKind.COUNCIL: _("Gemeenteraad %s") % municipality.name,
        BodyKind.COLLEGE: _("College van B en W %s") % municipality.name,
    }
    standing = set(municipality.bodies.values_list("kind", flat=True))
    for kind, name in names.items():
        if kind not in standing:
            write_record(Body(municipality=municipality, kind=kind, name=name), by=by)


def find_municipalities_named(names: Iterable[str]) -> dict[str, Municipality]:
    """Return {name: the municipality of today's register that has it}, capitals and accents aside;
    what no municipality has, or two have, is left out; one query."""
    wanted = {fold_text(name): name for name in names}
    found: dict[str, list[Municipality]] = {}
    for each in Municipality.objects.filter(ended_on__isnull=True):
        if name := wanted.get(fold_text(each.name)):
            found.setdefault(name, []).append(each)
    return {name: each[0] for name, each in found.items() if len(each) == 1}


# How many inhabitants they have: from which the law gives the seats of each council.


def save_inhabitants(
    region: Region,
    numbers: Mapping[Municipality, int],
    *,
    on: str,
    by: Reader,
    stated_in: StatedIn | None = None,
) -> list[Population]:
    """Save the inhabitants of municipalities of a region on a day (EDTF), or none of them.

    Raises PermissionDenied, or ValidationError for a municipality outside the region.
    """
    check_may_set_up(by, region)
    members = list_participant_keys(region.pk)
    if strange := [each.name for each in numbers if each.pk not in members]:
        raise ValidationError(_("%s doet niet mee in deze regio.") % ", ".join(strange))
    with writing():
        source = get_stated_source(region, stated_in, by)
        rows = [
            Population(municipality=each, inhabitants=number, dated_on=on, source=source)
            for each, number in numbers.items()
        ]
        return [write_record(row, by=by) for row in rows]
