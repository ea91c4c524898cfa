"""Rows of decisions and positions: rows of one act become one Decision with its Positions."""

from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from municipalities.edtf.grammar import parse_edtf_date
from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body, Group, Source
from municipalities.text import fold_text

from ...actions.basis import ask_departure
from ...actions.same_acts import describe_identical_act
from ...domain.same_acts import Act, ActStance, find_same_acts, is_identical_act
from ...domain.stances import Stance
from ...domain.vote_count import SIDES, VoteCount
from ...history.acts import build_act, build_act_stance, build_standing_act, read_standing_acts
from ...models import (
    Decision,
    Evidence,
    Form,
    Position,
    PositionGroup,
    Remark,
    RemarkKind,
    Speaker,
    Status,
    Subject,
)
from ...tables import CellRefused
from ...tables.cells import read_stance
from ...tables.votes import ReadVote
from .ground import TableGround
from .places import build_place, read_place
from .plan import PlannedRow, RowEffect, TablePlan, apply_changes

VOTE_NUMBERS = (*SIDES, "seats")
# Of an act, beside what it is known by: what a row says of it all.
ACT_FIELDS = (*VOTE_NUMBERS, "no_vote_asked", "outcome", "note")
COLUMNS = {"first_on": "dated_on", "last_on": "dated_on", "groups_label": "groups"}

type ActKey = tuple[int, str, str, str, str]


@dataclass
class ActRow:
    """One row, as far as it could be read."""

    row: PlannedRow
    body: Body
    dated_on: str
    form: str
    title: str
    subject: Subject | None
    stance: Stance | None
    label: str
    groups: tuple[Group, ...]
    numbers: dict[str, Any]
    source: Source | None

    @property
    def values(self) -> dict[str, Any]:
        return self.row.read.values

    @property
    def speaker(self) -> str:
        return Speaker.GROUPS if self.label else Speaker.BODY

    @property
    def key(self) -> ActKey:
        return self.body.pk, self.dated_on, self.speaker, self.form, fold_text(self.title)

    @property
    def act_fields(self) -> dict[str, Any]:
        """What the row says of its decision as a whole."""
        values = self.values
        return self.numbers | {
            name: values[name] for name in ("outcome", "note") if values.get(name)
        }


@dataclass
class PlannedAct:
    """One decision of the table with its rows."""

    rows: list[ActRow]
    decision: Decision
    stands: bool
    positions: dict[tuple[int, str], Position] = field(default_factory=dict)
    seen: dict[tuple[int, str], int] = field(default_factory=dict)


def plan_decisions(plan: TablePlan, ground: TableGround) -> None:
    """Plan a Decision for the rows of each act, with what follows from it."""
    plan.columns = COLUMNS
    acts: dict[ActKey, list[ActRow]] = {}
    for row in plan.each_row():
        if (read := read_act_row(row, ground)) is not None:
            acts.setdefault(read.key, []).append(read)
    acts = {key: rows for rows in acts.values() for key in [name_act(rows)]}
    standing = read_standing_decisions(ground, acts)
    number = next_decision_number(ground)
    every = []
    for key, rows in acts.items():
        planned = match_act(rows, standing.get(key, []), ground, number)
        number += not planned.stands
        plan_act(plan, planned, ground)
        every.append(planned)
    refuse_identical_acts(plan, every, ground)


# One row.


def read_act_row(row: PlannedRow, ground: TableGround) -> ActRow | None:
    """Return what a row says, None where too much of it is wrong to go on."""
    read = row.read
    body = ground.bodies.get(read, "body")
    may = body is not None and ground.check_may_record(read, body)
    subject, stance = read_subject_and_stance(row, ground)
    if body is None or not may or "dated_on" not in read.values:
        return None
    dated_on = read.values["dated_on"]
    label = read.values.get("groups", "")
    when = parse_edtf_date(dated_on)
    days = (when.first_on, when.last_on)
    row.words = f"{body.name}, {format_dutch_date(dated_on, one_day=True)}"
    return ActRow(
        row,
        body,
        dated_on,
        read.values.get("form") or Form.DECISION,
        read.values.get("title", ""),
        subject,
        stance,
        label,
        find_groups(row, label, body, days, ground),
        reckon_votes(row, body, days, ground),
        read_place(row, ground),
    )


