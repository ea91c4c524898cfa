"""The one record that a page of the workspace is about, as far as the reader may see it."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from municipalities.actions import regions
from municipalities.models import Arrangement, Body

from ...actions.positions import add_evidence
from ...actions.records import was_seen_in_public
from ...models import AgendaItem, AgendaLine, Dossier, Evidence, Owned, Treatment
from ...permissions import may_keep
from ..dossier_context import visible_page_rows
from .form_flow import WorkspaceContext, open_workspace, record_short_name
from .kinds import RECORD_KINDS

PAGE_RELATED = (
    *("dossier__region", "body__municipality", "decision__body", "position__decision__body"),
    *("subject", "remark", "item__dossier__region", "item__body", "region", "municipality"),
)
REGISTER_KINDS = {
    Body: regions.may_keep_register_body,
    Arrangement: regions.may_keep_arrangement,
}
# What says nothing by itself is found by those who keep it only.
PARTS_OF_RECORDS = (Evidence, AgendaLine, Treatment)


@dataclass(frozen=True)
class RecordContext:
    """A record with its kind, on the desk of who asked for it."""

    desk: WorkspaceContext
    kind: Any
    record: Any

    @property
    def may_keep(self):
        return may_keep_any(self.desk.reader, self.record)

    @property
    def is_seen(self):
        """Whether the public has seen it, or what it belongs to."""
        return was_seen_in_public(self.record)

    @property
    def name(self):
        return record_short_name(self.record)

    def address(self, page="desk-edit"):
        return reverse(page, args=[self.kind.slug, self.record.pk])

    @property
    def home(self):
        """The page to go on from: the dossier's desk, or the workspace."""
        if self.desk.dossier is None:
            return reverse("desk")
        return reverse("desk-dossier", args=[self.desk.dossier.slug])


def open_record(request, soort, pk):
    """Return the RecordContext record of this address; Http404 where the reader may not see it."""
    kind, desk = get_kind_or_404(soort), open_workspace(request)
    rows = select_linked_records(list_standing_rows(kind.model, desk.reader))
    record = get_object_or_404(rows.filter(**dict(kind.fixed)), pk=pk)
    if isinstance(record, PARTS_OF_RECORDS) and not may_keep(desk.reader, record):
        raise Http404
    return RecordContext(replace(desk, dossier=dossier_of_record(record)), kind, record)


def open_record_to_keep(request, soort, pk):
    """Return the RecordContext record; PermissionDenied where the reader sees it and keeps it
    not."""
    found = open_record(request, soort, pk)
    if not found.may_keep:
        raise PermissionDenied(_("Dit is aan de griffie of de regioredactie die het bijhoudt."))
    return found


def check_has_status_or_404(found):
    """Refuse a kind that goes public with its dossier, not by itself."""
    if not found.kind.has_status:
        raise Http404


def get_kind_or_404(soort):
    if soort not in RECORD_KINDS:
        raise Http404
    return RECORD_KINDS[soort]


def may_keep_any(reader, record):
    """Whether `reader` keeps a record, of a dossier or of the register."""
    return REGISTER_KINDS.get(type(record), may_keep)(reader, record)


def select_linked_records(rows):
    """Return rows with the records that their pages tell of read along."""
    own = {field.name for field in rows.model._meta.fields if field.is_relation}
    names = [each for each in PAGE_RELATED if each.split("__")[0] in own]
    return rows.select_related(*names) if names else rows


def list_standing_rows(model, reader):
    """Return the rows of a kind that stand where the reader may look."""
    dossiers = Dossier.objects.visible_to(reader)
    if model in REGISTER_KINDS:
        return model._default_manager.all()
    if model is Dossier:
        return dossiers
    if model in (AgendaLine, Treatment):
        return model._default_manager.filter(
            Exists(visible_page_rows(AgendaItem, reader).filter(pk=OuterRef("item_id")))
        )
    if hasattr(model, "REGION"):
        return visible_page_rows(model, reader)
    return model._default_manager.filter(Exists(dossiers.filter(pk=OuterRef("dossier_id"))))


def dossier_of_record(record):
    """Return the dossier that a record stands in; None for one of the register."""
    return record.owning_dossier if isinstance(record, Owned) else None


def reread_record(record):
    """Return the record as it stands now, or as it was when it is gone."""
    rows = select_linked_records(type(record)._default_manager.filter(pk=record.pk))
    return rows.first() or record


def record_gone_page(request):
    """Answer a form about a record that is there no longer: what was typed is not lost."""
    left_out = ("csrfmiddlewaretoken", "once", "expected_version")
    lists = request.POST.lists()
    fields = [(name, text) for name, texts in lists for text in texts if name not in left_out]
    context = {
        **open_workspace(request).context,
        "fields": fields,
        "here": _("Dit is er niet meer"),
    }
    return render(request, "desk/gone.html", context, status=404)


def save_kind_form(kind, form):
    """Save what the form of a kind says and the place that it names; return the record."""
    by, why = form.reader, form.why
    record = kind.action(form.instance, **form.along, by=by, reason=why)
    place = form.place_of(record)
    if place is not None:
        add_evidence(place, by=by, reason=why)
    return record
