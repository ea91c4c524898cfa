"""An agenda item as a file, in one of the formats that Regio writes."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from municipalities.roles import reader_of

from ...documents import AGENDA_ITEM_FORMATS, build_agenda_document
from ...models import AgendaItem
from ..access import Access, restrict_to
from ..dossier_context import get_row_as_known, get_visible_record
from ..kept_pages import keep_page
from ..parameters import CLOCKS, parse_board_parameters

RELATED = ("body__municipality",)


@restrict_to(Access.EVERYBODY)
@keep_page(AgendaItem)
@require_safe
def agenda_item_file(request, pk, ending):
    """Give the agenda item as a download; 404 for a format that does not exist."""
    if ending not in AGENDA_ITEM_FORMATS:
        raise Http404
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    item = get_visible_record(AgendaItem, reader, pk, *RELATED)
    wanted = parse_board_parameters(request.GET, item.dossier, now)
    document = build_agenda_document(
        get_row_as_known(item, reader, wanted.known_at),
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        address=item_page_address(request, item),
        asks_revisions=ending == "ics",
    )
    return build_download_response(document, AGENDA_ITEM_FORMATS[ending], ending)


def item_page_address(request, item):
    """Return the absolute address of the item's page, with the clocks that were asked for."""
    clocks = {name: request.GET[name] for name in CLOCKS if request.GET.get(name)}
    page = request.build_absolute_uri(item.get_absolute_url())
    return f"{page}?{urlencode(clocks)}" if clocks else page


def build_download_response(document, chosen, ending):
    """Return the response that saves the document; its name is ASCII, of our own making."""
    headers = {
        "Content-Disposition": f'attachment; filename="{document.name}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(chosen.write(document), chosen.media_type, headers=headers)