def read_subject_and_stance(
    row: PlannedRow, ground: TableGround
) -> tuple[Subject | None, Stance | None]:
    """Return the subject and the stance of a row, neither where it only tells of the act.

    A stance that names a subject ('zwaar') is for that subject, which is told.
    """
    read = row.read
    subject, written = ground.subjects.get(read, "subject"), read.values.get("stance")
    if not written:
        if read.written.get("subject"):
            read.refuse("subject", _("Vul bij dit onderwerp ook een standpunt in."))
        return None, None
    named = ground.subjects.find(written)
    if not read.written.get("subject") and len(named) == 1:
        read.warn("stance", _("Gelezen als: voor ‘%s’.") % named[0].name)
        return named[0], Stance.VOOR
    try:
        said = read_stance(written)
    except CellRefused as refusal:
        read.refuse("stance", str(refusal))
        return None, None
    if said.note:
        read.warn("stance", said.note)
    return check_stance(row, subject, said.value)


def check_stance(
    row: PlannedRow, subject: Subject | None, stance: Stance | None
) -> tuple[Subject | None, Stance | None]:
    """Return both, or neither where one lacks."""
    read = row.read
    if stance is None:
        read.warn("stance", _("Hier komt geen standpunt: onbekend is geen standpunt."))
        return None, None
    if subject is None:
        if not read.written.get("subject"):
            read.refuse("subject", _("Noem het onderwerp waarover dit standpunt gaat."))
        return None, None
    if stance == Stance.VOOR_MITS and not read.values.get("condition"):
        told = _("‘Voor, mits’ vraagt een voorwaarde, anders kan het niet openbaar worden.")
        read.warn("condition", told)
    return subject, stance


def find_groups(
    row: PlannedRow, label: str, body: Body, days: tuple[Any, Any], ground: TableGround
) -> tuple[Group, ...]:
    """Return the groups of the council of that day that the cell names; what it does not find is
    told, and stands in the label only."""
    if not label:
        return ()
    council = ground.council_of(body, *days)
    by_name = {fold_text(group.name): group for group in council.groups}
    named = [fold_text(each) for each in label.split(",") if each.strip()]
    if unknown := [each for each in named if each not in by_name]:
        told = _("Geen fractie van deze raad op die dag: %s. Alleen de naam wordt bewaard.")
        row.read.warn("groups", told % ", ".join(unknown))
    return tuple(by_name[each] for each in dict.fromkeys(named) if each in by_name)


def reckon_votes(
    row: PlannedRow, body: Body, days: tuple[Any, Any], ground: TableGround
) -> dict[str, Any]:
    """Return the fields of the decision that tell how was voted, none where nothing is said."""
    read = row.read
    vote: ReadVote = read.values.get("vote") or ReadVote("")
    typed = {name: read.values[name] for name in SIDES if name in read.values}
    if not vote.how and not typed:
        return {}
    council = ground.council_of(body, *days) if body.is_council else None
    count = VoteCount(
        how=vote.how,
        typed={**vote.typed, **typed},
        groups=find_voting_groups(row, vote, council),
        seats=ground.seats_of(council) if council else None,
        council=ground.most_seats_of(body, *days) if body.is_council else None,
    ).reckon()
    for name, sentence in count.wrong.items():
        read.refuse(name if name in read.written else "vote", sentence)
    if count.wrong:
        return {}
    numbers = {name: value for name, value in count.numbers.items() if value is not None}
    return numbers | {"no_vote_asked": count.tally.no_vote_asked}


def find_voting_groups(
    row: PlannedRow, vote: ReadVote, council: Any
) -> dict[str, list[int | None]]:
    """Return the seats of the groups that a vote names, by the word of their side."""
    by_name = {fold_text(each.name): each for each in council.groups} if council else {}
    found: dict[str, list[int | None]] = {}
    for side, names in vote.groups.items():
        for name in names:
            if (group := by_name.get(fold_text(name))) is None:
                told = _("‘%s’ is geen fractie van deze raad op die dag; vul het aantal in.")
                row.read.refuse("vote", told % name)
                continue
            found.setdefault(side, []).append(group.seats)
    return found


