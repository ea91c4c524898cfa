"""Save a record of a dossier: counter, permission, rules and history in one place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.core.exceptions import FieldDoesNotExist, PermissionDenied, ValidationError
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext as _

from municipalities.audit import AuditedAct, note_act
from municipalities.edtf.grammar import EdtfError, parse_edtf_date
from municipalities.models import Group
from municipalities.proof.sealing import seal_rows
from municipalities.roles import Reader
from municipalities.tracking import (
    Conflict,
    OpenWrite,
    RowRefused,
    Tracked,
    reword_refusal,
    write_many,
    write_record,
    writing,
)

from ..domain.stances import Stance
from ..history.councils import ReadCouncils, read_terms
from ..history.reply_work import REVIEWED_FIELDS
from ..models import (
    Decision,
    Dossier,
    DossierCounter,
    GroupTally,
    Meeting,
    Owned,
    Position,
    PositionGroup,
    Published,
    Remark,
    RemarkKind,
    Reply,
    ReplyReview,
    Status,
)
from ..permissions import list_concerned_bodies, may_keep, may_record_in
from .concern_rules import check_concerns
from .plausibility import check_plausible
from .same_acts import check_act_is_new, decision_above

# The counter of each dossier: locked first in every write, and raised at its end, so that what was
# kept is read anew.


@contextmanager
def writing_in(*records: Owned) -> Iterator[OpenWrite]:
    """Open a write in the dossiers of these records, all or nothing, or join the one that is open.

    Before anything else it locks the counter of each dossier, by id, which keeps other writers of
    that dossier waiting until it ends. A dossier that is new has none until it is saved.
    """
    with writing() as opened:
        found = (dossier_key_of(each) for each in records)
        for key in sorted({key for key in found if key is not None} - opened.held):
            hold_dossier(key, opened)
        yield opened


def hold_dossier(key: int, opened: OpenWrite) -> None:
    """Lock the counter of a dossier, once a write; it is raised when the write ends."""
    if key in opened.held:
        return
    opened.held.add(key)
    found = DossierCounter.objects.select_for_update().filter(dossier=key).first()
    counter = found or DossierCounter(dossier_id=key)
    opened.sealing.append(partial(seal_versions, opened, counter))
    opened.closing.append(partial(raise_counter, counter))


def seal_versions(opened: OpenWrite, counter: DossierCounter, at: datetime) -> None:
    """Add what was written to the chain of a dossier. Of a write in several dossiers each has its
    own; what is of none, such as a source, goes with the first of them."""
    key, first = counter.dossier_id, min(opened.held)

    def belongs(record: Tracked) -> bool:
        if len(opened.held) == 1 or not isinstance(record, Owned):
            return key == first
        return (dossier_key_of(record) or first) == key

    seal_rows(opened.take_versions(belongs), counter, at)


def raise_counter(counter: DossierCounter, at: datetime) -> None:
    """Raise the counter of a dossier, which tells the new end of its chain too."""
    counter.number, counter.written_at = counter.number + 1, at
    counter.save()


def dossier_key_of(record: Owned) -> int | None:
    """Return the key of the dossier that a record belongs to; None where that is not filled."""
    key: int | None = getattr(record, "dossier_id", None)
    if key is None:
        key = getattr(record, "owning_dossier_id", None)
    return key


# Where a record belongs, for good, and that 'voor, mits' names its condition.

# Where a record belongs: one dossier and, for an act, one body; for good.


def check_integrity[R: Owned](record: R, stored: R | None) -> None:
    """Refuse a record that leaves its dossier or body, or points into another dossier."""
    home = record.owning_dossier_id
    if home is None:
        return
    if stored is not None and is_moved(record, stored):
        if home != stored.owning_dossier_id:
            raise ValidationError(_("Een record blijft in zijn dossier."))
        check_body(record, stored)
    if stored is None or is_moved(record, stored):
        check_links_stay_inside(record, home)
    check_group(record)
    check_groups_sat(record, stored)
    check_not_before_request(record)


def is_moved[R: Owned](record: R, stored: R) -> bool:
    """Whether a record that stands names other records than it did; those that it named are of
    the same dossier and kept by the same people for good."""
    names = [each.attname for each in record._meta.concrete_fields if each.is_relation]
    return any(getattr(record, name) != getattr(stored, name) for name in names)


def check_links_stay_inside(record: Owned, home: int) -> None:
    """Refuse a link to a record of another dossier, and a place kept in another dossier."""
    if getattr(record, "dossier_id", None) not in (None, home):
        raise ValidationError({"dossier": _("Kies het dossier van het record zelf.")})
    for field in record._meta.concrete_fields:
        if not field.is_relation or getattr(record, field.attname) is None:
            continue
        if not hasattr(field.related_model, "dossier_id"):
            continue
        linked = getattr(record, field.name)
        if getattr(linked, "dossier_id", home) != home:
            raise ValidationError({field.name: _("Kies iets uit hetzelfde dossier.")})


def check_body(record: Owned, stored: Owned | None) -> None:
    """Refuse to give an act of one body to another; that is another act."""
    if not isinstance(record, Decision) or not isinstance(stored, Decision):
        return
    if record.body_id == stored.body_id:
        return
    if record.positions.exists() or record.remarks.exists():
        raise ValidationError(
            {"body": _("Trek dit in en leg het bij het andere orgaan opnieuw vast.")}
        )


def check_group(record: Owned) -> None:
    """Refuse a group of another council behind a position, and one that did not sit that day."""
    if isinstance(record, GroupTally):
        named = [] if record.group is None else [record.group]
        if told := tell_who_did_not_sit(named, record.decision):
            raise ValidationError({"group": told})
    if not isinstance(record, PositionGroup):
        return
    council, body = record.group.term.body, record.responsible_body
    if body is None or council.municipality_id != body.municipality_id:
        raise ValidationError({"group": _("Kies een fractie uit de raad van deze gemeente.")})
    if told := tell_who_did_not_sit([record.group], record.position.decision):
        raise ValidationError({"group": told})


def check_groups_sat(record: Owned, stored: Owned | None) -> None:
    """Refuse another day for an act of groups on which their council did not sit."""
    if not isinstance(record, Decision) or not isinstance(stored, Decision):
        return
    if record.dated_on == stored.dated_on or not record.set_bounds():
        return
    named = Group.objects.select_related("term__body__municipality").filter(
        Q(positions__position__decision=record.pk) | Q(tallies__decision=record.pk)
    )
    if told := tell_who_did_not_sit(list(named.distinct()), record):
        raise ValidationError({"dated_on": told})


def tell_who_did_not_sit(groups: Collection[Group], decision: Decision) -> str:
    """Return which of these groups of one municipality cannot have spoken, '' where all can.

    An act whose days lie in two terms may be of either.
    """
    if not groups:
        return ""
    home = next(iter(groups)).term.body.municipality
    terms = {term.id: term for term in read_terms([home])} if home else {}
    for group in groups:
        term = terms.get(group.term_id)
        if term is not None and not term.meets(decision.first_on, decision.last_on):
            told = _("%(group)s zat in raadsperiode %(years)s, en dit besluit is van %(when)s.")
            return told % {"group": group.name, "years": term.years, "when": decision.when}
    return ""


def check_groups_of_position(record: Owned) -> None:
    """Refuse a position that came to a decision of another council than that of its groups."""
    if isinstance(record, Position):
        for link in record.groups.select_related("group__term__body"):
            check_group(link)


def check_not_before_request(record: Owned) -> None:
    """Refuse an answer that was given before anybody asked; a date that is none is told later."""
    if not isinstance(record, Reply):
        return
    try:
        given_on = parse_edtf_date(record.dated_on).last_on
    except EdtfError:
        return
    if given_on < record.remark.first_on:
        raise ValidationError({"dated_on": _("Een reactie komt na de wens waarop zij antwoordt.")})


def check_body_takes_part(
    record: Owned, stored: Owned | None, by: Reader, opened: OpenWrite
) -> None:
    """Refuse a new act of a municipality that never took part in the region of the dossier.

    It is asked once in a write for each body, not for each of its records.
    """
    body = record.responsible_body if stored is None else None
    if body is None:
        return
    region = record.owning_region_id
    if (asked := (check_body_takes_part, body.pk, region)) not in opened.asked:
        opened.asked[asked] = may_record_in(by, body, region)
    if not opened.asked[asked]:
        raise PermissionDenied(_("Deze gemeente doet niet mee in de regio van dit dossier."))


# 'Voor, mits' says on which condition: at least one Remark of that kind stands beside it.


def check_condition(position: Position) -> None:
    """Raise ValidationError for a 'voor, mits' without a condition that stands."""
    if position.stance != Stance.VOOR_MITS or position.status == Status.WITHDRAWN:
        return
    # Of all of them, so that who asks about many positions reads the conditions once.
    if not any(is_condition(each) for each in position.conditions.all()):
        raise ValidationError(_("'Voor, mits' vraagt ten minste een voorwaarde."))


def is_condition(remark: Remark) -> bool:
    """Whether a remark is a condition that stands."""
    return remark.kind == RemarkKind.CONDITION and remark.status != Status.WITHDRAWN


def positions_depending_on(record: Owned | None) -> set[int]:
    """Return the keys of the positions that a change of this record may leave bare."""
    if isinstance(record, Position):
        return {record.pk}
    if isinstance(record, Remark) and record.position_id is not None:
        return {record.position_id}
    return set()


def check_public_conditions(keys: Collection[int]) -> None:
    """Check every public position among these as it stands now."""
    rows = Position.objects.filter(pk__in=keys, status=Status.PUBLISHED, stance=Stance.VOOR_MITS)
    for position in rows.prefetch_related("conditions").order_by("pk"):
        check_condition(position)


# Save a record of a dossier: permission, rules, counter and history in one place.

# A confirmation holds for what was confirmed, and for nothing that came after it.

CONFIRMED_FIELDS = ("stance", "subject_id", "decision_id", "groups_label")
DECISION_FIELDS = ("dated_on", "speaker")


def differs_in_fields[R: Owned](
    record: R, stored: R | None, fields: Iterable[str] = CONFIRMED_FIELDS
) -> bool:
    """Whether a record differs in these fields from what is stored."""
    return any(getattr(record, name) != getattr(stored, name) for name in fields)


def clear_confirmation(record: Owned, stored: Owned | None) -> None:
    """Take the confirmation off a position, in memory, that comes to say something else."""
    if not isinstance(record, Position) or stored is None:
        return
    if differs_in_fields(record, stored):
        record.confirmed_at = record.confirmed_by = None


def clear_confirmations(record: Owned, stored: Owned | None, *, by: Reader, reason: str) -> None:
    """Take the confirmation off the positions of a Decision whose date or speaker changed."""
    if not isinstance(record, Decision) or stored is None:
        return
    if not differs_in_fields(record, stored, DECISION_FIELDS):
        return
    for position in record.positions.filter(confirmed_at__isnull=False):
        position.confirmed_at = position.confirmed_by = None
        write_record(position, by=by, reason=reason)


# What a second person read of a reply holds for what was read, and for nothing that came after it.


def clear_reviews[R: Owned](
    records: Collection[R], stored: Mapping[int, R], *, by: Reader, reason: str
) -> None:
    """Let a reply that says something else now be read anew; it stays offered."""
    changed = [
        each.pk
        for each in records
        if isinstance(each, Reply)
        and each.pk in stored
        and differs_in_fields(each, stored[each.pk], REVIEWED_FIELDS)
    ]
    if not changed:
        return
    for review in ReplyReview.objects.filter(reply__in=changed, reviewed_at__isnull=False):
        review.reviewed_at = review.reviewed_by = None
        write_record(review, by=by, reason=reason)


# Most actions save through `save_record`. Those that have another rule of permission (confirming a
# position, proposing a reading, asking a body in a round) open the write themselves.

SEEN_STATUSES = (Status.PUBLISHED, Status.WITHDRAWN)


def save_record[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record of a dossier, new or changed, and return it.

    Raises PermissionDenied, ValidationError with Dutch sentences, or Conflict. A record that
    the public has seen changes with a reason only; a confirmed position that comes to say
    something else has to be confirmed again.
    """
    with writing_in(record) as opened:
        stored = get_stored_record(record)
        prepare_to_save(record, stored, by, reason, opened)
        write_record(record, by=by, reason=reason)
        clear_confirmations(record, stored, by=by, reason=reason)
        clear_reviews([record], {record.pk: stored} if stored else {}, by=by, reason=reason)
        if isinstance(record, Dossier):
            hold_dossier(record.pk, opened)  # a new one has a counter from now on
    return record


