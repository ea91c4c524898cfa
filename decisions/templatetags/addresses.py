"""Addresses that need a dossier beside the record, and pages of a list that keep its choices."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from ..models import SubjectKind

register = template.Library()

PAGES = {
    SubjectKind.VARIANT: "variant",
    SubjectKind.PROPOSAL: "proposal",
    SubjectKind.DIRECTION: "direction",
}


@register.simple_tag(takes_context=True)
def subject_address(context, subject):
    """Return the address of a subject of the page's dossier, at the page's moment."""
    page = reverse(PAGES[subject.kind], args=[context["dossier"].slug, subject.slug])
    return page + moment_of(context)


@register.simple_tag(takes_context=True)
def in_dossier(context, name, *args):
    """Return the address of a page of the page's dossier, at the page's moment."""
    return reverse(name, args=[context["dossier"].slug, *args]) + moment_of(context)


def moment_of(context):
    """Return the query that keeps the day and the state of knowledge that were asked for."""
    asked = context["request"].GET
    kept = {name: asked[name] for name in ("peildatum", "bekend") if asked.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


@register.filter
def places_of(places, record):
    """Return the places of one record, each spot of a document once."""
    found = places.get((kind_of(record), record.id), ())
    once = {(p.source_id, p.place, p.is_joint, p.is_derived): p for p in found}
    return list(once.values())


def kind_of(record):
    """Return the kind of a record in one word; a row as it was known is of the same kind."""
    return getattr(record, "instance_type", type(record))._meta.model_name
