"""How a stance looks: glyph, word and colour, and the small words that stand beside it."""

from functools import cache

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..domain.basis import describe_basis
from ..domain.stances import Stance, StanceWording, css_of, glyph_of, label_of
from ..models import Status, build_stance_line, word_position
from .addresses import position_address
from .moments import on_a_day

register = template.Library()

NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)

GLYPH = '<span class="stance__glyph" aria-hidden="true">{}</span>{}'
PLAIN = '<span class="stance stance--{}">' + GLYPH + "</span>"
LINKED = '<a class="stance stance--{}" href="{}">' + GLYPH + "</a>"
NOTED = '{} <small class="cell__note">{}</small>'
# Lazy, so that only the words that are told are looked up: a board has hundreds of flags.
UNCERTAIN = gettext_lazy("onzeker")
ORDER_UNCERTAIN = gettext_lazy("volgorde onzeker")
JOINT, DERIVED = gettext_lazy("gezamenlijk"), gettext_lazy("afgeleid")
SOURCES_DIFFER = gettext_lazy("bronnen verschillen")
READ_OTHERWISE = gettext_lazy("griffie leest dit anders")
NOT_RECONFIRMED, CONFIRMED = gettext_lazy("niet herbevestigd"), gettext_lazy("bevestigd")
OFF_TABLE = gettext_lazy("voorstel van tafel")
NOT_COUNTED = gettext_lazy("telt hier niet mee")
ALL_NAMED, FEW_NAMED = 20, 6
SIGN = '<b class="sign sign--{}"><i aria-hidden="true">{}</i><span>{}</span></b>'


@register.simple_tag
def chip(stance, href=""):
    """Return a stance (its code, the Stance as it is told, or None or '' for onbekend) as a chip,
    with a link where it has one."""
    if not isinstance(stance, StanceWording):
        stance = Stance(stance) if stance else None
    return format_html(linked_chip(stance), href) if href else plain_chip(stance)


@cache
def linked_chip(stance):
    """Return the chip of a stance with a place ('{}') for its address: a page has a hundred."""
    return LINKED.format(css_of(stance), "{}", glyph_of(stance), label_of(stance))


@cache
def plain_chip(stance):
    return format_html(PLAIN, css_of(stance), glyph_of(stance), label_of(stance))


@register.simple_tag(takes_context=True)
def noted_stance(context, cell):
    """Return a BoardCell that is known as a chip that leads to its position, with its day and the
    words that qualify it."""
    return draw_noted(context, cell, cell_flags(context, cell))


@register.simple_tag(takes_context=True)
def noted_group(context, group):
    """Return what groups hold as `noted_stance` does."""
    return draw_noted(context, group, group_flags(group))


def draw_noted(context, cell, flags):
    drawn = chip(cell.worded, position_address(context, cell.position))
    return format_html(NOTED, drawn, " · ".join([on_a_day(cell.decision.dated_on), *flags]))


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


@register.filter
def worded(position):
    """Return the stance of a position as it is told, 'tegen, tenzij' for one with a condition."""
    return word_position(position)


@register.simple_tag(takes_context=True)
def cell_flags(context, cell):
    """Return the words that qualify a BoardCell, in a fixed order.

    Where the head of a table or a page tells that its subject is off the table (`in_column`), only
    what came through another proposal says so again; in the matrix, whose columns name those
    proposals too (`in_matrix`), nothing does.
    """
    if not cell.is_known:
        return []
    is_told = context.get("in_matrix") or (context.get("in_column") and not cell.via)
    return list_flags(cell, tells_off_table=not is_told)


@register.filter
def list_alerts(cell):
    """Return the words for which a cell of the matrix is marked 'let op'.

    What its own look or the head of its column tells (that it is old, that its subject is off the
    table, through which proposal it came) is no reason.
    """
    found = [words for group in cell.groups for words in list_group_alerts(group)]
    if cell.is_known:
        basis = stance_basis_words(cell)
        told = (
            (cell.uncertain, UNCERTAIN),
            (basis, basis),
            (cell.sources_differ, SOURCES_DIFFER),
            (cell.is_read_otherwise, READ_OTHERWISE),
        )
        found = [str(words) for holds, words in told if holds] + found
        found += unpublished(cell.position)
    return found


@register.filter
def alert_word(cell):
    """Return with which words a cell with alerts is marked: that it is read otherwise, or that
    there is something to know."""
    is_read_otherwise = any(each.is_read_otherwise for each in (cell, *cell.groups))
    return _("leest dit anders") if is_read_otherwise else _("let op")


def list_group_alerts(group):
    read = [str(READ_OTHERWISE)] if group.is_read_otherwise else []
    return read + unpublished(group.position)


@register.simple_tag
@cache
def glyph(stance):
    """Return the sign of a stance with its word for who does not see it; nothing of None."""
    if stance is None:
        return ""
    return format_html(SIGN, css_of(stance), glyph_of(stance), label_of(stance))


def list_flags(cell, *, tells_off_table):
    basis, via = stance_basis_words(cell), cell.via
    told = (
        (cell.uncertain, UNCERTAIN),
        (via, via_words(via)),
        (basis, basis),
        (cell.joint, JOINT),
        (cell.derived, DERIVED),
        (cell.sources_differ, SOURCES_DIFFER),
        (cell.is_read_otherwise, READ_OTHERWISE),
        (cell.not_reconfirmed, NOT_RECONFIRMED),
        (tells_off_table and cell.off_table, OFF_TABLE),
        (cell.is_aside, NOT_COUNTED),
        (cell.confirmed, CONFIRMED),
    )
    return [str(words) for holds, words in told if holds] + unpublished(cell.position)


@register.filter
def group_flags(group):
    """Return the words that qualify what groups hold, in a fixed order."""
    basis = stance_basis_words(group)
    term = term_words(group.term) if group.is_past else ""
    told = (
        (group.uncertain, UNCERTAIN),
        (group.order_uncertain, ORDER_UNCERTAIN),
        (group.via, via_words(group.via)),
        (basis, basis),
        (group.is_read_otherwise, READ_OTHERWISE),
        (group.off_table, OFF_TABLE),
        (term, term),
        (group.left, groups_left_words(group) if group.left else ""),
    )
    return [str(words) for holds, words in told if holds] + unpublished(group.position)


@register.filter
def via_words(proposal):
    """Return through which proposal a stance came, '' where it is its own; a proposal that another
    one replaced is told as an earlier version."""
    if not proposal:
        return ""
    words = _("via %s, een eerdere versie") if proposal.later_versions else _("via %s")
    return words % proposal.name


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
