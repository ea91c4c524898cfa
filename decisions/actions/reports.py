"""'Klopt dit niet?' and 'Mist u een stuk?': what anybody says arrives, within bounds, and is
answered once."""

import secrets
from copy import copy
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.sources import save_source
from municipalities.models import Body, BodyKind, Municipality, Source
from municipalities.retention import KEPT_ANSWERED_REPORTS, KEPT_SENDERS
from municipalities.roles import Reader
from municipalities.text import UncleanText, clean_text
from municipalities.tracking import Conflict, hold_register

from ..models import (
    REPORTED_KINDS,
    Dossier,
    Evidence,
    Owned,
    Position,
    Report,
    Status,
    Verdict,
)
from ..permissions import may_keep_for
from .decisions import record_reading
from .records import writing_in

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOST_OF_SENDER, MOST_ON_RECORD, MOST_OF_ALL = 5, 10, 60
SAFE_URL = URLValidator(
    schemes=["https"], message=gettext_lazy("Geef een adres dat begint met https://.")
)


class TooManyReports(ValidationError):
    """More reports came in within the hour than people would send."""


class AlreadyAnswered(Conflict):
    """Somebody else answered the report meanwhile; `instance` is the report as it was read."""

    def __init__(self, instance: Report) -> None:
        super().__init__(instance, None)
        self.args = (_("Deze melding is al beantwoord; een antwoord wordt een keer gegeven."),)


type Reported = Owned | Source | Municipality


def report_mistake(
    record: Reported,
    *,
    text: str,
    source: str,
    url: str = "",
    sender: str,
    at: datetime,
    dossier: Dossier | None = None,
    is_missing: bool = False,
) -> Report:
    """Record that somebody unknown says what is wrong with a record, or which document lacks in a
    dossier, of one municipality or of all of it (`is_missing`); return the Report.

    `dossier` is asked for a document and a municipality, which stand in no dossier of their own.
    The same report twice within a day is the first one. `sender` tells senders apart without
    saying who they are, and is kept for a day. Raises ValidationError, or TooManyReports.
    """
    if getattr(record, "status", None) == Status.DRAFT:
        raise ValidationError(_("Een concept is nog van niemand te melden."))
    name = next((name for name, model in REPORTED_KINDS.items() if isinstance(record, model)), "")
    made = Report(
        code=secrets.token_urlsafe(24),
        dossier=find_reported_dossier(record) or dossier,
        body=find_landing_body(record),
        is_missing=is_missing,
        text=text,
        source=source,
        url=safe_address(url),
        sender=sender,
        reported_at=at,
        **({name: record} if name else {}),
    )
    made.full_clean()
    # Asked before the lock too, so that a flood keeps nobody waiting.
    return find_same_report(made) or save_report(made)


def find_reported_dossier(record: Reported) -> Dossier | None:
    """Return the dossier that a record stands in, None for what stands in none of its own."""
    if isinstance(record, Dossier):
        return record
    return record.owning_dossier if isinstance(record, Owned) else None


def find_landing_body(record: Reported) -> Body | None:
    """Return the body whose griffie a report lands with, None where the regioredactie gets it."""
    if isinstance(record, Owned):
        return record.responsible_body
    home = record if isinstance(record, Municipality) else record.municipality
    if home is None:
        return None
    return Body.objects.filter(municipality=home, kind=BodyKind.COUNCIL).order_by("pk").first()


def safe_address(url: str) -> str:
    """Return a cleaned address, that can be followed without being listened to, or ''."""
    try:
        cleaned = clean_text(url)
        if cleaned:
            SAFE_URL(cleaned)
    except UncleanText as error:
        raise ValidationError({"url": str(error)}) from error
    except ValidationError as error:
        raise ValidationError({"url": error.messages}) from error
    return cleaned


def save_report(made: Report) -> Report:
    with transaction.atomic():
        # One report after another, so that two at once do not both count as the last one allowed.
        hold_register()
        earlier = find_same_report(made)
        if earlier is not None:
            return earlier
        forget_report_senders(at=made.reported_at)
        made.save()
    return made


def forget_report_senders(*, at: datetime) -> int:
    """Forget what told the senders of a day ago apart; return of how many reports."""
    old = Report.objects.filter(sender__gt="", reported_at__lt=at - KEPT_SENDERS)
    return old.update(sender="")


def erase_answered_reports(*, at: datetime) -> int:
    """Erase what was answered a year ago; what it led to stands in the dossier. Return how many."""
    return Report.objects.filter(answered_at__lt=at - KEPT_ANSWERED_REPORTS).delete()[0]


