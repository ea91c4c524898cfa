"""Remarks as a list, replies to them, their adoption as one set, and what goes on to a next
round."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.audit import AuditedAct, note_act
from municipalities.forms import list_refusal_sentences
from municipalities.models import Body
from municipalities.roles import Reader
from municipalities.tracking import discard_record, reword_refusal

from ..history.replies import RoundReplies, has_left
from ..models import Dispatch, Evidence, Remark, Reply, ReplyNote, Round, Status, Theme
from ..permissions import list_kept_bodies, may_reply_in
from .publication import name_refused_record, publish_record, share_record
from .records import change_record, save_record, writing_in
from .reply_work import check_reviewed
from .rounds import record_reply
from .sources import check_not_secret

# Save a whole list of wishes, objections and questions at once.


@dataclass(frozen=True)
class RemarkDraft:
    """One remark of a list, unsaved, and the place that shows it where there is one."""

    remark: Remark
    place: Evidence | None = None


def save_remarks(points: Sequence[RemarkDraft], *, by: Reader, reason: str = "") -> list[Remark]:
    """Save every RemarkDraft, or none of them; return the remarks.

    Raises PermissionDenied, or ValidationError that says which point is wrong.
    """
    with writing_in(*(each.remark for each in points)):
        return [
            save_remark_draft(number, each, by=by, reason=reason)
            for number, each in enumerate(points, start=1)
        ]


def save_remark_draft(number: int, point: RemarkDraft, *, by: Reader, reason: str) -> Remark:
    """Save one remark with the place that shows it."""
    remark, place = point.remark, point.place
    with reword_refusal(lambda refusal: number_refusal(number, refusal)):
        check_not_secret(remark.text)
        save_record(remark, by=by, reason=reason)
        if place is not None:
            place.remark, place.dossier = remark, remark.dossier
            save_record(place, by=by, reason=reason)
    return remark


def number_refusal(number: int, refusal: ValidationError) -> ValidationError:
    """Return a refusal that says which point of the list it is about."""
    sentences = " ".join(
        each for lines in list_refusal_sentences(refusal).values() for each in lines
    )
    said = {"number": number, "sentences": sentences}
    return ValidationError(_("Punt %(number)d: %(sentences)s") % said)


# Give several remarks one theme.


def give_theme(
    remarks: Sequence[Remark], theme: Theme, *, by: Reader, reason: str = ""
) -> Sequence[Remark]:
    """Give every one of these remarks a theme of their dossier, or none of them; return them.

    Raises PermissionDenied, Conflict, or ValidationError with the name of the one that stood in
    the way.
    """
    with writing_in(*remarks):
        for each in remarks:
            with reword_refusal(partial(name_refused_record, str(each))):
                if each.dossier_id != theme.dossier_id:
                    raise ValidationError(_("Dit thema is van een ander dossier."))
                each.theme = theme
                change_record(each, by=by, reason=reason or _("Thema gekozen."))
    return remarks


# Reply to one point that several bodies made alike: one Reply to each of its remarks.

REPLY_FIELDS = ("body", "outcome", "reasons", "dated_on", "changed_in", "changed_where")


def reply_to_point(
    remarks: Collection[Remark], answer: Reply, *, by: Reader, reason: str = ""
) -> list[Reply]:
    """Give each of these remarks of a round the same reply, or none of them; return the Replies.

    `answer` is an unsaved Reply that names no remark. A remark that is linked to the point later
    has no reply by that. Raises PermissionDenied, or ValidationError where a remark got a reply
    already.
    """
    if not remarks:
        raise ValidationError(_("Kies ten minste één punt om op te reageren."))
    for each in {remark.round for remark in remarks}:
        check_asker(each, answer.body, by)
    with writing_in(*remarks):
        check_unanswered(remarks, answer)
        return [
            record_reply(copy_reply(answer, each), by=by, reason=reason)
            for each in sorted(remarks, key=lambda remark: remark.pk)
        ]


def check_asker(round_: Round | None, body: Body, by: Reader) -> None:
    """Refuse who does not answer for the body that opened the round, and the reply of another.

    A round that nobody opened is the regioredactie's, for each body whose records it keeps.
    """
    if round_ is None:
        raise ValidationError(_("Dit punt hoort bij geen ronde."))
    if not may_reply_in(by, round_):
        raise PermissionDenied(_("Alleen wie voor het vragende orgaan werkt reageert."))
    if round_.opened_by is not None and body != round_.opened_by:
        told = _("In deze ronde vroeg %s; dat orgaan reageert ook.") % round_.opened_by.name
        raise ValidationError({"body": told})


def check_unanswered(remarks: Collection[Remark], answer: Reply) -> None:
    """Refuse a second reply of one body to a remark; two people may be at it at once."""
    standing = Reply.objects.filter(remark__in=remarks, body=answer.body)
    if standing.exclude(status=Status.WITHDRAWN).exists():
        raise ValidationError(_("Op een van deze punten staat al een reactie; wijzig die."))


def copy_reply(answer: Reply, remark: Remark) -> Reply:
    """Return a new reply to a remark that says what `answer` says."""
    said = {name: getattr(answer, name) for name in REPLY_FIELDS}
    return Reply(remark=remark, dossier=remark.dossier, **said)


# Adopt the replies of a round as one set, and say to whom it was sent.

UNPUBLISHED_REPLY_STATUSES = (Status.DRAFT, Status.SHARED)


def adopt_replies(note: ReplyNote, *, by: Reader, reason: str = "") -> ReplyNote:
    """Save a new ReplyNote and publish the replies of its round, all or nothing; return it.

    Raises ValidationError where a point of the round that was made by `adopted_on` has no
    reasoned reply by then or one that no second person read, PermissionDenied, or Conflict. A
    reply to a point that is not public becomes as public as the point is. A note that revises
    another adopts the replies as they stand now.
    """
    check_asker(note.round, note.body, by)
    with writing_in(note.round):
        save_record(note, by=by, reason=reason)
        told = RoundReplies(note.round, by, note.adopted_on)
        check_complete(told)
        check_reviewed(note, told, by)
        for each in list_replies_to_publish(told, by):
            publish_reply(each, by=by, reason=reason)
    return note


def check_complete(told: RoundReplies) -> None:
    """Refuse a set that lacks a reply, or has none at all."""
    number = told.lacking().count()
    if number:
        sentence = ngettext(
            "Nog %d punt heeft op die dag geen reactie met redenen.",
            "Nog %d punten hebben op die dag geen reactie met redenen.",
            number,
        )
        raise ValidationError(sentence % number)
    if not told.remarks().exists():
        raise ValidationError(_("In deze ronde is geen punt ingediend om op te reageren."))


def list_replies_to_publish(told: RoundReplies, by: Reader) -> list[Reply]:
    """Return the replies of a set that the public cannot see and that are the reader's to show."""
    kept = list_kept_bodies(by, told.round.dossier.region)
    found = told.replies().filter(status__in=UNPUBLISHED_REPLY_STATUSES, body__in=kept)
    return list(found.select_related("remark", "dossier", "body").order_by("pk"))


