"""ChangeEntries as an Atom feed (RFC 4287), whose entries keep their names and moments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from ..history.changes.entries import ChangeEntry
from ..history.changes.words import tell_change_heading
from ..models import Position
from ..web.following.addresses import find_change_path

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

    The name of an entry has the moment at which it was told and does not change, so that a reader
    never shows one twice. The feed was updated with its newest entry.
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
        address = absolute(find_change_path(entry))
        told = tell_change_heading(entry)
        feed.add_item(
            title=told,
            link=address,
            description=describe_entry(told, entry),
            unique_id=name_entry(entry, absolute),
            pubdate=entry.at,
            updateddate=entry.at,
            categories=[entry.dossier.title],
        )
    return feed.writeString("utf-8").encode()


def name_entry(entry: ChangeEntry, absolute: Callable[[str], str]) -> str:
    """Return the id of an entry: of a stance under the address of its page, as it always was."""
    is_stance = isinstance(entry.record, Position)
    return f"{absolute(find_change_path(entry) if is_stance else '/')}#{entry.key}"


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
