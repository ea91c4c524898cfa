"""What the public came to know of stances: new ones, and what was corrected in the record.

One read for whoever follows: feeds and e-mail tell the same ChangeEntries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body
from municipalities.roles import Reader
from municipalities.text import fold_text

from ..domain.stances import Stance, ToldStance, word_stance
from ..models import (
    Decision,
    Dossier,
    Form,
    Position,
    Remark,
    RemarkKind,
    RoundBody,
    Speaker,
    Status,
    Subject,
    is_public,
)
from .corrections import RowsByRecord
from .rows import HistoryRow, first_visible_moment_of_row, pair_with_replacement, visible_rows

type NamesBySubject = dict[int, str]
type PositionsBySpeaker = dict[tuple[int, int, str], list[Position]]

# Records that are looked through for the newest entries, for each that is told: a record whose
# last version changed nothing of what is told stands among them too.
LOOKED_THROUGH = 3
TALLY = ("votes_for", "votes_against", "abstained", "absent", "left")


class ChangeKind(StrEnum):
    """What happened: a stance became known, or its record was put right or taken back."""

    NEW = "nieuw"
    CORRECTED = "verbeterd"
    WITHDRAWN = "ingetrokken"


@dataclass(frozen=True)
class ToldAct:
    """What is told of a stance and of the act behind it, as one version of the record had it.

    Two versions with equal ToldActs tell the same: what differs between them is no news."""

    subject_id: int
    stance: str
    groups: str
    is_of_groups: bool
    form: str
    dated_on: str
    tally: tuple[int | None, ...]
    no_vote_asked: bool
    groups_label: str = field(compare=False)

    @property
    def when(self) -> str:
        return format_dutch_date(self.dated_on, one_day=True)

    @property
    def form_label(self) -> str:
        return str(Form(self.form).label)


@dataclass(frozen=True)
class ChangeEntry:
    """One thing that the public came to know `at` a moment.

    `told` is the record since then, `was` what it told before of a correction; `before` is the
    stance that the same speaker took on the subject in the act before, None where it took none.
    `subject` and `was_subject` are names. `rounds` are the keys of rounds that the act answers.
    """

    kind: ChangeKind
    at: datetime
    position: Position
    told: ToldAct
    subject: str
    before: ToldStance | None = None
    was: ToldAct | None = None
    was_subject: str = ""
    reason: str = ""
    conditions: int = 0
    rounds: frozenset[int] = frozenset()

    @property
    def is_correction(self) -> bool:
        return self.kind is not ChangeKind.NEW

    @property
    def key(self) -> str:
        """A name that no other entry has, and that stays."""
        return f"{self.position.pk}-{self.kind}-{self.at:%Y%m%dT%H%M%S%f}"

    @property
    def dossier(self) -> Dossier:
        return self.position.dossier

    @property
    def body(self) -> Body:
        return self.position.body

    @property
    def stance(self) -> ToldStance:
        return word_told_stance(self.told, self.conditions)


def word_told_stance(told: ToldAct, conditions: int) -> ToldStance:
    worded = word_stance(Stance(told.stance), conditions)
    assert worded is not None  # a stance was given
    return worded


def read_changes(
    scope: Q, *, at: datetime, since: datetime | None = None, most: int | None = None
) -> list[ChangeEntry]:
    """Return what the public came to know by `at` of the positions in a scope, the newest first.

    `scope` is a condition on Position: a dossier, the bodies of a municipality, keys that a search
    found. Only what is after `since`, and no more than `most` of the newest. Seven queries at most,
    however many there are.
    """
    reader = Reader(at=at)
    found = list(select_touched(scope, reader, since, most))
    if not found:
        return []
    ground = ChangeGround(found, reader)
    entries = [each for position in found for each in ground.list_entries(position)]
    entries = [each for each in entries if each.at <= at and (since is None or each.at > since)]
    entries.sort(key=lambda each: (each.at, each.position.pk, each.kind), reverse=True)
    return entries[:most]


def select_touched(
    scope: Q, reader: Reader, since: datetime | None, most: int | None
) -> QuerySet[Position]:
    """Return the public positions of which something was written, or became public, since a
    moment; the last touched first."""
    acts = visible_rows(Decision, reader, None)
    homes = visible_rows(Dossier, reader, None)
    rows = visible_rows(Position, reader, None).filter(scope)
    rows = rows.filter(decision__in=acts.values("pk"), dossier__in=homes.values("pk"))
    touched = rows.annotate(
        touched_at=Greatest(
            "public_from",
            "decision__public_from",
            "dossier__public_from",
            build_last_write(Position, "pk", F("public_from")),
            build_last_write(Decision, "decision", F("decision__public_from")),
        )
    )
    if since is not None:
        touched = touched.filter(touched_at__gt=since)
    related = touched.select_related("body", "decision", "subject", "dossier")
    ordered = related.order_by("-touched_at", "-pk")
    return ordered if most is None else ordered[: most * LOOKED_THROUGH]


def build_last_write(model: type[Position] | type[Decision], key: str, otherwise: F) -> Coalesce:
    """Return the moment of the last version of a record, as an expression."""
    rows = model.history.filter(id=OuterRef(key)).order_by().values("id")
    return Coalesce(Subquery(rows.annotate(last=Max("history_date")).values("last")), otherwise)


class ChangeGround:
    """What the entries of these positions are told from, read at once."""

    def __init__(self, positions: Sequence[Position], reader: Reader) -> None:
        self.reader = reader
        acts = {each.decision_id for each in positions}
        self.stances = read_rows_of(Position, {each.pk for each in positions}, reader.at)
        self.acts = read_rows_of(Decision, acts, reader.at)
        self.spoken = read_spoken_before(positions, reader)
        self.conditions = count_conditions(positions, reader)
        self.rounds = read_answered_rounds(acts)
        rows = [row for each in self.stances.values() for row in each]
        self.names = dict(
            Subject.objects.filter(pk__in={row.subject_id for row in rows}).values_list(
                "pk", "name"
            )
        )

    def list_entries(self, position: Position) -> Iterator[ChangeEntry]:
        """Yield the ChangeEntries of one position, the oldest first."""
        stances, acts = self.stances[position.pk], self.acts[position.decision_id]
        public_at = self.find_public_moment(position, stances, acts)
        if public_at is None:
            return
        pairs = list(pair_versions(stances, acts))
        first = [pair for pair in pairs if pair[0] <= public_at][-1]
        last = build_told_act(first[1], first[2])
        yield self.build_entry(
            ChangeKind.NEW, public_at, position, last, before=self.find_before(position, last)
        )
        is_withdrawn = Status.WITHDRAWN in (first[1].status, first[2].status)
        for moment, stance, act, reason in pairs:
            if moment <= public_at:
                continue
            told = build_told_act(stance, act)
            if told != last:
                yield self.build_entry(
                    ChangeKind.CORRECTED, moment, position, told, was=last, reason=reason
                )
            if not is_withdrawn and Status.WITHDRAWN in (stance.status, act.status):
                is_withdrawn = True
                yield self.build_entry(ChangeKind.WITHDRAWN, moment, position, told, reason=reason)
            last = told

    def find_public_moment(
        self, position: Position, stances: Sequence[HistoryRow], acts: Sequence[HistoryRow]
    ) -> datetime | None:
        """Return since when everybody could see a position, with its act and its dossier; None
        where not everybody can."""
        moments = [position.dossier.public_from]
        for rows in (stances, acts):
            seen = (
                first_visible_moment_of_row(row, until, self.reader, shares=False)
                for row, until in pair_with_replacement(rows)
                if is_public(row, self.reader.at)
            )
            moments.append(min((each for each in seen if each is not None), default=None))
        return None if None in moments else max(each for each in moments if each is not None)

    def find_before(self, position: Position, told: ToldAct) -> ToldStance | None:
        """Return what the same speaker said on the same subject in the act before."""
        speaker = (position.body_id, told.subject_id, told.groups)
        own = order_of_act(position.decision)
        before = [
            each
            for each in self.spoken.get(speaker, [])
            if each.decision_id != position.decision_id and order_of_act(each.decision) < own
        ]
        if not before:
            return None
        last = max(before, key=lambda each: order_of_act(each.decision))
        return word_stance(Stance(last.stance), self.conditions.get(last.pk, 0))

    def build_entry(
        self,
        kind: ChangeKind,
        at: datetime,
        position: Position,
        told: ToldAct,
        *,
        before: ToldStance | None = None,
        was: ToldAct | None = None,
        reason: str = "",
    ) -> ChangeEntry:
        return ChangeEntry(
            kind=kind,
            at=at,
            position=position,
            told=told,
            subject=self.names.get(told.subject_id, "–"),
            before=before,
            was=was,
            was_subject=self.names.get(was.subject_id, "–") if was else "",
            reason=reason,
            conditions=self.conditions.get(position.pk, 0),
            rounds=self.rounds.get(position.decision_id, frozenset()),
        )


def build_told_act(stance: HistoryRow, act: HistoryRow) -> ToldAct:
    """Return what is told of a version of a position with a version of its decision."""
    return ToldAct(
        subject_id=stance.subject_id,
        stance=stance.stance,
        groups=fold_text(stance.groups_label),
        is_of_groups=bool(stance.groups_label) or act.speaker == Speaker.GROUPS,
        form=act.form,
        dated_on=act.dated_on,
        tally=tuple(getattr(act, name) for name in TALLY),
        no_vote_asked=act.no_vote_asked,
        groups_label=stance.groups_label,
    )


def pair_versions(
    stances: Sequence[HistoryRow], acts: Sequence[HistoryRow]
) -> Iterator[tuple[datetime, HistoryRow, HistoryRow, str]]:
    """Yield (moment, position, decision, reason) for every version of either, in order of time;
    what was changed in both within a second, by one form, is one."""
    turns = [(row.history_date, 0, row) for row in acts]
    turns += [(row.history_date, 1, row) for row in stances]
    turns.sort(key=lambda turn: turn[:2])
    held: list[HistoryRow | None] = [None, None]
    for place, (moment, side, row) in enumerate(turns):
        held[side] = row
        after = turns[place + 1] if place + 1 < len(turns) else None
        is_one_form = (
            after is not None
            and after[1] != side
            and (after[0] - moment).total_seconds() < 1
            and after[2].history_change_reason == row.history_change_reason
        )
        act, stance = held
        if act is not None and stance is not None and not is_one_form:
            yield moment, stance, act, row.history_change_reason or ""


def order_of_act(decision: Decision) -> tuple[object, object, int]:
    return (decision.first_on, decision.last_on, decision.number)


def read_rows_of(
    model: type[Position] | type[Decision], keys: Collection[int], until: datetime
) -> RowsByRecord:
    """Return the history rows of records until a moment, oldest first, by key; one query."""
    found: RowsByRecord = defaultdict(list)
    rows = model.history.filter(id__in=list(keys), history_date__lte=until)
    for row in rows.order_by("history_date", "history_id"):
        found[row.id].append(row)
    return found


def read_spoken_before(positions: Iterable[Position], reader: Reader) -> PositionsBySpeaker:
    """Return the standing public positions of the bodies of these on their subjects, by body,
    subject and groups; one query."""
    bodies = {each.body_id for each in positions}
    subjects = {each.subject_id for each in positions}
    acts = visible_rows(Decision, reader, None).exclude(status=Status.WITHDRAWN)
    rows = visible_rows(Position, reader, None).exclude(status=Status.WITHDRAWN)
    rows = rows.filter(body__in=bodies, subject__in=subjects, decision__in=acts.values("pk"))
    found: PositionsBySpeaker = defaultdict(list)
    for row in rows.select_related("decision"):
        found[row.body_id, row.subject_id, fold_text(row.groups_label)].append(row)
    return found


def count_conditions(positions: Iterable[Position], reader: Reader) -> dict[int, int]:
    """Return how many public conditions stand beside the stances of these bodies on these
    subjects, by the key of the position; one query."""
    rows = visible_rows(Remark, reader, None).exclude(status=Status.WITHDRAWN)
    rows = rows.filter(
        kind=RemarkKind.CONDITION,
        position__body__in={each.body_id for each in positions},
        position__subject__in={each.subject_id for each in positions},
    )
    found: defaultdict[int, int] = defaultdict(int)
    for key in rows.order_by().values_list("position_id", flat=True):
        found[key] += 1
    return found


def read_answered_rounds(decisions: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the keys of the rounds that each of these decisions answers; one query."""
    pairs = RoundBody.objects.filter(answer__in=list(decisions)).values_list("answer", "round")
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for decision, round_ in pairs:
        found[decision] |= {round_}
    return found
