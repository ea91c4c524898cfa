"""One document, and everything that rests on it as far as the reader may see it."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from municipalities.models import Paragraph, Source
from municipalities.roles import reader_of

from .resting import resting_on
from .rules import Access, open_to
from .stamp import stamp_of


@open_to(Access.EVERYBODY)
def source(request, pk):
    """Show a source with the facts that it carries."""
    now = timezone.now()
    reader = reader_of(request.user, at=now)
    sources = Source.objects.visible_to(reader).select_related("body")
    document = get_object_or_404(sources, pk=pk)
    context = {
        "source": document,
        "resting": resting_on(document, reader),
        "paragraphs": paragraphs_of(document, reader),
        "stamp": stamp_of(request, now),
    }
    return render(request, "decisions/source.html", context)


def paragraphs_of(document, reader):
    """Return the text of a document where that is public, as numbered paragraphs; one query."""
    if not document.text_is_public:
        return []
    seen = Source.objects.visible_to(reader)
    return list(Paragraph.objects.filter(source=document, source__in=seen).order_by("number"))
