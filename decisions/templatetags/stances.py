"""How a stance looks: glyph, word and colour, and the small words that stand beside it."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..domain.stances import Stance, css_of, glyph_of, label_of
from ..models import Status

register = template.Library()

GLYPH = '<span class="stance__glyph" aria-hidden="true">{}</span>{}'
PLAIN = '<span class="stance stance--{}">' + GLYPH + "</span>"
LINKED = '<a class="stance stance--{}" href="{}">' + GLYPH + "</a>"


@register.simple_tag
def chip(stance, href=""):
    """Return a stance (its code, the Stance, or None or '' for onbekend) as a chip, with a link
    where it has one."""
    stance = Stance(stance) if stance else None
    css, glyph, label = css_of(stance), glyph_of(stance), label_of(stance)
    if href:
        return format_html(LINKED, css, href, glyph, label)
    return format_html(PLAIN, css, glyph, label)


@register.filter
def flags(cell):
    """Return the words that qualify a BoardCell, in a fixed order."""
    if not cell.is_known:
        return []
    told = (
        (cell.uncertain, _("onzeker")),
        (cell.via, _("via %s") % cell.via.name if cell.via else ""),
        (cell.joint, _("gezamenlijk")),
        (cell.derived, _("afgeleid")),
        (cell.sources_differ, _("bronnen verschillen")),
        (cell.not_reconfirmed, _("niet herbevestigd")),
        (cell.off_table, _("voorstel van tafel")),
        (cell.confirmed, _("bevestigd")),
    )
    return [words for holds, words in told if holds] + unpublished(cell.position)


@register.filter
def unpublished(record):
    """Return the status of a record in a list where it is not public, else an empty list."""
    is_public = record.status == Status.PUBLISHED
    return [] if is_public else [str(Status(record.status).label)]
