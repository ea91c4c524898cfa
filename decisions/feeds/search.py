"""The feed of a search: what holds its words, the last that could be found first."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from municipalities.roles import Reader

from ..history.search import search_records
from ..web.access import Access, request_moment, restrict_to
from ..web.kept_pages import keep_page
from ..web.public.search import build_hit_address, parse_search_question
from .atom import BEFORE_ALL, MEDIA_TYPE, DatedFeed
from .pages import MOST_ENTRIES


@restrict_to(Access.EVERYBODY)
@keep_page()
@require_safe
def search_feed(request):
    """Give what the public finds with the words and choices of an address as Atom."""
    reader = Reader(at=request_moment(request))
    question = parse_search_question(request.GET, reader)
    hits = search_records(reader, question, newest=True).hits[:MOST_ENTRIES]
    asked = request.GET.urlencode()
    page = request.build_absolute_uri(f"{reverse('search')}?{asked}")
    feed = DatedFeed(
        title=_("Zoeken naar: %s") % question.typed,
        subtitle=_("Wat er nieuw te vinden is."),
        link=page,
        description=None,
        feed_url=request.build_absolute_uri(),
        language="nl",
        author_name=_("Regio"),
        feed_guid=request.build_absolute_uri(),
    )
    feed.updated_at = max((each.moment for each in hits if each.moment), default=BEFORE_ALL)
    for each in hits:
        add_hit(feed, each, request.build_absolute_uri)
    body = feed.writeString("utf-8").encode()
    return HttpResponse(body, MEDIA_TYPE, headers={"X-Content-Type-Options": "nosniff"})


def add_hit(feed, hit, absolute):
    """Add a SearchHit to a feed, under a name that it keeps."""
    where = ", ".join(part for part in (hit.kind_words, hit.who) if part)
    moment = hit.moment or BEFORE_ALL
    feed.add_item(
        title=hit.title,
        link=absolute(build_hit_address(hit)),
        description=where,
        unique_id=f"{absolute('/')}#{hit.key}",
        pubdate=moment,
        updateddate=moment,
        categories=[hit.kind_words],
    )
