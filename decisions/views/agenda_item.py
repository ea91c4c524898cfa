"""An item on the agenda of one body, in the words that its files have too."""

from django.shortcuts import render

from municipalities.models import Source
from municipalities.roles import reader_of

from ..exports import FORMATS, build_agenda_document
from ..forms.moment import asked
from ..models import AgendaItem
from .found import as_known, found
from .now import now_of
from .rules import Access, open_to
from .stamp import stamp_of

RELATED = ("body__municipality", "meeting", "round", "decision")


@open_to(Access.EVERYBODY)
def agenda_item(request, pk):
    """Show an agenda item, also as it was known at ?bekend=."""
    now = now_of(request)
    reader = reader_of(request.user, at=now)
    item = found(AgendaItem, reader, pk, *RELATED)
    wanted = asked(request.GET, item.dossier, now)
    document = build_agenda_document(
        as_known(item, reader, wanted.known_at),
        day=wanted.day,
        reader=reader,
        known_at=wanted.known_at,
        address=request.build_absolute_uri(item.get_absolute_url()),
    )
    context = {
        "item": item,
        "document": document,
        # The last section tells of the file itself; a page has its foot for that.
        "sections": document.sections[:-1],
        "formats": FORMATS,
        "round": round_of(item, wanted.day),
        "source": Source.objects.visible_to(reader).filter(pk=item.source_id).first(),
        "dossier": item.dossier,
        "stamp": stamp_of(request, now, dossier=item.dossier, wanted=wanted),
    }
    return render(request, "decisions/agenda_item.html", context)


def round_of(item, day):
    """Return the round that the item is for, None where there is none or it was not opened yet."""
    return item.round if item.round and item.round.first_on <= day else None