def save_records[R: Owned](records: Collection[R], *, by: Reader, reason: str = "") -> list[R]:
    """Save many records of one kind, each by the rules of `save_record`, or none; return them.

    What is refused of one raises RowRefused.
    """
    with writing_in(*records) as opened:
        read_ruled_by(records)
        stored = read_stored_records(records)
        councils = ReadCouncils()
        for row, record in enumerate(records, start=1):
            stood = None if record._state.adding else stored[record.pk]
            with reword_refusal(partial(RowRefused, row, type(record))):
                prepare_to_save(record, stood, by, reason, opened, councils)
        saved = write_many(records, by=by, reason=reason)
        for record in saved:
            clear_confirmations(record, stored.get(record.pk), by=by, reason=reason)
        clear_reviews(saved, stored, by=by, reason=reason)
    return saved


# What the rules of a write look at beside the record itself.
RULED_BY: dict[type[Owned], tuple[str, ...]] = {
    Decision: ("dossier", "body"),
    Position: ("dossier", "body", "subject", "decision__dossier", "decision__body"),
    Remark: ("dossier", "body", "position", "decision__body"),
    Meeting: ("dossier", "body"),
}


def read_ruled_by[R: Owned](records: Collection[R]) -> None:
    """Read along with many records of one kind what the rules ask of each; a query a link."""
    some = [*records]
    if some:
        prefetch_related_objects(some, *RULED_BY.get(type(some[0]), ()))


