"""The kinds of record that people keep in the workspace; a new kind adds its line here."""

from django.utils.translation import gettext_lazy as _

from municipalities.actions_region import keep_arrangement, keep_body
from municipalities.models import Arrangement, Body

from ...actions.answer_question import answer_question
from ...actions.extend import extend
from ...actions.lines import keep_item, keep_line
from ...actions.parts import keep_variant
from ...actions.propose_reading import keep_place
from ...actions.questions import keep_round
from ...actions.restate import restate
from ...models import (
    AgendaItem,
    AgendaLine,
    Answer,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Extension,
    Meeting,
    Milestone,
    Position,
    Question,
    Remark,
    Reply,
    Round,
    Statement,
    Subject,
    SubjectKind,
    Theme,
)
from .agenda_item import AgendaItemForm, AgendaLineForm
from .arrangement import ArrangementForm
from .body import BodyForm
from .decision import DecisionForm
from .dossier import DossierForm
from .evidence import EvidenceForm
from .extension import ExtensionForm
from .happening import CostForm, MilestoneForm
from .kind import Keeper, Kind, Listed
from .meeting import MeetingForm
from .named import DirectionForm, ProposalForm, ThemeForm, VariantForm
from .position import PositionForm
from .question import AnswerForm, QuestionForm
from .remark import RemarkForm, ReplyForm
from .round import RoundForm
from .statement import StatementForm

__all__ = ["KINDS", "Keeper", "Kind", "Listed", "kind_of"]

NAMED = Listed("name", date="", body="")
STANCE = Listed("subject__name", date="decision__dated_on", more="stance")
REMARK = Listed("text", more="kind")
EVENT = Listed("title", body="")


def subject(kind, form, **more):
    """Return the Kind of one kind of subject."""
    more |= {"label": kind.label, "fixed": (("kind", kind.value),)}
    return Kind(kind.value, Subject, form, NAMED, Keeper.DOSSIER, **more)


_KINDS = (
    Kind("besluit", Decision, DecisionForm, Listed("title"), is_new=False),
    Kind("standpunt", Position, PositionForm, STANCE, is_new=False, action=restate),
    Kind("wens", Remark, RemarkForm, REMARK, label=_("wens, bedenking of vraag")),
    Kind("reactie", Reply, ReplyForm, Listed("reasons", more="outcome")),
    Kind("antwoord", Answer, AnswerForm, Listed("text"), action=answer_question),
    Kind("uitspraak", Statement, StatementForm, Listed("text")),
    Kind("vergadering", Meeting, MeetingForm, Listed("title", date="held_on")),
    Kind("agendapunt", AgendaItem, AgendaItemForm, Listed("title", date=""), action=keep_item),
    Kind("regel", AgendaLine, AgendaLineForm, None, is_new=False, action=keep_line),
    Kind("bewijsplaats", Evidence, EvidenceForm, None, is_new=False, action=keep_place),
    subject(SubjectKind.VARIANT, VariantForm, action=keep_variant),
    subject(SubjectKind.PROPOSAL, ProposalForm),
    subject(SubjectKind.DIRECTION, DirectionForm),
    Kind("ronde", Round, RoundForm, EVENT, Keeper.DOSSIER, action=keep_round),
    Kind("vraag", Question, QuestionForm, None, Keeper.DOSSIER, is_new=False),
    Kind("verlenging", Extension, ExtensionForm, None, Keeper.DOSSIER, is_new=False, action=extend),
    Kind("mijlpaal", Milestone, MilestoneForm, EVENT, Keeper.DOSSIER),
    Kind("thema", Theme, ThemeForm, NAMED, Keeper.DOSSIER),
    Kind("kosten", Cost, CostForm, EVENT, Keeper.DOSSIER),
    Kind("verband", Arrangement, ArrangementForm, None, Keeper.DOSSIER, action=keep_arrangement),
    Kind("orgaan", Body, BodyForm, None, Keeper.DOSSIER, action=keep_body),
    Kind("dossier", Dossier, DossierForm, None, Keeper.DOSSIER, is_new=False),
)  # fmt: skip

KINDS = {kind.slug: kind for kind in _KINDS}


def kind_of(record):
    """Return the Kind of a record, None for what has no page in the workspace."""
    return next((kind for kind in KINDS.values() if kind.holds(record)), None)
