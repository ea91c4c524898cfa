"""The page to paste an agenda item from, field by field."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from municipalities.actions.griffies import may_keep_papers
from municipalities.models import PasteOrder
from municipalities.roles import reader_of

from ...documents.paste import list_paste_fields
from ...models import AgendaItem
from ..access import Access, request_moment, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import parse_board_parameters
from .downloads import open_item_document


@restrict_to(Access.EVERYBODY)
@keep_page(AgendaItem)
@require_safe
def paste_page(request, pk):
    """Show each field of an agenda item with a button to copy it, in the order of its griffie."""
    now = request_moment(request)
    item, document = open_item_document(request, pk, now)
    home = item.body.municipality
    order = find_paste_names(home)
    may_order = home and may_keep_papers(reader_of(request.user, at=now), home)
    context = {
        "item": item,
        "document": document,
        "fields": list_paste_fields(document, order),
        "dossier": item.dossier,
        "order_address": reverse("desk-paste-order", args=[home.slug]) if may_order else "",
        "stamp": build_page_stamp(
            request,
            now,
            dossier=item.dossier,
            wanted=parse_board_parameters(request.GET, item.dossier, now),
        ),
    }
    return render(request, "decisions/paste.html", context)


def find_paste_names(home):
    """Return the names in the order that the griffie of a municipality set, [] for none."""
    found = PasteOrder.objects.filter(municipality=home).first() if home else None
    return found.names.split() if found else []
