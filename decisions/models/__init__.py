"""What: one noun a file."""

from .agenda_item import AgendaItem, AgendaLine, LineKind, Stage, Treatment
from .cost import Cost
from .decision import Decision, Form, Speaker
from .dossier import Dossier, Revision
from .evidence import TARGETS, Evidence
from .meeting import Meeting
from .milestone import FALLEN, Milestone, State
from .position import Position, PositionGroup
from .published import Published, Status, visible
from .recorded import Recorded
from .remark import Remark, RemarkKind, Reply, ReplyOutcome
from .report import Report, Verdict
from .round import Round, RoundBody
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
    "Cost",
    "Decision",
    "Dossier",
    "Evidence",
    "Form",
    "LineKind",
    "Meeting",
    "Milestone",
    "Position",
    "PositionGroup",
    "Published",
    "Recorded",
    "Remark",
    "RemarkKind",
    "Reply",
    "ReplyOutcome",
    "Report",
    "Revision",
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
    "visible",
]
