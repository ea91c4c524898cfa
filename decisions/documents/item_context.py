"""What an agenda item tells beside its own text, where its griffie wants that: how the dossier
stands on the day that is asked."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import history
from ..board import build_board
from ..board.timeline import read_shown_evidence
from ..models import ItemSection, Status
from .document import DocumentSection, Fact, ListEntry
from .pictures.told import tell_answer, tell_cell
from .sheet.content import waiting_body_words


@dataclass(frozen=True)
class ItemContext:
    """What items of one dossier tell along, read once for all of them: the board on the day, the
    place that shows each stance by the key of the position, and the remarks of each council by the
    key of its municipality."""

    board: Any
    shown: dict
    remarks: dict


def read_item_context(items, *, day, reader, known_at):
    """Return the ItemContext of items of one dossier, None where none of them asks for a section;
    nothing is read then."""
    asking = [item for item in items if item.sections]
    if not asking:
        return None
    board = build_board(asking[0].dossier, day=day, reader=reader, known_at=known_at)
    return ItemContext(
        board,
        read_shown_places(
            [item for item in asking if asks(item, ItemSection.STANDING)], board, reader
        ),
        read_own_remarks(
            [item for item in asking if asks(item, ItemSection.REMARKS)], board, reader
        ),
    )


def asks(item, section):
    return section in item.sections.split()


def build_context_sections(item, context):
    """Return the DocumentSections that the item asks for, in a fixed order; those of which nothing
    is known are left out. `context` is the ItemContext that was read for it."""
    if context is None:
        return ()
    found = (build(item, context) for section, build in BUILDERS if asks(item, section))
    return tuple(section for section in found if section is not None)


def find_item_subject(item, board):
    """Return the subject that the item is about: that of its round, else the board's own."""
    key = item.round.subject_id if item.round else None
    return next((each for each in board.subjects if each.pk == key), board.headline)


# Where each council stands, with what shows it.


def read_shown_places(items, board, reader):
    """Return the place that shows each stance of which these items tell, by the key of its
    position; one query, none without such items."""
    subjects = {
        each.pk: each for each in (find_item_subject(item, board) for item in items) if each
    }
    entries = {
        cell.standing.held.entry.position.id: cell.standing.held.entry
        for subject in subjects.values()
        for _body, cell in list_council_cells(board, subject)
        if cell.standing
    }
    if not entries:
        return {}
    scope = {"reader": reader, "known_at": board.known_at}
    return read_shown_evidence(board.dossier, list(entries.values()), **scope)


def list_council_cells(board, subject):
    """Return (council, its cell) for each row of the board."""
    return [
        (row.body, board.scene.cell(row.body, subject, row.municipality)) for row in board.councils
    ]


def build_standing_section(item, context):
    subject = find_item_subject(item, context.board)
    if subject is None:
        return None
    cells = list_council_cells(context.board, subject)
    told = tuple(build_standing_entry(body, cell, context.shown) for body, cell in cells if body)
    heading = _("Waar elke raad staat: %(subject)s") % {"subject": subject.name}
    return DocumentSection(heading, entries=told) if told else None


def build_standing_entry(body, cell, shown):
    """Return where one council stands, since when, and the place that shows it."""
    entry = cell.standing.held.entry if cell.standing else None
    place = shown.get(entry.position.id) if entry else None
    source = (place.source_title, place.place) if place else ()
    when = entry.decision.when if entry else ""
    text = f"{body.name}: {tell_cell(cell).words}"
    return ListEntry(text, note=when, place=", ".join(part for part in source if part))


# Whether there is support, and how much of the region that is.


def build_support_section(item, context):
    board = context.board
    subject = find_item_subject(item, board)
    if subject is None:
        return None
    told = tell_answer(board, subject)
    facts = [Fact(_("Onderwerp"), told.subject), Fact(_("Regel"), board.rule.label)]
    facts += [Fact(_("Draagvlak"), told.words)]
    facts += [Fact(each.label, each.words) for each in told.measures]
    facts += [Fact(each.label, each.words) for each in told.camps]
    return DocumentSection(_("Draagvlak"), facts=tuple(facts), paragraphs=told.notes)


