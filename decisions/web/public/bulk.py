"""A whole dossier to take along: everything of it that is public, in one file."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from municipalities.roles import Reader

from ... import board
from ...exchange.bulk import BULK_FORMATS, WholeDossier
from ...exchange.exporting import build_folder
from ...models import Dossier, Status
from ..access import Access, restrict_to
from ..kept_pages import keep_page
from ..parameters import format_exact_moment
from .downloads import build_attachment_headers


@restrict_to(Access.EVERYBODY)
@keep_page(Dossier)
@require_safe
def dossier_bulk(request, slug, ending):
    """Give a public dossier whole, the same to everybody; 404 for another format or dossier."""
    if ending not in BULK_FORMATS:
        raise Http404
    reader = Reader(at=timezone.now())
    dossier = find_public_dossier(slug, reader)
    whole = WholeDossier(
        export=build_folder(dossier, reader=reader, name=slug),
        address=request.build_absolute_uri(dossier.get_absolute_url()),
        known_until=format_exact_moment(board.read_known_until(dossier, at=reader.at)),
        licence=dossier.region.licence,
    )
    media_type, write = BULK_FORMATS[ending]
    return HttpResponse(write(whole), media_type, headers=build_attachment_headers(slug, ending))


def find_public_dossier(slug, reader):
    """Return a dossier that anybody may see and that was not withdrawn; raise Http404."""
    public = Dossier.objects.visible_to(reader).filter(status=Status.PUBLISHED, slug=slug)
    dossier = board.with_cache_state(public.select_related("region")).first()
    if dossier is None:
        raise Http404
    return dossier
