"""The columns of every table: name, meaning and value, told once for the file, its second sheet and
the page for who reads by a program."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from municipalities.models import BodyKind, PublisherKind

from ...domain.stances import UNKNOWN_LABEL, Stance
from ...models import (
    Form,
    GroupDirection,
    Speaker,
    State,
    Status,
    SubjectKind,
    TreatmentKind,
    TreatmentStage,
)
from ..register.content import number_reply_texts


@dataclass(frozen=True)
class OpenColumn:
    """A column by its name; `value` returns its text or whole number of a row, '' where unknown.

    A row is a TableRow, a CalendarLine or what else its table says.
    """

    name: Any
    meaning: Any
    value: Callable[[Any], str | int]
    width: int = 16


@dataclass(frozen=True)
class OpenTable:
    """A table: `name` is that of its file, `path` its address, `row` says what a row is.
    `carries_time` is whether each
    row tells the day and the knowledge; what is the same on every day has no such columns."""

    name: str
    title: Any
    row: Any
    columns: tuple[OpenColumn, ...]
    carries_time: bool = True
    path: str = "/dossiers/<dossier>/{name}.csv"

    @property
    def address(self):
        """The address as people read it."""
        return self.path.format(name=self.name)

    @property
    def told_columns(self):
        """All columns of the file, those that tell of the file itself last."""
        return (*self.columns, *(GROUND_COLUMNS if self.carries_time else ()))


# How a value stands in a cell.


def word_choice(choices, value):
    """Return the word of a value of a Choices, '' for none."""
    return str(choices(value).label) if value else ""


def word_truth(value):
    return _("ja") if value else _("nee")


def number_or_empty(value):
    return "" if value is None else value


def name_of(record):
    return record.name if record else ""


def home_name(body):
    """Return the municipality of a body by name, '' of a body of the region."""
    return name_of(body.municipality) if body else ""


# The columns that tables share.

GROUND_COLUMNS = (
    OpenColumn(
        lazy("peildatum"),
        lazy("De dag waarvan de rij vertelt."),
        lambda ground: ground.day.isoformat(),
        12,
    ),
    OpenColumn(
        lazy("kennis tot"),
        lazy("Tot welk moment is meegenomen wat Regio toen wist."),
        lambda ground: ground.known_until,
        28,
    ),
    OpenColumn(
        lazy("permalink"),
        lazy("Het adres dat deze tabel blijft geven. Noem dit als bron."),
        lambda ground: ground.permalink,
        40,
    ),
)


def place_column(name, meaning, value, width=16):
    """Return a column that tells of the place of a row, nothing where it has none."""
    return OpenColumn(name, meaning, lambda row: value(row.place) if row.place else "", width)


READING_COLUMNS = (
    place_column(
        lazy("lezing"),
        lazy("Nummer van de lezing: de plaats waar dit staat. Leeg als er geen is."),
        lambda place: place.id,
        9,
    ),
    place_column(
        lazy("bron nummer"),
        lazy("Nummer van de bron in de tabel met bronnen. Leeg als de bron niet openbaar is."),
        lambda place: "" if place.source_title is None else place.source_id,
        9,
    ),
    place_column(
        lazy("bron"),
        lazy("Titel van de bron."),
        lambda place: place.source_title or _("niet openbare bron"),
        36,
    ),
    place_column(
        lazy("uitgever"),
        lazy("Wat voor uitgever de bron heeft."),
        lambda place: word_choice(PublisherKind, place.publisher_kind),
    ),
    place_column(lazy("plaats"), lazy("Waar het in de bron staat."), lambda place: place.place, 20),
    place_column(
        lazy("samenvatting"),
        lazy("Wat daar staat, in eigen woorden."),
        lambda place: place.summary,
        50,
    ),
    place_column(
        lazy("citaat"),
        lazy("Wat er letterlijk staat, voor zover dat openbaar is."),
        lambda place: place.quote,
        50,
    ),
    place_column(
        lazy("afgeleid"),
        lazy("Of de bron dit orgaan niet noemt, maar het door wegstrepen overblijft."),
        lambda place: word_truth(place.is_derived),
        9,
    ),
    place_column(
        lazy("gezamenlijk"),
        lazy("Of de bron over meer organen tegelijk spreekt."),
        lambda place: word_truth(place.is_joint),
        9,
    ),
)
READ_STANCE_COLUMNS = (
    place_column(
        lazy("leest als"),
        lazy("Het standpunt dat daar te lezen is."),
        lambda place: word_choice(Stance, place.reads_stance),
    ),
    place_column(
        lazy("leest datum"),
        lazy("De datum die daar te lezen is."),
        lambda place: place.reads_on,
        12,
    ),
)


def number_column(meaning):
    return OpenColumn(lazy("nummer"), meaning, lambda row: row.record.id, 9)


def position_column():
    """Return the number of the position, in a table of what belongs to positions."""
    return OpenColumn(
        lazy("standpunt nummer"),
        lazy("Nummer van het standpunt in de tabel met standpunten."),
        lambda row: row.record.id,
        9,
    )


def decision_column():
    return OpenColumn(
        lazy("besluit"),
        lazy("Nummer van het besluit in de tabel met besluiten."),
        lambda row: row.record.decision_id,
        9,
    )


def stance_column():
    return OpenColumn(
        lazy("standpunt"),
        lazy("Wat het orgaan of de fracties vinden."),
        lambda row: word_choice(Stance, row.record.stance),
    )


def home_columns(body_of, home_of=None):
    """Return the columns that tell of a body and its municipality, which `home_of` gives of a row
    where its body does not carry it."""
    return (
        OpenColumn(
            lazy("gemeente"),
            lazy("De gemeente van het orgaan. Leeg als het van de regio is."),
            lambda row: name_of(home_of(row)) if home_of else home_name(body_of(row)),
        ),
        OpenColumn(lazy("orgaan"), lazy("Wie sprak."), lambda row: name_of(body_of(row)), 28),
        OpenColumn(
            lazy("soort orgaan"),
            lazy("Raad, college of een ander orgaan."),
            lambda row: word_choice(BodyKind, body_of(row).kind) if body_of(row) else "",
        ),
    )


def date_columns(dated_of):
    """Return the columns that tell when something was."""
    return (
        OpenColumn(
            lazy("datum"),
            lazy("De dag zoals hij bekend is, als EDTF: 2017-05 is ergens in mei 2017."),
            lambda row: dated_of(row).dated_on,
            12,
        ),
        OpenColumn(
            lazy("eerste dag"),
            lazy("De eerste dag die dat kan zijn."),
            lambda row: dated_of(row).first_on.isoformat(),
            12,
        ),
        OpenColumn(
            lazy("laatste dag"),
            lazy("De laatste dag die dat kan zijn."),
            lambda row: dated_of(row).last_on.isoformat(),
            12,
        ),
    )


def status_columns():
    return (
        OpenColumn(
            lazy("status"),
            lazy("Openbaar, ingetrokken of nog niet openbaar. Tel wat ingetrokken is niet mee."),
            lambda row: word_choice(Status, row.record.status),
            12,
        ),
        OpenColumn(
            lazy("reden ingetrokken"),
            lazy("Waarom het is ingetrokken."),
            lambda row: row.record.withdrawn_reason,
            24,
        ),
    )


# Of rows that tell a decision, or what follows from one.

FORM_COLUMNS = (
    OpenColumn(
        lazy("wie sprak"),
        lazy("Het hele orgaan, of fracties daarvan."),
        lambda row: word_choice(Speaker, row.decision.speaker),
        14,
    ),
    OpenColumn(
        lazy("vorm"),
        lazy("Besluit, motie, amendement of een andere vorm."),
        lambda row: word_choice(Form, row.decision.form),
    ),
    OpenColumn(lazy("titel"), lazy("Waarover het ging."), lambda row: row.decision.title, 40),
)


def tally_column(name, meaning, field):
    return OpenColumn(name, meaning, lambda row: number_or_empty(getattr(row.decision, field)), 9)


# When it was decided, and how that was voted on.
VOTE_COLUMNS = (
    *date_columns(lambda row: row.decision),
    OpenColumn(
        lazy("volgnummer"),
        lazy("De volgorde van besluiten op één dag."),
        lambda row: row.decision.number,
        9,
    ),
    tally_column(lazy("zetels"), lazy("Hoeveel zetels er waren. Leeg is onbekend."), "seats"),
    tally_column(lazy("voor"), lazy("Stemmen voor. Leeg is onbekend."), "votes_for"),
    tally_column(lazy("tegen"), lazy("Stemmen tegen. Leeg is onbekend."), "votes_against"),
    tally_column(lazy("onthouden"), lazy("Wie niet mocht meestemmen."), "abstained"),
    tally_column(lazy("afwezig"), lazy("Wie er niet was."), "absent"),
    tally_column(lazy("vertrokken"), lazy("Wie voor de stemming wegging."), "left"),
    OpenColumn(
        lazy("zonder stemming"),
        lazy("Of niemand om een stemming vroeg."),
        lambda row: word_truth(row.decision.no_vote_asked),
        9,
    ),
    OpenColumn(
        lazy("stemmen per fractie"),
        lazy("Hoe elke fractie stemde, met een puntkomma ertussen. Leeg is onbekend."),
        lambda row: "; ".join(map(tell_group_vote, row.votes)),
        40,
    ),
)


def tell_group_vote(vote):
    """Return 'VVD: verdeeld, 3 voor, 2 tegen' of a GroupVote, without what is unknown."""
    told = [word_choice(GroupDirection, vote.told_direction)]
    told += [
        words % {"number": number}
        for number, words in (
            (vote.votes_for, _("%(number)d voor")),
            (vote.votes_against, _("%(number)d tegen")),
        )
        if number is not None
    ]
    return f"{vote.label}: {', '.join(filter(None, told))}"


# Of positions.


def tell_group_seats(group):
    """Return 'VVD (5)' of a group with its seats, 'VVD' where these are unknown."""
    return group.name if group.seats is None else f"{group.name} ({group.seats})"


BACKING_COLUMNS = (
    OpenColumn(
        lazy("fracties met zetels"),
        lazy("Welke fracties erachter stonden, voor zover bekend, elk met haar zetels."),
        lambda row: ", ".join(map(tell_group_seats, row.shown.groups)),
        32,
    ),
    OpenColumn(
        lazy("zetels van fracties"),
        lazy("Hoeveel zetels deze fracties samen hebben. Leeg is onbekend."),
        lambda row: number_or_empty(row.shown.group_seats),
        9,
    ),
    OpenColumn(
        lazy("voorwaarden"),
        lazy("Hoeveel voorwaarden erbij horen."),
        lambda row: len(row.shown.conditions),
        9,
    ),
    OpenColumn(
        lazy("tekst van voorwaarden"),
        lazy("De voorwaarden zelf; als het er meer zijn, genummerd en elk op een regel."),
        lambda row: number_reply_texts([each.text for each in row.shown.conditions]),
        60,
    ),
)


def text_column(name, meaning, field, width=50):
    return OpenColumn(name, meaning, lambda row: getattr(row.record, field), width)


def subject_column():
    return OpenColumn(
        lazy("onderwerp"),
        lazy("De variant, het voorstel of de richting. Leeg als het over het geheel gaat."),
        lambda row: name_of(row.record.subject),
        28,
    )


# The tables.

POSITIONS = OpenTable(
    "standpunten",
    lazy("Standpunten"),
    lazy("Een rij per lezing van een standpunt; een standpunt zonder lezing heeft één rij."),
    (
        number_column(lazy("Nummer van het standpunt; rijen met één nummer zijn één standpunt.")),
        *home_columns(lambda row: row.record.body),
        text_column(lazy("fracties"), lazy("Welke fracties spraken."), "groups_label", 24),
        subject_column(),
        OpenColumn(
            lazy("soort onderwerp"),
            lazy("Variant, voorstel of richting."),
            lambda row: word_choice(SubjectKind, row.record.subject.kind),
        ),
        stance_column(),
        *BACKING_COLUMNS,
        decision_column(),
        *FORM_COLUMNS,
        *VOTE_COLUMNS,
        *status_columns(),
        *READING_COLUMNS,
        *READ_STANCE_COLUMNS,
    ),
)
POSITION_CONDITIONS = OpenTable(
    "voorwaarden",
    lazy("Voorwaarden"),
    lazy("Een rij per voorwaarde waaronder een standpunt geldt."),
    (
        OpenColumn(
            lazy("nummer"),
            lazy("Nummer van de voorwaarde in de tabel met wensen en bedenkingen."),
            lambda row: row.part.id,
            9,
        ),
        position_column(),
        *home_columns(lambda row: row.record.body),
        text_column(lazy("fracties"), lazy("Welke fracties spraken."), "groups_label", 24),
        subject_column(),
        stance_column(),
        decision_column(),
        OpenColumn(
            lazy("voorwaarde"), lazy("Wat de voorwaarde is."), lambda row: row.part.text, 60
        ),
        *date_columns(lambda row: row.part),
        *status_columns(),
    ),
)
POSITION_GROUPS = OpenTable(
    "fracties",
    lazy("Fracties"),
    lazy("Een rij per fractie waarvan bekend is dat zij achter een standpunt van fracties stond."),
    (
        position_column(),
        *home_columns(lambda row: row.record.body),
        OpenColumn(lazy("fractie"), lazy("De fractie."), lambda row: row.part.name, 24),
        OpenColumn(
            lazy("zetels"),
            lazy("Haar zetels. Leeg is onbekend."),
            lambda row: number_or_empty(row.part.seats),
            9,
        ),
        OpenColumn(
            lazy("partij"),
            lazy("Haar landelijke partij. Leeg als zij er geen heeft."),
            lambda row: name_of(row.part.party),
        ),
        subject_column(),
        stance_column(),
        decision_column(),
        *date_columns(lambda row: row.decision),
        *status_columns(),
    ),
)
DECISIONS = OpenTable(
    "besluiten",
    lazy("Besluiten"),
    lazy("Een rij per plaats waar een besluit te lezen is; zonder plaats één rij."),
    (
        number_column(lazy("Nummer van het besluit; rijen met één nummer zijn één besluit.")),
        *home_columns(lambda row: row.record.body),
        *FORM_COLUMNS,
        text_column(lazy("uitkomst"), lazy("Wat ermee gebeurde."), "outcome", 24),
        *VOTE_COLUMNS,
        text_column(lazy("toelichting"), lazy("Wat er verder van bekend is."), "note"),
        *status_columns(),
        *READING_COLUMNS,
    ),
)
STATEMENTS = OpenTable(
    "uitspraken",
    lazy("Uitspraken"),
    lazy("Een rij per plaats waar een uitspraak te lezen is; zonder plaats één rij."),
    (
        number_column(lazy("Nummer van de uitspraak; rijen met één nummer zijn één uitspraak.")),
        text_column(lazy("wie"), lazy("Wie het zei, zoals de bron hem noemt."), "speaker", 28),
        OpenColumn(
            lazy("gemeente"),
            lazy("De gemeente van wie het zei, voor zover bekend."),
            lambda row: name_of(row.record.municipality) or home_name(row.record.body),
        ),
        OpenColumn(
            lazy("orgaan"),
            lazy("Het orgaan van wie het zei, voor zover bekend."),
            lambda row: name_of(row.record.body),
            28,
        ),
        subject_column(),
        OpenColumn(lazy("thema"), lazy("Het thema."), lambda row: name_of(row.record.theme), 20),
        text_column(lazy("tekst"), lazy("Wat er gezegd is. Dit is geen standpunt."), "text", 60),
        *date_columns(lambda row: row.record),
        *status_columns(),
        *READING_COLUMNS,
    ),
)
MILESTONES = OpenTable(
    "mijlpalen",
    lazy("Mijlpalen"),
    lazy("Een rij per plaats waar een gebeurtenis te lezen is; zonder plaats één rij."),
    (
        number_column(lazy("Nummer van de mijlpaal; rijen met één nummer zijn één mijlpaal.")),
        text_column(lazy("titel"), lazy("Wat er gebeurde."), "title", 40),
        text_column(lazy("toelichting"), lazy("Wat er verder van bekend is."), "description"),
        subject_column(),
        OpenColumn(
            lazy("staat"),
            lazy("Wat er van het voorstel werd, als deze gebeurtenis dat bepaalde."),
            lambda row: word_choice(State, row.record.state),
        ),
        OpenColumn(
            lazy("orgaan"), lazy("Van welk orgaan."), lambda row: name_of(row.record.body), 28
        ),
        *date_columns(lambda row: row.record),
        *READING_COLUMNS,
    ),
)


def source_column(name, meaning, field, width=16):
    return OpenColumn(name, meaning, lambda row: getattr(row.source, field), width)


SOURCES = OpenTable(
    "bronnen",
    lazy("Bronnen"),
    lazy("Een rij per stuk, zoals het nu is vastgelegd."),
    (
        source_column(lazy("nummer"), lazy("Nummer van de bron."), "id", 9),
        source_column(lazy("titel"), lazy("Titel van het stuk."), "title", 50),
        source_column(lazy("uitgever"), lazy("Wie het uitgaf."), "publisher", 28),
        OpenColumn(
            lazy("soort uitgever"),
            lazy("Overheid, pers of een ander."),
            lambda row: word_choice(PublisherKind, row.source.publisher_kind),
        ),
        source_column(lazy("datum"), lazy("De dag van het stuk, als EDTF."), "dated_on"),
        source_column(lazy("kenmerk"), lazy("Het kenmerk van het stuk."), "reference"),
        source_column(lazy("adres"), lazy("Waar het te vinden is."), "url", 40),
        OpenColumn(
            lazy("openbaar"),
            lazy("Of het stuk openbaar is."),
            lambda row: word_truth(row.source.is_public),
            9,
        ),
        OpenColumn(
            lazy("gegevens"), lazy("Hoeveel er op dit stuk rust."), lambda row: row.total, 9
        ),
    ),
    carries_time=False,
)
AGENDA = OpenTable(
    "agenda",
    lazy("Agenda"),
    lazy("Een rij per behandeling in een vergadering, en per dag die voor organen telt."),
    (
        OpenColumn(
            lazy("dag"),
            lazy("De dag. Leeg als er nog geen vergadering bekend is."),
            lambda line: line.on.isoformat() if line.on else "",
            12,
        ),
        OpenColumn(
            lazy("soort"),
            lazy("Een behandeling, of een laatste dag om te antwoorden."),
            lambda line: str(line.sort),
        ),
        OpenColumn(lazy("dossier"), lazy("Het dossier."), lambda line: line.dossier.title, 36),
        OpenColumn(
            lazy("gemeente"),
            lazy("De gemeenten van de organen."),
            lambda line: join_once(home_name(each) for each in line.bodies),
        ),
        OpenColumn(
            lazy("orgaan"),
            lazy("De organen."),
            lambda line: join_once(each.name for each in line.bodies),
            28,
        ),
        OpenColumn(lazy("titel"), lazy("Waar het over gaat."), lambda line: line.title, 50),
        OpenColumn(
            lazy("behandeling"),
            lazy("Hoe het behandeld wordt."),
            lambda line: word_choice(TreatmentKind, line.treatment and line.treatment.kind),
        ),
        OpenColumn(
            lazy("fase"),
            lazy("In welke fase dat is."),
            lambda line: word_choice(TreatmentStage, line.treatment and line.treatment.stage),
        ),
        OpenColumn(
            lazy("agendapunt"),
            lazy("Nummer van het agendapunt in Regio."),
            lambda line: line.item.id if line.item else "",
            9,
        ),
        OpenColumn(
            lazy("vergadering"),
            lazy("Nummer van de vergadering in Regio."),
            lambda line: line.meeting.pk if line.meeting else "",
            9,
        ),
    ),
    path="/agenda.csv",
)
TOWN_AGENDA = replace(
    AGENDA, title=lazy("Agenda van een gemeente"), path="/gemeenten/<gemeente>/agenda.csv"
)


def join_once(names):
    return ", ".join(dict.fromkeys(filter(None, names)))


# Where every body stood on a day: a row for each body and subject, or a row for each body.


class StandingCell(NamedTuple):
    """A BoardCell with the municipality of its body, None of a body of the region."""

    home: Any
    cell: Any


def cell_column(name, meaning, value, width=16):
    """Return a column that tells of the BoardCell of a row, nothing where no stance is known."""
    return OpenColumn(
        name, meaning, lambda row: value(row.cell) if row.cell.is_known else "", width
    )


STANCES = OpenTable(
    "stand",
    lazy("Stand, een rij per orgaan en onderwerp"),
    lazy("Een rij per orgaan en onderwerp; wie niets zei staat op onbekend."),
    (
        *home_columns(lambda row: row.cell.body, lambda row: row.home),
        OpenColumn(lazy("onderwerp"), lazy("Waarover."), lambda row: row.cell.subject.name, 28),
        OpenColumn(
            lazy("standpunt"),
            lazy("Wat het orgaan op de peildatum vindt, of onbekend."),
            lambda row: tell_stance(row.cell),
        ),
        cell_column(
            lazy("onzeker"),
            lazy("Of de datum van het besluit openlaat of dit toen al zo was."),
            lambda cell: word_truth(cell.uncertain),
            9,
        ),
        cell_column(
            lazy("voorwaarden"),
            lazy("Hoeveel voorwaarden erbij horen."),
            lambda cell: cell.conditions,
            9,
        ),
        cell_column(
            lazy("via"),
            lazy("Het voorstel waarmee dit over de variant gezegd is."),
            lambda cell: name_of(cell.via),
            20,
        ),
        cell_column(
            lazy("datum"),
            lazy("Wanneer het besloten is, als EDTF."),
            lambda cell: cell.decision.dated_on,
            12,
        ),
        cell_column(
            lazy("nummer"),
            lazy("Nummer van het standpunt in de tabel met standpunten."),
            lambda cell: cell.position.id,
            9,
        ),
    ),
    path="/dossiers/<dossier>/stand.csv?vorm=lang",
)


def tell_stance(cell):
    return str(cell.stance.label) if cell.is_known else UNKNOWN_LABEL


def build_matrix_table(subjects):
    """Return the OpenTable of bodies by these subjects; its rows are BoardRows with their cells."""
    homes = home_columns(lambda row: row.body, lambda row: row.municipality)
    told = (standing_column(each) for each in subjects)
    title = lazy("Stand, een kolom per onderwerp")
    row = lazy("Een rij per orgaan, een kolom per onderwerp; wie niets zei staat op onbekend.")
    return OpenTable("stand", title, row, (*homes, *told))


def standing_column(subject):
    meaning = _("Wat het orgaan op de peildatum vindt van %s, of onbekend.") % subject.name

    def value(row):
        found = next((each for each in row.cells if each.subject.pk == subject.pk), None)
        return tell_stance(found) if found else UNKNOWN_LABEL

    return OpenColumn(subject.name, meaning, value, 20)


OPEN_TABLES = (
    *(POSITIONS, POSITION_CONDITIONS, POSITION_GROUPS, build_matrix_table(()), STANCES),
    *(DECISIONS, STATEMENTS, MILESTONES, SOURCES, AGENDA, TOWN_AGENDA),
)
