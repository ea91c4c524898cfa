"""What is still to be done in a round by whom: the first thing on its desk for who replies."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from municipalities.models import User

from ...domain.reply_progress import WorkTally, tally_work, tally_work_by
from ...history.replies import RoundReplies, find_adoption
from ...history.reply_work import read_point_work
from ...models import Theme
from .replies import dutch_today_on_desk, may_reply_to_round


@dataclass(frozen=True)
class WorkLine:
    """How far one theme or one person is, and the choice that shows those points."""

    name: str
    tally: WorkTally
    query: str
    is_own: bool = False


@dataclass(frozen=True)
class RoundWork:
    """How far the replies of a round are: together, by person and by theme; `own` is the reader's
    WorkLine, None without a point."""

    tally: WorkTally
    people: list[WorkLine]
    themes: list[WorkLine]
    note: Any

    @property
    def own(self) -> WorkLine | None:
        return next((each for each in self.people if each.is_own), None)


def read_round_work(opened: Any) -> RoundWork | None:
    """Return the RoundWork of a round for who replies in it, None for others and where nothing
    came in; seven queries, however much came in."""
    if not may_reply_to_round(opened):
        return None
    today = dutch_today_on_desk(opened.desk)
    points = read_point_work(RoundReplies(opened.round, opened.desk.reader, today))
    if not points:
        return None
    by_person = tally_work_by(points, lambda each: each.assignee, today)
    by_theme = tally_work_by(points, lambda each: each.theme, today)
    return RoundWork(
        tally_work(points, today),
        list_person_lines(by_person, opened.desk.reader.user),
        list_theme_lines(by_theme),
        find_adoption(opened.round, day=date.max),
    )


def list_person_lines(tallies: dict[int | None, WorkTally], own: User) -> list[WorkLine]:
    """Return a WorkLine for each person, and first what is nobody's and has no reply."""
    names = User.objects.in_bulk([each for each in tallies if each is not None])
    lines = [
        WorkLine(
            str(names[key]),
            tally,
            "?wie=mij" if key == own.pk else f"?wie={key}",
            is_own=key == own.pk,
        )
        for key, tally in tallies.items()
        if key is not None
    ]
    if None in tallies:
        lines.insert(0, WorkLine(_("Nog van niemand"), tallies[None], "?wie=niemand"))
    return lines


def list_theme_lines(tallies: dict[int | None, WorkTally]) -> list[WorkLine]:
    """Return a WorkLine for each theme, in the order of what is left; none where there are no
    themes."""
    names = Theme.objects.in_bulk([each for each in tallies if each is not None])
    if not names:
        return []
    return [
        WorkLine(_("Zonder thema"), tally, "?thema=geen")
        if key is None
        else WorkLine(names[key].name, tally, f"?thema={key}")
        for key, tally in tallies.items()
    ]
