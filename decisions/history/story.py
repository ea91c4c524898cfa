"""What became of the record of one position, told in sentences: when, what, by whom and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.edtf.words import format_dutch_date

from ..domain.stances import Stance
from ..models import Decision, Status
from .rows import HistoryRow
from .versions import Version, list_changed_fields


@dataclass(frozen=True)
class StorySentence:
    """What happened to the record in one version, and the reason that was given, '' for none."""

    words: str
    reason: str = ""


def tell_position_story(
    decision: Decision, versions: Sequence[Version], shown: slice = slice(None)
) -> list[StorySentence]:
    """Return the StorySentences of a position from its versions, the oldest first.

    `versions` are those of `read_versions`, the newest first, and `shown` is the part of them that
    is told. The first sentence says both when it was decided and when that was recorded, the next
    how many were left out before what is shown; a version in which nothing of this shows has none.
    """
    if not versions:
        return []
    newest, end, _step = shown.indices(len(versions))
    told = [tell_first_version(decision, versions[-1])]
    if left_out := max(len(versions) - 1 - end, 0):
        told.append(tell_left_out(left_out))
    oldest_first = versions[newest : end + 1][::-1]
    for before, version in pairwise(oldest_first):
        if parts := list(list_turns(before.row, version.row)):
            words = _("Op %(day)s %(what)s, door %(who)s.")
            what = get_text_list(parts, _("en"))
            said = {"day": day_of_version(version), "what": what, "who": version.who}
            told.append(StorySentence(words % said, version.reason))
    return told


def tell_left_out(number: int) -> StorySentence:
    """Return the sentence that so many versions are told elsewhere."""
    words = ngettext(
        "Daarna is %d versie niet hier verteld.",
        "Daarna zijn %d versies niet hier verteld.",
        number,
    )
    return StorySentence(words % number)


def tell_first_version(decision: Decision, version: Version) -> StorySentence:
    """Return the sentence with both clocks: when it was decided, and when that was recorded."""
    words = _(
        "Besloten: %(decided)s. In Regio vastgelegd op %(day)s als ‘%(stance)s’, door %(who)s."
    )
    told = {
        "decided": format_dutch_date(decision.dated_on, one_day=True),
        "day": day_of_version(version),
        "stance": Stance(version.row.stance).label,
        "who": version.who,
    }
    return StorySentence(words % told)


def day_of_version(version: Version) -> str:
    return date_format(version.at.astimezone(get_current_timezone()), "j F Y")


MOVES = {
    Status.SHARED: gettext_lazy("gedeeld met de regio"),
    Status.PUBLISHED: gettext_lazy("openbaar gemaakt"),
    Status.WITHDRAWN: gettext_lazy("ingetrokken"),
}
# What of a position may change besides its stance, and how that is told; once for two of them.
OTHER_TURNS = {
    "decision": gettext_lazy("bij een ander besluit gezet"),
    "subject": gettext_lazy("bij een ander onderwerp gezet"),
    "groups_label": gettext_lazy("de fracties aangepast"),
    "group_seats": gettext_lazy("de fracties aangepast"),
    "shown": gettext_lazy("een andere lezing getoond"),
    "departure": gettext_lazy("gezegd waarom het van de bron afwijkt"),
}


def list_turns(before: HistoryRow, after: HistoryRow) -> Iterator[str]:
    """Yield what a version did, in words that follow on 'Op 3 juli 2017'."""
    changed = {field.name for field in list_changed_fields(before, after)}
    if "stance" in changed:
        stances = {
            "before": Stance(before.stance).label,
            "after": Stance(after.stance).label,
        }
        yield _("gecorrigeerd van ‘%(before)s’ naar ‘%(after)s’") % stances
    if "status" in changed and after.status in MOVES:
        yield str(MOVES[Status(after.status)])
    if "confirmed_at" in changed:
        is_confirmed = after.confirmed_at is not None
        yield _("bevestigd door het orgaan zelf") if is_confirmed else _("niet langer bevestigd")
    yield from dict.fromkeys(str(OTHER_TURNS[name]) for name in OTHER_TURNS if name in changed)
