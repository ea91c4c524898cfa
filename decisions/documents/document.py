"""The plain document that every format writes down, how it says when, and what a format is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..models import Status

# What a format is: a name on screen, a media type and a function from a document to bytes.


def lacks_nothing(_document):
    """Tell of any document that a format can write it down: what most formats do."""
    return ""


@dataclass(frozen=True)
class Format:
    """`write` turns a document into bytes; `label` is its name on screen.

    `most` is how many rows such a file can hold and still be read; None where that is no matter.
    `find_lack` returns the sentence that says why a document cannot be written so, '' where it can.
    What can be of any length has one way more, so that nobody has to hold all of it: `iterate`
    yields the bytes in parts, `write_to` writes them into a file.
    """

    label: str | Promise
    media_type: str
    write: Callable[[Any], bytes]
    most: int | None = None
    find_lack: Callable[[Any], str] = lacks_nothing
    iterate: Callable[[Any], Iterator[bytes]] | None = None
    write_to: Callable[[Any, IO[bytes]], None] | None = None

    def holds(self, number):
        """Whether a file of this format can hold so many rows."""
        return self.most is None or number <= self.most


# The plain document that every format writes down: all the words, in the order of reading.
#
# A writer knows these classes and nothing else: no model, no clock, no word of its own.


@dataclass(frozen=True)
class Fact:
    """A label with what is known; `url` makes the text a link."""

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class ListEntry:
    """One line of a list: `note` qualifies it, `place` is where the source has it."""

    text: str
    note: str = ""
    place: str = ""
    url: str = ""
    entries: tuple["ListEntry", ...] = ()


@dataclass(frozen=True)
class DocumentSection:
    """A heading with paragraphs, then facts, then a list that is numbered or not."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[ListEntry, ...] = ()
    is_numbered: bool = False


