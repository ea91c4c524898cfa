"""One row of decisions, as far as it can be read: whose act, when, on what, and how was voted."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.edtf.grammar import parse_edtf_date
from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body, Group, Source
from municipalities.text import fold_text

from ...domain.stance_lines import name_speaker
from ...domain.stances import Stance
from ...domain.vote_count import SIDES, VoteCount
from ...history import ActCouncil
from ...models import Form, Speaker, Subject
from ...tables import CellRefused
from ...tables.cells import read_stance
from ...tables.votes import ReadVote
from .ground import Days, TableGround
from .places import read_place
from .plan import PlannedRow

type ActKey = tuple[int, str, str, str, str]
type StanceKey = tuple[int, str]


@dataclass
class ActRow:
    """One row that names a body and a day: `label` is what it calls the groups, `groups` those of
    them that the council had, `numbers` how was voted, by field of the decision."""

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
        """What its decision is known by: body, day, speaker, form and title."""
        return self.body.pk, self.dated_on, self.speaker, self.form, fold_text(self.title)

    @property
    def act_fields(self) -> dict[str, Any]:
        """What the row says of its decision as a whole."""
        values = self.values
        return self.numbers | {
            name: values[name] for name in ("outcome", "note") if values.get(name)
        }


def stance_key(subject: int, label: str) -> StanceKey:
    """Return what tells one stance of an act from another: its subject and what its groups are
    called."""
    return subject, fold_text(label)


def read_act_row(row: PlannedRow, ground: TableGround) -> ActRow | None:
    """Return what a row says, None where too much of it is wrong to go on."""
    read = row.read
    body = ground.bodies.get(read, "body")
    may = body is not None and ground.check_may_record(read, body)
    subject, stance = read_subject_and_stance(row, ground)
    if body is None or not may or "dated_on" not in read.values:
        return None
    dated_on, label = read.values["dated_on"], read.values.get("groups", "")
    when = parse_edtf_date(dated_on)
    days = (when.first_on, when.last_on)
    row.words = f"{name_speaker(body.name, label)}, {format_dutch_date(dated_on, one_day=True)}"
    return ActRow(
        row=row,
        body=body,
        dated_on=dated_on,
        form=read.values.get("form") or Form.DECISION,
        title=read.values.get("title", ""),
        subject=subject,
        stance=stance,
        label=label,
        groups=find_groups(row, label, body, days, ground),
        numbers=reckon_votes(row, body, days, ground),
        source=read_place(row, ground),
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
    row: PlannedRow, label: str, body: Body, days: Days, ground: TableGround
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


def reckon_votes(row: PlannedRow, body: Body, days: Days, ground: TableGround) -> dict[str, Any]:
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
        is_of_council=body.is_council,
    ).reckon()
    for name, sentence in count.wrong.items():
        read.refuse(name if name in read.written else "vote", sentence)
    if count.wrong:
        return {}
    numbers = {name: value for name, value in count.numbers.items() if value is not None}
    return numbers | {"no_vote_asked": count.tally.no_vote_asked}


def find_voting_groups(
    row: PlannedRow, vote: ReadVote, council: ActCouncil | None
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