def find_same_report(made: Report) -> Report | None:
    """Return the report that said the same within a day, or None; raise TooManyReports for too
    many.

    Counted before it is looked for: the same form, sent twice at once and saved between the two
    questions, is then found and not counted as one too many.
    """
    flood = tell_flood(made)
    told = ("dossier", "is_missing", *REPORTED_KINDS, "text", "source", "url")
    said = {name: getattr(made, name) for name in told}
    since = made.reported_at - DAY
    earlier = Report.objects.filter(**said, reported_at__gte=since).order_by("pk").first()
    if earlier is None and flood:
        raise TooManyReports(flood)
    return earlier


def tell_flood(made: Report) -> str:
    """Return what is said of reports that come too often, or '': of one sender, on one record, of
    everybody together.

    No more than the last of all can be of this hour, so no more is read.
    """
    last = Report.objects.order_by("-pk")[:MOST_OF_ALL]
    recent = [each for each in last if each.reported_at > made.reported_at - HOUR]
    if sum(each.sender == made.sender for each in recent) >= MOST_OF_SENDER:
        return _("U meldde het afgelopen uur al veel. Probeer het over een uur opnieuw.")
    on_record = sum(is_on_same_record(each, made) for each in recent)
    if on_record >= MOST_ON_RECORD or len(recent) >= MOST_OF_ALL:
        return _("Er komen nu te veel meldingen binnen. Probeer het over een uur opnieuw.")
    return ""


def is_on_same_record(one: Report, other: Report) -> bool:
    names = ("dossier", *REPORTED_KINDS)
    return all(getattr(one, f"{name}_id") == getattr(other, f"{name}_id") for name in names)


def answer_report(
    told: Report, *, verdict: str, text: str, by: Reader, reading: Evidence | None = None
) -> Report:
    """Answer a Report, once, and return it answered; `told` itself stays as it was read.

    `reading` is a new one, its source new or known, where the verdict is that it became one.
    Raises PermissionDenied, ValidationError, or AlreadyAnswered; then nothing is kept.
    """
    if not may_keep_for(by, told.body, told.dossier.region_id):
        raise PermissionDenied(_("Alleen wie dit bijhoudt beantwoordt de melding."))
    check_verdict(told, verdict, reading)
    answered = copy(told)
    answered.verdict, answered.answer = verdict, text
    answered.answered_at, answered.answered_by = by.at, by.user
    answered.full_clean(exclude=["sender"])  # forgotten after a day
    with writing_in(*(() if reading is None else (told.position,))):
        if reading is not None:
            save_offered_reading(reading, told.position, by=by)
        save_report_answer(answered, reading)
    return answered


def save_offered_reading(reading: Evidence, position: Position, *, by: Reader) -> None:
    """Save a reading of the position, with the source that it names where that is new."""
    why = _("Na een melding dat iets niet klopt.")
    if reading.source._state.adding:
        reading.source = save_source(reading.source, by=by, reason=why)
    record_reading(position, reading, by=by, reason=why)


def check_verdict(told: Report, verdict: str, reading: Evidence | None) -> None:
    """Refuse a verdict that says what did not happen, or that fits another kind of report."""
    if verdict not in list_verdicts(told):
        raise ValidationError({"verdict": _("Deze uitkomst past niet bij deze melding.")})
    if verdict == Verdict.READING and reading is None:
        raise ValidationError({"verdict": _("Leg dan ook de lezing vast.")})
    if verdict != Verdict.READING and reading is not None:
        raise ValidationError({"verdict": _("Kies 'overgenomen als lezing' of laat die leeg.")})
    if verdict == Verdict.CORRECTED and not is_corrected(told):
        raise ValidationError(
            {"verdict": _("Er is na deze melding nog niets gewijzigd; corrigeer eerst.")}
        )


def list_verdicts(told: Report) -> list[Verdict]:
    """Return the verdicts that a report can get: a reading is of a position, and only a document
    that lacks is added."""
    left_out = {Verdict.CORRECTED} if told.is_missing else {Verdict.ADDED}
    if told.position_id is None:
        left_out.add(Verdict.READING)
    return [each for each in Verdict if each not in left_out]


def is_corrected(told: Report) -> bool:
    """Whether what was reported, or the decision that a position follows from, was written since.

    Of a municipality in a dossier nothing says which record of it was meant; then it counts as
    said."""
    if told.municipality_id is not None:
        return True
    records = [told.record]
    if isinstance(told.record, Position):
        records.append(told.record.decision)
    return any(each.history.filter(history_date__gte=told.reported_at).exists() for each in records)


def save_report_answer(answered: Report, reading: Evidence | None) -> None:
    """Write the answer where there is none yet."""
    answered.reading = reading
    names = ("verdict", "answer", "answered_at", "answered_by", "reading")
    given = {name: getattr(answered, name) for name in names}
    if not Report.objects.filter(pk=answered.pk, verdict="").update(**given):
        raise AlreadyAnswered(answered)
