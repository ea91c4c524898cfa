"""The kinds of record that people keep in the workspace; a new kind adds its line here."""

from django.utils.translation import gettext_lazy as _

from municipalities.actions.regions import save_arrangement, save_region_body
from municipalities.models import Arrangement, Body

from ....actions.agenda import save_agenda_item, save_agenda_line, save_treatment
from ....actions.group_tallies import save_voted_decision
from ....actions.offers import save_common_item
from ....actions.polls import save_poll
from ....actions.positions import save_position
from ....actions.readings import save_reading_place
from ....actions.rounds import answer_question, grant_extension, save_round
from ....actions.subjects import save_subject
from ....models import (
    AgendaItem,
    AgendaLine,
    Answer,
    Commitment,
    CommonItem,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Extension,
    Meeting,
    Milestone,
    Poll,
    Position,
    Question,
    Remark,
    Reply,
    Round,
    Statement,
    Subject,
    SubjectKind,
    Theme,
    Treatment,
)
from .agenda import AgendaItemForm, AgendaLineForm, CommitmentForm, CommonItemForm, TreatmentForm
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
from .kind import KeeperKind, ListColumns, RecordKind
from .polls import PollForm
from .rounds import (
    AnswerForm,
    ExtensionForm,
    QuestionForm,
    RemarkForm,
    ReplyForm,
    RoundForm,
)

__all__ = ["RECORD_KINDS", "KeeperKind", "RecordKind", "ListColumns", "record_kind_of"]

NAMED_COLUMNS = ListColumns("name", date="", body="")
STANCE_COLUMNS = ListColumns(
    "subject__name", date="decision__dated_on", more="stance", groups="groups_label"
)
REMARK_COLUMNS = ListColumns("text", more="kind", groups="groups_label")
EVENT_COLUMNS = ListColumns("title", body="")
TITLE_COLUMNS = ListColumns("title", date="", body="")


def build_subject_kind(kind, form, **more):
    """Return the RecordKind of one kind of subject."""
    more |= {"label": kind.label, "fixed": (("kind", kind.value),)}
    return RecordKind(kind.value, Subject, form, NAMED_COLUMNS, KeeperKind.DOSSIER, **more)


_KINDS = (
    RecordKind("besluit", Decision, DecisionChangeForm, ListColumns("title"), is_new=False,
        action=save_voted_decision),
    RecordKind("standpunt", Position, PositionForm, STANCE_COLUMNS, is_new=False,
        action=save_position),
    RecordKind("wens", Remark, RemarkForm, REMARK_COLUMNS, label=_("wens, bedenking of vraag")),
    RecordKind("reactie", Reply, ReplyForm, ListColumns("reasons", more="outcome")),
    RecordKind("antwoord", Answer, AnswerForm, ListColumns("text"), action=answer_question),
    RecordKind("uitspraak", Statement, StatementForm, ListColumns("text")),
    RecordKind("vergadering", Meeting, MeetingForm, ListColumns("title", date="held_on")),
    RecordKind("agendapunt", AgendaItem, AgendaItemForm, ListColumns("title", date=""),
        action=save_agenda_item),
    RecordKind("behandeling", Treatment, TreatmentForm, None, is_new=False,
        action=save_treatment),
    RecordKind("regel", AgendaLine, AgendaLineForm, None, is_new=False, action=save_agenda_line),
    RecordKind("toezegging", Commitment, CommitmentForm, ListColumns("text", date="made_on")),
    RecordKind("gezamenlijk-stuk", CommonItem, CommonItemForm, TITLE_COLUMNS,
        KeeperKind.DOSSIER, action=save_common_item),
    RecordKind("bewijsplaats", Evidence, EvidenceForm, None, is_new=False,
        action=save_reading_place),
    build_subject_kind(SubjectKind.VARIANT, VariantForm, action=save_subject),
    build_subject_kind(SubjectKind.PROPOSAL, ProposalForm, action=save_subject),
    build_subject_kind(SubjectKind.DIRECTION, DirectionForm, action=save_subject),
    RecordKind("ronde", Round, RoundForm, EVENT_COLUMNS, KeeperKind.DOSSIER, action=save_round),
    RecordKind("vraag", Question, QuestionForm, None, KeeperKind.DOSSIER, is_new=False),
    RecordKind("verlenging", Extension, ExtensionForm, None, KeeperKind.DOSSIER, is_new=False,
        action=grant_extension),
    RecordKind("peiling", Poll, PollForm, EVENT_COLUMNS, KeeperKind.DOSSIER, action=save_poll),
    RecordKind("mijlpaal", Milestone, MilestoneForm, EVENT_COLUMNS, KeeperKind.DOSSIER),
    RecordKind("thema", Theme, ThemeForm, NAMED_COLUMNS, KeeperKind.DOSSIER),
    RecordKind("kosten", Cost, CostForm, EVENT_COLUMNS, KeeperKind.DOSSIER),
    RecordKind("verband", Arrangement, ArrangementForm, None, KeeperKind.DOSSIER,
        action=save_arrangement),
    RecordKind("orgaan", Body, BodyForm, None, KeeperKind.DOSSIER, action=save_region_body),
    RecordKind("dossier", Dossier, DossierForm, None, KeeperKind.DOSSIER, is_new=False),
)  # fmt: skip

RECORD_KINDS = {kind.slug: kind for kind in _KINDS}


def record_kind_of(record):
    """Return the RecordKind of a record, None for what has no page in the workspace."""
    return next((kind for kind in RECORD_KINDS.values() if kind.holds(record)), None)
