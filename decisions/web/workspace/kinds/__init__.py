"""The kinds of record that people keep in the workspace; a new kind adds its line here."""

from django.utils.translation import gettext_lazy as _

from municipalities.actions.regions import keep_arrangement, keep_body
from municipalities.models import Arrangement, Body

from ....actions.agenda import keep_item, keep_line
from ....actions.parts import keep_variant
from ....actions.positions import keep_place, restate
from ....actions.rounds import answer_question, extend, keep_round
from ....models import (
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
from .decisions import (
    CostForm,
    DecisionChangeForm,
    EvidenceForm,
    MeetingForm,
    MilestoneForm,
    PositionForm,
    StatementForm,
)
from .dossiers import (
    ArrangementForm,
    BodyForm,
    DirectionForm,
    DossierForm,
    ProposalForm,
    ThemeForm,
    VariantForm,
)
from .kind import Keeper, Listed, RecordKind
from .rounds import (
    AgendaItemForm,
    AgendaLineForm,
    AnswerForm,
    ExtensionForm,
    QuestionForm,
    RemarkForm,
    ReplyForm,
    RoundForm,
)

__all__ = ["KINDS", "Keeper", "RecordKind", "Listed", "kind_of"]

NAMED = Listed("name", date="", body="")
STANCE = Listed("subject__name", date="decision__dated_on", more="stance")
REMARK = Listed("text", more="kind")
EVENT = Listed("title", body="")


def subject(kind, form, **more):
    """Return the RecordKind of one kind of subject."""
    more |= {"label": kind.label, "fixed": (("kind", kind.value),)}
    return RecordKind(kind.value, Subject, form, NAMED, Keeper.DOSSIER, **more)


_KINDS = (
    RecordKind("besluit", Decision, DecisionChangeForm, Listed("title"), is_new=False),
    RecordKind("standpunt", Position, PositionForm, STANCE, is_new=False, action=restate),
    RecordKind("wens", Remark, RemarkForm, REMARK, label=_("wens, bedenking of vraag")),
    RecordKind("reactie", Reply, ReplyForm, Listed("reasons", more="outcome")),
    RecordKind("antwoord", Answer, AnswerForm, Listed("text"), action=answer_question),
    RecordKind("uitspraak", Statement, StatementForm, Listed("text")),
    RecordKind("vergadering", Meeting, MeetingForm, Listed("title", date="held_on")),
    RecordKind("agendapunt", AgendaItem, AgendaItemForm, Listed("title", date=""),
        action=keep_item),
    RecordKind("regel", AgendaLine, AgendaLineForm, None, is_new=False, action=keep_line),
    RecordKind("bewijsplaats", Evidence, EvidenceForm, None, is_new=False, action=keep_place),
    subject(SubjectKind.VARIANT, VariantForm, action=keep_variant),
    subject(SubjectKind.PROPOSAL, ProposalForm),
    subject(SubjectKind.DIRECTION, DirectionForm),
    RecordKind("ronde", Round, RoundForm, EVENT, Keeper.DOSSIER, action=keep_round),
    RecordKind("vraag", Question, QuestionForm, None, Keeper.DOSSIER, is_new=False),
    RecordKind("verlenging", Extension, ExtensionForm, None, Keeper.DOSSIER, is_new=False,
        action=extend),
    RecordKind("mijlpaal", Milestone, MilestoneForm, EVENT, Keeper.DOSSIER),
    RecordKind("thema", Theme, ThemeForm, NAMED, Keeper.DOSSIER),
    RecordKind("kosten", Cost, CostForm, EVENT, Keeper.DOSSIER),
    RecordKind("verband", Arrangement, ArrangementForm, None, Keeper.DOSSIER,
        action=keep_arrangement),
    RecordKind("orgaan", Body, BodyForm, None, Keeper.DOSSIER, action=keep_body),
    RecordKind("dossier", Dossier, DossierForm, None, Keeper.DOSSIER, is_new=False),
)  # fmt: skip

KINDS = {kind.slug: kind for kind in _KINDS}


def kind_of(record):
    """Return the RecordKind of a record, None for what has no page in the workspace."""
    return next((kind for kind in KINDS.values() if kind.holds(record)), None)
