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
from ...models import Dossier
from ..access import Access, restrict_to
from ..dossier_context import open_dossier
from ..kept_pages import keep_page
from ..parameters import CLOCKS, BadParameter, parse_choice, parse_page
from .downloads import build_download_response
from .register import (
    NARROWING,
    REGISTER_FIELDS,
    build_count_tables,
    count_kinds_and_states,
    filter_register,
)
from .table_links import tell_choices_made

# The register of remarks as a file: the rows of the page, in one of the formats.

SEARCH = "zoek"
KEPT_PARAMETERS = (*REGISTER_FIELDS, *NARROWING, "volgorde", SEARCH, *CLOCKS)


@dataclass(frozen=True)
class RegisterFiles:
    """Lines of (words, links), and the formats that cannot hold so many remarks."""

    lines: list
    left_out: list


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def remarks_file(request, slug, ending):
    """Give the chosen remarks as a download; 404 for a format that does not exist."""
    if ending not in REGISTER_FORMATS:
        raise Http404
    open_ = open_dossier(request, slug)
    found = filter_register(request.GET, open_)
    ordering = parse_choice(request.GET, "ordening", _("Bundel"), ORDERINGS.items()).value
    check_remark_number(ending, len(found.keys))
    document = build_register_document(
        found.register,
        found.keys,
        ordering=ordering if REGISTER_FORMATS[ending].most else "",
        choices=list(tell_choices_made(found)),
        address=register_page_address(request, slug),
    )
    return build_download_response(document, REGISTER_FORMATS[ending], ending)


def check_remark_number(ending, number):
    """Refuse a document that nobody could read and that would take all memory to lay out."""
    most = REGISTER_FORMATS[ending].most
    if not REGISTER_FORMATS[ending].holds(number):
        expected = _("Zo'n bestand bevat ten hoogste %(most)d punten; dit zijn er %(number)d.")
        raise BadParameter(_("het bestand"), ending, expected % {"most": most, "number": number})


def register_page_address(request, slug):
    """Return the absolute address of the page, with what it was asked and nothing else."""
    kept = kept_register_parameters(request.GET)
    page = request.build_absolute_uri(reverse("remarks", args=[slug]))
    return f"{page}?{urlencode(kept)}" if kept else page


def kept_register_parameters(parameters):
    """Return what an address asked of the register, its page of the list left out."""
    return {name: parameters[name] for name in KEPT_PARAMETERS if parameters.get(name)}


def build_register_files(parameters, number):
    """Return the RegisterFiles that a page of so many remarks offers, with what it was asked.

    Its place in the list is left out.
    """
    kept = kept_register_parameters(parameters)
    fitting = {ending: each for ending, each in REGISTER_FORMATS.items() if each.holds(number)}
    lines = [(_("Als bestand"), build_format_links(fitting, kept))]
    paper = {ending: each for ending, each in fitting.items() if each.most}
    for ordering, label in ORDERINGS.items():
        words = _("Gebundeld %(ordering)s") % {"ordering": label}
        lines.append((words, build_format_links(paper, kept | {"ordening": ordering})))
    left_out = [each for each in REGISTER_FORMATS.values() if not each.holds(number)]
    return RegisterFiles([(words, links) for words, links in lines if links], left_out)


def build_format_links(formats, parameters):
    """Return (label, ending, query) of each format."""
    asked = encode_parameters(parameters)
    return [(each.label, ending, asked) for ending, each in formats.items()]


def encode_parameters(parameters):
    return f"?{urlencode(parameters)}" if parameters else ""


# All wishes, objections, conditions and questions of a dossier, chosen, sorted and counted.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def remarks_page(request, slug):
    """Show the remarks raised by ?peildatum= that the form's choices leave, twenty a page."""
    open_ = open_dossier(request, slug)
    found = filter_register(request.GET, open_)
    page = parse_page(request.GET, found.keys)
    given = {"register": found.register}
    shown = open_.read(read_shown_remarks, tuple(page.object_list), day=open_.day, follows=given)
    context = {
        "page": page,
        "total": found.total,
        "counts": count_kinds_and_states(found.sorts),
        "tables": build_count_tables(
            found.sorts, found.records, kept_register_parameters(request.GET)
        ),
        "choices": found.choices.values(),
        "sought": found.sought,
        "files": build_register_files(request.GET, len(found.keys)),
        "record_notes": open_.read_notes(shown["shown"]),
        **shown,
        **open_.context,
    }
    return render(request, "decisions/remarks_list.html", context)


def read_shown_remarks(_dossier, keys, *, register, **_asked):
    """Return the remarks of these keys in a register, with their places and their points."""
    raised = register.raised(keys)
    return {
        "shown": raised,
        "places": register.places(raised),
        "links": history.read_point_links(register, keys),
    }


# What several bodies say alike: one point, each wording kept, and who wants more or less of it.


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
def shared_point_page(request, slug, pk):
    """Show a point with the remarks that the reader may see; Http404 where there is none."""
    open_ = open_dossier(request, slug)
    register = open_.register
    found = history.find_visible_point(register, pk)
    if found is None:
        raise Http404
    keys = list(history.visible_point_links(register, point=pk).values_list("remark", flat=True))
    raised = register.raised(keys)
    context = {
        "point": found,
        "shared": history.SharedPoint(found, history.read_point_voices(register, [pk])[pk]),
        "raised": raised,
        "record_notes": open_.read_notes(raised),
        "links": history.read_point_links(register, keys),
        "places": register.places(raised),
        **open_.context,
    }
    return render(request, "decisions/point.html", context)
