"""Papers of a round in the template of a griffie: whose, who is offered which, and the answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from municipalities.actions.griffies import check_may_keep_papers
from municipalities.models import Municipality, TemplateKind, WordTemplate
from municipalities.roles import reader_of

from ...documents.own_word import fill_own_word, read_word_template
from ..access import request_moment
from ..parameters import SLUG, BadParameter
from ..public.downloads import WORD, build_attachment_headers, build_download_response

TEMPLATE = "sjabloon"


def find_points_template(request, kind, ending, sender):
    """Return the WordTemplate in which points of a round are made, None for the standard one.

    It is that of the municipality of `sender`, a Body or None. `?sjabloon=` asks for another one,
    which only who keeps the papers there may: filling in costs a process. Raises BadParameter for
    what is no Word file, PermissionDenied, and Http404 where that municipality has no template.
    """
    if TEMPLATE in request.GET:
        return find_asked_template(request, kind, ending)
    return find_sender_template(kind, ending, sender)


def find_sender_template(kind, ending, sender):
    """Return the WordTemplate of the municipality of a Body or None; None where it has none, or
    the file is no Word file."""
    if ending != WORD or sender is None:
        return None
    return read_word_template(sender.municipality, kind)


def find_asked_template(request, kind, ending):
    slug = request.GET[TEMPLATE]
    if ending != WORD:
        raise BadParameter(TEMPLATE, slug, _("Een eigen sjabloon is er alleen voor Word."))
    if not SLUG.fullmatch(slug):
        raise Http404
    home = get_object_or_404(Municipality.objects.all(), slug=slug)
    check_may_keep_papers(home, reader_of(request.user, at=request_moment(request)))
    found = read_word_template(home, kind)
    if found is None:
        raise Http404
    return found


def answer_paper(document, chosen, ending, template, build_values):
    """Return the response that saves a document: in a WordTemplate where there is one, else as its
    format writes it. `build_values(document, municipality)` gives what the template is filled with.
    """
    if template is None:
        return build_download_response(document, chosen, ending)
    files = fill_own_word(template, [build_values(document, template.municipality)])
    if files is None:
        response = build_download_response(document, chosen, ending)
        response.is_stopgap = True
        return response
    headers = build_attachment_headers(document.name, ending)
    return HttpResponse(files[0], chosen.media_type, headers=headers)


# Which templates a reader is offered beside the standard file.


def list_offered_templates(reader, round_, bodies):
    """Return the WordTemplates for the points of a round of which `reader` keeps the papers: of her
    own council, for beheer of those of `bodies`; one query, none for who keeps no papers.

    That of the body that opened the round is used anyhow.
    """
    homes = set(reader.griffie_of)
    if reader.is_beheer:
        homes |= {each.municipality_id for each in bodies if each.municipality_id}
    if round_.opened_by is not None:
        homes.discard(round_.opened_by.municipality_id)
    if not homes:
        return []
    kinds = (TemplateKind.BUNDLE, TemplateKind.REPLY_NOTE)
    found = WordTemplate.objects.filter(municipality__in=homes, kind__in=kinds)
    told = found.select_related("municipality").defer("content")
    return list(told.order_by("municipality__name", "pk"))
