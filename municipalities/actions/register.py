"""Writing who: the register, regions, bodies, seats and users. Only beheer does."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from ..audit import AuditedAct, note_act
from ..models import CouncilTerm, Group, Role, User
from ..roles import Reader
from ..tracking import Tracked, discard_record, hold_register, write_many, write_record, writing


def save_register_record[R: Tracked](record: R, *, by: Reader, reason: str = "") -> R:
    """Save a record of the register, new or changed; raises PermissionDenied, ValidationError
    or Conflict.

    Groups with more seats than their council has are refused, whichever of the two is saved.
    """
    with writing():
        check_term_seats(record)
        return keep_register_record(record, by=by, reason=reason)


def keep_register_record[R: Tracked](record: R, *, by: Reader, reason: str = "") -> R:
    """Save one of several records of the register that are judged together, when all are saved."""
    check_beheer(by)
    is_new = record._state.adding
    saved = write_record(record, by=by, reason=reason)
    if isinstance(record, Role):
        note_role(name_role_act(record, is_new=is_new, by=by), record, by=by)
    return saved


def name_role_act(role: Role, *, is_new: bool, by: Reader) -> AuditedAct:
    """Return what saving a role does to it."""
    if is_new:
        return AuditedAct.ROLE_GIVEN
    is_over = role.ended_at is not None and role.ended_at <= by.at
    return AuditedAct.ROLE_ENDED if is_over else AuditedAct.ROLE_MOVED


def note_role(act: AuditedAct, role: Role, *, by: Reader) -> None:
    """Tell what was done to a role: which kind, and whose."""
    note_act(act, role, by=by, given=str(role.kind), user=role.user_id)


def save_register_records[R: Tracked](
    records: Collection[R], *, by: Reader, reason: str = ""
) -> list[R]:
    """Save many records of one kind of the register, as `save_register_record` does each, or none;
    raises RowRefused for one that is refused."""
    check_beheer(by)
    with writing():
        saved = write_many(records, by=by, reason=reason)
        terms = {each.term_id if isinstance(each, Group) else each.pk for each in saved}
        is_seated = any(isinstance(each, Group | CouncilTerm) for each in saved)
        for sentence in find_crowded_terms(terms).values() if is_seated else ():
            raise ValidationError({"seats": sentence})
    return saved


# The groups of a council have no more seats than it has.


def check_term_seats(record: Tracked) -> None:
    """Refuse a group, or a total of a council, by which the groups have more seats than it."""
    term = record.term if isinstance(record, Group) and record.term_id else record
    if not isinstance(term, CouncilTerm) or term.seats is None or term.pk is None:
        return
    hold_register()  # somebody else may be saving another group of the same council
    groups = Group.objects.filter(term=term.pk)
    own = 0
    if isinstance(record, Group):
        own, groups = record.seats or 0, groups.exclude(pk=record.pk)
    others = groups.aggregate(seats=Sum("seats"))["seats"] or 0
    if own + others > term.seats:
        raise ValidationError({"seats": describe_crowded_term(own + others, term.seats)})


def find_crowded_terms(keys: Collection[int]) -> dict[int, str]:
    """Return those of these terms whose groups have more seats than it, each with its sentence."""
    terms = CouncilTerm.objects.filter(pk__in=keys).annotate(taken=Sum("groups__seats"))
    crowded = terms.filter(taken__gt=F("seats")).values_list("pk", "taken", "seats")
    return {key: describe_crowded_term(taken, seats) for key, taken, seats in crowded}


def describe_crowded_term(taken: int, seats: int | None) -> str:
    told = {"taken": taken, "seats": seats}
    sentence = _(
        "De fracties van deze raadsperiode hebben samen meer zetels (%(taken)d) dan de raad "
        "(%(seats)d). Kijk de zetels van de fracties en het totaal na."
    )
    return sentence % told


def delete_register_record(record: Tracked, *, by: Reader, reason: str) -> None:
    """Delete a record of the register that nothing rests on; its history stays."""
    check_beheer(by)
    with writing():
        if isinstance(record, Role):
            note_role(AuditedAct.ROLE_ENDED, record, by=by)
        discard_record(record, by=by, reason=reason)


def save_user(user: User, *, by: Reader) -> User:
    """Save a user, new or changed; what a user may do stands in its roles, with their history.

    The user itself has none: password hashes and moments of signing in do not belong there.
    """
    check_beheer(by)
    with writing():
        user.full_clean()
        user.save()
        note_act(AuditedAct.ACCOUNT_CHANGED, user, by=by)
    return user


def check_beheer(by: Reader) -> None:
    if not by.is_beheer:
        raise PermissionDenied(_("Alleen beheer wijzigt het register."))