def check_record[R: Owned](
    record: R,
    stored: R | None,
    *,
    by: Reader,
    reason: str,
    opened: OpenWrite,
    councils: ReadCouncils,
) -> None:
    """Refuse what `save_record` would refuse of a record, without saving it.

    What the database itself judges, constraints and keys, is not asked. What it hangs on may be
    unsaved; `opened` is an OpenWrite of its own, so that many records ask the same once, as they do
    of `councils`.
    """
    prepare_to_save(record, stored, by, reason, opened, councils)
    links = {each.name for each in record._meta.concrete_fields if each.is_relation}
    record.full_clean(exclude=links, validate_unique=False, validate_constraints=False)


def prepare_to_save[R: Owned](
    record: R,
    stored: R | None,
    by: Reader,
    reason: str,
    opened: OpenWrite,
    councils: ReadCouncils | None = None,
) -> None:
    """Refuse what may not be saved in place of `stored`, and take back a confirmation of what says
    something else now."""
    check_may_save(record, stored, by, opened)
    check_body_takes_part(record, stored, by, opened)
    check_integrity(record, stored)
    check_plausible(record, stored, by, councils)
    check_change_has_reason(stored, reason)
    clear_confirmation(record, stored)


def read_stored_records[R: Owned](records: Collection[R]) -> dict[int, R]:
    """Return what the database holds of those that stand, by key; raises Conflict for one that
    was deleted meanwhile."""
    standing = [each for each in records if not each._state.adding]
    if not standing:
        return {}
    model = type(standing[0])
    names = {each.name for each in model._meta.concrete_fields} & {model.PARENT}
    rows = model._base_manager.select_related(*names) if names else model._base_manager.all()
    stored: dict[int, R] = rows.in_bulk([each.pk for each in standing])
    gone = next((each for each in standing if each.pk not in stored), None)
    if gone is not None:
        raise Conflict(gone, None)
    return stored