def publish_reply(reply: Reply, *, by: Reader, reason: str) -> None:
    """Make a reply as public as the remark that it answers."""
    remark = reply.remark
    if remark.status == Status.PUBLISHED:
        moment = max(by.at, remark.public_from or by.at)
        publish_record(reply, by=by, public_from=moment, reason=reason)
    elif reply.status == Status.DRAFT:
        share_record(reply, by=by, reason=reason)


# Undo an adoption or a sending as long as nothing left; after that it is revised, with a reason.


def undo_adoption(note: ReplyNote, *, by: Reader, reason: str = "") -> None:
    """Delete a note of which nothing left yet, and set what it published back to what it was.

    The history keeps both. Raises PermissionDenied, Conflict, or ValidationError where the set was
    sent, a reply of it is public, or a later note revises it.
    """
    check_asker(note.round, note.body, by)
    with writing_in(note.round):
        check_nothing_left(note, by)
        told = list(RoundReplies(note.round, by, note.adopted_on).replies())
        why = reason or _("Vaststelling ongedaan gemaakt.")
        for each in restore_statuses(told, note):
            note_act(AuditedAct.UNPUBLISHED, each, by=by)
            save_record(each, by=by, reason=why)
        discard_record(note, by=by, reason=why)


def check_nothing_left(note: ReplyNote, by: Reader) -> None:
    """Refuse to undo what was revised, and what somebody outside can have seen."""
    if ReplyNote.objects.filter(revises=note.pk).exists():
        raise ValidationError(_("Deze vaststelling is al herzien; maak de laatste ongedaan."))
    if has_left(note, by.at):
        told = _("Hiervan is al iets naar buiten gegaan; stel een herziene versie vast.")
        raise ValidationError(told)


