"""Days in words, and addresses that keep the moment that a reader chose."""

from datetime import time, timedelta
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.edtf.words import format_dutch_date, format_short_date

register = template.Library()

KEPT = ("peildatum", "bekend")
NEXT_BUT_ONE = 2


@register.filter
def on_a_day(text):
    """Return an EDTF date of something that happened on one day, in Dutch words."""
    return format_dutch_date(text, one_day=True) if text else ""


@register.filter
def in_a_period(text):
    """Return an EDTF date of something that lasted, in Dutch words."""
    return format_dutch_date(text, one_day=False) if text else ""


@register.filter
def in_short(text, day):
    """Return an EDTF date in few letters, without the year where it is that of `day`."""
    return format_short_date(text, year=day.year) if text else ""


@register.filter
def how_far(day, today):
    """Return how far off a day is in Dutch: 'over 5 dagen', 'te laat: 3 dagen', '' for none."""
    if day is None:
        return ""
    days = (day - today).days
    if days < 0:
        return ngettext("te laat: %d dag", "te laat: %d dagen", -days) % -days
    if days < NEXT_BUT_ONE:
        return _("morgen") if days else _("vandaag")
    return _("over %d dagen") % days


@register.filter
def until(moment):
    """Return the end of a role in Dutch words: its last day where it ends at midnight."""
    end = moment.astimezone(get_current_timezone())
    if end.time() == time(0):
        return _("tot en met %s") % date_format(end - timedelta(days=1), "j F Y")
    return _("tot %s") % date_format(end, "j F Y H.i")


@register.simple_tag(takes_context=True)
def moment_query(context):
    """Return '?peildatum=...&bekend=...' as far as this page was asked for a moment, else ''."""
    return moment_query_of(context)


@register.simple_tag(takes_context=True)
def showing(context, subject, column):
    """Return the query of this page with `subject` shown in its column, all else kept."""
    kept = dict(context["request"].GET.lists())
    own = {each.slug for each in column.subjects}
    kept.pop("raad", None)
    kept["toon"] = [slug for slug in kept.get("toon", ()) if slug not in own] + [subject.slug]
    return f"?{urlencode(kept, doseq=True)}"


def moment_query_of(context, **more):
    """Return the query that keeps the day and the state of knowledge that were asked for, with
    what is asked `more`."""
    asked = context["request"].GET
    kept = {name: asked[name] for name in KEPT if asked.get(name)} | more
    return encode_query(tuple(kept.items()))


@lru_cache(256)
def encode_query(asked):
    """Return the query of (name, value) pairs: the links of one page ask the same one."""
    return f"?{urlencode(asked)}" if asked else ""
