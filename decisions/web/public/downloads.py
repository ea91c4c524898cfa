"""An agenda item as a file, in one of the formats that Regio writes; and files of any length."""

from contextlib import ExitStack
from functools import partial
from itertools import chain
from tempfile import SpooledTemporaryFile
from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from municipalities.roles import reader_of

from ...documents import AGENDA_ITEM_FORMATS, build_agenda_document
from ...documents.own_word import write_own_word_files
from ...models import AgendaItem
from ..access import Access, restrict_to
from ..dossier_context import get_row_as_known, get_visible_record
from ..kept_pages import RowsResponse, keep_page
from ..parameters import CLOCKS, parse_board_parameters

RELATED = ("body__municipality",)
WORD = "docx"


@restrict_to(Access.EVERYBODY)
@keep_page(AgendaItem)
@require_safe
def agenda_item_file(request, pk, ending):
    """Give the agenda item as a download; 404 for a format that does not exist."""
    if ending not in AGENDA_ITEM_FORMATS:
        raise Http404
    chosen = AGENDA_ITEM_FORMATS[ending]
    _item, document = open_item_document(
        request, pk, timezone.now(), asks_revisions=ending == "ics"
    )
    if sentence := chosen.find_lack(document):
        return render(request, "404.html", {"sentence": sentence}, status=404)
    files = ItemFiles([document], [ending])
    content = files.write(document, ending)
    headers = build_attachment_headers(document.name, ending)
    return files.mark(HttpResponse(content, chosen.media_type, headers=headers))


class ItemFiles:
    """The files of agenda items in the formats of these endings, None for all; a Word file is in
    the template of its own griffie, where there is one."""

    def __init__(self, documents, endings=None):
        is_asked = endings is None or WORD in endings
        self.own = write_own_word_files(documents) if is_asked else {}

    def write(self, document, ending):
        """Return the bytes of one of the documents in the format of an ending."""
        own = self.own.get(document.number) if ending == WORD else None
        return own or AGENDA_ITEM_FORMATS[ending].write(document)

    def mark(self, response):
        """Say of a response with such files, and return it, whether it is a stopgap: a template was
        not filled in."""
        if None in self.own.values():
            response.is_stopgap = True
        return response


def open_item_document(request, pk, now, *, asks_revisions=False):
    """Return an agenda item that the reader may see with its AgendaDocument, made at a moment, at
    the clocks that the address asks for; else Http404. A calendar `asks_revisions`."""
    reader = reader_of(request.user, at=now)
    item = get_visible_record(AgendaItem, reader, pk, *RELATED)
    wanted = parse_board_parameters(request.GET, item.dossier, now)
    document = build_agenda_document(
        get_row_as_known(item, reader, wanted.known_at),
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        address=add_asked_clocks(request, item.get_absolute_url()),
        asks_revisions=asks_revisions,
    )
    return item, document


def add_asked_clocks(request, path):
    """Return the absolute address of a page, with the clocks that were asked for."""
    clocks = {name: request.GET[name] for name in CLOCKS if request.GET.get(name)}
    page = request.build_absolute_uri(path)
    return f"{page}?{urlencode(clocks)}" if clocks else page


# A file of any length: whole where it is short, so that it can be kept, else bit by bit.

LONGEST_WHOLE = 2**20
# Some servers end an answer that broke off as if it were whole, so that it has to say so itself.
BROKEN_OFF = _("Dit bestand is niet volledig: het schrijven brak af. Vraag het opnieuw.")


def build_download_response(document, chosen, ending):
    """Return the response that saves the document in a Format."""
    headers = build_attachment_headers(document.name, ending)
    if chosen.iterate:
        return send_in_parts(chosen.iterate(document), chosen.media_type, headers)
    if chosen.write_to:
        return send_from_file(partial(chosen.write_to, document), chosen.media_type, headers)
    return HttpResponse(chosen.write(document), chosen.media_type, headers=headers)


def send_in_parts(parts, media_type, headers):
    """Return the response of these bytes: whole, or a RowsResponse that asks for them one by one
    while it is sent."""
    begun, size = [], 0
    for part in parts:
        begun.append(part)
        size += len(part)
        if size > LONGEST_WHOLE:
            told = chain(begun, tell_where_broken_off(parts))
            return RowsResponse(told, content_type=media_type, headers=headers)
    return HttpResponse(b"".join(begun), media_type, headers=headers)


def tell_where_broken_off(parts):
    """Yield the parts, and a line that says so where they break off."""
    try:
        yield from parts
    except Exception:
        yield f"{BROKEN_OFF}\r\n".encode()
        raise


def send_from_file(write, media_type, headers):
    """Return the response of what `write` writes into a file: whole, or from a file on disk that
    goes when it was sent."""
    with ExitStack() as stack:
        file = stack.enter_context(SpooledTemporaryFile(LONGEST_WHOLE))
        write(file)
        size = file.tell()
        file.seek(0)
        if size <= LONGEST_WHOLE:
            return HttpResponse(file.read(), media_type, headers=headers)
        stack.pop_all()  # the response closes it
        return FileResponse(file, content_type=media_type, headers=headers)


def build_attachment_headers(name, ending):
    """Return the headers of a file to save; its name is ASCII, of our own making."""
    return {
        "Content-Disposition": f'attachment; filename="{name}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
