"""How a stance looks: glyph, word and colour, and the small words that stand beside it."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..domain.basis import describe_basis
from ..domain.stances import Stance, css_of, glyph_of, label_of
from ..models import Status, build_stance_line

register = template.Library()

NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)

GLYPH = '<span class="stance__glyph" aria-hidden="true">{}</span>{}'
PLAIN = '<span class="stance stance--{}">' + GLYPH + "</span>"
LINKED = '<a class="stance stance--{}" href="{}">' + GLYPH + "</a>"
OFF_TABLE = gettext_lazy("voorstel van tafel")
ALL_NAMED, FEW_NAMED = 20, 6
SIGN = '<b class="sign sign--{}"><i aria-hidden="true">{}</i><span>{}</span></b>'


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
def list_named(cells):
    """Return those of a list that are named in a line: all, or of more than twenty the first
    six."""
    return cells if len(cells) <= ALL_NAMED else cells[:FEW_NAMED]


@register.filter
def count_unnamed(cells):
    """Return how many of them `list_named` leaves out."""
    return len(cells) - len(list_named(cells))


@register.filter
def stance_line(position):
    """Return the StanceLine of a position: whose stance, on what, and what."""
    return build_stance_line(position)


@register.simple_tag(takes_context=True)
def cell_flags(context, cell):
    """Return the words that qualify a BoardCell, in a fixed order.

    Where the head of a table or a page tells that its subject is off the table (`in_column`), only
    what came through another proposal says so again; in the matrix, whose columns name those
    proposals too (`in_matrix`), nothing does.
    """
    if not cell.is_known:
        return []
    found = list_flags(cell, is_told=bool(context.get("in_column")))
    return [words for words in found if words != OFF_TABLE or not context.get("in_matrix")]


@register.filter
def list_alerts(cell):
    """Return the words for which a cell of the matrix is marked 'let op'.

    What its own look or the head of its column tells (that it is old, that its subject is off the
    table, through which proposal it came) is no reason.
    """
    found = [words for group in cell.groups for words in unpublished(group.position)]
    if cell.is_known:
        told = (
            (cell.uncertain, _("onzeker")),
            (True, stance_basis_words(cell)),
            (cell.sources_differ, _("bronnen verschillen")),
        )
        found = [words for holds, words in told if holds and words] + found
        found += unpublished(cell.position)
    return found


@register.simple_tag
def glyph(stance):
    """Return the sign of a stance with its word for who does not see it; nothing of None."""
    if stance is None:
        return ""
    return format_html(SIGN, css_of(stance), glyph_of(stance), label_of(stance))


def list_flags(cell, *, is_told):
    told = (
        (cell.uncertain, _("onzeker")),
        (cell.via, _("via %s") % cell.via.name if cell.via else ""),
        (True, stance_basis_words(cell)),
        (cell.joint, _("gezamenlijk")),
        (cell.derived, _("afgeleid")),
        (cell.sources_differ, _("bronnen verschillen")),
        (cell.not_reconfirmed, _("niet herbevestigd")),
        (cell.off_table and (cell.via or not is_told), OFF_TABLE),
        (cell.confirmed, _("bevestigd")),
    )
    return [words for holds, words in told if holds and words] + unpublished(cell.position)


@register.filter
def group_flags(group):
    """Return the words that qualify what groups hold, in a fixed order."""
    told = (
        (group.uncertain, _("onzeker")),
        (group.order_uncertain, _("volgorde onzeker")),
        (group.via, _("via %s") % group.via.name if group.via else ""),
        (True, stance_basis_words(group)),
        (group.off_table, _("voorstel van tafel")),
        (group.is_past, term_words(group.term)),
        (group.left, groups_left_words(group)),
    )
    return [words for holds, words in told if holds and words] + unpublished(group.position)


def stance_basis_words(cell):
    """Return what is to be said of what a stance rests on, '' where a document reads it."""
    return describe_basis(cell.basis, cell.read_instead, awaits_source=cell.awaits_source)


def term_words(term):
    """Return in which term groups spoke, '' where nobody knows."""
    return _("raadsperiode %s") % term.years if term is not None and term.years else ""


def groups_left_words(group):
    """Return who spoke again, after how many still stand where that can be counted."""
    names = ", ".join(each.name for each in group.left)
    later = ngettext("%s sprak later", "%s spraken later", len(group.left)) % names
    if group.remaining is None:
        return later
    told = {"number": count_words(group.remaining[0]), "total": count_words(group.remaining[1])}
    return _("%(number)s van %(total)s fracties; ") % told + later


@register.filter
def unpublished(record):
    """Return the status of a record in a list where it is not public, else an empty list."""
    is_public = record.status == Status.PUBLISHED
    return [] if is_public else [str(Status(record.status).label)]


def count_words(number):
    """Return a small number in words, a larger one in digits."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
