"""The register of remarks as a file: the rows of the page, in one of the formats."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..exports.register import FORMATS, ORDERINGS, build_register_document
from ..forms.bad_parameter import BadParameter
from ..forms.choices import choose
from .exports import CLOCKS, download
from .opened import opened
from .remarks_choices import FIELDS, NARROWING
from .remarks_chosen import chosen
from .rules import Access, open_to

SEARCH = "zoek"
KEPT = (*FIELDS, *NARROWING, "volgorde", SEARCH, *CLOCKS)


@dataclass(frozen=True)
class Files:
    """Lines of (words, links), and the formats that cannot hold so many remarks."""

    lines: list
    left_out: list


@open_to(Access.EVERYBODY)
@require_safe
def remarks_file(request, slug, ending):
    """Give the chosen remarks as a download; 404 for a format that does not exist."""
    if ending not in FORMATS:
        raise Http404
    open_ = opened(request, slug)
    found = chosen(request.GET, open_)
    ordering = choose(request.GET, "ordening", _("Bundel"), ORDERINGS.items()).value
    check_number(ending, len(found.keys))
    document = build_register_document(
        found.register,
        found.keys,
        ordering=ordering if FORMATS[ending].most else "",
        choices=list(told(found)),
        address=address_of(request, slug),
    )
    return download(document, FORMATS[ending], ending)


def check_number(ending, number):
    """Refuse a document that nobody could read and that would take all memory to lay out."""
    most = FORMATS[ending].most
    if not FORMATS[ending].holds(number):
        expected = _("Zo'n bestand bevat ten hoogste %(most)d punten; dit zijn er %(number)d.")
        raise BadParameter(_("het bestand"), ending, expected % {"most": most, "number": number})


def told(found):
    """Yield (label, words) of every choice that leaves some remarks out, and of the order."""
    for choice in found.choices.values():
        words = dict(choice.options).get(choice.value)
        if words:
            yield choice.label, words
    if found.sought:
        yield _("Met de woorden"), found.sought


def address_of(request, slug):
    """Return the absolute address of the page, with what it was asked and nothing else."""
    kept = kept_of(request.GET)
    page = request.build_absolute_uri(reverse("remarks", args=[slug]))
    return f"{page}?{urlencode(kept)}" if kept else page


def kept_of(parameters):
    """Return what an address asked of the register, its page of the list left out."""
    return {name: parameters[name] for name in KEPT if parameters.get(name)}


def files_of(parameters, number):
    """Return the Files that a page of so many remarks offers, with what it was asked.

    Its place in the list is left out.
    """
    kept = kept_of(parameters)
    fitting = {ending: each for ending, each in FORMATS.items() if each.holds(number)}
    lines = [(_("Als bestand"), links_of(fitting, kept))]
    paper = {ending: each for ending, each in fitting.items() if each.most}
    for ordering, label in ORDERINGS.items():
        words = _("Gebundeld %(ordering)s") % {"ordering": label}
        lines.append((words, links_of(paper, kept | {"ordening": ordering})))
    left_out = [each for each in FORMATS.values() if not each.holds(number)]
    return Files([(words, links) for words, links in lines if links], left_out)


def links_of(formats, parameters):
    """Return (label, ending, query) of each format."""
    asked = query(parameters)
    return [(each.label, ending, asked) for ending, each in formats.items()]


def query(parameters):
    return f"?{urlencode(parameters)}" if parameters else ""
