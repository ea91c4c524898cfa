"""The admin of asking and answering; every save is an action."""

from django.contrib import admin

from .actions import adopt_replies, keep
from .kept_admin import KeptAdmin, PublishedAdmin
from .models import (
    Answer,
    Dispatch,
    Extension,
    Point,
    PointRemark,
    Question,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
)

OWN = ("dossier", "key")


@admin.register(Round)
class RoundAdmin(KeptAdmin):
    fixed = OWN
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
    fixed = OWN
    list_display = ("__str__", "kind", "body", "gathering", "subject", "theme", "status")
    list_filter = ("dossier", "kind", "status", "theme")
    list_select_related = ("body", "subject", "theme")
    search_fields = ("text", "body__name", "gathering")
    autocomplete_fields = ("body", "subject")
    raw_id_fields = ("decision", "position", "carried_from")


@admin.register(Reply)
class ReplyAdmin(PublishedAdmin):
    fixed = (*OWN, "remark")
    list_display = ("remark", "body", "outcome", "dated_on", "status")
    list_filter = ("dossier", "outcome", "status")
    list_select_related = ("remark", "body")
    search_fields = ("remark__text", "reasons")
    autocomplete_fields = ("body",)
    raw_id_fields = ("remark", "changed_in")


@admin.register(Extension)
class ExtensionAdmin(KeptAdmin):
    fixed = (*OWN, "round")
    list_display = ("round", "body", "granted_on", "due_on")
    list_filter = ("dossier",)
    list_select_related = ("round", "body")
    search_fields = ("round__title", "why")
    autocomplete_fields = ("round", "body")


@admin.register(Question)
class QuestionAdmin(KeptAdmin):
    fixed = (*OWN, "round")
    list_display = ("__str__", "round", "number")
    list_filter = ("dossier",)
    list_select_related = ("round",)
    search_fields = ("text",)
    autocomplete_fields = ("round",)


@admin.register(Answer)
class AnswerAdmin(PublishedAdmin):
    fixed = (*OWN, "question", "line")
    list_display = ("__str__", "body", "dated_on", "status")
    list_filter = ("dossier", "status")
    list_select_related = ("body",)
    search_fields = ("text", "body__name")
    autocomplete_fields = ("question", "body")
    raw_id_fields = ("line",)


@admin.register(Point)
class PointAdmin(KeptAdmin):
    fixed = OWN
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
    fixed = (*OWN, "round")
    list_display = ("round", "body", "adopted_on", "reference")
    list_filter = ("dossier",)
    list_select_related = ("round", "body")
    search_fields = ("round__title", "reference")
    autocomplete_fields = ("round", "body")

    def keep(self, record, form, *, by, reason):
        """A new one adopts the set, so that it is complete here too."""
        act = adopt_replies if record._state.adding else keep
        act(record, by=by, reason=reason)


@admin.register(Dispatch)
class DispatchAdmin(KeptAdmin):
    fixed = ("reply_note", "body")
    list_display = ("reply_note", "body", "sent_on")
    list_select_related = ("reply_note", "body")
    search_fields = ("body__name",)
    autocomplete_fields = ("reply_note", "body")
