"""Regions all over the country, their councils and their dossiers, for a seed always the same.

Days on which something held lie in the years before `until`; when it was recorded is now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.actions.people import USERNAME as IMPORT_USER
from municipalities.actions.people import give_role
from municipalities.actions.register import save_register_records, save_user
from municipalities.audit import told_as_one
from municipalities.council_terms import ORDINARY_TERMS
from municipalities.models import (
    Body,
    BodyKind,
    CouncilTerm,
    Group,
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
from municipalities.roles import Reader
from municipalities.seats import seats_by_law
from municipalities.tracking import writing

from ..demo import SLUG
from ..demo.people import LOGINS
from ..models import Dossier
from .dossier import DossierSize, Home, build_dossier
from .words import MADE_UP, MARK, MATTERS

SOURCE = "simulatie"
REASON = f"{MADE_UP}."
MEMBERS = (5, 6, 7, 8, 9, 10, 11)
GROUPS = ("Lijst Noord", "Lijst Zuid", "Lijst Oost", "Lijst West", "Lijst Midden")


@dataclass(frozen=True)
class Size:
    """How large a country: so many municipalities and dossiers, each with about so many positions
    and remarks, spread over the `years` that end on `until`."""

    municipalities: int
    dossiers: int
    positions: int
    remarks: int
    years: int
    until: date

    @property
    def since(self) -> date:
        """The day on which everything begins."""
        return date(self.until.year - self.years, 1, 1)


def check_may_simulate() -> None:
    """Refuse a database that holds anything but the register or the demonstration."""
    known = {IMPORT_USER}
    own = Dossier.objects.all()
    if settings.DEMO:
        known |= {each.username for each in LOGINS}
        own = own.exclude(slug=SLUG)
    if own.exists() or User.objects.exclude(username__in=known).exists():
        raise ValidationError(
            _(
                "In deze database staat al iets anders dan het register of de demonstratie. "
                "Neem een lege database, of die van 'manage.py demo' (met REGIO_DEMO=1)."
            )
        )


def build_country(
    size: Size, *, seed: int, by: Reader, told: Callable[[int], None] = lambda done: None
) -> None:
    """Make a whole country; `told` hears after each dossier how many there are."""
    with writing():
        source = save_sources(by)
        towns = choose_municipalities(size)
        new = [each for each in towns if not each.memberships.exists()]
        save_councils(towns, new, source, size, seed, by)
        regions = save_regions(towns, source, size, by)
        keepers = save_keepers(new, by)
    for number, region in enumerate(regions, 1):
        home = read_home(number, region, keepers)
        wanted = DossierSize(size.positions, size.remarks, size.since, size.until)
        build_dossier(home, wanted, Random(f"{seed}-{number}"), by=by)
        told(number)


def save_sources(by: Reader) -> Source:
    """Return the source that everything about municipalities is said to rest on."""
    source = Source(
        key=SOURCE, title=f"{MARK}: {MADE_UP.lower()}", publisher=MADE_UP,
        publisher_kind=PublisherKind.OTHER,
    )  # fmt: skip
    return save_register_records([source], by=by, reason=REASON)[0]


def choose_municipalities(size: Size) -> list[Municipality]:
    """Return so many that exist, those that take part in a region first, then by province."""
    there = Municipality.objects.current_on(size.until).order_by("province", "code")
    busy = set(RegionMembership.objects.values_list("municipality", flat=True))
    chosen = sorted(there, key=lambda each: each.pk not in busy)[: size.municipalities]
    if len(chosen) < size.municipalities:
        raise ValidationError(_("Zoveel gemeenten telt het register niet."))
    return sorted(chosen, key=lambda each: (each.province, each.code))


def save_councils(towns, new, source, size, seed, by):
    """Give each municipality its bodies, and those without a region inhabitants and councils."""
    has = set(Body.objects.values_list("municipality", "kind"))
    names = {BodyKind.COUNCIL: "Gemeenteraad", BodyKind.COLLEGE: "College van B en W van"}
    bodies = [
        Body(municipality=town, kind=kind, name=f"{name} {town.name}")
        for town in towns
        for kind, name in names.items()
        if (town.pk, kind) not in has
    ]
    save_register_records(bodies, by=by, reason=REASON)
    choose = Random(f"{seed}-inwoners")
    people = {town.pk: choose.randrange(4, 240) * 500 for town in new}
    on = {"source": source, "note": f"{MADE_UP}.", "dated_on": f"{size.since.year}-01-01"}
    save_register_records(
        [Population(municipality=town, inhabitants=people[town.pk], **on) for town in new],
        by=by, reason=REASON,
    )  # fmt: skip
    save_terms(new, people, source, size, by)


def save_terms(new, people, source, size, by):
    """Give each new municipality the ordinary terms of these years, each with all its groups."""
    councils = {
        each.municipality_id: each
        for each in Body.objects.filter(kind=BodyKind.COUNCIL, municipality__in=new)
    }
    days = [each for each in ORDINARY_TERMS if each.first_on <= size.until][-size.years // 4 - 2 :]
    terms = [
        CouncilTerm(
            body=councils[town.pk], election_year=each.election_year, source=source,
            dated_on=each.first_on.isoformat(), seats=seats_by_law(people[town.pk]),
            groups_complete=True,
        )
        for town in new
        for each in days
        if town.started_on is None or town.started_on <= each.first_on
    ]  # fmt: skip
    save_register_records(terms, by=by, reason=REASON)
    groups = [
        Group(term=term, name=f"{name} (verzonnen)", seats=seats, source=source)
        for term in terms
        for name, seats in zip(GROUPS, split_seats(term.seats), strict=True)
    ]
    save_register_records(groups, by=by, reason=REASON)


def split_seats(seats: int) -> list[int]:
    """Return the seats of each group, the first of them one or more larger."""
    least, more = divmod(seats, len(GROUPS))
    return [least + (place < more) for place in range(len(GROUPS))]


def save_regions(towns, source, size, by):
    """Return new regions of neighbours by province, each with its members and a steering group."""
    regions = [
        Region(slug=f"simulatie-{number}", name=f"{MARK} {number}: verzonnen regio")
        for number in range(1, size.dossiers + 1)
    ]
    save_register_records(regions, by=by, reason=REASON)
    since = size.since.isoformat()
    members = [
        RegionMembership(region=region, municipality=town, source=source, dated_on=since)
        for number, region in enumerate(regions)
        for town in neighbours(
            towns, number * len(towns) // len(regions), MEMBERS[number % len(MEMBERS)]
        )
    ]
    save_register_records(members, by=by, reason=REASON)
    steering = [
        Body(region=each, kind=BodyKind.STEERING_GROUP, name=f"Stuurgroep {each.name}")
        for each in regions
    ]
    save_register_records(steering, by=by, reason=REASON)
    return regions


def neighbours(towns, first, number):
    """Return so many municipalities in a row, from the start again after the last."""
    number = min(number, len(towns))
    return [towns[(first + each) % len(towns)] for each in range(number)]


def save_keepers(new, by):
    """Give each new municipality a griffie who cannot sign in; return the users by municipality."""
    with told_as_one():
        return {town.pk: save_keeper(town, by) for town in new}


def save_keeper(town: Municipality, by: Reader) -> User:
    user = User(username=f"simulatie-griffie-{town.code}", last_name=f"Griffie ({MARK.lower()})")
    user.set_unusable_password()
    save_user(user, by=by)
    role = Role(user=user, kind=RoleKind.GRIFFIE, municipality=town, started_at=by.at)
    give_role(role, by=by, reason=REASON)
    return user


def read_home(number: int, region: Region, keepers) -> Home:
    """Return where a dossier is set: its region, who speaks there and who keeps."""
    bodies = list(Body.objects.of_region(region).select_related("municipality", "region"))
    councils = [each for each in bodies if each.is_council]
    made_up = Group.objects.filter(term__body__in=councils, source__key=SOURCE)
    return Home(
        number=number,
        region=region,
        matter=MATTERS[number % len(MATTERS)],
        councils=sorted(councils, key=lambda each: each.slug),
        colleges=sorted((each for each in bodies if each.is_college), key=lambda each: each.slug),
        steering=next(each for each in bodies if each.kind == BodyKind.STEERING_GROUP),
        groups=list(made_up.select_related("term__body").order_by("pk")),
        keepers=keepers,
    )
