"""What a griffie makes of what came in from the system of its council: items of a dossier with
their papers, or nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.actions.sources import save_source
from municipalities.models import Body, PublisherKind, Source
from municipalities.roles import Reader

from ..models import (
    BEFORE_MEETING,
    AgendaItem,
    AgendaLine,
    Dossier,
    LineKind,
    Meeting,
    PulledKind,
    PulledRecord,
    PulledState,
    Treatment,
    TreatmentKind,
    TreatmentOutcome,
)
from ..permissions import may_keep_feed
from .agenda import save_agenda_item, save_treatment
from .records import save_record, writing_in

# What a source calls an outcome, and what that is here; another word is left to the griffie.
OUTCOMES = {str(each.label).casefold(): each for each in TreatmentOutcome}


@dataclass(frozen=True)
class TakeOver:
    """Into which dossier, for which body, and how an item is dealt with where the source does not
    say. `skips_rest` passes over what was not chosen."""

    dossier: Dossier
    body: Body
    kind: TreatmentKind
    skips_rest: bool = False


# Take over.


def take_over_pulled(
    meeting: PulledRecord,
    chosen: Collection[int],
    how: TakeOver,
    *,
    looked_at: datetime,
    by: Reader,
) -> list[AgendaItem]:
    """Make draft items of chosen parts of a meeting, and return these.

    `chosen` are the keys of parts that wait. An item brings its papers and outcomes along; a paper
    or outcome of an item that was taken over before goes to that item; a paper of the meeting
    itself becomes a source. `looked_at` is when the griffie read them: what came or changed since
    is refused where it is chosen, and not passed over.
    """
    check_may_answer_pulled(meeting, by)
    with writing_in(how.dossier):
        waiting = meeting.parts.filter(state=PulledState.PROPOSED).select_related("item")
        wanted = list(waiting.filter(pk__in=chosen).order_by("place", "pk"))
        check_as_looked_at(wanted, len(set(chosen)), looked_at)
        items = [each for each in wanted if each.kind == PulledKind.ITEM]
        made = [take_over_item(each, meeting, how, by) for each in items]
        brought = {each.pk for each in items}
        for each in wanted:
            if each.kind != PulledKind.ITEM and each.item_id not in brought:
                take_over_part(each, how, by)
        if meeting.made_key is None:
            answer_pulled(meeting, by, None)
        if how.skips_rest:
            pass_over_waiting(meeting, looked_at, by)
    return made


def check_may_answer_pulled(meeting: PulledRecord, by: Reader) -> None:
    """Refuse who is not of this council's griffie."""
    if not may_keep_feed(by, meeting.body):
        raise PermissionDenied(_("Dit is aan de griffie van deze raad."))


def check_as_looked_at(wanted: list[PulledRecord], number: int, looked_at: datetime) -> None:
    """Refuse nothing at all, what was answered meanwhile, and what is something else by now."""
    if not number:
        raise ValidationError({"chosen": _("Kies wat u overneemt, of sla de vergadering over.")})
    is_newer = any((each.changed_at or each.first_seen_at) > looked_at for each in wanted)
    if len(wanted) < number or is_newer:
        words = _("Intussen is er iets gewijzigd. Open deze bladzijde opnieuw en kies nog eens.")
        raise ValidationError({"chosen": words})


# An item, in the meeting of the source, with its papers.


def take_over_item(
    record: PulledRecord, meeting: PulledRecord, how: TakeOver, by: Reader
) -> AgendaItem:
    """Return a new item in its meeting, with the papers and the outcome that wait with it."""
    papers = list(record.papers.filter(state=PulledState.PROPOSED).order_by("place", "pk"))
    documents = [each for each in papers if each.kind == PulledKind.DOCUMENT]
    sources = [save_pulled_source(each, how, by) for each in documents]
    told = record.payload
    item = AgendaItem(
        dossier=how.dossier,
        body=how.body,
        title=told["title"],
        summary=told.get("text", ""),
        url=told.get("url", ""),
        source=next(iter(sources), None),
    )
    first = Treatment(
        meeting=find_or_make_pulled_meeting(meeting, how, by),
        kind=FORMAL_KINDS.get(told.get("is_formal"), how.kind),
        agenda_number=told.get("number", ""),
    )
    save_agenda_item(item, lines={}, first=first, by=by)
    for each in documents:
        attach_document(each, item, by)
    answer_pulled(record, by, item.pk)
    for each in papers:
        if each.kind == PulledKind.OUTCOME:
            take_over_outcome(each, item, by)
    return item


FORMAL_KINDS = {True: TreatmentKind.FORMAL, False: TreatmentKind.DEBATE}


def find_or_make_pulled_meeting(meeting: PulledRecord, how: TakeOver, by: Reader) -> Meeting:
    """Return the meeting of the body on that day in the dossier, a new one where none was
    entered."""
    day = meeting.held_on
    if day is None:
        raise ValidationError(_("Van deze vergadering vertelt de bron geen dag."))
    own = Meeting.objects.filter(dossier=how.dossier, body=how.body, held_on=day)
    found = own.order_by("starts_at", "pk").first()
    if found is None:
        told = meeting.payload
        starts_at = told.get("starts_at")
        found = Meeting(
            dossier=how.dossier,
            body=how.body,
            title=shorten_to(told["title"], 160),
            held_on=day,
            starts_at=datetime.fromisoformat(starts_at) if starts_at else None,
            location=shorten_to(told.get("location", ""), 160),
            url=told.get("url", ""),
        )
        save_record(found, by=by)
    answer_pulled(meeting, by, found.pk)
    return found