def restore_statuses(replies: Collection[Reply], note: ReplyNote) -> list[Reply]:
    """Give replies, in memory, the status that they had before a note published them; return those
    that changed."""
    born = note.history.filter(history_type="+").values("history_date")[:1]
    before = Reply.history.filter(id__in=[each.pk for each in replies], history_date__lte=born)
    rows = before.order_by("id", "history_id").values_list("id", "status", "shared_at")
    stood = {key: (status, shared_at) for key, status, shared_at in rows}
    changed = []
    for each in replies:
        status, shared_at = stood.get(each.pk, (each.status, each.shared_at))
        if status in UNPUBLISHED_REPLY_STATUSES and status != each.status:
            each.status, each.shared_at, each.public_from = status, shared_at, None
            changed.append(each)
    return changed


def undo_dispatch(dispatch: Dispatch, *, by: Reader, reason: str) -> None:
    """Take back that a set was sent to a body: it never was. Its day has come, so it asks why.

    Raises PermissionDenied, Conflict, or ValidationError without a reason.
    """
    note = dispatch.reply_note
    check_asker(note.round, note.body, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg waarom deze verzending niet klopt.")})
    with writing_in(note.round):
        discard_record(dispatch, by=by, reason=reason)


# Say to which bodies a set was sent.


def record_dispatches(
    note: ReplyNote, bodies: Collection[Body], *, sent_on: date, by: Reader, reason: str = ""
) -> list[Dispatch]:
    """Record that an adopted set was sent to these bodies on a day; return the Dispatches.

    Raises ValidationError where one of them got it already, or before it was adopted.
    """
    if not bodies:
        raise ValidationError(_("Kies ten minste één orgaan."))
    if sent_on < note.adopted_on:
        told = _("De nota is pas op %s vastgesteld.") % f"{note.adopted_on:%d-%m-%Y}"
        raise ValidationError({"sent_on": told})
    with writing_in(note.round):
        return [
            save_record(Dispatch(reply_note=note, body=each, sent_on=sent_on), by=by, reason=reason)
            for each in bodies
        ]


# Let a point of an earlier round live on in the one that follows it, because an editor says so.

OPEN_REMARK_STATUSES = (Status.SHARED, Status.PUBLISHED)
CARRIED_FIELDS = (
    "dossier",
    "kind",
    "body",
    "groups_label",
    "gathering",
    "section",
    "theme",
    "text",
)


def carry_over(
    remarks: Collection[Remark], round_: Round, *, dated_on: str, by: Reader, reason: str
) -> list[Remark]:
    """Make a draft in a round of each of these remarks of the one before it; return the drafts.

    Wording, section and theme stay; the subject is that of the new round, where it has one. All
    or nothing. Raises ValidationError without a reason, for a day before the round, a remark of
    another round, one with a reply, and one that lives on already; PermissionDenied where its
    body is not the editor's.
    """
    if not remarks:
        raise ValidationError(_("Kies ten minste één punt om mee te nemen."))
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg waarom deze punten meegaan.")})
    with writing_in(round_):
        check_remarks_are_open(remarks, round_)
        drafts = [build_carried_remark(each, round_, dated_on) for each in remarks]
        for each in drafts:
            save_record(each, by=by, reason=reason)
        check_drafts_not_before_round(drafts, round_)
    return drafts


def check_remarks_are_open(remarks: Collection[Remark], round_: Round) -> None:
    """Refuse what is no open point of the round before this one, or lives on already."""
    if any(each.round_id is None or each.round_id != round_.follows_id for each in remarks):
        raise ValidationError(_("Kies punten uit de ronde waarop deze volgt."))
    if any(each.status not in OPEN_REMARK_STATUSES for each in remarks):
        raise ValidationError(_("Een punt dat niet is ingediend of is ingetrokken gaat niet mee."))
    if Reply.objects.filter(remark__in=remarks, status__in=OPEN_REMARK_STATUSES).exists():
        raise ValidationError(_("Op een van deze punten is al gereageerd."))
    if Remark.objects.filter(carried_from__in=remarks).exclude(status=Status.WITHDRAWN).exists():
        raise ValidationError(_("Een van deze punten is al meegenomen."))


def check_drafts_not_before_round(drafts: Iterable[Remark], round_: Round) -> None:
    if any(each.first_on < round_.first_on for each in drafts):
        raise ValidationError({"dated_on": _("Een punt gaat mee vanaf het begin van de ronde.")})


def build_carried_remark(remark: Remark, round_: Round, dated_on: str) -> Remark:
    """Return the new draft of a remark in a round."""
    said = {name: getattr(remark, name) for name in CARRIED_FIELDS}
    return Remark(
        **said,
        subject=round_.subject,
        round=round_,
        carried_from=remark,
        dated_on=dated_on,
    )
