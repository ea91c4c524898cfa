"""Adopt the replies of a round as one set, and say to whom it was sent."""

from datetime import date

from django import forms
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin
from municipalities.models import Body

from ...actions import adopt_replies, record_dispatches, undo_adoption, undo_dispatch
from ...history.replies import has_left, read_dispatches
from ...history.reply_work import list_unreviewed
from ...models import Dispatch, ReplyNote, Status
from ...permissions import list_repliers
from ..access import Access, restrict_to
from ..workspace.fields import DayField, EntryForm, EntryFormMeta
from ..workspace.form_flow import add_success_message, answer_form, back_to_do
from ..workspace.record_actions import RecordAction, RecordActionForm
from .replies import may_reply_to_round, open_round_replies

# Adopt the replies of a round: by which body, on which day, under which reference.


class AdoptionForm(EntryForm):
    """`instance` is a ReplyNote of the round, of the body that opened it where one did.

    Why nobody read the replies is asked where `is_alone`, why it is adopted anew where it revises.
    """

    adopted_on = DayField(label=gettext_lazy("Vastgesteld op"))

    field_order = ("body", "adopted_on", "why", "unreviewed_why", "reference", "note")

    class Meta(EntryFormMeta):
        model = ReplyNote
        fields = ("body", "adopted_on", "why", "unreviewed_why", "reference", "note")

    def __init__(self, *args, is_alone, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.body_id is not None:
            del self.fields["body"]
        if self.instance.revises is None:
            del self.fields["why"]
        else:
            self.fields["why"].required = True
        if not is_alone:
            del self.fields["unreviewed_why"]
            return
        self.fields["unreviewed_why"].required = True
        self.fields["unreviewed_why"].help_text = _(
            "In deze ronde reageert er maar één. Wat u hier zegt is openbaar; noem geen namen."
        )


# To which bodies an adopted set was sent, and on which day.

CHOOSE_A_BODY = gettext_lazy("Kies ten minste één orgaan.")
SENT_MEANWHILE = gettext_lazy("Dit orgaan heeft de nota intussen al.")


class DispatchForm(RefusableMixin, forms.Form):
    """`bodies` are those that the set may still be sent to."""

    orgaan = forms.ModelMultipleChoiceField(
        None,
        label=gettext_lazy("Verzonden aan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE_A_BODY, "invalid_choice": SENT_MEANWHILE},
    )
    sent_on = DayField(label=gettext_lazy("Verzonden op"))

    def __init__(self, data=None, *, bodies, initial, refusal=None):
        super().__init__(data, initial=initial)
        self.refusal = refusal
        self.fields["orgaan"].queryset = bodies
        self.fields["orgaan"].label_from_instance = lambda body: body.name


# Adopt the replies of a round as one set, once every point has a reasoned reply.

MOST_SHOWN_REPLIES = 50
UNPUBLISHED_REPLIES = (Status.DRAFT, Status.SHARED)


@restrict_to(Access.KEEPS)
def adoption_page(request, slug, pk):
    """Say what still lacks a reply or a reader and what becomes public, and adopt the set."""
    found = open_round_replies(request, slug, pk)
    return answer_adoption_form(found, None, _("Reacties vaststellen"))


@restrict_to(Access.KEEPS)
def revision_page(request, slug, pk):
    """Adopt the replies anew as they stand now, with a reason; the former adoption stays on
    record."""
    found = open_round_replies(request, slug, pk)
    if found.note is None:
        return HttpResponseRedirect(found.address("desk-round-adopt"))
    return answer_adoption_form(found, found.note, _("Herziene vaststelling"))


def answer_adoption_form(found, revises, here):
    """Return the response of the page that adopts the set, for the first time or anew."""
    day = found.today if revises is None else max(found.today, revises.adopted_on)
    missing = list_missing_replies(found, adopts=revises is not None or found.note is None)

    def make_form(data=None, refusal=None):
        body = found.round.opened_by or (revises.body if revises else None)
        note = ReplyNote(dossier=found.desk.dossier, round=found.round, body=body, revises=revises)
        return AdoptionForm(
            data,
            instance=note,
            initial={"adopted_on": day},
            dossier=found.desk.dossier,
            reader=found.desk.reader,
            refusal=refusal,
            is_alone=missing["is_alone"],
        )

    def save(form):
        adopt_replies(form.instance, by=found.desk.reader)
        sending = found.address("desk-round-dispatch")
        add_success_message(
            found.desk.request, _("De reacties zijn vastgesteld."), (sending, _("Naar verzenden"))
        )
        return found.address("desk-round-replies")

    return answer_form(
        found.desk,
        make_form,
        save,
        template="desk/rounds/adopt.html",
        context={**missing, "revises": revises, **found.context(here)},
    )


def list_missing_replies(found, *, adopts):
    """Return the first remarks without a reply and replies that nobody else read, with how many
    there are, and how many replies become public with the set; six queries at most."""
    if not adopts:
        left = has_left(found.note, found.desk.reader.at)
        return {"lacking": (), "number": 0, "drafts": 0, "is_alone": False, "has_left": left}
    lacking = found.told.lacking().select_related("body").order_by("first_on", "id")
    unread = list_unreviewed(found.told).select_related("remark").order_by("remark", "pk")
    first, number = read_first(lacking)
    waiting, unread_number = read_first(unread)
    is_alone = len(list_repliers(found.round, found.desk.reader.at)[:2]) < 2
    return {
        "lacking": first,
        "number": number,
        "unread": waiting,
        "unread_number": unread_number,
        "is_alone": is_alone and unread_number > 0,
        "drafts": found.told.replies().filter(status__in=UNPUBLISHED_REPLIES).count(),
    }


def read_first(rows):
    """Return the first of these rows that a page shows, and how many there are."""
    first = list(rows[: MOST_SHOWN_REPLIES + 1])
    number = len(first) if len(first) <= MOST_SHOWN_REPLIES else rows.count()
    return first[:MOST_SHOWN_REPLIES], number


ADOPT_ACTION = RecordAction(
    "desk-round-adopt", gettext_lazy("De reacties vaststellen"), may_reply_to_round
)


# Say to which bodies the adopted replies of a round were sent, and on which day.


@restrict_to(Access.KEEPS)
def dispatch_page(request, slug, pk):
    """Show to whom the set was sent, and record to whom it is sent now."""
    found = open_round_replies(request, slug, pk)
    if found.note is None:
        add_success_message(request, _("Verzenden kan pas als de reacties zijn vastgesteld."))
        return HttpResponseRedirect(found.address("desk-round-adopt"))
    sent = list(read_dispatches(found.note, day=date.max))
    bodies = list_bodies_to_send_to(found, sent)

    def make_form(data=None, refusal=None):
        initial = {"orgaan": preselected_body_keys(found, sent), "sent_on": found.today}
        return DispatchForm(data, bodies=bodies, initial=initial, refusal=refusal)

    def save(form):
        chosen, sent_on = form.cleaned_data["orgaan"], form.cleaned_data["sent_on"]
        number = len(record_dispatches(found.note, chosen, sent_on=sent_on, by=found.desk.reader))
        words = ngettext("Verzonden aan %d orgaan.", "Verzonden aan %d organen.", number)
        way = (found.address("desk-round"), _("Naar de ronde"))
        add_success_message(request, words % number, way, back_to_do())
        return found.address("desk-round-dispatch")

    context = {"sent": sent, "may_send": bodies.exists(), **found.context(_("Reacties verzenden"))}
    template = "desk/rounds/dispatch.html"
    return answer_form(found.desk, make_form, save, template=template, context=context)


def list_bodies_to_send_to(found, sent):
    """Return the bodies of the region that the set was not sent to yet."""
    region = found.desk.dossier.region
    bodies = Body.objects.of_region(region).exclude(pk__in=[each.body_id for each in sent])
    return bodies.order_by("name", "pk")


def preselected_body_keys(found, sent):
    """Return the keys of the bodies that were asked and have not got it."""
    have = {each.body_id for each in sent}
    return [each.body_id for each in found.opened.asked if each.body_id not in have]


DISPATCH_ACTION = RecordAction(
    "desk-round-dispatch", gettext_lazy("De reacties verzenden"), may_reply_to_round
)


# Undo an adoption of which nothing left, or a sending that never was.


@restrict_to(Access.KEEPS)
def undo_adoption_page(request, slug, pk):
    """Set an adoption back as long as nothing of it left; lead to a revision after that."""
    found = open_round_replies(request, slug, pk)
    if found.note is None:
        return HttpResponseRedirect(found.address("desk-round-adopt"))
    if request.method != "POST" and has_left(found.note, found.desk.reader.at):
        words = _("Hiervan is al iets naar buiten gegaan; stel een herziene versie vast.")
        add_success_message(request, words)
        return HttpResponseRedirect(found.address("desk-round-revise"))

    def save(form):
        undo_adoption(form.seen, by=found.desk.reader, reason=form.why)
        add_success_message(request, _("De vaststelling is ongedaan gemaakt."))
        return found.address("desk-round-adopt")

    words = {"here": _("Vaststelling ongedaan maken"), "submit": _("Ongedaan maken")}
    return answer_undo_form(found, found.note, save, needs_reason=False, words=words)


@restrict_to(Access.KEEPS)
def undo_dispatch_page(request, slug, pk, key):
    """Ask why, and take back that a set was sent to a body."""
    found = open_round_replies(request, slug, pk)
    rows = Dispatch.objects.filter(reply_note__round=found.round).select_related("body")
    sent = get_object_or_404(rows, pk=key)

    def save(form):
        undo_dispatch(form.seen, by=found.desk.reader, reason=form.why)
        add_success_message(request, _("De verzending is ongedaan gemaakt."))
        return found.address("desk-round-dispatch")

    here = _("Verzending ongedaan maken: %s") % sent.body.name
    words = {"here": here, "submit": _("Ongedaan maken")}
    return answer_undo_form(found, sent, save, needs_reason=True, words=words)


def answer_undo_form(found, record, save, *, needs_reason, words):
    """Return the response of a page that undoes one record, at the version that was seen."""

    def make_form(data=None, refusal=None):
        about = {"record": record, "reader": found.desk.reader, "refusal": refusal}
        return RecordActionForm(data, needs_reason=needs_reason, **about)

    context = {**found.context(words["here"]), **words, "record": record}
    return answer_form(found.desk, make_form, save, template="desk/act.html", context=context)
