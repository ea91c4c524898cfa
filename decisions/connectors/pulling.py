"""Asking the system of a council what is new, once a day by the worker, and keeping that as
proposals: nothing of it stands in a dossier until a griffie takes it over."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta

from django.conf import settings
from django.tasks import task
from django.utils.timezone import get_current_timezone

from ..actions.council_feeds import PulledRow, claim_due_feed, note_pull, store_pulled
from ..models import CouncilFeed, PulledKind, SourceSystem
from .fetching import Fetcher
from .mini_ori import pull_mini_ori
from .notubiz import pull_notubiz
from .ori_a import pull_ori_a
from .pulled import (
    Fetch,
    PulledDocument,
    PulledItem,
    PulledMeeting,
    PulledOutcome,
    PullRefused,
    PullRequest,
)

logger = logging.getLogger(__name__)

QUEUE = "default"
# A new source is one module and one line here.
CONNECTORS: dict[str, Callable[[Fetch, PullRequest], tuple[PulledMeeting, ...]]] = {
    SourceSystem.NOTUBIZ: pull_notubiz,
    SourceSystem.MINI_ORI: pull_mini_ori,
    SourceSystem.ORI_A: pull_ori_a,
}
# What is longer ago was read before; what a system plans further ahead is asked later.
LOOKS_BACK, LOOKS_AHEAD = timedelta(days=60), timedelta(days=365)


def pull_feed(feed: CouncilFeed, *, at: datetime) -> int:
    """Ask the system of a council what there is, and keep that; return how much of it is new or
    changed. What fails is noted with the feed, and raised as PullRefused."""
    try:
        meetings = CONNECTORS[feed.system](
            Fetcher(feed.address, settings.COUNCIL_SYSTEMS), build_request(feed, at)
        )
    except PullRefused as refusal:
        note_pull(feed, failure=str(refusal), at=at)
        raise
    except Exception:
        note_pull(feed, failure="Het antwoord van de bron kon niet worden gelezen.", at=at)
        raise
    wanted = [each for each in meetings if is_of_wanted_gremium(each, feed)]
    number = store_pulled(feed, list(flatten_meetings(wanted, feed)), at=at)
    note_pull(feed, failure="", at=at)
    return number


def build_request(feed: CouncilFeed, at: datetime) -> PullRequest:
    """Return what is asked: from the first day, later on the last weeks, to a year ahead."""
    today = at.astimezone(get_current_timezone()).date()
    back = feed.first_on if feed.succeeded_at is None else today - LOOKS_BACK
    home = feed.body.municipality
    return PullRequest(
        address=feed.address,
        first_on=max(feed.first_on, back),
        last_on=today + LOOKS_AHEAD,
        organisation=feed.organisation,
        municipality=home.code if home else "",
    )


def is_of_wanted_gremium(meeting: PulledMeeting, feed: CouncilFeed) -> bool:
    """Whether a meeting is of one of the gremia that the griffie named, or it named none."""
    named = {line.strip().casefold() for line in feed.gremia.splitlines() if line.strip()}
    return not named or bool(named & {meeting.gremium.casefold(), meeting.gremium_key.casefold()})


# From what was pulled to rows, what is part of something after it.


def flatten_meetings(meetings: Iterable[PulledMeeting], feed: CouncilFeed) -> Iterator[PulledRow]:
    """Yield a PulledRow for each meeting, item, document and outcome that the feed takes."""
    for meeting in meetings:
        payload, day = tell_plain(meeting), meeting.held_on
        yield PulledRow(PulledKind.MEETING, meeting.key, payload, held_on=day)
        yield from flatten_papers(meeting, feed, meeting.key)
        for place, item in enumerate(meeting.items):
            key = f"{meeting.key}/{item.key}"
            told = tell_plain(item)
            yield PulledRow(PulledKind.ITEM, key, told, meeting=meeting.key, place=place)
            yield from flatten_papers(item, feed, meeting.key, key)


def flatten_papers(
    above: PulledMeeting | PulledItem, feed: CouncilFeed, meeting: str, item: str = ""
) -> Iterator[PulledRow]:
    documents = above.documents if feed.with_documents else ()
    outcomes = getattr(above, "outcomes", ()) if feed.with_outcomes else ()
    kinds = ((PulledKind.DOCUMENT, documents), (PulledKind.OUTCOME, outcomes))
    for kind, rows in kinds:
        for place, each in enumerate(rows):
            key = f"{item or meeting}/{each.key}"
            yield PulledRow(kind, key, tell_plain(each), meeting, item, place)


type Told = PulledMeeting | PulledItem | PulledDocument | PulledOutcome
PARTS = ("key", "items", "documents", "outcomes", "left_out")


def tell_plain(told: Told) -> dict[str, object]:
    """Return what a dataclass of `pulled` says as JSON keeps it, its parts and its key apart."""
    found = {each.name: getattr(told, each.name) for each in fields(told) if each.name not in PARTS}
    plain = {name: as_plain(value) for name, value in found.items()}
    return {name: value for name, value in plain.items() if value not in ("", None)}


def as_plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


# By the worker: of each that is due one a minute, so that it goes on saying that it lives.


def enqueue_due_pull(sender: object, *, at: datetime, **kwargs: object) -> None:
    """Put the pull of one system whose turn it is in the queue."""
    if feed := claim_due_feed(at):
        pull_later.enqueue(feed.pk, at.isoformat())


@task(queue_name=QUEUE)
def pull_later(key: int, asked_at: str) -> None:
    """Ask one system, for the worker; what fails stands with the feed, where a griffie reads it."""
    feed = CouncilFeed.objects.select_related("body__municipality").filter(pk=key, is_pulled=True)
    for each in feed:
        try:
            pull_feed(each, at=datetime.fromisoformat(asked_at))
        except PullRefused as refusal:
            logger.warning("%s: %s", each, refusal)