@dataclass(frozen=True)
class Planning:
    """When and where, in words and, for calendars, as days and moments.

    `held_on` is None while no meeting is known; `starts_at` and `ends_at` are aware, or None
    while no source has them.
    """

    words: str
    held_on: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    location: str = ""


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """What a calendar keeps of one treatment, or of a day that counts.

    `name` is what it is known by in this site, and never changes. `sequence` rises with every
    version, `changed_at` is the moment of the last; None where that was not asked. It is no
    `is_busy` time for who only has to have done something by then.
    """

    name: str
    summary: str
    planning: Planning
    is_public: bool = True
    is_cancelled: bool = False
    is_busy: bool = True
    lines: tuple[str, ...] = ()
    address: str = ""
    sequence: int | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CalendarDocument:
    """Many events as one calendar. `note` says what it holds, and until where."""

    name: str
    title: str
    note: str
    address: str
    made_at: datetime
    events: tuple[CalendarEvent, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """What every document says of itself, whatever it is about.

    `name` is a file name without ending, in ASCII. `banner` warns of what is not public, and is
    empty where everybody may read it. `stamp` is the line at the foot of every page, `pages` the
    words around its page number.
    """

    name: str
    title: str
    dossier: str
    banner: str
    made_at: datetime
    stamp: str
    pages: tuple[str, str]
    language: str = "nl-NL"

    @property
    def mark(self):
        """The first word of the banner, for the head of every page and the title of an event."""
        return self.banner.partition(":")[0]


@dataclass(frozen=True)
class HomeFacts:
    """The municipality of a body, with the code that the TOOI register gives it."""

    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting in which an item is treated: `number` is its key in Regio, `body` whose meeting it
    is, `address` where Regio tells of it and `url` where that body does, '' where it does not."""

    number: int
    title: str
    body: str
    held_on: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    location: str = ""
    url: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class ItemValues:
    """What an agenda item is, value by value, for a format that has a place for each.

    `page` is the address of its page without the clocks, `meeting` the one that tells how far it is
    and `meetings` are all. `kind` and `outcome` are codes of the model, '' while unknown; the
    outcome is told where the day knows it. What is unknown is empty.
    """

    page: str = ""
    home: HomeFacts | None = None
    body_kind: str = ""
    reference: str = ""
    portfolio_holder: str = ""
    summary: str = ""
    url: str = ""
    meeting: MeetingFacts | None = None
    meetings: tuple[MeetingFacts, ...] = ()
    is_ahead: bool = False
    kind: str = ""
    kind_words: str = ""
    stage_words: str = ""
    agenda_number: str = ""
    outcome: str = ""
    outcome_note: str = ""
    outcome_words: str = ""
    points: tuple[ListEntry, ...] = ()
    college: tuple[ListEntry, ...] = ()
    questions: tuple[ListEntry, ...] = ()
    attachments: tuple[ListEntry, ...] = ()
    recipients: tuple[ListEntry, ...] = ()
    sources: tuple[ListEntry, ...] = ()


def values_entries(values):
    """Return the lists of an item, each as its section has it."""
    return (
        *(values.points, values.college, values.questions),
        *(values.attachments, values.recipients, values.sources),
    )


@dataclass(frozen=True, kw_only=True)
class AgendaDocument(Document):
    """An agenda item as a file says it.

    `number` is its key in Regio, `status` the code of the model. `facts` and `sections` are all its
    words in the order of reading; the last section tells of the file itself. `values` are the same
    words one by one. `events` are its treatments in a meeting; without any of these the one that
    waits for a meeting.
    """

    number: int
    body: str
    status: str
    planning: Planning
    facts: tuple[Fact, ...]
    sections: tuple[DocumentSection, ...]
    address: str
    events: tuple[CalendarEvent, ...] = ()
    values: ItemValues = ItemValues()

    @property
    def content_sections(self):
        """The sections that tell of the item, without the one about the file."""
        return self.sections[:-1]

    @property
    def more_sections(self):
        """The sections of which the words are not in `values`: its meetings, and how the dossier
        stands."""
        told = values_entries(self.values)
        return tuple(
            each
            for each in self.content_sections
            if (each.facts or each.entries) and not (each.entries and each.entries in told)
        )


# How a file says when: the planning of an item, its status, and what the file itself rests on.

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_words(day):
    """Return a date as '1 juni 2017'."""
    return date_format(day, "j F Y")


def moment_words(moment):
    """Return an aware moment in Dutch time, as '1 juni 2017 om 14.05 uur'."""
    local = moment.astimezone(AMSTERDAM)
    return _("%(day)s om %(time)s uur") % {"day": day_words(local), "time": time_words(local)}


def time_words(moment):
    return date_format(moment.astimezone(AMSTERDAM), "H.i")


def build_planning(meeting, planned_note):
    """Return the Planning of an item on `meeting`, or of one that waits for a meeting."""
    if meeting is None:
        return Planning(unplanned_words(planned_note))
    parts = [meeting.title, date_format(meeting.held_on, "l j F Y"), hours_words(meeting)]
    return Planning(
        ", ".join(part for part in [*parts, meeting.location] if part),
        meeting.held_on,
        meeting.starts_at,
        meeting.ends_at,
        meeting.location,
    )


def unplanned_words(planned_note):
    if planned_note:
        return _("nog niet gepland: %(note)s") % {"note": planned_note}
    return _("nog niet gepland")


def hours_words(meeting):
    """Return from when to when, as far as a source has it."""
    if meeting.starts_at is None:
        return _("aanvang niet bekend")
    start = time_words(meeting.starts_at)
    if meeting.ends_at is None:
        return _("aanvang %(start)s uur") % {"start": start}
    return _("%(start)s tot %(end)s uur") % {"start": start, "end": time_words(meeting.ends_at)}


def status_banner(record, moment):
    """Return what a reader must know before anything else; empty for what is public."""
    if record.status == Status.WITHDRAWN:
        return _("INGETROKKEN: %(reason)s") % {"reason": record.withdrawn_reason}
    if record.status == Status.DRAFT:
        return _("CONCEPT: niet openbaar")
    if record.status == Status.SHARED:
        return _("CONCEPT: gedeeld binnen de regio, niet openbaar")
    if record.public_from > moment:
        since = moment_words(record.public_from)
        return _("NOG NIET OPENBAAR: openbaar vanaf %(moment)s") % {"moment": since}
    return ""


def knowledge_words(known_at):
    """Return the state of knowledge of a file: the second clock."""
    if known_at is None:
        return _("zoals nu bekend")
    return _("zoals bekend op %(moment)s") % {"moment": moment_words(known_at)}


def unkept_words(unkept_after):
    """Return after which day nobody kept the dossier, '' where a file is about no later day."""
    return _("na %s niet bijgehouden") % day_words(unkept_after) if unkept_after else ""


def build_provenance(dossier, *, day, known_at, made_at, address, banner, unkept_after=None):
    """Return the facts that every file carries about itself."""
    unkept = unkept_words(unkept_after)
    return (
        Fact(_("Dossier"), dossier),
        Fact(_("Peildatum"), day_words(day)),
        *((Fact(_("Bijgehouden"), unkept),) if unkept else ()),
        Fact(_("Stand van kennis"), knowledge_words(known_at)),
        Fact(_("Gemaakt op"), moment_words(made_at)),
        Fact(_("Status"), banner or _("openbaar")),
        Fact(_("Adres"), address, address),
    )


def provenance_line(dossier, *, day, known_at, made_at, address, unkept_after=None):
    """Return the same facts as one line, for the foot of every page."""
    told = (day_words(day), unkept_words(unkept_after))
    return _(
        "%(dossier)s · peildatum %(day)s · %(knowledge)s · gemaakt op %(made)s · %(address)s"
    ) % {
        "dossier": dossier,
        "day": ", ".join(filter(None, told)),
        "knowledge": knowledge_words(known_at),
        "made": moment_words(made_at),
        "address": address,
    }