# What this council wished and objected, and what was answered.


def read_own_remarks(items, board, reader):
    """Return the standing remarks of the councils of these items, by the key of the municipality;
    two queries, none without such items."""
    homes = {item.body.municipality_id for item in items} - {None}
    if not homes:
        return {}
    only = Q(body__municipality__in=homes) & ~Q(status=Status.WITHDRAWN)
    scope = {"reader": reader, "known_at": board.known_at}
    states = board.scene.states
    found = defaultdict(list)
    for each in history.read_remarks(
        board.dossier, day=board.day, states=states, only=only, **scope
    ):
        found[each.remark.body.municipality_id].append(each)
    return found


def build_remarks_section(item, context):
    found = context.remarks.get(item.body.municipality_id)
    if not found:
        return None
    heading = _("Wensen en bedenkingen van deze raad")
    return DocumentSection(heading, entries=tuple(build_remark_entry(each) for each in found))


def build_remark_entry(entry):
    """Return a remark with what it is and what became of it, its replies below it."""
    remark = entry.remark
    replies = tuple(
        ListEntry(f"{each.get_outcome_display()}: {each.reasons}", note=each.body.name)
        for each in entry.replies
    )
    text = f"{remark.get_kind_display()}: {remark.text}"
    told = [entry.who, entry.state_label]
    if remark.status != Status.PUBLISHED:
        told.append(str(Status(remark.status).label))
    return ListEntry(text, note=", ".join(told), entries=replies)


# By when this council may speak, and what the others do.


def find_own_round(item, board):
    """Return the Readiness of the round that the item is for, None for none on the day."""
    return next((each for each in board.rounds if each.round.pk == item.round_id), None)


def build_terms_section(item, context):
    readiness = find_own_round(item, context.board)
    asked = readiness and next(
        (each for each in readiness.asked if is_of_item(each.body, item)), None
    )
    if not asked:
        return None
    return DocumentSection(_("Termijn"), facts=tuple(list_term_facts(readiness.round, asked)))


def is_of_item(body, item):
    """Whether an asked body is that of the item, or the council of its committee."""
    is_same_home = body.municipality_id is not None and body.is_council
    return body.id == item.body_id or (
        is_same_home and body.municipality_id == item.body.municipality_id
    )


def list_term_facts(round_, asked):
    """Yield the round, what the law says, the last day and the last safe one, as far as known."""
    term, can = asked.by_when, asked.by_when.workable
    yield Fact(_("Ronde"), round_.title)
    if term.received_on:
        yield Fact(_("Ontvangen"), day_in_words(term.received_on))
    if term.due.term:
        yield Fact(_("Termijn"), ", ".join(filter(None, (term.due.term, term.due.article))))
    if term.due_on:
        yield Fact(_("Uiterlijk"), day_in_words(term.due_on))
    if can and can.last_safe_on and term.due_on:
        yield Fact(_("Laatste werkdag buiten het reces"), day_in_words(can.last_safe_on))


def day_in_words(day):
    return date_format(day, "j F Y")


def build_others_section(item, context):
    readiness = find_own_round(item, context.board)
    others = (
        [each for each in readiness.asked if not is_of_item(each.body, item)] if readiness else []
    )
    if not others:
        return None
    entries = tuple(ListEntry(waiting_body_words(each, tells_day=True)) for each in others)
    return DocumentSection(_("Wat de andere raden doen"), entries=entries)


BUILDERS = (
    (ItemSection.STANDING, build_standing_section),
    (ItemSection.SUPPORT, build_support_section),
    (ItemSection.REMARKS, build_remarks_section),
    (ItemSection.TERMS, build_terms_section),
    (ItemSection.OTHERS, build_others_section),
)
