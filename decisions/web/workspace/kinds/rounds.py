"""The forms of rounds, questions, remarks and replies."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.models import Body

from ....domain.terms import WGR_CHANGED_ON, LegalBasis, compute_due
from ....models import (
    AgendaItem,
    Answer,
    Extension,
    LineKind,
    Question,
    Remark,
    Reply,
    Round,
    SubjectKind,
)
from ....permissions import list_kept_bodies
from ..conflicts import ConflictPart
from ..fields import DayField, EntryFormMeta, LinesField, join_row_texts
from .forms import (
    CONDITION_OF,
    PlacedForm,
    RecordForm,
    decision_words,
    label_choices,
    position_words,
)

# The legal bases of a round as somebody chooses one: what it is, its term and its article.

ANYBODY = ""


def legal_basis_words(basis):
    """Return a legal basis in one line: its name, the term before and since the law changed, and
    the article."""
    now = compute_due(basis, WGR_CHANGED_ON)
    before = compute_due(basis, WGR_CHANGED_ON - timedelta(days=1))
    term = now.term
    if before.term != now.term:
        told = {"now": now.term, "before": before.term}
        term = _("%(now)s sinds 1 juli 2022, daarvoor %(before)s") % told
    anybody = compute_due(basis, WGR_CHANGED_ON, body_kind=ANYBODY).term
    if anybody != now.term:
        term = _("raden %(now)s, anderen %(anybody)s") % {"now": term, "anybody": anybody}
    if not now.article:
        term = _("de datum die u zelf kiest, of geen")
    article = f" ({now.article})" if now.article else ""
    return f"{basis.label}: {term}{article}"


def list_legal_basis_choices():
    """Return the choices of a field for the legal basis."""
    return [(each.value, legal_basis_words(each)) for each in LegalBasis]


# A request to bodies to speak: what it asks, under which law, and which bodies are asked.

QUESTIONS_LABEL = gettext_lazy("Vragen aan de organen")
DUE_DAY_HELP = gettext_lazy(
    "Waar de grondslag zelf geen termijn noemt; anders telt de wet vanaf de ontvangst."
)
FOLLOWS_HELP = gettext_lazy("De ronde ervoor: wat daar open bleef, is waar deze begint.")


class RoundForm(PlacedForm):
    target = "round"

    due_on = DayField(label=gettext_lazy("Uiterlijk"), required=False, help_text=DUE_DAY_HELP)
    vragen = LinesField(label=QUESTIONS_LABEL)
    asked = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=gettext_lazy("Gevraagde organen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = (
        *("title", "subject", "questions", "vragen", "dated_on", "opened_by", "legal_basis"),
        *("due_on", "asked", "follows", "bundle", "note"),
    )

    class Meta(EntryFormMeta):
        model = Round
        fields = (
            "title",
            "subject",
            "questions",
            "dated_on",
            "opened_by",
            "legal_basis",
            "due_on",
            "follows",
            "bundle",
            "note",
        )
        widgets = {"legal_basis": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("opened_by")
        self.offer_all_bodies("asked")
        self.fields["questions"].label = gettext_lazy("Wat er wordt gevraagd, in woorden")
        self.fields["legal_basis"].choices = list_legal_basis_choices()
        self.offer_earlier()
        if not self.is_new:
            self.initial["asked"] = [each.body_id for each in self.instance.asked.all()]
            self.initial["vragen"] = join_row_texts(self.instance.listed_questions)
            self.remember()

    def offer_earlier(self):
        """Offer the other rounds of the dossier, the latest first."""
        field = self.fields["follows"]
        others = field.queryset.exclude(pk=self.instance.pk)
        field.queryset, field.help_text = others.order_by("-first_on", "-id"), FOLLOWS_HELP

    def parts_of(self, record):
        if record._state.adding:
            return ()
        keys = record.asked.order_by("body_id").values_list("body_id", flat=True)
        return (
            ConflictPart(
                "vragen", QUESTIONS_LABEL, {"vragen": [join_row_texts(record.listed_questions)]}
            ),
            ConflictPart(
                "asked", gettext_lazy("Gevraagde organen"), {"asked": [str(key) for key in keys]}
            ),
        )

    @property
    def along(self):
        return {"asked": self.cleaned_data["asked"], "questions": self.cleaned_data["vragen"]}


# More time in a round: for one body that it asks, or for all of them.


class ExtensionForm(RecordForm):
    """The round is chosen by the address and stays."""

    granted_on = DayField(label=gettext_lazy("Verlengd op"))
    due_on = DayField(label=gettext_lazy("Nieuwe uiterste dag"))

    field_order = ("body", "due_on", "why", "granted_on")

    class Meta(EntryFormMeta):
        model = Extension
        fields = ("body", "due_on", "why", "granted_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].help_text = gettext_lazy(
            "Elk gevraagd orgaan ziet de verlenging en deze reden."
        )
        if self.is_new:
            self.initial["granted_on"] = self.reader.today

    def ask_body(self):
        """Offer the bodies that the round asks; none of them is all of them."""
        field = self.fields["body"]
        asked = Body.objects.filter(asked__round=self.instance.round_id)
        field.queryset, field.empty_label = (
            asked.order_by("name", "id"),
            gettext_lazy("Alle organen"),
        )


# One of the questions of a round, and what a body answered to one.

OF_ROUND_HELP = gettext_lazy("Uit een ronde. Kies deze, of een vraag uit een agendapunt.")
OF_ITEM_HELP = gettext_lazy("Uit een agendapunt van dit orgaan.")
LONGEST = 120


class QuestionForm(RecordForm):
    """Puts a question in other words; a new one comes with its round."""

    class Meta(EntryFormMeta):
        model = Question
        fields = ("text",)


class AnswerForm(PlacedForm):
    target = "answer"

    class Meta(EntryFormMeta):
        model = Answer
        fields = ("question", "line", "body", "text", "dated_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        question, line = self.fields["question"], self.fields["line"]
        label_choices(question, question_words, "round")
        label_choices(line, line_words, "item__body")
        question.queryset = question.queryset.order_by("-round__first_on", "round", "number")
        line.queryset = self.lines(line.queryset)
        question.help_text, line.help_text = OF_ROUND_HELP, OF_ITEM_HELP

    def lines(self, rows):
        """Return the questions in agenda items of bodies whose records the reader keeps."""
        items = AgendaItem.objects.visible_to(self.reader).filter(
            body__in=list_kept_bodies(self.reader, self.dossier.region)
        )
        return rows.filter(kind=LineKind.QUESTION, item__in=items).order_by("item", "number", "id")


def question_words(question):
    return shorten_remark(f"{question.round.title}: {question.text}")


def line_words(line):
    return shorten_remark(f"{line.item.body.name}, {line.item.title}: {line.text}")


def shorten_remark(words):
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


# A wish, objection, condition or question, and the reply to one.

GATHERING_HELP = gettext_lazy("Zoals een bewonersavond; dan is er geen orgaan.")


class RemarkForm(PlacedForm):
    target = "remark"

    class Meta(EntryFormMeta):
        model = Remark
        fields = (
            "kind",
            "text",
            "body",
            "groups_label",
            "gathering",
            "dated_on",
            "subject",
            "section",
            "theme",
            "decision",
            "position",
            "round",
            "item",
            "carried_from",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_new:
            self.start_from_item()
        label_choices(self.fields["decision"], decision_words, "body")
        label_choices(self.fields["position"], position_words, "subject", "body")
        self.fields["position"].help_text = CONDITION_OF
        if "gathering" in self.fields:
            self.fields["gathering"].help_text = GATHERING_HELP

    def start_from_item(self):
        """Begin a point of a draft view with what the agenda item that the address names is
        about; it becomes dated on the day on which the body decides."""
        chosen = str(self.initial.get("item") or "")
        rows = self.fields["item"].queryset.select_related("round")
        found = rows.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        if found is None:
            return
        self.initial |= {"body": found.body_id, "round": found.round_id}
        self.initial["subject"] = found.round.subject_id if found.round else None
        self.initial["dated_on"] = self.reader.today.isoformat()

    def ask_body(self):
        """As for every kind; who keeps the dossier may name a gathering instead."""
        super().ask_body()
        if self.fields["body"].required:
            del self.fields["gathering"]


class ReplyForm(PlacedForm):
    target = "reply"

    class Meta(EntryFormMeta):
        model = Reply
        fields = (
            *("remark", "outcome", "reasons", "changed_in", "changed_where"),
            *("body", "dated_on"),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        add_version_fields(self.fields)


def add_version_fields(fields):
    """Let a reply say in which version it changed what: a proposal of the dossier, and the place
    in it."""
    field = fields["changed_in"]
    field.queryset = field.queryset.filter(kind=SubjectKind.PROPOSAL)
    fields["changed_where"].label = gettext_lazy("Plaats in die versie")
    fields["changed_where"].help_text = gettext_lazy("Zoals hoofdstuk 3 of artikel 4, tweede lid.")
