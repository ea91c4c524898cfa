"""Wishes, objections, conditions and questions, and the replies to them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from municipalities.roles import Reader
from municipalities.text import fold_text

from ...domain.likeness import is_reworded
from ...domain.stance_lines import name_speaker
from ...models import Remark, RemarkKind, Reply, ReplyOutcome, Subject
from ..rows import build_seen_condition
from .entries import ToldFacts
from .moments import NoticedWrites
from .telling import Teller, build_last_write
from .versions import DOSSIER, OWN, ChangeGround, DatedRow, StateVersion

REMARK = "remark"


@dataclass(frozen=True)
class ToldRemark(ToldFacts):
    """Two texts tell the same where they differ by little: a typing error."""

    kind: str
    groups: str
    subject_id: int | None
    text: str = field(compare=False)
    raised_by: str = field(compare=False)
    subject: str = field(compare=False)

    @property
    def kind_label(self) -> str:
        return str(RemarkKind(self.kind).label)

    def tells_as(self, other: ToldFacts) -> bool:
        assert isinstance(other, ToldRemark)
        return self == other and not is_reworded(self.text, other.text)


def read_subject_names(records: Collection[Any]) -> dict[int | None, str]:
    """Return the names of the subjects in the dossiers of records, by key; one query."""
    homes = {each.dossier_id for each in records}
    rows = Subject.objects.filter(dossier__in=homes).order_by()
    return dict(rows.values_list("pk", "name"))


class RemarkTeller(Teller):
    model = Remark

    def narrow_to_round(self, round_: int) -> Q:
        return Q(round=round_)

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        self.names = read_subject_names(records)
        return ground.read_rows(OWN, Remark, {each.pk for each in records})

    def describe(self, record: Any, version: StateVersion) -> ToldRemark:
        row: Any = version.state.own()
        name = record.body.name if record.body else row.gathering
        return ToldRemark(
            kind=row.kind,
            groups=fold_text(row.groups_label),
            subject_id=row.subject_id,
            text=row.text,
            raised_by=name_speaker(name, row.groups_label),
            subject=self.names.get(row.subject_id, ""),
        )

    def find_rounds(self, record: Any) -> frozenset[int]:
        return frozenset({record.round_id} - {None})


@dataclass(frozen=True)
class ToldReply(ToldFacts):
    """The remark is told as it reads now."""

    outcome: str
    body: str = field(compare=False)
    kind: str = field(compare=False)
    raised_by: str = field(compare=False)
    text: str = field(compare=False)

    @property
    def outcome_label(self) -> str:
        return str(ReplyOutcome(self.outcome).label)

    @property
    def kind_label(self) -> str:
        return str(RemarkKind(self.kind).label)


class ReplyTeller(Teller):
    """A reply is seen where its remark is."""

    model = Reply
    related = ("body", "remark__body", "dossier")
    order = (DOSSIER, REMARK, OWN)
    shown_by = (DOSSIER, REMARK, OWN)

    def list_visible(self, reader: Reader) -> QuerySet[Any]:
        return (
            super().list_visible(reader).filter(build_seen_condition(Remark, reader, "remark_id"))
        )

    def narrow_to_home(self, home: int) -> Q:
        return Q(body__municipality=home) | Q(remark__body__municipality=home)

    def narrow_to_round(self, round_: int) -> Q:
        return Q(remark__round=round_)

    def list_touched(self, writes: NoticedWrites) -> list[Q]:
        remarks = [Q(remark__in=writes.list_keys(Remark)), writes.became_public("remark__")]
        return super().list_touched(writes) + remarks

    def build_touched_moment(self) -> Combinable:
        return Greatest(
            super().build_touched_moment(),
            "remark__public_from",
            build_last_write(Remark, "remark"),
        )

    def read_rows(
        self, records: Collection[Any], ground: ChangeGround
    ) -> dict[int, list[DatedRow]]:
        own = ground.read_rows(OWN, Reply, {each.pk for each in records})
        remarks = ground.read_rows(REMARK, Remark, {each.remark_id for each in records})
        return {each.pk: own[each.pk] + remarks[each.remark_id] for each in records}

    def describe(self, record: Any, version: StateVersion) -> ToldReply:
        row: Any = version.state.own()
        remark = record.remark
        return ToldReply(
            outcome=row.outcome,
            body=record.body.name,
            kind=remark.kind,
            raised_by=remark.raised_by,
            text=remark.text,
        )

    def find_homes(self, record: Any) -> frozenset[int]:
        raised_by = super().find_homes(record.remark)
        return super().find_homes(record) | raised_by

    def find_rounds(self, record: Any) -> frozenset[int]:
        return frozenset({record.remark.round_id} - {None})