# The rows of one act.


def name_act(rows: list[ActRow]) -> ActKey:
    """Give an act without a title the names of its subjects, and return what it is known by."""
    if not rows[0].title:
        names = dict.fromkeys(each.subject.name for each in rows if each.subject)
        for each in rows:
            each.title = ", ".join(names)[:300]
            if not each.title:
                told = _("Zeg waar het besluit over gaat, of noem een onderwerp en standpunt.")
                each.row.read.refuse("title", told)
    return rows[0].key


def read_standing_decisions(ground: TableGround, acts: Any) -> dict[ActKey, list[Decision]]:
    """Return the decisions that stand and may be those of the table, by what they are known by;
    five queries."""
    bodies = {key[0] for key in acts}
    rows = Decision.objects.filter(dossier=ground.dossier, body__in=bodies).exclude(
        status=Status.WITHDRAWN
    )
    along = ("positions__subject", "positions__groups", "positions__evidence", "positions__body")
    found: dict[ActKey, list[Decision]] = {}
    for each in rows.select_related("body", "dossier").prefetch_related(*along).order_by("number"):
        key = (each.body_id, each.dated_on, each.speaker, each.form, fold_text(each.title))
        if key in acts:
            found.setdefault(key, []).append(each)
    return found


def next_decision_number(ground: TableGround) -> int:
    rows = Decision.objects.filter(dossier=ground.dossier)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def match_act(
    rows: list[ActRow], standing: list[Decision], ground: TableGround, number: int
) -> PlannedAct:
    """Return the act of these rows: the decision that stands, or a new one with that number."""
    first = rows[0]
    if not standing:
        decision = Decision(
            dossier=ground.dossier,
            number=number,
            body=first.body,
            speaker=first.speaker,
            form=first.form,
            title=first.title,
            dated_on=first.dated_on,
        )
        decision.set_bounds()
        return PlannedAct(rows, decision, stands=False)
    decision = standing[0]
    if len(standing) > 1:
        told = _("Dit besluit staat er %d keer; wijzig het in het werkblad.") % len(standing)
        for each in rows:
            each.row.read.refuse("", told)
    positions = {
        (each.subject_id, fold_text(each.groups_label)): each
        for each in decision.positions.all()
        if not each.is_withdrawn
    }
    return PlannedAct(rows, decision, stands=True, positions=positions)


def plan_act(plan: TablePlan, act: PlannedAct, ground: TableGround) -> None:
    """Plan the decision, then each stance of it."""
    said = collect_act_fields(act)
    stored = Decision.objects.filter(pk=act.decision.pk).first() if act.stands and said else None
    first = act.rows[0].row
    if said.get("no_vote_asked") and act.decision.votes_for is not None:
        told = _("Bij dit besluit staan stemmen. Haal die eerst weg in het werkblad.")
        first.read.refuse("vote", told)
        return
    changed = apply_changes(act.decision, said)
    if not act.stands or changed:
        plan.add(first, act.decision, stored)
    for each in act.rows:
        if not act.stands:
            each.row.raise_to(RowEffect.NEW)
        elif changed and each.act_fields.keys() & changed.keys():
            each.row.raise_to(RowEffect.CHANGED)
        each.row.words += f": {act.decision.title}{tell_votes(each.numbers)}"
        if each.subject is not None and each.stance is not None:
            plan_stance(plan, act, each, each.subject, each.stance)
    if not act.stands and not any(each.stance for each in act.rows):
        plan_place_of_act(plan, act)


def tell_votes(numbers: dict[str, Any]) -> str:
    """Return how was voted, as it was reckoned; '' where nothing is said of it."""
    if numbers.get("no_vote_asked"):
        return _(" (zonder stemming)")
    told = [f"{numbers[name]} {word}" for name, word in SIDES.items() if name in numbers]
    return f" ({', '.join(told)})" if told else ""


