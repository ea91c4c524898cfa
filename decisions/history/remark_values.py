"""Remarks and their replies as values: what a file of any length is written from."""

from datetime import date, datetime
from typing import NamedTuple

from municipalities.models import Body

from ..models import Round, Subject, Theme


class RemarkValues(NamedTuple):
    """A Remark as far as a file tells of it, under the names of the model.

    The last five are no fields of it: what is derived on a day, and records that many remarks name
    and share.
    """

    id: int
    kind: str
    body_id: int | None
    gathering: str
    groups_label: str
    subject_id: int | None
    section: str
    theme_id: int | None
    round_id: int | None
    text: str
    dated_on: str
    first_on: date
    last_on: date
    status: str
    public_from: datetime | None
    withdrawn_reason: str
    is_carried: bool
    body: Body | None
    subject: Subject | None
    theme: Theme | None
    round: Round | None


class ReplyValues(NamedTuple):
    """A Reply as far as a file tells of it; the last two are records that many replies share."""

    id: int
    remark_id: int
    body_id: int
    outcome: str
    reasons: str
    changed_in_id: int | None
    changed_where: str
    dated_on: str
    last_on: date
    status: str
    public_from: datetime | None
    body: Body
    changed_in: Subject | None


class PlaceValues(NamedTuple):
    """Where a remark or a reply can be read; `source_title` is None where that is not public."""

    remark_id: int | None
    reply_id: int | None
    source_title: str | None
    place: str
    is_joint: bool
    is_derived: bool


REMARK_FIELDS = RemarkValues._fields[:-5]
REPLY_FIELDS = ReplyValues._fields[:-2]
