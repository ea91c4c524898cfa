"""Adopt the replies of a round as one set, and say to whom it was sent."""

from datetime import date

from django import forms
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms import RefusableMixin
from municipalities.models import Body

from ...actions import adopt_replies, record_dispatches
from ...history.replies import read_dispatches
from ...models import ReplyNote, Status
from ..access import Access, restrict_to
from ..workspace.fields import DayField, EntryForm, EntryFormMeta
from ..workspace.form_flow import add_success_message, answer_form, back_to_do
from ..workspace.record_actions import RecordAction
from .replies import may_reply_to_round, open_round_replies

# Adopt the replies of a round: by which body, on which day, under which reference.


class AdoptionForm(EntryForm):
    """`instance` is a ReplyNote of the round, of the body that opened it where one did."""

    adopted_on = DayField(label=gettext_lazy("Vastgesteld op"))

    field_order = ("body", "adopted_on", "reference", "note")

    class Meta(EntryFormMeta):
        model = ReplyNote
        fields = ("body", "adopted_on", "reference", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.body_id is not None:
            del self.fields["body"]


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
    """Say what still lacks a reply and what becomes public, and adopt the set."""
    found = open_round_replies(request, slug, pk)

    def make_form(data=None, refusal=None):
        note = ReplyNote(dossier=found.desk.dossier, round=found.round, body=found.round.opened_by)
        return AdoptionForm(
            data,
            instance=note,
            initial={"adopted_on": found.today},
            dossier=found.desk.dossier,
            reader=found.desk.reader,
            refusal=refusal,
        )

    def save(form):
        adopt_replies(form.instance, by=found.desk.reader)
        sending = found.address("desk-round-dispatch")
        add_success_message(
            request, _("De reacties zijn vastgesteld."), (sending, _("Naar verzenden"))
        )
        return found.address("desk-round-replies")

    return answer_form(
        found.desk,
        make_form,
        save,
        template="desk/rounds/adopt.html",
        context={**list_missing_replies(found), **found.context(_("Reacties vaststellen"))},
    )


def list_missing_replies(found):
    """Return the first remarks without a reply and how many there are, and how many replies
    become public with the set; three queries at most."""
    if found.note is not None:
        return {"lacking": (), "number": 0, "drafts": 0}
    first = list(
        found.told.lacking()
        .select_related("body")
        .order_by("first_on", "id")[: MOST_SHOWN_REPLIES + 1]
    )
    number = len(first) if len(first) <= MOST_SHOWN_REPLIES else found.told.lacking().count()
    drafts = found.told.replies().filter(status__in=UNPUBLISHED_REPLIES).count()
    return {"lacking": first[:MOST_SHOWN_REPLIES], "number": number, "drafts": drafts}


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
