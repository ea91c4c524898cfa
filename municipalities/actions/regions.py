"""What the regioredactie and griffies write of the register: bodies, arrangements, how a region is
drawn, recess."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ..members import list_participant_keys
from ..models import (
    Arrangement,
    Body,
    Municipality,
    Participation,
    Recess,
    Region,
    RegionBorders,
    RegionTile,
    participants_of,
)
from ..roles import Reader
from ..school_holidays import SchoolHoliday
from ..tracking import Conflict, discard_record, write_record, writing

# What the regioredactie writes of the register: bodies of its own region, and arrangements in
# which municipalities of its region take part. Beheer may write all of it.


def save_region_body(body: Body, *, by: Reader, reason: str = "") -> Body:
    """Save a body of the region itself, new or changed; raises PermissionDenied, ValidationError
    or Conflict."""
    homes = {body.region_id}
    if not body._state.adding:
        homes |= {get_stored_register_record(body).region_id}
    if not (by.is_beheer or homes <= by.redactie_of):
        raise PermissionDenied(_("De regioredactie houdt alleen organen van haar eigen regio bij."))
    check_register_reason(body, reason)
    return write_record(body, by=by, reason=reason)


def save_arrangement(
    arrangement: Arrangement,
    *,
    participations: Iterable[Participation] = (),
    ended: Iterable[Participation] = (),
    by: Reader,
    reason: str = "",
) -> Arrangement:
    """Save an arrangement with participations that are new or changed, and delete those that
    `ended` names: a line that was wrong. All or nothing.

    A participation that says nothing of its own source takes over that of the arrangement. Raises
    PermissionDenied where, before or after, no municipality of the reader's region takes part.
    """
    if not arrangement._state.adding:
        check_region_takes_part(arrangement, by)
    check_register_reason(arrangement, reason)
    with writing():
        write_record(arrangement, by=by, reason=reason)
        for each in ended:
            check_same_arrangement(arrangement, each)
            discard_record(each, by=by, reason=reason)
        for each in participations:
            save_participation(arrangement, each, by=by, reason=reason)
        check_region_takes_part(arrangement, by)
    return arrangement


def check_register_reason(record: Body | Arrangement, reason: str) -> None:
    """Refuse to change what stands in the register, for everybody to see, without saying why."""
    if not record._state.adding and not reason.strip():
        raise ValidationError(_("Dit is al openbaar: geef een reden voor de wijziging."))


def save_participation(
    arrangement: Arrangement, participation: Participation, *, by: Reader, reason: str
) -> None:
    participation.arrangement = arrangement
    check_same_arrangement(arrangement, participation)
    if participation.source_id is None:
        participation.source = arrangement.source
    write_record(participation, by=by, reason=reason)


def check_same_arrangement(arrangement: Arrangement, participation: Participation) -> None:
    """Refuse a line of another arrangement."""
    stands = (
        participation if participation._state.adding else get_stored_register_record(participation)
    )
    if stands.arrangement_id != arrangement.pk:
        raise ValidationError(_("Deze deelname hoort bij een ander samenwerkingsverband."))


def check_region_takes_part(arrangement: Arrangement, by: Reader) -> None:
    if not may_keep_arrangement(by, arrangement):
        raise PermissionDenied(
            _("De regioredactie houdt bij waarin gemeenten van haar eigen regio deelnemen.")
        )


def may_keep_arrangement(reader: Reader, arrangement: Arrangement) -> bool:
    """Whether `reader` keeps an arrangement that stands; one query at most."""
    if reader.is_beheer:
        return True
    homes = participants_of(reader.redactie_of)
    return arrangement.participations.filter(municipality__in=homes).exists()


def may_keep_register_body(reader: Reader, body: Body) -> bool:
    """Whether `reader` keeps what the register says of a body."""
    return reader.is_beheer or body.region_id in reader.redactie_of


def get_stored_register_record[R: (Body, Participation)](record: R) -> R:
    """Return what the database holds of a record; raises Conflict when it was deleted."""
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        raise Conflict(record, None)
    return stored


# How a region is drawn: where its tiles stand, or its real borders; looks, so nobody asks why.

type TilePlace = tuple[int, int] | None


def save_region_tiles(
    region: Region,
    places: Mapping[Municipality, TilePlace],
    *,
    seen: Mapping[int, int],
    by: Reader,
    reason: str = "",
) -> None:
    """Save the place (row, column) of each of these municipalities, None for none; all or nothing.

    `seen` has the version of each tile that stood, by the key of its municipality. Raises
    PermissionDenied, ValidationError (two on one place, or one that takes no part) or Conflict.
    """
    check_may_draw_region(region, by)
    check_tiles_apart(places)
    check_take_part(region, places)
    stands = {each.municipality_id: each for each in RegionTile.objects.filter(region=region)}
    with writing():
        for home, place in places.items():
            tile = stands.get(home.pk)
            if tile is not None:
                tile.version = seen.get(home.pk, tile.version)
            save_region_tile(
                tile or RegionTile(region=region, municipality=home), place, by, reason
            )


def save_region_tile(tile: RegionTile, place: TilePlace, by: Reader, reason: str) -> None:
    """Save one place where it is another one than stands; a tile without a place is taken away."""
    is_new = tile._state.adding
    if place is None:
        if not is_new:
            discard_record(tile, by=by, reason=reason)
    elif is_new or place != (tile.row, tile.column):
        tile.row, tile.column = place
        write_record(tile, by=by, reason=reason)


def check_tiles_apart(places: Mapping[Municipality, TilePlace]) -> None:
    """Refuse two municipalities on one place, and name them."""
    found: dict[tuple[int, int], Municipality] = {}
    for home, place in places.items():
        if place is None:
            continue
        other = found.setdefault(place, home)
        if other != home:
            told = {"first": other, "second": home, "row": place[0], "column": place[1]}
            raise ValidationError(
                _(
                    "%(first)s en %(second)s staan allebei op rij %(row)s, kolom %(column)s. Geef "
                    "een van beide een andere plaats."
                )
                % told
            )


def check_take_part(region: Region, places: Mapping[Municipality, TilePlace]) -> None:
    """Refuse a municipality that never takes part in the region."""
    members = list_participant_keys(region.pk)
    for home in places:
        if home.pk not in members:
            raise ValidationError(_("%s doet niet mee in deze regio.") % home)


def save_region_borders(borders: RegionBorders, *, by: Reader, reason: str = "") -> RegionBorders:
    """Save the borders of a region, new or in place of those that stand; raises PermissionDenied,
    ValidationError or Conflict."""
    check_may_draw_region(borders.region, by)
    return write_record(borders, by=by, reason=reason)


def delete_region_borders(borders: RegionBorders, *, by: Reader, reason: str = "") -> None:
    """Take the borders of a region away, so that its tiles show again; the history keeps them."""
    check_may_draw_region(borders.region, by)
    with writing():
        discard_record(borders, by=by, reason=reason)


def check_may_draw_region(region: Region, by: Reader) -> None:
    if not (by.is_beheer or region.pk in by.redactie_of):
        raise PermissionDenied(_("Hoe een regio wordt getekend, kiest haar regioredactie."))


# How the griffie of a council is reached, and what the bodies of its municipality ask of papers:
# kept by that griffie itself, and by beheer.


def save_griffie_contact(
    council: Body,
    *,
    email: str,
    phone: str,
    paper_days: int | None = None,
    committee_days: int | None = None,
    by: Reader,
    reason: str,
) -> Body:
    """Save where questions about a council can be asked, empty for nowhere, how many days before
    a meeting its papers must be in and how long before it a committee meets, None for unknown.

    Raises PermissionDenied, ValidationError or Conflict.
    """
    check_may_keep_griffie_contact(council, by)
    check_register_reason(council, reason)
    council.contact_email, council.contact_phone = email, phone
    council.paper_days, council.committee_days = paper_days, committee_days
    return write_record(council, by=by, reason=reason)


def save_paper_days(body: Body, *, paper_days: int | None, by: Reader, reason: str) -> Body:
    """Save how many days before a meeting of a committee or college papers must be in, None for
    unknown. Raises PermissionDenied, ValidationError or Conflict."""
    check_may_keep_paper_days(body, by)
    check_register_reason(body, reason)
    body.paper_days = paper_days
    return write_record(body, by=by, reason=reason)


def check_may_keep_paper_days(body: Body, by: Reader) -> None:
    if not may_keep_paper_days(by, body):
        raise PermissionDenied(
            _("De aanlevertermijn houdt de griffie van de gemeente bij, of beheer.")
        )


def may_keep_paper_days(reader: Reader, body: Body) -> bool:
    """Whether `reader` says by when papers for a body of a municipality must be in."""
    return body.municipality_id is not None and (
        reader.is_beheer or body.municipality_id in reader.griffie_of
    )


def check_may_keep_griffie_contact(council: Body, by: Reader) -> None:
    if not may_keep_griffie_contact(by, council):
        raise PermissionDenied(
            _("Het contact van de griffie houdt die griffie zelf bij, of beheer.")
        )


def may_keep_griffie_contact(reader: Reader, council: Body) -> bool:
    """Whether `reader` says how the griffie of a council is reached."""
    return council.is_council and (reader.is_beheer or council.municipality_id in reader.griffie_of)


# The recess of a council: kept by its own griffie, and by the regioredactie for its region.


def save_recess(recess: Recess, *, by: Reader, reason: str = "") -> Recess:
    """Save a recess, new or changed, and return it; what stood changes with a reason only.

    Raises PermissionDenied, ValidationError or Conflict.
    """
    check_may_keep_recess(recess, by)
    if not recess._state.adding:
        check_recess_reason(reason)
    return write_record(recess, by=by, reason=reason)


def save_holiday_as_recess(
    holiday: SchoolHoliday, *, municipality: Municipality, by: Reader, reason: str = ""
) -> Recess:
    """Save a school holiday as a recess of the council; return it, or the one that begins that
    day already."""
    stands = Recess.objects.filter(municipality=municipality, first_on=holiday.first_on).first()
    made = Recess(
        municipality=municipality,
        name=recess_name(holiday),
        first_on=holiday.first_on,
        last_on=holiday.last_on,
    )
    check_may_keep_recess(made, by)
    return stands or save_recess(made, by=by, reason=reason)


def delete_recess(recess: Recess, *, by: Reader, reason: str) -> None:
    """Delete a recess that was wrong; its history keeps who did it and why."""
    check_may_keep_recess(recess, by)
    check_recess_reason(reason)
    with writing():
        discard_record(recess, by=by, reason=reason)


def recess_name(holiday: SchoolHoliday) -> str:
    """Return what a council calls its recess in a school holiday."""
    return f"{holiday.name.removesuffix('vakantie')}reces"


def list_kept_municipalities(reader: Reader) -> QuerySet[Municipality]:
    """Return the municipalities whose recess `reader` keeps, by name; of beheer those that took
    part in a region."""
    homes = Municipality.objects.order_by("name", "code")
    if reader.is_beheer:
        return homes.filter(pk__in=participants_of(None))
    took_part = participants_of(reader.redactie_of)
    return homes.filter(Q(pk__in=reader.griffie_of) | Q(pk__in=took_part))


def check_may_keep_recess(recess: Recess, by: Reader) -> None:
    """Refuse who does not keep the recess of this municipality, or of the one that it stands at."""
    homes = {recess.municipality_id}
    if not recess._state.adding:
        homes.add(get_stored_recess(recess).municipality_id)
    if not by.is_beheer and list_kept_municipalities(by).filter(pk__in=homes).count() < len(homes):
        raise PermissionDenied(_("Het reces houdt de griffie bij, of de regioredactie."))


def check_recess_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Geef een reden; dit is al voor iedereen te zien.")})


def get_stored_recess(recess: Recess) -> Recess:
    """Return what the database holds of a recess; raises Conflict when it was deleted."""
    stored = Recess.objects.filter(pk=recess.pk).first()
    if stored is None:
        raise Conflict(recess, None)
    return stored