def get_stored_record[R: Owned](record: R) -> R | None:
    """Return what the database holds of a record, None for a new one; raises Conflict when it
    was deleted meanwhile."""
    if record._state.adding:
        return None
    stored = type(record)._base_manager.filter(pk=record.pk).first()
    if stored is None:
        raise Conflict(record, None)
    return stored


def check_may_save[R: Owned](record: R, stored: R | None, by: Reader, opened: OpenWrite) -> None:
    """Refuse who may not keep this record as it becomes, or may not as it stands."""
    judged = [record]
    if stored is not None and is_moved(record, stored):
        judged.append(stored)
    if not all(may_keep_here(by, each, opened) for each in judged):
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))


def may_keep_here(by: Reader, record: Owned, opened: OpenWrite) -> bool:
    """Whether `by` may keep a record, asked once in a write for what is kept alike."""
    bodies = [body and body.pk for body in list_concerned_bodies(record)]
    asked = (may_keep, by.user and by.user.pk, record.owning_region_id, *bodies)
    if asked not in opened.asked:
        opened.asked[asked] = may_keep(by, record)
    return opened.asked[asked]


def check_change_has_reason(stored: Owned | None, reason: str) -> None:
    """Refuse to change what the public has seen without saying why."""
    if stored is not None and was_seen_in_public(stored) and not reason.strip():
        raise ValidationError(_("Dit is al openbaar: geef een reden voor de wijziging."))