def collect_act_fields(act: PlannedAct) -> dict[str, Any]:
    """Return what the rows say of the act; a row that says otherwise than one before is refused."""
    said: dict[str, Any] = {}
    from_row: dict[str, int] = {}
    for each in act.rows:
        for name, value in each.act_fields.items():
            if said.setdefault(name, value) != value:
                column = "vote" if name in VOTE_NUMBERS else name
                told = _("Rij %d zegt hier iets anders over hetzelfde besluit.") % from_row[name]
                each.row.read.refuse(column, told)
            from_row.setdefault(name, each.row.read.number)
    return said


# An act that says just what another one says, of the dossier or of the table.


def refuse_identical_acts(plan: TablePlan, planned: list[PlannedAct], ground: TableGround) -> None:
    """Tell at the first row of an act that it would say just what another one says; three queries.

    What the table leaves as it stands is not asked.
    """
    touched = {id(each) for each in list_touched_decisions(plan)}
    if not touched:
        return
    near = Decision.objects.filter(
        dossier=ground.dossier, body__in={each.decision.body_id for each in planned}
    )
    decisions = {each.pk: each for each in read_standing_acts(near)}
    acts = {key: build_standing_act(each) for key, each in decisions.items()}
    asked: dict[int, PlannedAct] = {}
    for place, act in enumerate(planned, start=1):
        key = act.decision.pk if act.stands else -place
        decisions[key], acts[key] = act.decision, build_planned_act(act)
        if id(act.decision) in touched:
            asked[key] = act
    for key, others in find_same_acts({key: acts[key] for key in asked}, acts).items():
        other = next((each for each in others if is_identical_act(acts[key], acts[each])), None)
        if other is not None:
            told = ValidationError({"title": describe_identical_act(decisions[other])})
            plan.tell(asked[key].rows[0].row, told)


def list_touched_decisions(plan: TablePlan) -> list[Decision]:
    """Return the decisions that are made or changed, or get or change a stance."""
    records = [each.record for each in plan.items]
    stances = [each.decision for each in records if isinstance(each, Position)]
    return [each for each in records if isinstance(each, Decision)] + stances


def build_planned_act(act: PlannedAct) -> Act:
    """Return the Act that a decision is once its rows are brought in."""
    said = {key: build_act_stance(each) for key, each in act.positions.items()}
    for row in act.rows:
        if row.subject is not None and row.stance is not None:
            key = (row.subject.pk, fold_text(row.label))
            groups = frozenset(each.pk for each in row.groups)
            if key in said:
                groups |= said[key].groups
            said[key] = ActStance(row.subject.pk, row.stance.value, row.label, groups)
    return replace(build_act(act.decision, ()), stances=tuple(said.values()))


# One stance.


def plan_stance(
    plan: TablePlan, act: PlannedAct, row: ActRow, subject: Subject, stance: Stance
) -> None:
    """Plan the Position of a row with its groups, its condition and the place that reads it."""
    key = (subject.pk, fold_text(row.label))
    number = act.seen.setdefault(key, row.row.read.number)
    if number != row.row.read.number:
        row.row.read.refuse("subject", _("Dit standpunt staat al op rij %d.") % number)
        return
    row.row.words += f" – {subject.name}: {stance.label}"
    if row.values.get("group_seats") is not None and not row.label:
        row.row.read.refuse("group_seats", _("Zetels horen bij fracties; noem die ook."))
        return
    standing = act.positions.get(key)
    position = standing or build_position(act.decision, row, subject, stance)
    reading = build_reading(row, position, subject, stance)
    if standing is None:
        row.row.raise_to(RowEffect.NEW)
        plan.add(row.row, position)
    else:
        change_position(plan, row, position, stance, reading)
    plan_groups_of(plan, row, position, is_new=standing is None)
    plan_condition(plan, act, row, position)
    if reading is not None and not stands_there(position, reading):
        row.row.raise_to(RowEffect.CHANGED)
        plan.put(row.row, reading)
    if standing is None:
        warn_without_source(row, position)


