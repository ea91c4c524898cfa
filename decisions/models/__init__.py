"""What: one noun a file."""

from .agenda import (
    BEFORE_MEETING,
    AgendaItem,
    AgendaLine,
    LineKind,
    PointOutcome,
    Treatment,
    TreatmentKind,
    TreatmentOutcome,
    TreatmentStage,
)
from .batches import BatchRecord, BatchState, ColumnChoice, ImportBatch
from .commitments import Commitment, CommitmentKind
from .decisions import (
    Decision,
    Form,
    Meeting,
    Position,
    PositionGroup,
    Speaker,
    build_speaker_expression,
    build_stance_line,
)
from .dossiers import Dossier, DossierCounter, Theme
from .events import FALLEN, Cost, Milestone, State, Statement
from .evidence import TARGETS, Evidence
from .form_state import FormDraft, IdempotencyKey
from .offers import COMMON_FIELDS, COMMON_LINES, CommonItem, ItemOffer
from .ownership import Owned, Recorded
from .publication import (
    Preview,
    Published,
    Status,
    build_standing_public_condition,
    build_unstaffed_condition,
    build_visible_condition,
    is_public,
    is_shared,
    read_through_preview,
)
from .questions import Answer, Question
from .read_backs import READ_BACK_KINDS, ReadBack, ReadBackLine, ReadBackVerdict
from .remarks import (
    Dispatch,
    Point,
    PointHeading,
    PointRemark,
    Remark,
    RemarkKind,
    Reply,
    ReplyNote,
    ReplyOutcome,
)
from .reply_work import Assignment, ReplyReview
from .reports import REPORTED_KINDS, Report, Verdict
from .rounds import Extension, Round, RoundBody
from .subjects import Subject, SubjectKind, VariantElement

__all__ = [
    "FALLEN",
    "READ_BACK_KINDS",
    "REPORTED_KINDS",
    "ReadBack",
    "ReadBackLine",
    "ReadBackVerdict",
    "TARGETS",
    "BEFORE_MEETING",
    "COMMON_FIELDS",
    "COMMON_LINES",
    "Commitment",
    "CommitmentKind",
    "CommonItem",
    "ItemOffer",
    "PointOutcome",
    "TreatmentKind",
    "TreatmentOutcome",
    "AgendaItem",
    "AgendaLine",
    "BatchRecord",
    "BatchState",
    "ColumnChoice",
    "ImportBatch",
    "Answer",
    "Assignment",
    "Cost",
    "Decision",
    "Dispatch",
    "Dossier",
    "DossierCounter",
    "Evidence",
    "Extension",
    "Form",
    "PointHeading",
    "LineKind",
    "Meeting",
    "Milestone",
    "Owned",
    "Point",
    "PointRemark",
    "Position",
    "PositionGroup",
    "Preview",
    "Published",
    "Question",
    "Recorded",
    "Remark",
    "RemarkKind",
    "Reply",
    "ReplyNote",
    "ReplyOutcome",
    "ReplyReview",
    "Report",
    "Round",
    "RoundBody",
    "FormDraft",
    "Speaker",
    "TreatmentStage",
    "State",
    "Statement",
    "Status",
    "Subject",
    "SubjectKind",
    "IdempotencyKey",
    "Theme",
    "Treatment",
    "VariantElement",
    "Verdict",
    "is_public",
    "is_shared",
    "read_through_preview",
    "build_speaker_expression",
    "build_stance_line",
    "build_standing_public_condition",
    "build_unstaffed_condition",
    "build_visible_condition",
]