def was_seen_in_public(record: Owned) -> bool:
    """Whether the record, or the one it belongs to, stood or stands in public."""
    holder = record.status_holder if isinstance(record, Owned) else None
    return isinstance(holder, Published) and holder.status in SEEN_STATUSES


# Save a record as a form left it: new, still a draft, or seen by the public already.


def change_record[R: Owned](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record, new or changed, as `save_record` does; return it.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition, a
    decision comes to say just what another one says, or a proposal to concern who its variant does
    not.
    """
    with writing_in(record):
        stood = get_stored_record(record) if isinstance(record, Remark) else None
        rested = positions_depending_on(stood)
        is_new = record._state.adding
        save_record(record, by=by, reason=reason)
        check_public_conditions(rested | positions_depending_on(record))
        check_groups_of_position(record)
        check_act_is_new(decision_above(record))
        check_concerns(record)
        if not is_new and was_seen_in_public(record):
            note_act(AuditedAct.CORRECTED, record, by=by)
    return record


# Correct our own error: the record changes, its history keeps what stood there and why.

FIXED_FIELDS = {
    "id",
    "dossier",
    "dossier_id",
    "version",
    "key",
    "status",
    "public_from",
    "shared_at",
}


def correct_record[R: Owned](
    record: R, *, changes: Mapping[str, object], by: Reader, reason: str
) -> R:
    """Change fields of a record with a reason; what never changes is refused by name.

    Raises ValidationError too where a public 'voor, mits' would be left without a condition, or
    a decision comes to say just what another one says.
    """
    if not reason.strip():
        raise ValidationError(_("Geef een reden voor de correctie."))
    for name in changes:
        check_may_correct_field(record, name)
    rested = positions_depending_on(record)
    for name, value in changes.items():
        setattr(record, name, value)
    with writing_in(record):
        save_record(record, by=by, reason=reason)
        check_public_conditions(rested | positions_depending_on(record))
        check_groups_of_position(record)
        check_act_is_new(decision_above(record))
        note_act(AuditedAct.CORRECTED, record, by=by)
    return record


def check_may_correct_field(record: Owned, name: str) -> None:
    try:
        field = record._meta.get_field(name)
    except FieldDoesNotExist as error:
        raise ValidationError(_("Dit veld bestaat niet: %s.") % name) from error
    if name in FIXED_FIELDS or not field.editable:
        raise ValidationError(_("Dit veld wordt niet met een correctie gewijzigd: %s.") % name)
