"""What a calendar keeps of treatments in meetings and of the days by which bodies must have
spoken; of all bodies, one municipality, one dossier or one body."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ..history.calendar import (
    CalendarScope,
    Revision,
    read_open_terms,
    read_request_revisions,
    read_treated_items,
    read_treatment_revisions,
)
from ..models import Status, TreatmentOutcome
from .document import CalendarDocument, CalendarEvent, Planning, build_planning, day_words

# Outcomes by which an item does not come up in the meeting, so that calendars strike it through.
STRUCK_OUT = (TreatmentOutcome.DROPPED, TreatmentOutcome.OFF_AGENDA)

# One treatment as an event.


def build_treatment_planning(treated: Any) -> Planning:
    """Return the Planning of an ItemTreatment, None for an item that has none."""
    if treated is None:
        return build_planning(None, "")
    return build_planning(treated.meeting, treated.treatment.planned_note)


def build_treatment_event(
    item: Any, treated: Any, day: date, revision: Revision | None = None, **told: Any
) -> CalendarEvent:
    """Return the CalendarEvent of an ItemTreatment as a day knows it; `told` are its other
    fields."""
    treatment = treated.treatment
    is_struck = treatment.outcome in STRUCK_OUT and treated.tells_outcome(day)
    return CalendarEvent(
        **{
            "name": f"behandeling-{treatment.id}",
            "summary": item.title,
            "planning": build_treatment_planning(treated),
            "is_public": item.status == Status.PUBLISHED,
            "is_cancelled": is_struck or item.status == Status.WITHDRAWN,
            **revision_fields(revision),
            **told,
        }
    )


def build_waiting_event(item: Any) -> CalendarEvent:
    """Return the CalendarEvent of an item without any treatment."""
    return CalendarEvent(
        name=f"agendapunt-{item.id}",
        summary=item.title,
        planning=build_planning(None, ""),
        is_public=item.status == Status.PUBLISHED,
        is_cancelled=item.status == Status.WITHDRAWN,
    )


def revision_fields(revision: Revision | None) -> dict[str, Any]:
    if revision is None:
        return {}
    return {"sequence": revision.number, "changed_at": revision.changed_at}


# A calendar of many of them, to follow from an agenda of one's own.

# Calendars that follow an address read all of it again and again.
YEARS_BACK, YEARS_AHEAD, MOST_EVENTS = 1, 5, 5_000
A_YEAR_ROUND = timedelta(days=366)


def build_calendar_document(
    scope: CalendarScope,
    *,
    day: date,
    name: str,
    title: str,
    absolute: Callable[[str], str],
    at: datetime,
    since: date | None = None,
) -> CalendarDocument:
    """Return the CalendarDocument of a scope around a day, the first event first.

    It holds the treatments in meetings from a year before the day, or from the day `since`, to five
    years after it, withdrawn ones as cancelled, and the last days of bodies that a round asked and
    that did not speak yet; no more than MOST_EVENTS, the oldest left out. `absolute` makes the
    address of a page whole. Sixteen queries at most, however many events.
    """
    first_on, last_on = day - YEARS_BACK * A_YEAR_ROUND, day + YEARS_AHEAD * A_YEAR_ROUND
    first_on = since or first_on
    until = scope.known_at or at
    found = [
        *list_treatment_events(scope, Q(held_on__range=(first_on, last_on)), day, absolute, until),
        *list_term_events(scope, (first_on, last_on), day, absolute, until),
    ]
    found.sort(key=lambda each: (each.planning.held_on or day, each.name))
    return CalendarDocument(
        name=name,
        title=title,
        note=note_words(first_on, last_on, len(found)),
        address=absolute("/"),
        made_at=at,
        events=tuple(found[-MOST_EVENTS:]),
    )


def note_words(first_on: date, last_on: date, number: int) -> str:
    """Return what a calendar holds, and whether something was left out."""
    told = _("Van %(first)s tot en met %(last)s.") % {
        "first": day_words(first_on),
        "last": day_words(last_on),
    }
    if number <= MOST_EVENTS:
        return told
    cut = _("Niet alles: de oudste %(left)d van %(number)d zijn weggelaten.")
    return f"{told} {cut % {'left': number - MOST_EVENTS, 'number': number}}"


def list_treatment_events(
    scope: CalendarScope,
    meetings: Q,
    day: date,
    absolute: Callable[[str], str],
    until: datetime,
) -> Iterable[CalendarEvent]:
    """Yield the CalendarEvent of each treatment in these meetings."""
    found = [pair for pair in read_treated_items(scope, meetings) if pair[1] is not None]
    revisions = read_treatment_revisions([each for _item, each in found if each], until)
    for item, treated in found:
        yield build_treatment_event(
            item,
            treated,
            day,
            revisions.get(treated.treatment.id) if treated else None,
            summary=treatment_summary(item, treated, day),
            lines=tuple(treatment_lines(item, treated, day)),
            address=absolute(item_address(item)),
        )


def item_address(item: Any) -> str:
    return reverse("agenda-item", args=[item.id])


def treatment_summary(item: Any, treated: Any, day: date) -> str:
    """Return the title with the body that meets, and the outcome where the day knows one."""
    told = f"{item.title} ({treated.meeting.body.name})"
    if item.status == Status.WITHDRAWN:
        return f"{_('Ingetrokken')}: {told}"
    if item.status != Status.PUBLISHED:
        told = f"{_('Concept')}: {told}"
    if not treated.tells_outcome(day):
        return told
    return f"{told}: {treated.treatment.get_outcome_display()}"


def treatment_lines(item: Any, treated: Any, day: date) -> Iterable[str]:
    """Yield what an event tells of a treatment, line by line."""
    treatment = treated.treatment
    outcome = treatment.get_outcome_display() if treated.tells_outcome(day) else ""
    told = (
        (_("Dossier"), item.dossier.title),
        (_("Orgaan"), treated.meeting.body.name),
        (_("Vergadering"), treated.meeting.title),
        (_("Nummer op de agenda"), treatment.agenda_number),
        (_("Behandeling"), treatment.get_kind_display()),
        (_("Fase"), treatment.get_stage_display()),
        (_("Uitkomst"), outcome),
        (_("Bij de uitkomst"), treatment.outcome_note if outcome else ""),
    )
    return (f"{label}: {text}" for label, text in told if text)


# The last days of open rounds.


def list_term_events(
    scope: CalendarScope,
    days: tuple[date, date],
    day: date,
    absolute: Callable[[str], str],
    until: datetime,
) -> Iterable[CalendarEvent]:
    """Yield a CalendarEvent for the last day of each body that a round asked, all day and no time
    in which it is busy."""
    terms = [each for each in read_open_terms(scope, day) if each.due_on is not None]
    within = [each for each in terms if each.due_on and days[0] <= each.due_on <= days[1]]
    revisions = read_request_revisions(within, until)
    for term in within:
        round_, body = term.request.round, term.request.body
        yield CalendarEvent(
            name=f"termijn-{term.request.id}",
            summary=_("Laatste dag: %(round)s (%(body)s)")
            % {"round": round_.title, "body": body.name},
            planning=Planning("", term.due_on),
            is_busy=False,
            lines=(f"{_('Dossier')}: {round_.dossier.title}", f"{_('Orgaan')}: {body.name}"),
            address=absolute(reverse("round", args=[round_.dossier.slug, round_.id])),
            **revision_fields(revisions.get(term.request.id)),
        )