def shorten_to(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


# A paper: a source, and an attachment of the item that it belongs to.


def take_over_part(record: PulledRecord, how: TakeOver, by: Reader) -> None:
    """Bring a paper or an outcome to the item that was taken over before; a paper of the meeting
    itself becomes a source alone."""
    if record.item is None:
        save_pulled_source(record, how, by)
        return
    item = AgendaItem.objects.filter(pk=record.item.made_key or 0).first()
    if item is None or item.dossier_id != how.dossier.pk:
        told = {"title": record.item}
        words = _("‘%(title)s’ staat niet in dit dossier; neem eerst dat agendapunt over.") % told
        raise ValidationError({"chosen": words})
    if record.kind == PulledKind.DOCUMENT:
        save_pulled_source(record, how, by)
        attach_document(record, item, by)
    else:
        take_over_outcome(record, item, by)


def save_pulled_source(record: PulledRecord, how: TakeOver, by: Reader) -> Source:
    """Return the source of a paper; one of this council at the same address is not entered
    twice."""
    told, home = record.payload, how.body.municipality_id
    url = told.get("url", "")
    known = (
        Source.objects.filter(url=url, municipality=home).order_by("pk").first() if url else None
    )
    if known is None:
        known = Source(
            title=told["title"],
            publisher=how.body.name,
            publisher_kind=PublisherKind.BODY,
            dated_on=told.get("dated_on", ""),
            url=url,
            municipality_id=home,
            region_id=how.dossier.region_id,
        )
        save_source(known, by=by)
    answer_pulled(record, by, known.pk)
    return known


def attach_document(record: PulledRecord, item: AgendaItem, by: Reader) -> None:
    """Let an item have a paper among its attachments, once."""
    told, rows = record.payload, item.lines.filter(kind=LineKind.ATTACHMENT)
    if rows.filter(text=told["title"]).exists():
        return
    last = rows.order_by("-number").values_list("number", flat=True).first() or 0
    line = AgendaLine(
        dossier=item.dossier,
        item=item,
        kind=LineKind.ATTACHMENT,
        number=last + 1,
        text=told["title"],
        url=told.get("url", ""),
    )
    save_record(line, by=by, reason=TAKEN_OVER)


TAKEN_OVER = "Overgenomen uit het raadsinformatiesysteem."


# An outcome, where the source uses a word that we have too.


def take_over_outcome(record: PulledRecord, item: AgendaItem, by: Reader) -> None:
    """Fill in what came of an item in its last meeting, where nobody did and where the word of the
    source is one of ours; else it is only noted as seen."""
    told = record.payload
    outcome = OUTCOMES.get(told.get("result", "").casefold())
    treatment = item.treatments.filter(meeting__isnull=False).order_by("-sequence").first()
    if outcome and treatment is not None and may_fill_in(outcome, treatment, by.today):
        treatment.outcome = outcome
        treatment.outcome_note = shorten_to(tell_outcome_note(told), 300)
        save_treatment(treatment, by=by, reason=TAKEN_OVER)
    answer_pulled(record, by, None if treatment is None else treatment.pk)


def may_fill_in(outcome: TreatmentOutcome, treatment: Treatment, today: date) -> bool:
    """Whether an outcome may be filled in: nobody did yet, and the meeting was held."""
    if treatment.outcome or treatment.meeting is None:
        return False
    return outcome in BEFORE_MEETING or treatment.meeting.held_on <= today


def tell_outcome_note(told: dict[str, Any]) -> str:
    """Return the explanation of the source with the votes that it counted."""
    votes = ""
    if told.get("in_favour") is not None and told.get("against") is not None:
        votes = _("%(in_favour)s voor, %(against)s tegen") % told
    return ". ".join(each for each in (told.get("note", ""), votes) if each)


# Pass over.


def pass_over_pulled(meeting: PulledRecord, *, looked_at: datetime, by: Reader) -> None:
    """Pass over what waits of a meeting; of what was taken over, that a change was seen.

    What came or changed after `looked_at` waits on.
    """
    check_may_answer_pulled(meeting, by)
    with transaction.atomic():
        pass_over_waiting(meeting, looked_at, by)


def pass_over_waiting(meeting: PulledRecord, looked_at: datetime, by: Reader) -> None:
    own = PulledRecord.objects.filter(Q(pk=meeting.pk) | Q(meeting=meeting)).that_wait()
    seen = own.filter(first_seen_at__lte=looked_at)
    seen = seen.filter(Q(changed_at__isnull=True) | Q(changed_at__lte=looked_at))
    told = {"answered_at": by.at, "answered_by": by.user}
    seen.filter(state=PulledState.PROPOSED).update(state=PulledState.PASSED, **told)
    seen.filter(state=PulledState.ACCEPTED).update(former={}, changed_at=None, **told)


def answer_pulled(record: PulledRecord, by: Reader, made_key: int | None) -> None:
    """Note that a record was taken over, as what; a change that was seen with it is none."""
    record.state, record.made_key = PulledState.ACCEPTED, made_key
    PulledRecord.objects.filter(pk=record.pk).update(
        state=PulledState.ACCEPTED,
        made_key=made_key,
        answered_at=by.at,
        answered_by=by.user,
        former={},
        changed_at=None,
    )
