"""One text for several councils: what it says, and what each of them does with it."""

from django.shortcuts import render

from municipalities.roles import reader_of

from ...documents.document import status_banner
from ...history.offers import COMMON_LABELS, list_common_texts, read_offer_standings
from ...models import CommonItem
from ..access import Access, request_moment, restrict_to
from ..dossier_context import get_visible_record
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import parse_board_parameters

RELATED = ("round", "proposal")


@restrict_to(Access.EVERYBODY)
@keep_page(CommonItem)
def common_item_page(request, pk):
    """Show a common text as it stands, and how far each council is by ?peildatum=."""
    now = request_moment(request)
    reader = reader_of(request.user, at=now)
    common = get_visible_record(CommonItem, reader, pk, *RELATED)
    wanted = parse_board_parameters(request.GET, common.dossier, now)
    context = {
        "common": common,
        "texts": list_common_texts(common),
        "standings": read_offer_standings(common, reader=reader, day=wanted.day),
        "labels": COMMON_LABELS,
        "banner": status_banner(common, reader.at),
        "reader": reader,
        "dossier": common.dossier,
        "stamp": build_page_stamp(request, now, dossier=common.dossier, wanted=wanted),
    }
    return render(request, "decisions/common_item.html", context)
