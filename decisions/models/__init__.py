"""What: one noun a file."""

from .agenda_item import AgendaItem, AgendaLine, LineKind, Stage, Treatment
from .cost import Cost
from .decision import Decision, Form, Speaker
from .dossier import Dossier, DossierCounter
from .evidence import TARGETS, Evidence
from .extension import Extension
from .meeting import Meeting
from .milestone import FALLEN, Milestone, State
from .ownership import Owned
from .point import Heading, Point, PointRemark
from .position import Position, PositionGroup
from .preview import Preview
from .published import (
    Published,
    Status,
    is_public,
    is_shared,
    shown_to,
    standing_in_public,
    unstaffed,
    visible,
)
from .question import Answer, Question
from .recorded import Recorded
from .remark import Remark, RemarkKind
from .reply import Reply, ReplyOutcome
from .reply_note import Dispatch, ReplyNote
from .report import Report, Verdict
from .round import Round
from .round_body import RoundBody
from .scratch import Scratch
from .statement import Statement
from .subject import Subject, SubjectKind, VariantElement
from .submission import Submission
from .theme import Theme

__all__ = [
    "FALLEN",
    "TARGETS",
    "AgendaItem",
    "AgendaLine",
    "Answer",
    "Cost",
    "Decision",
    "Dispatch",
    "Dossier",
    "DossierCounter",
    "Evidence",
    "Extension",
    "Form",
    "Heading",
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
    "Report",
    "Round",
    "RoundBody",
    "Scratch",
    "Speaker",
    "Stage",
    "State",
    "Statement",
    "Status",
    "Subject",
    "SubjectKind",
    "Submission",
    "Theme",
    "Treatment",
    "VariantElement",
    "Verdict",
    "is_public",
    "is_shared",
    "shown_to",
    "standing_in_public",
    "unstaffed",
    "visible",
]
