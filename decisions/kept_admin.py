"""What every admin of a dossier's records is: saving keeps, deleting throws a draft away."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from municipalities.acting_admin import REFUSALS, ActingAdmin, acting
from municipalities.acting_form import told

from .actions import keep, publish_all, throw_away
from .actions.keep import is_seen
from .actions.throw_away import parts_of
from .models import Status
from .permissions import may_keep

BOTH = (admin.ActionLocation.CHANGE_LIST, admin.ActionLocation.CHANGE_FORM)


class KeptAdmin(ActingAdmin):
    """A record of a dossier, kept by whoever may keep it there."""

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may_keep(acting(request), obj))

    def has_delete_permission(self, request, obj=None):
        is_draft = getattr(obj, "status", Status.DRAFT) == Status.DRAFT
        return super().has_delete_permission(request, obj) and is_draft

    def get_deleted_objects(self, objs, request):
        """Name what the action deletes; what it refuses it says itself."""
        parts = [part for record in objs for part in parts_of(record)]
        named = [f"{each._meta.verbose_name}: {each}" for each in (*objs, *parts)]
        return named, {self.opts.verbose_name_plural: len(objs)}, set(), []

    def keep(self, record, form, *, by, reason):
        keep(record, by=by, reason=reason)

    def drop(self, record, *, by, reason):
        throw_away(record, by=by, reason=reason)

    def needs_reason(self, record):
        return is_seen(record)


class PublishedAdmin(KeptAdmin):
    """A record with a status, that can be made public from the list and from its own page."""

    actions = ("publish",)

    @admin.action(description=_("Publiceren"), permissions=["change"], location=BOTH)
    def publish(self, request, queryset):
        """Publish what was chosen, or nothing of it."""
        try:
            made = publish_all(queryset.order_by("pk"), by=acting(request))
        except REFUSALS as refusal:
            for sentence in sum(told(refusal).values(), []):
                self.message_user(request, sentence, messages.ERROR)
            return
        sentence = ngettext("%d record is openbaar.", "%d records zijn openbaar.", len(made))
        self.message_user(request, sentence % len(made), messages.SUCCESS)
