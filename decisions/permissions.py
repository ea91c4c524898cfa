"""Who may do what: predicates over a Reader and a record; asked by views and actions.

The rule of reading is `visible` in models/publication.py; here stand the rules of writing."""

from datetime import datetime

from django.db.models import Q, QuerySet

from municipalities.models import (
    Body,
    Municipality,
    Region,
    Role,
    RoleKind,
    Source,
    User,
    participants_of,
)
from municipalities.roles import Reader

from .models import (
    Concern,
    Evidence,
    Owned,
    Position,
    ReadBack,
    Remark,
    Round,
    RoundBody,
    Status,
    build_unstaffed_condition,
)


def may_keep(reader: Reader, record: Owned) -> bool:
    """Whether `reader` may make or change this record, and hang it on the Decision it names."""
    if reader.is_beheer:
        return True
    region = record.owning_region_id
    return all(may_keep_for(reader, body, region) for body in list_concerned_bodies(record))


def list_concerned_bodies(record: Owned) -> list[Body | None]:
    """Return the bodies of which a reader who keeps this record must keep those of all; None is
    the dossier itself."""
    bodies = [record.responsible_body]
    if isinstance(record, Remark) and record.decision is not None:
        bodies.append(record.decision.body)
    return bodies


def may_keep_for(reader: Reader, body: Body | None, region_id: int | None) -> bool:
    """Whether `reader` keeps the records of this body, or of the dossier itself when None."""
    if body is None:
        return may_keep_dossier(reader, region_id)
    return may_keep_body(reader, body, region_id)


def may_keep_dossier(reader: Reader, region_id: int | None) -> bool:
    """Variants, proposals, rounds, milestones: the regioredactie's."""
    return reader.is_beheer or region_id in reader.redactie_of


def may_keep_body(reader: Reader, body: Body, region_id: int | None) -> bool:
    """The own griffie; the regioredactie for a body of the region, or where nobody is griffie."""
    if body.municipality_id is None:
        return may_keep_dossier(reader, region_id)
    if body.municipality_id in reader.griffie_of or reader.is_beheer:
        return True
    return region_id in reader.redactie_of and not has_griffie(body.municipality_id, reader.at)


def may_keep_feed(reader: Reader, council: Body) -> bool:
    """Whether `reader` sets from which system of a council is read, and answers what that told: its
    own griffie, or beheer."""
    return reader.is_beheer or council.municipality_id in reader.griffie_of


def may_record_request_receipt(reader: Reader, asked: RoundBody) -> bool:
    """Whether `reader` may note when an asked body received the request: its own griffie, or
    who keeps the round."""
    region = asked.owning_region_id
    return may_keep_dossier(reader, region) or may_keep_body(reader, asked.body, region)


def may_record_answer_receipt(reader: Reader, asked: RoundBody) -> bool:
    """Whether `reader` may note that the answer of a body came in: who asks."""
    region, opened_by = asked.owning_region_id, asked.round.opened_by
    if may_keep_dossier(reader, region):
        return True
    return opened_by is not None and may_keep_body(reader, opened_by, region)


def may_reply_in(reader: Reader, round_: Round) -> bool:
    """Whether `reader` answers what a round brought in and adopts that: for the body that opened
    it; the regioredactie where nobody is named."""
    return may_keep_for(reader, round_.opened_by, round_.owning_region_id)


def list_repliers(round_: Round, moment: datetime) -> QuerySet[User]:
    """Return who may reply in a round at `moment`, by name: the griffie of the body that opened it,
    or the regioredactie where that body has none. Beheer, which may do everything, is left out."""
    home = round_.opened_by.municipality_id if round_.opened_by is not None else None
    if home is not None and has_griffie(home, moment):
        held = Role.objects.filter(kind=RoleKind.GRIFFIE, municipality=home)
    else:
        held = Role.objects.filter(kind=RoleKind.REDACTIE, region=round_.owning_region_id)
    people = User.objects.filter(is_active=True, pk__in=held.held_at(moment).values("user"))
    return people.order_by("first_name", "last_name", "username")


