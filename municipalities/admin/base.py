"""A ModelAdmin whose saves and deletes call actions; only beheer comes in."""

from http import HTTPStatus

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..forms import ActingForm, ChangeForm, DeleteForm, list_refusal_sentences
from ..roles import reader_of
from ..tracking import Conflict
from ..versions import RegisterVersionList

VERSIONS_PER_PAGE = 20
REFUSALS = (ValidationError, PermissionDenied, Conflict, IntegrityError)


class NotDeleted(Exception):
    """The action refused to delete; its cause says why."""


def acting_reader(request):
    """Return the Reader who acts in this request, asked once."""
    if not hasattr(request, "acting_reader"):
        request.acting_reader = reader_of(request.user, at=timezone.now())
    return request.acting_reader


class BeheerOnly:
    """Beheer sees and changes; `is_staff` alone opens the door and shows an empty room."""

    def has_module_permission(self, request):
        return acting_reader(request).is_beheer

    def has_view_permission(self, request, obj=None):
        return acting_reader(request).is_beheer

    def has_add_permission(self, request):
        return acting_reader(request).is_beheer

    def has_change_permission(self, request, obj=None):
        return acting_reader(request).is_beheer

    def has_delete_permission(self, request, obj=None):
        return acting_reader(request).is_beheer

    def changeform_view(self, request, *args, **kwargs):
        """Let the action decide; what it refuses is shown in the same form, as it was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except REFUSALS as refusal:
            if request.method != "POST" or hasattr(request, "refusal"):
                raise
            request.refusal = refusal
        response = super().changeform_view(request, *args, **kwargs)
        if isinstance(request.refusal, Conflict):
            response.status_code = HTTPStatus.CONFLICT
        return response


class ActingAdmin(BeheerOnly, admin.ModelAdmin):
    """Subclasses name their two actions, and `fixed`: what is chosen once and never changes."""

    fixed = ()
    actions = None
    list_per_page = 50
    show_full_result_count = False
    delete_confirmation_template = "beheer/delete.html"

    def keep(self, record, form, *, by, reason):
        """Save through the action; `form` tells which fields were typed."""
        raise NotImplementedError

    def drop(self, record, *, by, reason):
        """Delete through the action."""
        raise NotImplementedError

    def needs_reason(self, record):
        """Whether the public has seen the record, so that a change asks for a reason."""
        return True

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *(self.fixed if obj else ()))

    def get_fields(self, request, obj=None):
        """What never changes comes first, the reason last."""
        fields = list(super().get_fields(request, obj))
        return sorted(fields, key=lambda name: (name not in self.fixed, name == "reason"))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Ask for a choice in Dutch; Django's own words for it have no translation yet."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if getattr(field, "empty_label", None):
            field.empty_label = _("Kies…")
        elif getattr(field, "choices", None) and field.choices[0][0] == "":
            field.choices = [("", _("Kies…")), *field.choices[1:]]
        return field

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs.setdefault("form", ActingForm if obj is None else ChangeForm)
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        form.needs_reason = obj is not None and self.needs_reason(obj)
        return form

    def save_model(self, request, obj, form, change):
        if change and not set(form.changed_data) - {"expected_version", "reason"}:
            return
        self.keep(obj, form, by=acting_reader(request), reason=form.cleaned_data.get("reason", ""))

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except NotDeleted as error:
            for sentence in sum(list_refusal_sentences(error.__cause__).values(), []):
                self.message_user(request, sentence, messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request, obj):
        form = DeleteForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError(_("Geef een reden voor het verwijderen."))
            obj.version = form.cleaned_data["expected_version"]
            self.drop(obj, by=acting_reader(request), reason=form.cleaned_data["reason"])
        except REFUSALS as refusal:
            raise NotDeleted from refusal

    def history_view(self, request, object_id, extra_context=None):
        """Show every version of the record: when, who, why and what changed; to read only."""
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, record):
            raise PermissionDenied
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        paginator = self.get_paginator(request, RegisterVersionList(record), VERSIONS_PER_PAGE)
        page = paginator.get_page(request.GET.get(PAGE_VAR, 1))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Geschiedenis van %s") % record,
            "object": record,
            "opts": self.opts,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "versions": page,
            "page_var": PAGE_VAR,
            "page_range": paginator.get_elided_page_range(page.number),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "beheer/history.html", context)
