"""Groups, seats and inhabitants as a table brings them in, by who keeps them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from ..members import list_participant_keys
from ..models import (
    CouncilTerm,
    Group,
    Municipality,
    Population,
    PublisherKind,
    Region,
    Role,
    Source,
)
from ..roles import Reader
from ..tracking import OpenWrite, discard_many, write_many, write_record, writing
from .founding import check_may_set_up, get_statement_of_editors
from .register import find_crowded_terms
from .sources import make_free_key

# The groups and seats of a council: its own griffie's, and the regioredactie's where it has none.


def may_keep_seats(reader: Reader, municipality: Municipality | None, region: Region) -> bool:
    """Whether `reader` enters the groups and seats of the council of a municipality that takes or
    took part in a region."""
    if reader.is_beheer:
        return True
    if municipality is not None and municipality.pk in reader.griffie_of:
        return True
    if municipality is None or region.pk not in reader.redactie_of:
        return False
    staffed = Role.objects.staffed_municipalities(reader.at)
    if staffed.filter(municipality=municipality).exists():
        return False
    return municipality.pk in list_participant_keys(region.pk)


def check_may_keep_seats(by: Reader, homes: Iterable[Municipality | None], region: Region) -> None:
    if not all(may_keep_seats(by, home, region) for home in homes):
        told = _("De fracties en zetels van een raad houdt zijn eigen griffie bij.")
        raise PermissionDenied(told)


def save_council_terms(
    terms: Collection[CouncilTerm], *, region: Region, by: Reader, reason: str = ""
) -> list[CouncilTerm]:
    """Save terms of councils, new and changed, or none; one without a source rests on what its
    griffie states. Raises PermissionDenied, RowRefused or Conflict."""
    check_may_keep_seats(by, {each.body.municipality for each in terms}, region)
    with writing() as opened:
        give_statements(terms, region, by)
        saved = write_many(terms, by=by, reason=reason)
        check_seats_at_end(opened, {each.pk for each in saved})
    return saved


def save_council_groups(
    groups: Collection[Group], *, region: Region, by: Reader, reason: str = ""
) -> list[Group]:
    """Save groups of councils as `save_council_terms` saves their terms; raises ValidationError
    too where the groups of a term have more seats than their council."""
    check_may_keep_seats(by, {each.term.body.municipality for each in groups}, region)
    with writing() as opened:
        give_statements(groups, region, by)
        saved = write_many(groups, by=by, reason=reason)
        check_seats_at_end(opened, {each.term_id for each in saved})
    return saved


def check_seats_at_end(opened: OpenWrite, terms: Collection[int]) -> None:
    """Refuse groups with more seats than their council, once all of the write is saved: a council
    and its groups may become smaller together."""

    def check(_at: datetime) -> None:
        for sentence in find_crowded_terms(terms).values():
            raise ValidationError(sentence)

    opened.closing.append(check)


def give_statements(records: Iterable[CouncilTerm | Group], region: Region, by: Reader) -> None:
    """Let what has no source rest on what the griffie of its municipality, or the regioredactie,
    states."""
    sources: dict[int, Source] = {}
    for each in records:
        if each.source_id is None:
            term = each.term if isinstance(each, Group) else each
            home = term.body.municipality
            if home.pk not in sources:
                sources[home.pk] = get_statement(home, region, by)
            each.source = sources[home.pk]


def get_statement(home: Municipality, region: Region, by: Reader) -> Source:
    """Return the source that says what the griffie of a municipality states, or for who is not
    its griffie what the regioredactie does; made at first use."""
    if home.pk not in by.griffie_of:
        return get_statement_of_editors(region, by)
    title = _("Opgave van de griffie van %s") % home.name
    found = Source.objects.filter(municipality=home, title=title).first()
    if found is not None:
        return found
    source = Source(
        key=make_free_key(title),
        title=title,
        municipality=home,
        region=region,
        publisher_kind=PublisherKind.PUBLIC,
    )
    return write_record(source, by=by)


# Inhabitants: who sets the region up.


def save_populations(
    rows: Collection[Population], *, region: Region, by: Reader, reason: str = ""
) -> list[Population]:
    """Save numbers of inhabitants, new and changed, or none; one without a source rests on what
    the regioredactie states. Raises PermissionDenied, RowRefused or Conflict."""
    check_may_set_up(by, region)
    members = list_participant_keys(region.pk)
    if any(each.municipality_id not in members for each in rows):
        raise ValidationError(_("Een van deze gemeenten doet niet mee in de regio."))
    with writing():
        for each in rows:
            if each.source_id is None:
                each.source = get_statement_of_editors(region, by)
        return write_many(rows, by=by, reason=reason)


# What a table brought in may be taken back by who may enter it.


def discard_seats[R: CouncilTerm | Group | Population](
    records: Sequence[R], *, region: Region, by: Reader, reason: str
) -> None:
    """Delete terms, groups or numbers of inhabitants that were wrong, of one kind, or none of them;
    their history stays. Raises PermissionDenied, ValidationError where something rests on one of
    them, or Conflict."""
    if any(isinstance(each, Population) for each in records):
        check_may_set_up(by, region)
    terms = [each.term if isinstance(each, Group) else each for each in records]
    homes = {each.body.municipality for each in terms if isinstance(each, CouncilTerm)}
    check_may_keep_seats(by, homes, region)
    discard_many(records, by=by, reason=reason)
