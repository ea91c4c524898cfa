"""Stances: from what to what, in which act, with which vote."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from municipalities.edtf.words import format_dutch_date
from municipalities.roles import Reader
from municipalities.text import fold_text

from ...domain.stances import Stance, ToldStance, word_stance
from ...models import (
    Decision,
    Form,
    Position,
    Remark,
    RemarkKind,
    RoundBody,
    Speaker,
    Status,
    Subject,
)
from ..rows import HistoryRow, build_seen_condition, visible_rows
from .entries import ChangeEntry, ChangeKind, ToldFacts
from .moments import NoticedWrites
from .telling import Life, Teller, build_last_write
from .versions import DOSSIER, OWN, ChangeGround, DatedRow, StateVersion, is_opened

type PositionsBySpeaker = dict[tuple[int, int, str], list[Position]]

ACT = "decision"
TALLY = ("votes_for", "votes_against", "abstained", "absent", "left")


@dataclass(frozen=True)
class ActFacts(ToldFacts):
    """What is told of an act itself."""

    form: str
    dated_on: str
    tally: tuple[int | None, ...]
    no_vote_asked: bool

    @property
    def when(self) -> str:
        return format_dutch_date(self.dated_on, one_day=True)

    @property
    def form_label(self) -> str:
        return str(Form(self.form).label)


@dataclass(frozen=True)
class ToldAct(ActFacts):
    """What is told of a stance and of the act behind it."""

    subject_id: int
    stance: str
    groups: str
    is_of_groups: bool
    groups_label: str = field(compare=False)
    body: str = field(compare=False)
    subject: str = field(compare=False)
    conditions: int = field(compare=False)

    @property
    def worded(self) -> ToldStance:
        worded = word_stance(Stance(self.stance), self.conditions)
        assert worded is not None  # a stance was given
        return worded


class PositionTeller(Teller):
    """Of a stance the act behind it is told along, and what the same speaker said before."""

    model = Position
    related = ("body", "decision", "subject", "dossier")
    order = (DOSSIER, ACT, OWN)
    shown_by = (DOSSIER, ACT, OWN)

    def list_visible(self, reader: Reader) -> QuerySet[Any]:
        acts = build_seen_condition(Decision, reader, "decision_id")
        return super().list_visible(reader).filter(acts)

    def narrow_to_round(self, round_: int) -> Q:
        return Q(decision__in=RoundBody.objects.filter(round=round_).values("answer"))

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        acts = [Q(decision__in=writes.list_keys(Decision)), writes.became_public("decision__")]
        return super().list_touched(writes) + acts

    def build_touched_moment(self) -> Combinable:
        moment = super().build_touched_moment()
        last = build_last_write(Decision, "decision")
        return Greatest(moment, "decision__public_from", last)

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        self.spoken = read_spoken_before(records, ground.reader)
        self.conditions = count_conditions(records, ground.reader)
        self.rounds = read_answered_rounds({each.decision_id for each in records})
        homes = {each.dossier_id for each in records}
        names = Subject.objects.filter(dossier__in=homes).order_by()
        self.names = dict(names.values_list("pk", "name"))
        own = ground.read_rows(OWN, Position, {each.pk for each in records})
        acts = ground.read_rows(ACT, Decision, {each.decision_id for each in records})
        return {each.pk: own[each.pk] + acts[each.decision_id] for each in records}

    def describe(self, record: Any, version: StateVersion) -> ToldAct:
        stance, act = version.state.own(), version.state.one(ACT)
        assert act is not None  # a stance follows from an act
        return ToldAct(
            **collect_vote_facts(act),
            subject_id=stance.subject_id,
            stance=stance.stance,
            groups=fold_text(stance.groups_label),
            is_of_groups=bool(stance.groups_label) or act.speaker == Speaker.GROUPS,
            groups_label=stance.groups_label,
            body=record.body.name,
            subject=self.names.get(stance.subject_id, "–"),
            conditions=self.conditions.get(record.pk, 0),
        )

    def find_rounds(self, record: Any) -> frozenset[int]:
        return self.rounds.get(record.decision_id, frozenset())

    def tell_life(self, life: Life, at: datetime) -> Iterator[ChangeEntry]:
        for entry in super().tell_life(life, at):
            if entry.kind is ChangeKind.NEW:
                assert isinstance(entry.told, ToldAct)
                entry = replace(entry, before=self.find_before(life.record, entry.told))
            yield entry

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


def collect_vote_facts(act: HistoryRow) -> dict[str, Any]:
    """Return the fields of a ActFacts of a version of a decision."""
    return {
        "form": act.form,
        "dated_on": act.dated_on,
        "tally": tuple(getattr(act, name) for name in TALLY),
        "no_vote_asked": act.no_vote_asked,
    }


def order_of_act(decision: Decision) -> tuple[object, object, int]:
    return (decision.first_on, decision.last_on, decision.number)


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


# The act itself, where nobody's stance tells it.


STANCE = "stance"
# An act and its stances are published one after the other, by one press on a button.
TOGETHER = timedelta(minutes=1)


@dataclass(frozen=True)
class ToldDecision(ActFacts):
    """What is told of an act of which no stance is public."""

    outcome: str
    speaker: str
    body: str = field(compare=False)
    title: str = field(compare=False)


class DecisionTeller(Teller):
    """An act is told with its stances from the moment at which one of these is public; before that
    by itself."""

    model = Decision
    order = (DOSSIER, OWN, STANCE)

    def narrow_to_round(self, round_: int) -> Q:
        return Q(pk__in=RoundBody.objects.filter(round=round_).values("answer"))

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        self.rounds = read_answered_rounds({each.pk for each in records})
        keys = {each.pk for each in records}
        own = ground.read_rows(OWN, Decision, keys)
        stances = ground.read_rows(STANCE, Position, keys, by="decision")
        return {key: own[key] + stances[key] for key in keys}

    def describe(self, record: Any, version: StateVersion) -> ToldDecision:
        act: Any = version.state.own()
        return ToldDecision(
            **collect_vote_facts(act),
            outcome=act.outcome,
            speaker=act.speaker,
            body=record.body.name,
            title=act.title,
        )

    def find_rounds(self, record: Any) -> frozenset[int]:
        return self.rounds.get(record.pk, frozenset())

    def tell_life(self, life: Life, at: datetime) -> Iterator[ChangeEntry]:
        since = self.find_stance_moment(life, at)
        for entry in super().tell_life(life, at):
            pause = TOGETHER if entry.kind is ChangeKind.NEW else timedelta(0)
            if since is None or entry.at + pause < since:
                yield entry

    def find_stance_moment(self, life: Life, at: datetime) -> datetime | None:
        """Return since when everybody could see a stance that follows from the act."""
        moments = (
            find_open_moment(stance, version, life)
            for version in life.versions
            for stance in version.state.every(STANCE)
        )
        return min((each for each in moments if each is not None and each <= at), default=None)


def find_open_moment(row: HistoryRow, version: StateVersion, life: Life) -> datetime | None:
    """Return since when, while a version stood, everybody could see a part of it."""
    if row.public_from is None or not is_opened(row):
        return None
    moment = max(row.public_from, version.at, life.public_at)
    return moment if version.until is None or moment < version.until else None
