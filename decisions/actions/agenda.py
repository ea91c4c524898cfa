"""An agenda item with its treatments, and its lines as one text: what stays, changes, goes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.models import BodyKind
from municipalities.roles import Reader

from ..models import (
    BEFORE_MEETING,
    INCOMING_KINDS,
    MEETING_TITLES,
    AgendaItem,
    AgendaLine,
    Decision,
    Meeting,
    Question,
    Remark,
    Status,
    Treatment,
)
from .deletion import delete_draft
from .records import change_record, save_record, writing_in


def save_agenda_item(
    item: AgendaItem,
    *,
    lines: Mapping[str, Iterable[str]],
    first: Treatment | None = None,
    by: Reader,
    reason: str = "",
) -> AgendaItem:
    """Save an agenda item, and let its lines of each kind in `lines` say exactly those texts.
    `first` is the first treatment of a new one."""
    with writing_in(item):
        change_record(item, by=by, reason=reason)
        check_stays_incoming(item)
        if first is not None:
            first.item = item
            save_treatment(first, by=by, reason=reason)
        for kind, texts in lines.items():
            set_agenda_lines(item, kind, texts, by=by, reason=reason)
    return item


def save_treatment(treatment: Treatment, *, by: Reader, reason: str = "") -> Treatment:
    """Save an item in one meeting; refuse an outcome of a meeting that is still to come, and to
    deal with an item as only a letter that came in is dealt with."""
    check_kind_fits(treatment)
    held_on = treatment.meeting.held_on if treatment.meeting else None
    is_early = treatment.outcome and treatment.outcome not in BEFORE_MEETING
    if is_early and held_on is not None and held_on > by.today:
        raise ValidationError({"outcome": _("Deze vergadering is nog niet gehouden.")})
    with writing_in(treatment.item):
        change_record(treatment, by=by, reason=reason)
    return treatment


def check_kind_fits(treatment: Treatment) -> None:
    """Refuse what is done with a letter that came in for an item that is none."""
    if treatment.kind in INCOMING_KINDS and not treatment.item.is_incoming:
        words = _("Zo wordt alleen een ingekomen stuk behandeld. Kies een andere behandeling.")
        raise ValidationError({"kind": words})


def check_stays_incoming(item: AgendaItem) -> None:
    """Refuse an item that is no letter any more while it is still dealt with as one."""
    if not item.is_incoming and item.treatments.filter(kind__in=INCOMING_KINDS).exists():
        words = _("Dit punt wordt nog als ingekomen stuk behandeld; wijzig eerst de behandeling.")
        raise ValidationError({"is_incoming": words})


def attach_draft_view(item: AgendaItem, decision: Decision, *, by: Reader) -> list[Remark]:
    """Let what was prepared for an item and belongs to no decision yet follow from this one, dated
    as it is; return that. It is published along with the decision."""
    waits = Q(status__in=[Status.DRAFT, Status.SHARED], decision__isnull=True)
    found = list(item.remarks.filter(waits).order_by("pk"))
    with writing_in(item):
        for each in found:
            each.decision, each.dated_on = decision, decision.dated_on
            change_record(each, by=by)
    return found


def find_or_make_meeting(item: AgendaItem, day: date, *, by: Reader) -> Meeting:
    """Return the meeting of the body of an item on a day, a new one where none was entered."""
    own = Meeting.objects.filter(dossier=item.dossier, body=item.body, held_on=day)
    found = own.order_by("starts_at", "pk").first()
    if found is not None:
        return found
    title = str(MEETING_TITLES.get(BodyKind(item.body.kind)) or _("Vergadering"))
    made = Meeting(dossier=item.dossier, body=item.body, title=title, held_on=day)
    return save_record(made, by=by)


def save_agenda_line(line: AgendaLine, *, by: Reader, reason: str = "") -> AgendaLine:
    """Save one line; the item gets a version too, for who has it open."""
    with writing_in(line):
        change_record(line, by=by, reason=reason)
        line.item.refresh_from_db()
        change_record(line.item, by=by, reason=reason)
    return line


def set_agenda_lines(
    item: AgendaItem, kind: str, texts: Iterable[str], *, by: Reader, reason: str = ""
) -> None:
    """Let the lines of one kind of an agenda item say exactly these texts, in this order.

    A line that still says the same keeps its note, its place and its address.
    """
    rows = list(item.lines.filter(kind=kind).order_by("number", "id"))
    kept, gone = match_lines(rows, list(texts))
    with writing_in(item):
        for each in gone:
            delete_draft(each, by=by, reason=reason)
        # From the last to the first, because a number only rises and none may stand twice.
        for number, (row, text) in reversed(list(number_lines(kept))):
            save_changed_line(
                row or build_agenda_line(item, kind), number, text, by=by, reason=reason
            )


def build_agenda_line(item: AgendaItem, kind: str) -> AgendaLine:
    return AgendaLine(dossier=item.dossier, item=item, kind=kind)


def save_changed_line(
    row: AgendaLine | Question, number: int, text: str, *, by: Reader, reason: str
) -> None:
    """Save a line where it changed."""
    if (row.number, join_lines(row.text)) == (number, text):
        return
    row.number = number
    if join_lines(row.text) != text:
        row.text = text
    save_record(row, by=by, reason=reason)


def join_lines(text: str) -> str:
    """Return a text as one line of a longer one."""
    return " ".join(text.split())


def match_lines(
    rows: list[AgendaLine], texts: list[str]
) -> tuple[list[tuple[AgendaLine | None, str]], list[AgendaLine]]:
    """Return ([(row or None, text)], rows that go): the same text is the same line, and what
    stands in place of another line is that line, changed."""
    kept: list[tuple[AgendaLine | None, str]] = []
    gone: list[AgendaLine] = []
    before = [join_lines(row.text) for row in rows]
    for _how, low, high, start, stop in SequenceMatcher(None, before, texts, False).get_opcodes():
        old, new = rows[low:high], texts[start:stop]
        kept += [(old[i] if i < len(old) else None, text) for i, text in enumerate(new)]
        gone += old[len(new) :]
    return kept, gone


def number_lines[R: (AgendaLine, Question)](
    kept: Iterable[tuple[R | None, str]],
) -> Iterator[tuple[int, tuple[R | None, str]]]:
    """Yield (number, (row, text)): numbers rise, and stay where they can."""
    last = 0
    for row, text in kept:
        last = max(last + 1, row.number) if row is not None else last + 1
        yield last, (row, text)
