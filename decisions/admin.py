"""The admin of what: everything of a dossier; every save is an action."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import asked_admin  # noqa: F401  registers its own half
from .actions import show
from .kept_admin import KeptAdmin, PublishedAdmin
from .models import (
    TARGETS,
    AgendaItem,
    AgendaLine,
    Cost,
    Decision,
    Dossier,
    Evidence,
    Meeting,
    Milestone,
    Position,
    PositionGroup,
    Statement,
    Subject,
    Theme,
    VariantElement,
)

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
    autocomplete_fields = ("body", "meeting")


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
            return show(record, record.shown, by=by, reason=reason)
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
        return f"{link.position.subject}: {link.position.get_stance_display()}"


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
    list_display = ("title", "body", "reference", "treatment", "meeting", "status")
    list_filter = ("dossier", "treatment", "status")
    list_select_related = ("body", "meeting")
    search_fields = ("title", "reference", "body__name")
    autocomplete_fields = ("body", "meeting", "source")
    raw_id_fields = ("decision",)


@admin.register(AgendaLine)
class AgendaLineAdmin(KeptAdmin):
    fixed = (*OWN, "item")
    list_display = ("__str__", "item", "kind", "number")
    list_filter = ("kind",)
    list_select_related = ("item",)
    search_fields = ("text", "item__title")
    autocomplete_fields = ("item",)
