"""Rows of decisions and positions: rows of one act become one Decision with its Positions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from municipalities.text import fold_text

from ...actions.batch_bringing import BatchItem
from ...actions.same_acts import describe_identical_act
from ...domain.same_acts import Act, ActStance, find_identical_acts
from ...domain.vote_count import SIDES
from ...history.acts import build_act, build_act_stance, build_standing_act, read_standing_acts
from ...models import Decision, Position, Status
from .act_rows import ActKey, ActRow, StanceKey, read_act_row, stance_key
from .ground import TableGround
from .places import build_place
from .plan import PlannedRow, RowEffect, TablePlan, apply_changes
from .position_rows import plan_stance

# What of an act is told in the column of its vote.
VOTE_NUMBERS = (*SIDES, "seats")
COLUMNS = {"first_on": "dated_on", "last_on": "dated_on", "groups_label": "groups"}


def plan_decisions(plan: TablePlan, ground: TableGround) -> Iterator[PlannedRow]:
    """Plan a Decision for the rows of each act, with what follows from it, then yield the rows;
    what is planned for an act comes with the row that it begins with.

    All acts are planned before the first row is yielded: rows of one act may stand anywhere.
    """
    plan.columns = COLUMNS
    told = [(row, read_act_row(row, ground)) for row in plan.each_row()]
    acts = group_by_act([each for _row, each in told if each is not None])
    standing = read_standing_decisions(ground, acts)
    number = find_next_number(ground)
    planned = []
    for key, rows in acts.items():
        act = match_act(rows, standing.get(key, []), ground, number)
        number += not act.stands
        plan_act(plan, act)
        act.items = plan.take_items()
        planned.append(act)
    refuse_identical_acts(plan, planned, ground)
    begun = {act.rows[0].row.read.number: act.items for act in planned}
    for row, _each in told:
        plan.items += begun.get(row.read.number, ())
        yield row


# Which rows are one act, and which decision that is.


@dataclass
class PlannedAct:
    """One decision of the table with its rows.

    `positions` are the stances that stand, `seen` the row that says each of the table, by what
    `stance_key` gives; `items` are the records that it makes or changes.
    """

    rows: list[ActRow]
    decision: Decision
    stands: bool
    positions: dict[StanceKey, Position] = field(default_factory=dict)
    seen: dict[StanceKey, int] = field(default_factory=dict)
    items: list[BatchItem] = field(default_factory=list)


def group_by_act(rows: Iterable[ActRow]) -> dict[ActKey, list[ActRow]]:
    """Return the rows of each act; one without a title is called by its subjects, and so may be one
    that other rows name by that title."""
    written: dict[ActKey, list[ActRow]] = {}
    for row in rows:
        written.setdefault(row.key, []).append(row)
    acts: dict[ActKey, list[ActRow]] = {}
    for some in written.values():
        if not some[0].title:
            name_by_subjects(some)
        acts.setdefault(some[0].key, []).extend(some)
    return acts


def name_by_subjects(rows: Sequence[ActRow]) -> None:
    """Give the rows of an act the names of its subjects as title; refuse them where it has none."""
    names = dict.fromkeys(each.subject.name for each in rows if each.subject)
    for each in rows:
        each.title = ", ".join(names)[:300]
        if not each.title:
            told = _("Zeg waar het besluit over gaat, of noem een onderwerp en standpunt.")
            each.row.read.refuse("title", told)


def read_standing_decisions(
    ground: TableGround, acts: Collection[ActKey]
) -> dict[ActKey, list[Decision]]:
    """Return the decisions that stand and may be those of the table, by what they are known by;
    seven queries."""
    bodies = {body for body, *_rest in acts}
    rows = Decision.objects.filter(dossier=ground.dossier, body__in=bodies).exclude(
        status=Status.WITHDRAWN
    )
    along = [
        f"positions__{name}" for name in ("subject", "groups", "evidence__source", "conditions")
    ]
    found: dict[ActKey, list[Decision]] = {}
    for each in rows.select_related("body", "dossier").prefetch_related(*along).order_by("number"):
        key = (each.body_id, each.dated_on, each.speaker, each.form, fold_text(each.title))
        if key in acts:
            found.setdefault(key, []).append(each)
    return found


def find_next_number(ground: TableGround) -> int:
    """Return the number of the first new decision of a dossier."""
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
    positions = {}
    for each in decision.positions.all():
        each.decision, each.body, each.dossier = decision, decision.body, decision.dossier
        if not each.is_withdrawn:
            positions[stance_key(each.subject_id, each.groups_label)] = each
    return PlannedAct(rows, decision, stands=True, positions=positions)


# The decision of an act, and the stances of its rows.


def plan_act(plan: TablePlan, act: PlannedAct) -> None:
    """Plan the decision, then each stance of it."""
    said, first = collect_act_fields(act), act.rows[0].row
    if said.get("no_vote_asked") and act.decision.votes_for is not None:
        told = _("Bij dit besluit staan stemmen. Haal die eerst weg in het werkblad.")
        first.read.refuse("vote", told)
        return
    stored = copy(act.decision) if act.stands else None
    changed = apply_changes(act.decision, said)
    if not act.stands or changed:
        plan.add(first, act.decision, stored)
    for each in act.rows:
        if not act.stands:
            each.row.raise_to(RowEffect.NEW)
        each.row.words += f": {act.decision.title}{tell_votes(each.numbers)}"
        if own := {name: changed[name] for name in each.act_fields if name in changed}:
            each.row.tell_changes(act.decision, own)
        plan_stance_of_row(plan, act, each)
    if not act.stands and not any(each.stance for each in act.rows):
        plan_place_of_act(plan, act)


def plan_stance_of_row(plan: TablePlan, act: PlannedAct, row: ActRow) -> None:
    """Plan the stance of a row, where it says one; a second row that says it is refused."""
    if row.subject is None or row.stance is None:
        return
    key, read = stance_key(row.subject.pk, row.label), row.row.read
    if (number := act.seen.setdefault(key, read.number)) != read.number:
        read.refuse("subject", _("Dit standpunt staat al op rij %d.") % number)
        return
    plan_stance(plan, row, act.decision, act.positions.get(key), (row.subject, row.stance))


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


def plan_place_of_act(plan: TablePlan, act: PlannedAct) -> None:
    """Plan the place of a new decision without stances, where a row names one."""
    row = next((each for each in act.rows if each.source is not None), None)
    if row is None or row.source is None:
        return
    summary = f"{row.body.name}: {act.decision.title}."
    place = build_place(row.row, row.source, summary)
    place.dossier, place.decision = act.decision.dossier, act.decision
    plan.put(row.row, place)


# An act that says just what another one says, of the dossier or of the table.


def refuse_identical_acts(plan: TablePlan, planned: list[PlannedAct], ground: TableGround) -> None:
    """Tell at the first row of an act that it would say just what another one says; three queries.

    What the table leaves as it stands is not asked.
    """
    if not any(map(touches_act, planned)):
        return
    near = Decision.objects.filter(
        dossier=ground.dossier, body__in={each.decision.body_id for each in planned}
    )
    decisions = {each.pk: each for each in read_standing_acts(near)}
    acts = {key: build_standing_act(each) for key, each in decisions.items()}
    asked: dict[int, PlannedAct] = {}
    for place, act in enumerate(planned, start=1):
        key = act.decision.pk if act.stands else -place  # what is new has no key yet
        decisions[key], acts[key] = act.decision, build_planned_act(act)
        if touches_act(act):
            asked[key] = act
    for key, others in find_identical_acts({key: acts[key] for key in asked}, acts).items():
        told = ValidationError({"title": describe_identical_act(decisions[others[0]])})
        plan.tell(asked[key].rows[0].row, told)


def touches_act(act: PlannedAct) -> bool:
    """Whether the table makes or changes the decision of an act, or a stance of it."""
    return any(isinstance(each.record, Decision | Position) for each in act.items)


def build_planned_act(act: PlannedAct) -> Act:
    """Return the Act that a decision is once its rows are brought in."""
    said = {key: build_act_stance(each) for key, each in act.positions.items()}
    for row in act.rows:
        if row.subject is not None and row.stance is not None:
            key = stance_key(row.subject.pk, row.label)
            groups = frozenset(each.pk for each in row.groups)
            if key in said:
                groups |= said[key].groups
            said[key] = ActStance(row.subject.pk, row.stance.value, row.label, groups)
    return replace(build_act(act.decision, ()), stances=tuple(said.values()))
