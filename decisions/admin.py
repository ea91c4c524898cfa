"""The admin of what: everything of a dossier; every save is an action."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities.admin.base import REFUSALS, ActingAdmin, acting_reader
from municipalities.forms import list_refusal_sentences

from .actions import (
    adopt_replies,
    change_record,
    delete_draft,
    publish_records,
    save_record,
    set_shown_reading,
    undo_adoption,
    undo_dispatch,
)
from .actions.concerns import delete_concern
from .actions.deletion import list_parts
from .actions.records import was_seen_in_public
from .models import (
    TARGETS,
    AgendaItem,
    AgendaLine,
    Answer,
    Commitment,
    CommonItem,
    Concern,
    Cost,
    Decision,
    Dispatch,
    Dossier,
    Evidence,
    Extension,
    GroupTally,
    Meeting,
    Milestone,
    Point,
    PointRemark,
    Poll,
    PollArea,
    PollAreaMunicipality,
    PollEvent,
    PollOption,
    PollResult,
    Position,
    PositionGroup,
    Question,
    ReadBack,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
    Statement,
    Status,
    Subject,
    SubjectRelation,
    Theme,
    Treatment,
    ValueReading,
    VariantElement,
)
from .permissions import may_keep

# What every admin of a dossier's records is: saving keeps, deleting throws a draft away.

BOTH = (admin.ActionLocation.CHANGE_LIST, admin.ActionLocation.CHANGE_FORM)


class KeptAdmin(ActingAdmin):
    """A record of a dossier, kept by whoever may keep it there."""

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_keep(acting_reader(request), obj))

    def has_delete_permission(self, request, obj=None):
        is_draft = getattr(obj, "status", Status.DRAFT) == Status.DRAFT
        return super().has_delete_permission(request, obj) and is_draft

    def get_deleted_objects(self, objs, request):
        """Name what the action deletes; what it refuses it says itself."""
        parts = [part for record in objs for part in list_parts(record)]
        named = [f"{each._meta.verbose_name}: {each}" for each in (*objs, *parts)]
        return named, {self.opts.verbose_name_plural: len(objs)}, set(), []

    def keep(self, record, form, *, by, reason):
        change_record(record, by=by, reason=reason)

    def drop(self, record, *, by, reason):
        delete_draft(record, by=by, reason=reason)

    def needs_reason(self, record):
        return was_seen_in_public(record)


class PublishedAdmin(KeptAdmin):
    """A record with a status, that can be made public from the list and from its own page."""

    actions = ("publish",)

    @admin.action(description=_("Publiceren"), permissions=["change"], location=BOTH)
    def publish(self, request, queryset):
        """Publish what was chosen, or nothing of it."""
        try:
            made = publish_records(queryset.order_by("pk"), by=acting_reader(request))
        except REFUSALS as refusal:
            for sentence in sum(list_refusal_sentences(refusal).values(), []):
                self.message_user(request, sentence, messages.ERROR)
            return
        sentence = ngettext("%d record is openbaar.", "%d records zijn openbaar.", len(made))
        self.message_user(request, sentence % len(made), messages.SUCCESS)


# The admin of asking and answering; every save is an action.

ROUND_OWN = ("dossier", "key")


@admin.register(Round)
class RoundAdmin(KeptAdmin):
    fixed = ROUND_OWN
    list_display = ("title", "dated_on", "subject", "opened_by", "legal_basis", "due_on")
    list_filter = ("dossier",)
    list_select_related = ("subject", "opened_by")
    search_fields = ("title", "questions")
    autocomplete_fields = ("subject", "opened_by", "bundle", "follows")


@admin.register(RoundBody)
class RoundBodyAdmin(KeptAdmin):
    fixed = ("round", "body")
    list_display = ("body", "round", "received_on", "due_on", "answer", "no_view_on")
    list_filter = ("round",)
    list_select_related = ("body", "round", "answer")
    search_fields = ("body__name", "round__title")
    autocomplete_fields = ("body",)
    raw_id_fields = ("answer",)


@admin.register(Remark)
class RemarkAdmin(PublishedAdmin):
    fixed = ROUND_OWN
    list_display = ("__str__", "kind", "body", "gathering", "subject", "theme", "status")
    list_filter = ("dossier", "kind", "status", "theme")
    list_select_related = ("body", "subject", "theme")
    search_fields = ("text", "body__name", "gathering")
    autocomplete_fields = ("body", "subject")
    raw_id_fields = ("decision", "position", "carried_from")


@admin.register(Reply)
class ReplyAdmin(PublishedAdmin):
    fixed = (*ROUND_OWN, "remark")
    list_display = ("remark", "body", "outcome", "dated_on", "status")
    list_filter = ("dossier", "outcome", "status")
    list_select_related = ("remark", "body")
    search_fields = ("remark__text", "reasons")
    autocomplete_fields = ("body",)
    raw_id_fields = ("remark", "changed_in")


@admin.register(Extension)
class ExtensionAdmin(KeptAdmin):
    fixed = (*ROUND_OWN, "round")
    list_display = ("round", "body", "granted_on", "due_on")
    list_filter = ("dossier",)
    list_select_related = ("round", "body")
    search_fields = ("round__title", "why")
    autocomplete_fields = ("round", "body")


@admin.register(Question)
class QuestionAdmin(KeptAdmin):
    fixed = (*ROUND_OWN, "round")
    list_display = ("__str__", "round", "number")
    list_filter = ("dossier",)
    list_select_related = ("round",)
    search_fields = ("text",)
    autocomplete_fields = ("round",)


@admin.register(Answer)
class AnswerAdmin(PublishedAdmin):
    fixed = (*ROUND_OWN, "question", "line")
    list_display = ("__str__", "body", "dated_on", "status")
    list_filter = ("dossier", "status")
    list_select_related = ("body",)
    search_fields = ("text", "body__name")
    autocomplete_fields = ("question", "body")
    raw_id_fields = ("line",)


@admin.register(Point)
class PointAdmin(KeptAdmin):
    fixed = ROUND_OWN
    list_display = ("title", "dossier")
    list_filter = ("dossier",)
    list_select_related = ("dossier",)
    search_fields = ("title",)


@admin.register(PointRemark)
class PointRemarkAdmin(KeptAdmin):
    fixed = ("point", "remark")
    list_display = ("point", "remark", "heading")
    list_select_related = ("point", "remark")
    search_fields = ("point__title", "remark__text")
    autocomplete_fields = ("point",)
    raw_id_fields = ("remark",)


@admin.register(ReplyNote)
class ReplyNoteAdmin(KeptAdmin):
    fixed = (*ROUND_OWN, "round", "revises")
    list_display = ("round", "body", "adopted_on", "reference")
    list_filter = ("dossier",)
    list_select_related = ("round", "body")
    search_fields = ("round__title", "reference")
    autocomplete_fields = ("round", "body", "revises")

    def keep(self, record, form, *, by, reason):
        """A new one adopts the set, so that it is complete here too."""
        act = adopt_replies if record._state.adding else save_record
        act(record, by=by, reason=reason)

    def drop(self, record, *, by, reason):
        undo_adoption(record, by=by, reason=reason)


@admin.register(Dispatch)
class DispatchAdmin(KeptAdmin):
    fixed = ("reply_note", "body")
    list_display = ("reply_note", "body", "sent_on")
    list_select_related = ("reply_note", "body")
    search_fields = ("body__name",)
    autocomplete_fields = ("reply_note", "body")

    def drop(self, record, *, by, reason):
        undo_dispatch(record, by=by, reason=reason)


@admin.register(ReadBack)
class ReadBackAdmin(KeptAdmin):
    fixed = ("dossier", "key", "body")
    list_display = ("body", "dossier", "asked_on", "due_on", "withdrawn_on")
    list_filter = ("dossier",)
    list_select_related = ("body", "dossier")
    search_fields = ("body__name",)
    autocomplete_fields = ("body",)


OWN = ("dossier", "key")


@admin.register(Dossier)
class DossierAdmin(PublishedAdmin):
    fixed = ("slug", "region")
    list_display = ("title", "region", "rule", "dated_on", "closed_on", "status")
    list_select_related = ("region",)
    search_fields = ("title", "slug")


@admin.register(Subject)
class SubjectAdmin(KeptAdmin):
    fixed = ("dossier", "kind", "slug")
    list_display = ("name", "kind", "number", "works_out", "column", "base", "dossier")
    list_filter = ("dossier", "kind")
    list_select_related = ("works_out", "column", "base", "dossier")
    search_fields = ("name", "slug")
    autocomplete_fields = ("works_out", "column", "base")


@admin.register(VariantElement)
class VariantElementAdmin(KeptAdmin):
    fixed = ("variant",)
    list_display = ("name", "variant", "taken_from")
    list_select_related = ("variant", "taken_from")
    search_fields = ("name",)
    autocomplete_fields = ("variant", "taken_from")


@admin.register(Concern)
class ConcernAdmin(KeptAdmin):
    fixed = ("subject", "municipality")
    list_display = ("subject", "municipality", "dated_on", "takes_part", "source")
    list_select_related = ("subject", "municipality", "source")
    search_fields = ("subject__name", "municipality__name")
    autocomplete_fields = ("subject", "municipality", "source")

    def drop(self, record, *, by, reason):
        delete_concern(record, by=by, reason=reason)


@admin.register(SubjectRelation)
class SubjectRelationAdmin(KeptAdmin):
    fixed = ("subject",)
    list_display = ("subject", "kind", "other", "source")
    list_filter = ("kind",)
    list_select_related = ("subject", "other", "source")
    search_fields = ("subject__name", "other__name")
    autocomplete_fields = ("subject", "other", "source")


@admin.register(Theme)
class ThemeAdmin(KeptAdmin):
    fixed = ("dossier", "slug")
    list_display = ("name", "slug", "dossier")
    list_filter = ("dossier",)
    list_select_related = ("dossier",)
    search_fields = ("name",)


@admin.register(Meeting)
class MeetingAdmin(KeptAdmin):
    fixed = OWN
    list_display = ("title", "body", "held_on", "starts_at", "location")
    list_filter = ("dossier",)
    list_select_related = ("body",)
    search_fields = ("title", "body__name")
    autocomplete_fields = ("body",)


@admin.register(Decision)
class DecisionAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("title", "body", "speaker", "form", "dated_on", "outcome", "status")
    list_filter = ("dossier", "status", "form", "speaker")
    list_select_related = ("body",)
    search_fields = ("title", "body__name", "key")
    autocomplete_fields = ("body", "meeting", "moved_in")


@admin.register(Position)
class PositionAdmin(PublishedAdmin):
    """Body and dossier follow from the Decision; choosing a reading sets the stance."""

    fixed = ("decision", "key")
    exclude = ("dossier",)
    list_display = (
        "subject",
        "body",
        "stance",
        "groups_label",
        "decided_on",
        "status",
        "is_confirmed",
    )
    list_filter = ("dossier", "status", "stance")
    list_select_related = ("subject", "body", "decision")
    search_fields = ("subject__name", "body__name", "groups_label", "key")
    autocomplete_fields = ("subject",)
    raw_id_fields = ("decision", "shown")

    @admin.display(description=_("datum"), ordering="decision__first_on")
    def decided_on(self, position):
        return position.decision.when

    @admin.display(description=_("bevestigd"), boolean=True)
    def is_confirmed(self, position):
        return position.confirmed_at is not None

    def keep(self, record, form, *, by, reason):
        if record.shown is not None and "shown" in form.changed_data:
            return set_shown_reading(record, record.shown, by=by, reason=reason)
        return super().keep(record, form, by=by, reason=reason)


@admin.register(PositionGroup)
class PositionGroupAdmin(KeptAdmin):
    fixed = ("position", "group")
    list_display = ("group", "body", "said")
    list_select_related = ("group", "position__body", "position__subject")
    search_fields = ("group__name", "position__body__name")
    raw_id_fields = ("position", "group")

    @admin.display(description=_("orgaan"))
    def body(self, link):
        return link.position.body

    @admin.display(description=_("standpunt"))
    def said(self, link):
        return str(link.position.line)


@admin.register(Evidence)
class EvidenceAdmin(KeptAdmin):
    fixed = (*OWN, *TARGETS)
    list_display = ("source", "place", "shows", "reads_stance", "reads_on", "is_accepted")
    list_filter = ("dossier", "reads_stance", "is_joint", "is_derived", "is_accepted")
    list_select_related = ("source",)
    search_fields = ("place", "summary", "reference", "source__title")
    autocomplete_fields = ("source",)
    raw_id_fields = tuple(TARGETS)

    @admin.display(description=_("bij"))
    def shows(self, place):
        """Name the kind of record that the place shows, without asking for the record."""
        chosen = (name for name in TARGETS if getattr(place, f"{name}_id"))
        return next((TARGETS[name]._meta.verbose_name for name in chosen), None)


@admin.register(ValueReading)
class ValueReadingAdmin(KeptAdmin):
    fixed = ("evidence",)
    list_display = ("evidence", "field", "value")
    list_filter = ("field",)
    list_select_related = ("evidence",)
    search_fields = ("value", "evidence__summary")
    raw_id_fields = ("evidence",)


@admin.register(GroupTally)
class GroupTallyAdmin(KeptAdmin):
    fixed = (*OWN, "decision")
    list_display = ("label", "decision", "direction", "votes_for", "votes_against")
    list_filter = ("direction",)
    list_select_related = ("decision",)
    search_fields = ("label", "decision__title")
    raw_id_fields = ("decision", "group")


@admin.register(Milestone)
class MilestoneAdmin(KeptAdmin):
    fixed = OWN
    list_display = ("title", "dated_on", "subject", "state", "body", "is_moment")
    list_filter = ("dossier", "state", "is_moment")
    list_select_related = ("subject", "body")
    search_fields = ("title", "description")
    autocomplete_fields = ("subject", "body")


@admin.register(Cost)
class CostAdmin(KeptAdmin):
    fixed = OWN
    list_display = ("title", "dated_on", "payer", "amount", "is_approximate", "share_key")
    list_filter = ("dossier",)
    search_fields = ("title", "payer")
    autocomplete_fields = ("municipality", "subject")


@admin.register(Statement)
class StatementAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("__str__", "speaker", "dated_on", "subject", "theme", "status")
    list_filter = ("dossier", "status", "theme")
    list_select_related = ("subject", "theme")
    search_fields = ("text", "speaker")
    autocomplete_fields = ("body", "municipality", "subject")


@admin.register(AgendaItem)
class AgendaItemAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("title", "body", "reference", "status")
    list_filter = ("dossier", "is_incoming", "status")
    list_select_related = ("body",)
    search_fields = ("title", "reference", "body__name")
    autocomplete_fields = ("body", "source")
    raw_id_fields = ("decision",)


@admin.register(AgendaLine)
class AgendaLineAdmin(KeptAdmin):
    fixed = (*OWN, "item")
    list_display = ("__str__", "item", "kind", "number")
    list_filter = ("kind",)
    list_select_related = ("item",)
    search_fields = ("text", "item__title")
    autocomplete_fields = ("item",)


@admin.register(Treatment)
class TreatmentAdmin(KeptAdmin):
    fixed = (*OWN, "item")
    list_display = ("__str__", "item", "meeting", "kind", "outcome")
    list_filter = ("kind", "outcome")
    list_select_related = ("item", "meeting")
    search_fields = ("item__title",)
    autocomplete_fields = ("item", "meeting")
    raw_id_fields = ("decision",)


@admin.register(CommonItem)
class CommonItemAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("title", "reference", "round", "status")
    list_filter = ("dossier", "status")
    list_select_related = ("round",)
    search_fields = ("title", "reference")
    autocomplete_fields = ("proposal", "source")


@admin.register(Commitment)
class CommitmentAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("__str__", "body", "kind", "due_on", "done_on", "status")
    list_filter = ("dossier", "kind", "status")
    list_select_related = ("body",)
    search_fields = ("text", "holder", "body__name")
    autocomplete_fields = ("body", "treatment")
    raw_id_fields = ("decision",)


@admin.register(Poll)
class PollAdmin(PublishedAdmin):
    fixed = OWN
    list_display = ("title", "kind", "dated_on", "holder", "status")
    list_filter = ("dossier", "kind", "status")
    search_fields = ("title", "holder", "question")
    autocomplete_fields = ("holder_body", "holder_party")


@admin.register(PollEvent)
class PollEventAdmin(KeptAdmin):
    fixed = (*OWN, "poll")
    list_display = ("poll", "step", "dated_on", "planned_on", "source")
    list_filter = ("step",)
    list_select_related = ("poll", "source")
    search_fields = ("poll__title",)
    autocomplete_fields = ("poll", "source")


@admin.register(PollArea)
class PollAreaAdmin(KeptAdmin):
    fixed = (*OWN, "poll")
    list_display = ("poll", "number", "turnout", "votes")
    list_select_related = ("poll",)
    search_fields = ("poll__title",)
    autocomplete_fields = ("poll",)


@admin.register(PollAreaMunicipality)
class PollAreaMunicipalityAdmin(KeptAdmin):
    fixed = ("area", "municipality")
    list_display = ("area", "municipality")
    list_select_related = ("area", "municipality")
    search_fields = ("municipality__name",)
    autocomplete_fields = ("area", "municipality")


@admin.register(PollOption)
class PollOptionAdmin(KeptAdmin):
    fixed = (*OWN, "poll")
    list_display = ("text", "poll", "number", "subject", "stance")
    list_select_related = ("poll", "subject")
    search_fields = ("text", "poll__title")
    autocomplete_fields = ("poll", "subject")


@admin.register(PollResult)
class PollResultAdmin(KeptAdmin):
    fixed = (*OWN, "area", "option")
    list_display = ("option", "area", "votes", "percentage")
    list_select_related = ("option", "area")
    search_fields = ("option__text",)
    autocomplete_fields = ("area", "option")