def build_position(decision: Decision, row: ActRow, subject: Subject, stance: Stance) -> Position:
    return Position(
        dossier=decision.dossier,
        decision=decision,
        body=decision.body,
        subject=subject,
        stance=stance.value,
        groups_label=row.label,
        group_seats=row.values.get("group_seats"),
        source_follows=row.values.get("source_follows", False),
    )


def build_reading(
    row: ActRow, position: Position, subject: Subject, stance: Stance
) -> Evidence | None:
    """Return the place of a row as a reading of its stance, None where it names no source."""
    if row.source is None:
        return None
    told = {"who": row.body.name, "stance": stance.label, "subject": subject.name}
    summary = _("%(who)s over ‘%(subject)s’: %(stance)s.") % told
    place = build_place(row.row, row.source, summary)
    place.dossier, place.position, place.reads_stance = position.dossier, position, stance.value
    return place


def change_position(
    plan: TablePlan, row: ActRow, position: Position, stance: Stance, reading: Evidence | None
) -> None:
    """Let a position that stands say what the row says, and show a place that reads it."""
    stored = Position.objects.filter(pk=position.pk).first()
    said = {
        "stance": stance.value,
        "group_seats": row.values.get("group_seats"),
        "source_follows": row.values.get("source_follows"),
    }
    if not apply_changes(position, said):
        return
    row.row.raise_to(RowEffect.CHANGED)
    readings = [each for each in position.evidence.all() if each.is_accepted]
    if reading is not None:
        readings.append(reading)
    if told := "" if position.departure else ask_departure(position.stance, readings):
        row.row.read.refuse("stance", _("%s Noem een bron die dit leest.") % told)
        return
    if position.shown is not None and position.shown.reads_stance != position.stance:
        shown = (each for each in readings if each.reads_stance == position.stance)
        position.shown = next((each for each in shown if each.pk), None)
    plan.add(row.row, position, stored)


def plan_groups_of(plan: TablePlan, row: ActRow, position: Position, *, is_new: bool) -> None:
    """Plan the links to the groups that the row names; what stands stays."""
    linked = set() if is_new else {each.group_id for each in position.groups.all()}
    for group in row.groups:
        if group.pk not in linked:
            if not is_new:
                row.row.raise_to(RowEffect.CHANGED)
            plan.add(row.row, PositionGroup(position=position, group=group))


def plan_condition(plan: TablePlan, act: PlannedAct, row: ActRow, position: Position) -> None:
    """Plan the condition of a 'voor, mits', where that does not stand yet."""
    text = row.values.get("condition")
    if not text:
        return
    if position.stance != Stance.VOOR_MITS:
        row.row.read.refuse("condition", _("Een voorwaarde hoort bij ‘voor, mits’."))
        return
    known = position.conditions.all() if position.pk else ()
    if any(fold_text(each.text) == fold_text(text) for each in known):
        return
    row.row.raise_to(RowEffect.CHANGED)
    condition = Remark(
        kind=RemarkKind.CONDITION,
        dossier=act.decision.dossier,
        body=act.decision.body,
        groups_label=row.label,
        dated_on=act.decision.dated_on,
        subject=position.subject,
        decision=act.decision,
        position=position,
        text=text,
    )
    plan.add(row.row, condition)


def stands_there(position: Position, place: Evidence) -> bool:
    """Whether a position has this place already, reading the same."""
    if position.pk is None:
        return False
    return any(
        (each.source_id, fold_text(each.place), each.reads_stance)
        == (place.source_id, fold_text(place.place), place.reads_stance)
        for each in position.evidence.all()
    )


def warn_without_source(row: ActRow, position: Position) -> None:
    if row.source is None and not position.source_follows:
        told = _("Zonder bron kan dit niet openbaar: noem een bron, of zet ‘Bron volgt’ op ja.")
        row.row.read.warn("source", told)


def plan_place_of_act(plan: TablePlan, act: PlannedAct) -> None:
    """Plan the place of a new decision without stances, where a row names one."""
    row = next((each for each in act.rows if each.source is not None), None)
    if row is None or row.source is None:
        return
    summary = f"{row.body.name}: {act.decision.title}."
    place = build_place(row.row, row.source, summary)
    place.dossier, place.decision = act.decision.dossier, act.decision
    plan.put(row.row, place)
