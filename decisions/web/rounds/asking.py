"""What is noted of a round on its desk: its questions, receipt, more time and answers."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.rounds import (
    answer_round,
    record_answer_receipt,
    record_request_receipt,
    save_round_questions,
)
from ...actions.rounds import grant_extension as grant
from ...domain.terms import LegalBasis
from ...models import Extension, Round, RoundBody, Speaker, Status
from ..access import Access, restrict_to
from ..workspace.conflicts import ConflictPart
from ..workspace.fields import DayField, EntryFormMeta, LinesField, join_row_texts
from ..workspace.kinds.forms import RecordForm, decision_words, label_choices
from ..workspace.kinds.kind import build_change_form
from ..workspace.kinds.rounds import QUESTIONS_LABEL, ExtensionForm
from ..workspace.record_actions import RecordAction
from ..workspace.records import reread_record
from .context import (
    RoundContext,
    answer_body_form,
    answer_round_form,
    check_round_action,
    form_arguments,
    open_round,
)

# What every form about a body that a round asks does: ask why only where something stood.

REASON_NEEDED = gettext_lazy("Hier stond al iets anders: geef een reden voor de wijziging.")


class AskedForm(RecordForm):
    """Changes a RoundBody; its round and its body stay as the address chose them."""

    def ask_reason(self):
        """Ask why once it is known whether what stands is replaced."""
        self.fields["reason"].required = False

    def clean(self):
        cleaned = super().clean()
        if self.is_seen and self.replaces(cleaned) and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(REASON_NEEDED))
        return cleaned

    def replaces(self, cleaned):
        """Whether something is replaced that whoever sends the form has seen."""
        if cleaned.get("expected_version") != self.initial["expected_version"]:
            return False
        return any(self.initial.get(name) not in (None, "") for name in self.changed_data)


# The questions of a round: added, put in other words and ordered as one text.


class QuestionsForm(RecordForm):
    vragen = LinesField(label=QUESTIONS_LABEL)

    class Meta(EntryFormMeta):
        model = Round
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vragen"].widget.attrs["rows"] = 10
        self.initial["vragen"] = join_row_texts(self.instance.listed_questions)
        self.remember()

    def parts_of(self, record):
        return (
            ConflictPart(
                "vragen", QUESTIONS_LABEL, {"vragen": [join_row_texts(record.listed_questions)]}
            ),
        )


# On which day a body received the request: from there its term counts.

RECEIPT_DAY_HELP = gettext_lazy("Zoals 14 september 2017. De dag zelf telt niet mee in de termijn.")


class RequestReceiptForm(AskedForm):
    received_on = DayField(
        label=gettext_lazy("Verzoek ontvangen op"), required=False, help_text=RECEIPT_DAY_HELP
    )

    class Meta(EntryFormMeta):
        model = RoundBody
        fields = ("received_on",)


# That the answer of a body came in with who asked, and when that was confirmed.


class AnswerReceiptForm(AskedForm):
    receipt_on = DayField(label=gettext_lazy("Antwoord ontvangen op"), required=False)
    confirmed_on = DayField(
        label=gettext_lazy("Ontvangst bevestigd op"),
        required=False,
        help_text=gettext_lazy("De dag waarop de bevestiging is verstuurd."),
    )

    field_order = ("receipt_on", "receipt_reference", "confirmed_on")

    class Meta(EntryFormMeta):
        model = RoundBody
        fields = ("receipt_on", "receipt_reference", "confirmed_on")


# The answer of a body to a round: a published decision of its own, or no view.

OF_ITSELF = gettext_lazy(
    "Een gepubliceerd besluit van dit orgaan zelf. Staat het er niet? Voer het eerst in."
)


ONLY_GROUNDS = gettext_lazy(
    "De wet kent alleen deze twee gronden (Wet gemeenschappelijke regelingen, artikel 1)."
)


class RoundAnswerForm(AskedForm):
    """One of both; nothing takes back the answer that stands."""

    no_view_on = DayField(label=gettext_lazy("Of: geen zienswijze, besloten op"), required=False)

    field_order = ("answer", "consent", "consent_ground", "no_view_on")

    class Meta(EntryFormMeta):
        model = RoundBody
        fields = ("answer", "no_view_on", "consent", "consent_ground")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        label_choices(field, decision_words, "body")
        own = field.queryset.filter(body=self.instance.body_id, speaker=Speaker.BODY)
        stands = Q(status=Status.PUBLISHED) | Q(pk=self.instance.answer_id)
        field.queryset = own.filter(stands).order_by("-first_on", "-id")
        field.label, field.help_text = gettext_lazy("Besluit"), OF_ITSELF
        self.asks_consent = self.instance.round.legal_basis == LegalBasis.WGR_CONSENT
        self.fields["consent_ground"].help_text = ONLY_GROUNDS
        for name in ("no_view_on",) if self.asks_consent else ("consent", "consent_ground"):
            del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if self.asks_consent and cleaned.get("answer") and not cleaned.get("consent"):
            self.add_error("consent", _("Kies of de raad toestemming gaf."))
        given = [cleaned.get("answer"), cleaned.get("no_view_on")]
        if not self.errors and not any(given) and not self.initial_answer:
            self.add_error(
                "answer",
                ValidationError(
                    gettext_lazy(
                        "Kies een besluit, of vul de dag in waarop het orgaan "
                        "besloot geen zienswijze te geven."
                    )
                ),
            )
        return cleaned

    @property
    def initial_answer(self):
        """What stood as the answer when the form was opened."""
        return self.initial.get("answer") or self.initial.get("no_view_on")


# Change what a round says of itself: the form of every record.


def body_page_address(opened):
    return reverse("desk-edit", args=["ronde", opened.round.pk])


CHANGE_ACTION = RecordAction(
    "desk-edit",
    gettext_lazy("De ronde wijzigen"),
    lambda opened: opened.keeps_round,
    body_page_address,
)


# Offer one text to the councils that a round asks: an item for the agenda of each.


def offer_page_address(opened):
    page = reverse("desk-new", args=[opened.desk.dossier.slug, "gezamenlijk-stuk"])
    return f"{page}?ronde={opened.round.pk}"


OFFER_ACTION = RecordAction(
    "desk-new",
    gettext_lazy("Een agendapunt aanbieden aan de raden"),
    lambda opened: opened.keeps_round,
    offer_page_address,
)


# Add the questions of a round, put them in other words, and order them.

QUESTIONS_ACTION = RecordAction(
    "desk-round-questions",
    gettext_lazy("Vragen toevoegen of ordenen"),
    lambda opened: opened.keeps_round,
)


@restrict_to(Access.KEEPS)
def questions_page(request, slug, pk):
    """Show and save the questions of a round as one text."""
    opened = open_round(request, slug, pk)
    check_round_action(QUESTIONS_ACTION, opened)

    def make_form(data=None, refusal=None):
        record = opened.round if refusal is None else reread_record(opened.round)
        return build_change_form(QuestionsForm)(
            data, instance=record, refusal=refusal, **form_arguments(opened)
        )

    here, done = _("Vragen aan de organen"), _("De vragen zijn bewaard.")
    return answer_round_form(opened, make_form, here=here, done=done, save=save_questions_form)


def save_questions_form(form):
    texts = form.cleaned_data["vragen"]
    save_round_questions(form.instance, texts, by=form.reader, reason=form.why)


# Give one body, or every body that a round asks, more time.

EXTENSION_ACTION = RecordAction(
    "desk-round-extend",
    gettext_lazy("De termijn verlengen"),
    lambda opened: opened.keeps_round and bool(opened.asked),
)


@restrict_to(Access.KEEPS)
def extension_page(request, slug, pk):
    """Show and save the form of an extension."""
    opened = open_round(request, slug, pk)
    check_round_action(EXTENSION_ACTION, opened)

    def make_form(data=None, refusal=None):
        made = Extension(dossier=opened.desk.dossier, round=opened.round)
        return ExtensionForm(data, instance=made, refusal=refusal, **form_arguments(opened))

    here, done = _("De termijn verlengen"), _("De termijn is verlengd.")
    return answer_round_form(opened, make_form, here=here, done=done, save=save_extension_form)


def save_extension_form(form):
    grant(form.instance, by=form.reader, reason=form.why)


# Note on which day a body received the request.

REQUEST_RECEIPT_ACTION = RecordAction(
    "desk-round-received",
    gettext_lazy("Ontvangst van het verzoek noteren"),
    lambda opened, asked: opened.keeps_round or opened.keeps(asked),
)


@restrict_to(Access.KEEPS)
def request_receipt_page(request, slug, pk, key):
    """Show and save the day of receipt of one asked body."""
    here, done = _("Verzoek ontvangen"), _("De ontvangst is genoteerd: %(who)s.")
    return answer_body_form(
        request,
        slug,
        pk,
        key,
        REQUEST_RECEIPT_ACTION,
        RequestReceiptForm,
        here=here,
        done=done,
        save=save_request_receipt_form,
    )


def save_request_receipt_form(form):
    day = form.cleaned_data["received_on"]
    record_request_receipt(form.instance, received_on=day, by=form.reader, reason=form.why)


# Note that the answer of a body came in with who asked, and when that was confirmed.

ANSWER_RECEIPT_ACTION = RecordAction(
    "desk-round-receipt",
    gettext_lazy("Ontvangst van het antwoord boeken"),
    lambda opened, asked: opened.asks,
)


@restrict_to(Access.KEEPS)
def answer_receipt_page(request, slug, pk, key):
    """Show and save the receipt of the answer of one asked body."""
    here, done = _("Antwoord ontvangen"), _("De ontvangst is geboekt: %(who)s.")
    return answer_body_form(
        request,
        slug,
        pk,
        key,
        ANSWER_RECEIPT_ACTION,
        AnswerReceiptForm,
        here=here,
        done=done,
        save=save_answer_receipt_form,
    )


def save_answer_receipt_form(form):
    record_answer_receipt(
        form.instance,
        receipt_on=form.cleaned_data["receipt_on"],
        reference=form.cleaned_data["receipt_reference"],
        confirmed_on=form.cleaned_data["confirmed_on"],
        by=form.reader,
        reason=form.why,
    )


# Note what a body answered to a round: its own published decision, or no view.


def decision_form_address(opened, asked):
    return opened.keeps(asked) and not (asked.answer_id or asked.no_view_on)


def new_decision_address(opened, asked):
    page = reverse("desk-decision", args=[opened.desk.dossier.slug])
    return f"{page}?orgaan={asked.body.slug}&ronde={opened.round.pk}"


ENTER_DECISION_ACTION = RecordAction(
    "desk-decision",
    gettext_lazy("Besluit invoeren als antwoord"),
    decision_form_address,
    new_decision_address,
)
ANSWER_ACTION = RecordAction(
    "desk-round-answer",
    gettext_lazy("Besluit koppelen of geen zienswijze"),
    RoundContext.keeps,
)


@restrict_to(Access.KEEPS)
def round_answer_page(request, slug, pk, key):
    """Show and save the answer of one asked body."""
    here, done = _("Antwoord op de ronde"), _("Het antwoord is genoteerd: %(who)s.")
    return answer_body_form(
        request,
        slug,
        pk,
        key,
        ANSWER_ACTION,
        RoundAnswerForm,
        here=here,
        done=done,
        save=save_round_answer_form,
    )


def save_round_answer_form(form):
    answer_round(
        form.instance,
        decision=form.cleaned_data["answer"],
        no_view_on=form.cleaned_data.get("no_view_on"),
        consent=form.cleaned_data.get("consent", ""),
        consent_ground=form.cleaned_data.get("consent_ground", ""),
        by=form.reader,
        reason=form.why,
    )


# Enter what a body answered to a question: a record of its own kind.


def new_answer_address(opened, asked):
    page = reverse("desk-new", args=[opened.desk.dossier.slug, "antwoord"])
    return f"{page}?orgaan={asked.body_id}"


ANSWER_QUESTION_ACTION = RecordAction(
    "desk-new",
    gettext_lazy("Antwoord op een vraag invoeren"),
    lambda opened, asked: bool(opened.questions) and opened.keeps(asked),
    new_answer_address,
)
