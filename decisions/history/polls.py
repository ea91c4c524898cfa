"""What residents or members were asked and answered, as it stood on a day: never a stance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Model
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Municipality
from municipalities.roles import Reader

from ..domain.polls import (
    AnswerShare,
    AreaShares,
    PollFigures,
    PollStanding,
    PollState,
    PollTurn,
    compute_area_shares,
    find_poll_standing,
    format_decimal,
)
from ..models import (
    Dossier,
    Poll,
    PollArea,
    PollAreaMunicipality,
    PollEvent,
    PollOption,
    PollResult,
    PollStep,
    Status,
)
from .rows import known_rows, visible_rows, with_source_title

# A poll with its parts.


@dataclass(frozen=True)
class PollAnswer:
    """One of the answers in an area, with its figures; `result` is None where the source tells
    nothing of it."""

    option: PollOption
    share: AnswerShare
    result: PollResult | None = None


@dataclass(frozen=True)
class PollAreaEntry:
    """An area with its municipalities by name and every answer in the order of the poll."""

    area: PollArea
    municipalities: tuple[Municipality, ...]
    answers: tuple[PollAnswer, ...]
    shares: AreaShares

    @property
    def name(self) -> str:
        """The names of its municipalities."""
        names = [each.name for each in self.municipalities]
        if not names:
            return _("gebied %d, gemeenten niet bekend") % self.area.number
        return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))

    @property
    def first_answer(self) -> PollAnswer | None:
        """The answer that was given most, None where that cannot be told."""
        measured = [(measure_answer(each), each) for each in self.answers]
        known = [(size, each) for size, each in measured if size is not None]
        most = max((size for size, _each in known), default=None)
        found = [each for size, each in known if size == most]
        return found[0] if len(found) == 1 and len(known) == len(measured) else None

    @property
    def contradicted(self) -> list[PollAnswer]:
        """The answers of which votes and percentage contradict each other."""
        return [each for each in self.answers if each.share.is_contradicted]

    @property
    def told_answers(self) -> list[PollAnswer]:
        """The answers of which a figure is known."""
        return [each for each in self.answers if measure_answer(each) is not None]


def measure_answer(answer: PollAnswer) -> Decimal | int | None:
    """Return by what answers of an area are compared: the percentage, else the votes."""
    share = answer.share
    return share.votes if share.percentage is None else share.percentage


@dataclass(frozen=True)
class PollEntry:
    """A Poll, now or as known, as it stands on a day, with all its events in order.

    `areas` are empty until it was held by the day, and where it was called off.
    """

    poll: Poll
    standing: PollStanding
    events: tuple[PollEvent, ...]
    options: tuple[PollOption, ...]
    areas: tuple[PollAreaEntry, ...]
    day: date

    @property
    def told_events(self) -> list[PollEvent]:
        """The events that had come by the day."""
        return [each for each in self.events if each.first_on <= self.day]

    @property
    def is_called_off(self) -> bool:
        """Whether it was called off in the end, on whatever day."""
        return bool(self.events) and self.events[-1].step == PollStep.CALLED_OFF

    @property
    def subject_ids(self) -> set[int]:
        """The keys of the subjects that one of the answers is for or against."""
        return {each.subject_id for each in self.options if each.subject_id is not None}

    @property
    def state_words(self) -> str:
        """What it is on the day, in Dutch."""
        told = tell_poll_state(self)
        return _("%s (onzeker)") % told if self.standing.uncertain else told

    @property
    def outcome_words(self) -> str:
        """What came of it in one line, '' before it was held."""
        if not self.standing.is_held:
            return ""
        return "; ".join(tell_area_outcomes(self.areas)) or _("uitslag niet bekend")


# What it is and what came of it, in words.

MOST_AREAS_TOLD = 3


def tell_poll_state(entry: PollEntry) -> str:
    standing, poll = entry.standing, entry.poll
    if standing.state == PollState.CALLED_OFF and standing.turn is not None:
        return _("afgelast")
    if standing.state == PollState.HELD:
        return _("gehouden: %s") % format_dutch_date(poll.dated_on, one_day=False)
    if standing.state == PollState.RUNNING:
        return _("loopt tot en met %s") % date_format(poll.last_on, "j F Y")
    if standing.state == PollState.UNANNOUNCED:
        return _("op deze dag nog niet aangekondigd")
    when = standing.planned_on and format_dutch_date(standing.planned_on, one_day=False)
    if standing.is_moved:
        return _("verplaatst naar %s") % when if when else _("verplaatst, een dag is niet bekend")
    return _("gepland voor %s") % when if when else _("gepland, een dag is niet bekend")


def tell_area_outcomes(areas: Sequence[PollAreaEntry]) -> Iterator[str]:
    """Yield what each area answered: every answer where there is one area, else the one that was
    given most; nothing is summed over areas that the source does not sum."""
    if len(areas) == 1:
        if told := ", ".join(tell_poll_answer(each) for each in areas[0].told_answers):
            yield told
        return
    for area in areas[:MOST_AREAS_TOLD]:
        first = area.first_answer
        told = tell_poll_answer(first) if first else _("niet te zeggen")
        yield f"{area.name}: {told}"
    if more := len(areas[MOST_AREAS_TOLD:]):
        yield _("en nog %d gebieden") % more if more > 1 else _("en nog een gebied")


def tell_poll_answer(answer: PollAnswer) -> str:
    """Return an answer with its figure in Dutch: 'Ja 61,2%'."""
    share = answer.share
    if share.percentage is None:
        return _("%(answer)s %(votes)s stemmen") % {
            "answer": answer.option.text,
            "votes": number_format(share.votes or 0, use_l10n=True, force_grouping=True),
        }
    return f"{answer.option.text} {format_percentage(share.percentage)}"


def format_percentage(percentage: Decimal) -> str:
    """Return a percentage in Dutch, without zeros at the end: '61,2%'."""
    return f"{format_decimal(percentage)}%"


# Reading them.

type PartsByKey[P] = defaultdict[int, list[P]]


def read_polls(
    dossier: Dossier,
    *,
    reader: Reader,
    day: date,
    known_at: datetime | None = None,
    withdrawn: bool = False,
) -> list[PollEntry]:
    """Return the polls of a dossier that the reader may see as they stand on a day, by period.

    One query where there are none, six where there are any. What was withdrawn is left out,
    unless asked for.
    """
    rows = visible_rows(Poll, reader, known_at, dossier=dossier)
    if not withdrawn:
        rows = rows.exclude(status=Status.WITHDRAWN)
    polls = list(
        rows.select_related("holder_body", "holder_party").order_by("first_on", "last_on", "id")
    )
    if not polls:
        return []
    parts = read_poll_parts([each.id for each in polls], reader, known_at)
    return [build_poll_entry(each, parts, day) for each in polls]


def read_poll(
    dossier: Dossier, key: int, *, reader: Reader, day: date, known_at: datetime | None = None
) -> PollEntry | None:
    """Return one poll, also one that was withdrawn; None where the reader may not see it, or could
    not then."""
    found = read_polls(dossier, reader=reader, day=day, known_at=known_at, withdrawn=True)
    return next((each for each in found if each.poll.id == key), None)


@dataclass(frozen=True)
class PollParts:
    """The parts of polls: events, areas and options by poll, results and municipalities by area."""

    events: PartsByKey[PollEvent]
    areas: PartsByKey[PollArea]
    options: PartsByKey[PollOption]
    results: PartsByKey[PollResult]
    municipalities: PartsByKey[PollAreaMunicipality]


def read_poll_parts(keys: Iterable[int], reader: Reader, known_at: datetime | None) -> PollParts:
    """Return the parts of polls that the reader may see; five queries."""
    of_polls = {"poll__in": list(keys)}
    events = with_source_title(known_rows(PollEvent, known_at, **of_polls), reader)
    areas = list(known_rows(PollArea, known_at, **of_polls).order_by("number", "id"))
    options = known_rows(PollOption, known_at, **of_polls).select_related("subject")
    of_areas = {"area__in": [each.id for each in areas]}
    homes = known_rows(PollAreaMunicipality, known_at, **of_areas).select_related("municipality")
    return PollParts(
        group_parts(events.order_by("first_on", "last_on", "id"), "poll_id"),
        group_parts(areas, "poll_id"),
        group_parts(options.order_by("number", "id"), "poll_id"),
        group_parts(known_rows(PollResult, known_at, **of_areas), "area_id"),
        group_parts(homes.order_by("municipality__name", "id"), "area_id"),
    )


def group_parts[M: Model](rows: Iterable[M], link: str) -> PartsByKey[M]:
    found: PartsByKey[M] = defaultdict(list)
    for each in rows:
        found[getattr(each, link)].append(each)
    return found


def build_poll_entry(poll: Poll, parts: PollParts, day: date) -> PollEntry:
    events, options = parts.events[poll.id], parts.options[poll.id]
    standing = find_poll_standing(
        day,
        first_on=poll.first_on,
        last_on=poll.last_on,
        dated_on=poll.dated_on,
        turns=[build_poll_turn(each) for each in events],
    )
    areas = parts.areas[poll.id] if standing.is_held else []
    told = tuple(build_area_entry(each, options, parts) for each in areas)
    return PollEntry(poll, standing, tuple(events), tuple(options), told, day)


def build_poll_turn(event: PollEvent) -> PollTurn:
    return PollTurn(
        event.first_on,
        event.last_on,
        is_call_off=event.step == PollStep.CALLED_OFF,
        is_move=event.step == PollStep.MOVED,
        planned_on=event.planned_on,
    )


def build_area_entry(
    area: PollArea, options: Sequence[PollOption], parts: PollParts
) -> PollAreaEntry:
    results = {each.option_id: each for each in parts.results[area.id]}
    found = [results.get(each.id) for each in options]
    given = [PollFigures(each.votes, each.percentage) if each else PollFigures() for each in found]
    shares = compute_area_shares(given, area.votes)
    answers = zip(options, shares.shares, found, strict=True)
    homes = tuple(each.municipality for each in parts.municipalities[area.id])
    return PollAreaEntry(area, homes, tuple(PollAnswer(*each) for each in answers), shares)
