"""The page and the files of the register of remarks, and one shared point."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ... import history
from ...documents.register import ORDERINGS, REGISTER_FORMATS, build_register_document
from ..access import Access, open_to
from ..dossier_context import open_dossier
from ..parameters import BadParameter, choose, page_of
from .downloads import CLOCKS, download
from .register import FIELDS, NARROWING, chosen, count_tables, counts_of

# The register of remarks as a file: the rows of the page, in one of the formats.

SEARCH = "zoek"
KEPT = (*FIELDS, *NARROWING, "volgorde", SEARCH, *CLOCKS)


@dataclass(frozen=True)
class RegisterFiles:
    """Lines of (words, links), and the formats that cannot hold so many remarks."""

    lines: list
    left_out: list


@open_to(Access.EVERYBODY)
@require_safe
def remarks_file(request, slug, ending):
    """Give the chosen remarks as a download; 404 for a format that does not exist."""
    if ending not in REGISTER_FORMATS:
        raise Http404
    open_ = open_dossier(request, slug)
    found = chosen(request.GET, open_)
    ordering = choose(request.GET, "ordening", _("Bundel"), ORDERINGS.items()).value
    check_number(ending, len(found.keys))
    document = build_register_document(
        found.register,
        found.keys,
        ordering=ordering if REGISTER_FORMATS[ending].most else "",
        choices=list(describe_choices(found)),
        address=address_of(request, slug),
    )
    return download(document, REGISTER_FORMATS[ending], ending)


def check_number(ending, number):
    """Refuse a document that nobody could read and that would take all memory to lay out."""
    most = REGISTER_FORMATS[ending].most
    if not REGISTER_FORMATS[ending].holds(number):
        expected = _("Zo'n bestand bevat ten hoogste %(most)d punten; dit zijn er %(number)d.")
        raise BadParameter(_("het bestand"), ending, expected % {"most": most, "number": number})


def describe_choices(found):
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
    """Return the RegisterFiles that a page of so many remarks offers, with what it was asked.

    Its place in the list is left out.
    """
    kept = kept_of(parameters)
    fitting = {ending: each for ending, each in REGISTER_FORMATS.items() if each.holds(number)}
    lines = [(_("Als bestand"), links_of(fitting, kept))]
    paper = {ending: each for ending, each in fitting.items() if each.most}
    for ordering, label in ORDERINGS.items():
        words = _("Gebundeld %(ordering)s") % {"ordering": label}
        lines.append((words, links_of(paper, kept | {"ordening": ordering})))
    left_out = [each for each in REGISTER_FORMATS.values() if not each.holds(number)]
    return RegisterFiles([(words, links) for words, links in lines if links], left_out)


def links_of(formats, parameters):
    """Return (label, ending, query) of each format."""
    asked = query(parameters)
    return [(each.label, ending, asked) for ending, each in formats.items()]


def query(parameters):
    return f"?{urlencode(parameters)}" if parameters else ""


# All wishes, objections, conditions and questions of a dossier, chosen, sorted and counted.


@open_to(Access.EVERYBODY)
def remarks_list(request, slug):
    """Show the remarks raised by ?peildatum= that the form's choices leave, fifty a page."""
    open_ = open_dossier(request, slug)
    found = chosen(request.GET, open_)
    page = page_of(request.GET, found.keys)
    raised = found.register.raised(page.object_list)
    context = {
        "page": page,
        "shown": raised,
        "total": found.total,
        "counts": counts_of(found.sorts),
        "tables": count_tables(found.sorts, found.records, kept_of(request.GET)),
        "choices": found.choices.values(),
        "sought": found.sought,
        "files": files_of(request.GET, len(found.keys)),
        "places": found.register.places(raised),
        "links": history.linked(found.register, page.object_list),
        **open_.context,
    }
    return render(request, "decisions/remarks_list.html", context)


# What several bodies say alike: one point, each wording kept, and who wants more or less of it.


@open_to(Access.EVERYBODY)
def point(request, slug, pk):
    """Show a point with the remarks that the reader may see; Http404 where there is none."""
    open_ = open_dossier(request, slug)
    register = open_.register
    found = history.point_seen(register, pk)
    if found is None:
        raise Http404
    keys = list(history.links(register, point=pk).values_list("remark", flat=True))
    raised = register.raised(keys)
    context = {
        "point": found,
        "shared": history.Shared(found, history.voices_of(register, [pk])[pk]),
        "raised": raised,
        "links": history.linked(register, keys),
        "places": register.places(raised),
        **open_.context,
    }
    return render(request, "decisions/point.html", context)
