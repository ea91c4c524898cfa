"""What may be done with a record besides changing it, and the page that does one of these."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms import ReasonField, RefusableMixin
from municipalities.tracking import Conflict

from ...models import (
    TARGETS,
    AgendaItem,
    AgendaLine,
    Decision,
    Dossier,
    LineKind,
    Meeting,
    Position,
    Remark,
    Round,
    Status,
    Subject,
    SubjectKind,
)
from ...permissions import may_confirm
from .fields import ClockField, DayField, combine_day_and_time
from .form_flow import add_success_message, answer_form
from .next_steps import list_next_steps
from .records import reread_record

# What may be done now with what a page is about, as links to where it is done.


@dataclass(frozen=True)
class RecordAction:
    """Something that is done on the page of this name.

    `fits(*about)` says whether the reader may do it as things stand. `address(*about)` leads to
    a page that the first of these does not name an address of itself.
    """

    page: str
    words: str | Promise
    fits: Callable[..., bool]
    address: Callable[..., str] | None = None

    def leads_to(self, about, *parts):
        """Return the address of the page, about something or about one part of it."""
        if self.address is not None:
            return self.address(about, *parts)
        return about.address(self.page, *(each.pk for each in parts))


def list_action_links(actions, *about):
    """Return (address, words) of each action that fits, in their order."""
    return [(each.leads_to(*about), each.words) for each in actions if each.fits(*about)]


# The small forms of the workspace: say why, and when, and do it to the version that was seen.

NOW, LATER = "nu", "later"


class RecordActionForm(RefusableMixin, forms.Form):
    """Does something to `record`, as `reader`, at the version that the form was opened with."""

    expected_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = ReasonField(required=False)

    def __init__(self, data=None, *, record, reader, refusal=None, needs_reason=False):
        super().__init__(data, initial={"expected_version": record.version})
        self.record, self.reader, self.refusal = record, reader, refusal
        self.fields["reason"].required = needs_reason

    @property
    def why(self):
        return self.cleaned_data["reason"]

    @property
    def seen(self):
        """The record, at the version that whoever sends the form has seen."""
        self.record.version = self.cleaned_data["expected_version"]
        return self.record

    def show(self, refusal):
        super().show(refusal)
        if isinstance(refusal, Conflict) and refusal.current is not None:
            # Who sends it once more was told that it changed.
            self.data = self.data.copy()
            self.data["expected_version"] = refusal.current.version


class PublicFromMixin(forms.Form):
    """From when something is public: at once, or from a day and a time in Dutch time.

    `public_from` is the moment, None for at once.
    """

    field_order = ("stuk", "when", "day", "clock", "reason")
    public_from = None

    when = forms.ChoiceField(
        label=gettext_lazy("Openbaar"),
        choices=[(NOW, gettext_lazy("meteen")), (LATER, gettext_lazy("vanaf een later moment"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    day = DayField(label=gettext_lazy("Dag"), required=False)
    clock = ClockField(label=gettext_lazy("Tijd"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == LATER and not self.errors:
            self.public_from = self.read_moment(cleaned)
        return cleaned

    def read_moment(self, cleaned):
        """Return the moment that was typed; an error stands beside its field."""
        missing = [name for name in ("day", "clock") if cleaned.get(name) is None]
        for name in missing:
            self.add_error(name, ValidationError(gettext_lazy("Vul dit in, of kies ‘meteen’.")))
        if missing:
            return None
        try:
            moment = combine_day_and_time(cleaned["day"], cleaned["clock"])
        except ValidationError as error:
            self.add_error("clock", error)
            return None
        if moment <= self.reader.at:
            self.add_error(
                "day", ValidationError(gettext_lazy("Dit is al voorbij; kies dan ‘meteen’."))
            )
        return moment


class PublishForm(PublicFromMixin, RecordActionForm):
    """Makes one record public."""


# What can be done with a record besides changing it, and what may be entered about it.


def build_model_condition(*models):
    """Return the condition that a record is of one of these models."""
    return lambda found: isinstance(found.record, models)


def build_status_condition(*statuses):
    """Return the condition that a record has one of these statuses."""
    return lambda found: getattr(found.record, "status", None) in statuses


def is_position_to_confirm(found):
    """Whether a record is a position that stands, that nobody confirmed and the reader may."""
    record = found.record
    if not isinstance(record, Position) or record.confirmed_at is not None:
        return False
    return not record.is_withdrawn and may_confirm(found.desk.reader, record)


def may_be_deleted(found):
    """Whether a record may be thrown away: a draft, or what has no status of its own."""
    if found.desk.dossier is None:
        return False
    return getattr(found.record, "status", Status.DRAFT) == Status.DRAFT


def is_standing_decision(found):
    return isinstance(found.record, Decision) and not found.record.is_withdrawn


def is_question(found):
    return isinstance(found.record, AgendaLine) and found.record.kind == LineKind.QUESTION


def is_held_meeting(found):
    record = found.record
    return isinstance(record, Meeting) and record.held_on <= found.desk.reader.today


def is_item_for_round(found):
    return isinstance(found.record, AgendaItem) and found.record.round_id is not None


def is_proposal(found):
    return isinstance(found.record, Subject) and found.record.kind == SubjectKind.PROPOSAL


def build_new_record_address(soort, name):
    """Return the address of the page to enter a record of a kind, with this one filled in."""
    return lambda found: (
        f"{reverse('desk-new', args=[found.desk.dossier.slug, soort])}?{name}={found.record.pk}"
    )


def round_workspace_address(found):
    return reverse("desk-round", args=[found.desk.dossier.slug, found.record.pk])


RECORD_ACTIONS = (
    RecordAction(
        "desk-position-new",
        gettext_lazy("Standpunt toevoegen"),
        is_standing_decision,
        lambda found: reverse("desk-position-new", args=[found.record.pk]),
    ),
    RecordAction(
        "desk-place",
        gettext_lazy("Plaats in een bron toevoegen"),
        build_model_condition(*TARGETS.values()),
    ),
    RecordAction(
        "desk-share", gettext_lazy("Delen met de regio"), build_status_condition(Status.DRAFT)
    ),
    RecordAction(
        "desk-publish",
        gettext_lazy("Publiceren"),
        build_status_condition(Status.DRAFT, Status.SHARED),
    ),
    RecordAction("desk-confirm", gettext_lazy("Bevestigen"), is_position_to_confirm),
    RecordAction(
        "desk-withdraw",
        gettext_lazy("Intrekken"),
        build_status_condition(Status.SHARED, Status.PUBLISHED),
    ),
    RecordAction("desk-throw-away", gettext_lazy("Weggooien"), may_be_deleted),
    RecordAction("desk-versions", gettext_lazy("Geschiedenis"), lambda found: True),
    RecordAction(
        "desk-blank",
        gettext_lazy("Persoonsgegevens wissen"),
        lambda found: found.desk.reader.is_beheer,
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Voorwaarde toevoegen"),
        build_model_condition(Position),
        build_new_record_address("wens", "standpunt"),
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Wens of bedenking toevoegen"),
        build_model_condition(Decision),
        build_new_record_address("wens", "besluit"),
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Punt van de zienswijze toevoegen"),
        is_item_for_round,
        build_new_record_address("wens", "agendapunt"),
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Agendapunt maken"),
        build_model_condition(Decision),
        build_new_record_address("agendapunt", "besluit"),
    ),
    RecordAction(
        "desk-outcomes",
        gettext_lazy("Uitkomsten invoeren"),
        is_held_meeting,
        lambda found: reverse("desk-outcomes", args=[found.record.pk]),
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Aanbieden aan de raden"),
        is_proposal,
        build_new_record_address("gezamenlijk-stuk", "voorstel"),
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Antwoord toevoegen"),
        is_question,
        build_new_record_address("antwoord", "regel"),
    ),
    RecordAction(
        "desk-round",
        gettext_lazy("Naar de ronde"),
        build_model_condition(Round),
        round_workspace_address,
    ),
    RecordAction(
        "desk-new",
        gettext_lazy("Reactie toevoegen"),
        build_model_condition(Remark),
        build_new_record_address("reactie", "wens"),
    ),
)


def action_fits(page, found):
    """Whether what is done on the page of that name fits the record as it stands."""
    return any(each.page == page and each.fits(found) for each in RECORD_ACTIONS)


# A page that does one thing to one record, after it told what else that touches.


def answer_action_form(
    found, page, run, *, here, submit, done, form=RecordActionForm, needs_reason=False, **context
):
    """Return the response of the page of that name: `run(form)` does it, `done` is said after.

    Where it does not fit how the record stands now, the reader is led back with a sentence.
    """
    desk = found.desk
    if desk.request.method != "POST" and not action_fits(page, found):
        add_success_message(
            desk.request, _("Dit past niet bij hoe ‘%s’ er nu voor staat.") % found.name
        )
        return HttpResponseRedirect(found.home)

    def make_form(data=None, refusal=None):
        record = found.record if data is None else reread_record(found.record)
        return form(
            data, record=record, reader=desk.reader, refusal=refusal, needs_reason=needs_reason
        )

    def save(filled):
        run(filled)
        add_success_message(desk.request, done % {"name": found.name}, *list_ways_on(found))
        return address_after_action(found)

    told = {
        "here": here % {"name": found.name},
        "submit": submit,
        "opened": found,
        "record": found.record,
        "along": (),
        "blocks": (),
        "same": (),
        "may_preview": False,
        "warning": "",
        "shown_at": "",
    }
    return answer_form(desk, make_form, save, template="desk/act.html", context=told | context)


def address_after_action(found):
    """Return the page to go on from; a dossier that was thrown away has none."""
    record = found.record
    if isinstance(record, Dossier) and not Dossier.objects.visible_to(found.desk.reader).filter(
        pk=record.pk
    ):
        return reverse("desk")
    return found.home


def list_ways_on(found):
    """Return what is done next with a record that is still there and has a page here, as it
    stands now."""
    record = type(found.record)._default_manager.filter(pk=found.record.pk).first()
    if found.kind.form is None or record is None:
        return []
    about = {"kind": found.kind, "reader": found.desk.reader, "dossier": found.desk.dossier}
    return list_next_steps(record, may_keep=found.may_keep, **about)