def may_record_in(reader: Reader, body: Body, region_id: int | None) -> bool:
    """Whether `reader` may record a new act of this body in a dossier of the region.

    A griffie may where its municipality, or one whose place that took, takes or took part, and
    where a subject concerns it; two queries at most. For beheer and for the regioredactie of the
    region there is no such limit: a neighbour too may say something.
    """
    if body.municipality_id is None or may_keep_dossier(reader, region_id):
        return True
    took_part = participants_of([region_id], sat=True)
    if Municipality.objects.filter(pk=body.municipality_id, pk__in=took_part).exists():
        return True
    named = Concern.objects.filter(subject__dossier__region=region_id)
    return named.filter(municipality=body.municipality_id).exists()


def has_griffie(municipality_id: int, moment: datetime) -> bool:
    """Whether somebody who can sign in is griffie of this municipality at `moment`."""
    staffed = Role.objects.staffed_municipalities(moment)
    return staffed.filter(municipality=municipality_id).exists()


def may_confirm(reader: Reader, position: Position) -> bool:
    """A council's position: its own griffie. A college's, once shared: somebody of it itself."""
    body = position.responsible_body
    if body.is_college:
        is_shared = position.status != Status.DRAFT
        return is_shared and body.municipality_id in reader.college_of
    if body.municipality_id is None:
        return position.owning_region_id in reader.redactie_of
    return body.municipality_id in reader.griffie_of


def may_propose_reading(reader: Reader, position: Position) -> bool:
    """Any griffie of the region, also for another council's position once that is shared."""
    if may_keep(reader, position):
        return True
    region = position.owning_region_id
    if position.status == Status.DRAFT or region not in reader.shares_in:
        return False
    return region in reader.redactie_of or is_griffie_in(reader, region)


def is_griffie_in(reader: Reader, region_id: int | None) -> bool:
    """Whether one of the municipalities of which `reader` is griffie takes part in the region."""
    bodies = Body.objects.filter(municipality__in=reader.griffie_of)
    return bodies.filter(municipality__in=participants_of([region_id])).exists()


def may_accept_reading(reader: Reader, position: Position) -> bool:
    """Only the griffie that keeps the position takes in what others read."""
    return may_keep(reader, position)


def may_answer_read_back(reader: Reader, read_back: ReadBack) -> bool:
    """Whether `reader` answers for the council that was asked to read back: its own griffie, and
    nobody in its place."""
    return read_back.body.municipality_id in reader.griffie_of


def may_add_source_text(reader: Reader, source: Source) -> bool:
    """Whether `reader` may add the text of a source that is known: the griffie for which it was
    entered and the regioredactie; where it was entered for no municipality, any griffie of the
    regions that work with it."""
    if reader.is_beheer or source.municipality_id in reader.griffie_of:
        return True
    regions = list_source_regions(source)
    if regions & reader.redactie_of:
        return True
    is_of_region = source.municipality_id is None
    return is_of_region and any(is_griffie_in(reader, each) for each in regions & reader.shares_in)


def list_source_regions(source: Source) -> frozenset[int]:
    """Return the region in which a source was entered; without one, those of the dossiers that
    rest on it."""
    if source.region_id is not None:
        return frozenset({source.region_id})
    rows = Evidence.objects.filter(source=source).values_list("dossier__region", flat=True)
    return frozenset(rows)


def list_kept_bodies(reader: Reader, region: Region) -> QuerySet[Body]:
    """Return the bodies of a region whose records `reader` keeps: what `may_keep_body` allows, also
    those of a municipality of elsewhere that a subject concerns."""
    concerned = Concern.objects.filter(subject__dossier__region=region).values("municipality")
    bodies = Body.objects.of_region(region) | Body.objects.filter(municipality__in=concerned)
    if reader.is_beheer:
        return bodies
    kept = Q(municipality__in=reader.griffie_of)
    if region.pk in reader.redactie_of:
        kept |= build_unstaffed_condition("municipality", reader.at)
    return bodies.filter(kept)
