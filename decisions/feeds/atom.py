"""ChangeEntries as an Atom feed (RFC 4287), whose entries keep their names and moments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from ..history.change_words import tell_change_heading
from ..history.changes import ChangeEntry

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
# What is told of a feed in which nothing happened yet.
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedHead:
    """What a feed is about: its title and subtitle, the path of its page and its own."""

    title: str
    about: str
    page: str
    path: str


def write_feed(
    head: FeedHead, entries: Sequence[ChangeEntry], *, absolute: Callable[[str], str]
) -> bytes:
    """Return an Atom feed of entries, the newest first; `absolute` makes an address of a path.

    The name of an entry is the permanent address of its position with the moment at which it was
    told, so that a reader never shows one twice. The feed was updated with its newest entry.
    """
    feed = DatedFeed(
        title=head.title,
        subtitle=head.about,
        link=absolute(head.page),
        feed_url=absolute(head.path),
        description=None,
        language="nl",
        author_name=_("Regio"),
        feed_guid=absolute(head.path),
    )
    feed.updated_at = find_updated_moment(entries)
    for entry in entries:
        address = absolute(entry.position.get_absolute_url())
        told = tell_change_heading(entry)
        feed.add_item(
            title=told,
            link=address,
            description=describe_entry(told, entry),
            unique_id=f"{address}#{entry.key}",
            pubdate=entry.at,
            updateddate=entry.at,
            categories=[entry.dossier.title],
        )
    return feed.writeString("utf-8").encode()


class DatedFeed(Atom1Feed):
    """A feed that was updated when its newest entry was, also where it has none."""

    updated_at = BEFORE_ALL

    def latest_post_date(self) -> datetime:
        return self.updated_at


def find_updated_moment(entries: Sequence[ChangeEntry]) -> datetime:
    return entries[0].at if entries else BEFORE_ALL


def describe_entry(told: str, entry: ChangeEntry) -> str:
    """Return as HTML the sentence, why the record was changed, and in which dossier."""
    lines = [told]
    if entry.reason:
        lines.append(_("Reden: %s") % entry.reason)
    lines.append(_("Dossier: %s") % entry.dossier.title)
    return format_html_join("", "<p>{}</p>", ((line,) for line in lines))
