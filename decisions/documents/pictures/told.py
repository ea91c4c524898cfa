"""What a picture or a sheet says of a Board, in words: its answer, its cells, who holds what."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.words import format_dutch_date

from ...domain.basis import describe_basis
from ...domain.stances import Stance, label_of, stance_order, wording_order
from ...domain.support import round_to_percent
from ...models import Status
from ..document import knowledge_words

# When: the day and what was known, as the address pins both.


def standing_words(day, known_until):
    """Return 'Stand van 1 juni 2017, zoals bekend op ...'."""
    told = {"day": format_day(day), "knowledge": knowledge_words(known_until)}
    return _("Stand van %(day)s, %(knowledge)s") % told


def format_day(day):
    return format_dutch_date(day.isoformat(), one_day=True)


# Where one body stands: its stance, what is to be said beside it, and what its groups hold.


@dataclass(frozen=True)
class ToldGroup:
    """What groups of a council hold beside it; `seats` as '9/19', '' where not known."""

    stance: str
    word: str
    who: str
    seats: str

    @property
    def words(self):
        return f"{self.word}: {', '.join(filter(None, (self.who, self.seats)))}"


@dataclass(frozen=True)
class ToldCell:
    """A BoardCell: `stance` is its code and `word` its word, both '' for onbekend.

    `is_old` where nobody confirmed it since an election or a change of coalition: most stances
    come to be so, and OLD says it in one sign. `former` says what predecessors held, '' for
    nothing. `is_aside` where it does not count, which the notes say.
    """

    stance: str
    word: str
    notes: tuple[str, ...]
    groups: tuple[ToldGroup, ...]
    is_old: bool = False
    former: str = ""
    is_aside: bool = False

    @property
    def words(self):
        """The cell in one line: 'geen blokkade, bronnen verschillen (tegen: D66, 12/39)'; what is
        not known is said."""
        old = [old_words()] if self.is_old else []
        told = ", ".join((self.word or label_of(None), *self.notes, *old))
        groups = "; ".join(each.words for each in self.groups)
        told = f"{told} ({groups})" if groups else told
        return f"{told}; {self.former}" if self.former else told


def tell_cell(cell):
    """Return the ToldCell of a BoardCell."""
    groups = tuple(tell_group(each) for each in cell.groups)
    aside = (aside_words(),) if cell.is_aside else ()
    if not cell.is_known:
        return ToldCell("", "", aside, groups, former=tell_former(cell), is_aside=cell.is_aside)
    stance, notes = cell.stance, (*list_cell_notes(cell), *aside)
    told = (stance.value, cell.worded.label, notes, groups, cell.not_reconfirmed)
    return ToldCell(*told, former=tell_former(cell), is_aside=cell.is_aside)


def tell_former(cell):
    """Return what predecessors held on their last day, as 'vóór de herindeling: Oudstad tegen'."""
    held = [f"{each.municipality.name} {each.cell.worded.label}" for each in cell.former]
    return _("vóór de herindeling: %s (telt niet mee)") % ", ".join(held) if held else ""


OLD = "°"


def aside_words():
    return _("telt hier niet mee")


def outside_words():
    return _("buiten de regio")


def old_words():
    return _("niet herbevestigd")


def old_sign():
    """Return what OLD means."""
    return LegendSign("", OLD, _("na verkiezing of coalitiewissel niet herbevestigd"))


def list_cell_notes(cell):
    """Return what qualifies a stance, in a fixed order."""
    basis = describe_basis(cell.basis, cell.read_instead, awaits_source=cell.awaits_source)
    told = (
        (cell.uncertain, _("onzeker")),
        (bool(basis), basis),
        (cell.sources_differ, _("bronnen verschillen")),
        (cell.is_read_otherwise, _("griffie leest dit anders")),
        (is_unpublished(cell.position), status_label(cell.position)),
    )
    return tuple(str(words) for holds, words in told if holds)


def tell_group(group):
    total = f"/{group.seats_total}" if group.seats_total else ""
    seats = f"{group.seats}{total}" if group.seats else ""
    who = group.label
    notes = [_("griffie leest dit anders")] if group.is_read_otherwise else []
    if is_unpublished(group.position):
        notes.append(status_label(group.position))
    if notes:
        who = f"{who} ({', '.join(notes)})"
    return ToldGroup(group.stance.value, group.worded.label, who, seats)


def is_unpublished(record):
    return record.status != Status.PUBLISHED


def status_label(record):
    return str(Status(record.status).label)


# Who is against by name, who accepts, who is open and of whom nothing is known.

CAMPS = (
    ("against", gettext_lazy("Tegen")),
    ("accepting", gettext_lazy("Akkoord")),
    ("open", gettext_lazy("Open")),
    ("unknown", gettext_lazy("Onbekend")),
)


@dataclass(frozen=True)
class ToldCamp:
    """A camp: `voices` are (code, word, names) of each stance in it, in the order of stances."""

    label: str
    voices: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def words(self):
        """'Aalst, Berg (geen blokkade)', the stance where the camp leaves it open."""
        return "; ".join(voice_words(each, self.label) for each in self.voices)


def voice_words(voice, camp):
    _code, word, names = voice
    is_told = word.lower() == camp.lower()
    return ", ".join(names) if is_told else f"{', '.join(names)} ({word})"


def list_told_camps(support, cells):
    """Return the ToldCamps that hold a council; `cells` are (municipality, BoardCell)."""
    found = []
    for name, label in CAMPS:
        codes = set(getattr(support, name))
        held = [pair for pair in cells if pair[0].code in codes]
        if held:
            found.append(ToldCamp(str(label), tuple(list_camp_voices(held))))
    return found


def list_camp_voices(held):
    ranked = sorted(held, key=lambda pair: wording_order(pair[1].worded))
    for stance, pairs in groupby(ranked, key=lambda pair: pair[1].worded):
        names = tuple(home.name for home, _cell in pairs)
        yield (stance.value if stance else "", label_of(stance), names)


# How much of the region accepts.


@dataclass(frozen=True)
class ToldMeasure:
    """How much accepts, in words; `percentage` is None where a number is missing."""

    label: str
    words: str
    percentage: int | None


def list_told_measures(support):
    """Return the ToldMeasures of a Support or a SupportCount: councils, seats, inhabitants."""
    accepting = support.accepting
    councils = accepting if isinstance(accepting, int) else len(accepting)
    return [
        tell_measure(_("Raden"), councils, support.total),
        tell_measure(_("Zetels"), support.seats_accepting, support.seats_total),
        tell_people(support.inhabitants_accepting, support.inhabitants_total),
    ]


def tell_measure(label, part, whole):
    if part is None or not whole:
        return ToldMeasure(label, _("niet te zeggen: een getal ontbreekt"), None)
    words = _("%(number)s van %(total)s") % {"number": part, "total": whole}
    return ToldMeasure(label, words, round_to_percent(part, whole))


def tell_people(part, whole):
    """Return the measure of inhabitants, whose numbers are long: as a percentage."""
    told = tell_measure(_("Inwoners"), part, whole)
    if told.percentage is None:
        return told
    return ToldMeasure(told.label, f"{told.percentage}%", told.percentage)


# The answer of ten seconds: the subject that the board answers for first, and what became of it.


@dataclass(frozen=True)
class ToldAnswer:
    """The answer: `subject` with its state, the outcome in words, and what that is without what
    is uncertain or not documented."""

    subject: str
    state: str
    outcome: str
    words: str
    camps: list[ToldCamp]
    measures: list[ToldMeasure]
    notes: tuple[str, ...]


def tell_answer(board, subject):
    """Return the ToldAnswer of a board on one of its subjects."""
    support = board.support(subject)
    homes = [(row.municipality, row.body) for row in board.councils]
    cells = [(home, board.scene.cell(body, subject, home)) for home, body in homes]
    return ToldAnswer(
        subject=subject.name,
        state=state_words(board.state(subject)),
        outcome=support.outcome.value,
        words=support.outcome.label,
        camps=list_told_camps(support, cells),
        measures=list_told_measures(support),
        notes=tuple(list_answer_notes(support)),
    )


def list_answer_notes(support):
    if support.is_uncertain:
        told = _("Zonder wat op deze dag onzeker is: %(outcome)s.")
        yield told % {"outcome": support.outcome_certain.label}
    if support.is_undocumented:
        told = _("Zonder wat alleen pers, een partij of geen bron zegt: %(outcome)s.")
        yield told % {"outcome": support.outcome_documented.label}


def state_words(state):
    """Return what became of a proposal and when, '' of what is none."""
    if state is None:
        return ""
    became = _("van tafel") if state.fallen_on else state.milestone.get_state_display()
    told = f"{became}, {format_dutch_date(state.milestone.dated_on, one_day=True)}"
    return _("%s (onzeker)") % told if state.uncertain else told


# What the signs mean: the stances that a picture shows, in their order.


@dataclass(frozen=True)
class LegendSign:
    """A sign of a picture with its meaning; `stance` is '' where that is no stance."""

    stance: str
    sign: str
    words: str


def list_legend_signs(stances):
    """Return the LegendSigns of these stances, and where one is unknown that this is empty."""
    shown = sorted({Stance(each) for each in stances if each}, key=stance_order)
    found = [LegendSign(each.value, "", each.label) for each in shown]
    return found if all(stances) else [*found, LegendSign("", "", _("leeg: onbekend"))]
