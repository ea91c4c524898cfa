"""The columns of every table: name, meaning and value, told once for the file, its second sheet and
the page for who reads by a program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from municipalities.models import BodyKind, PublisherKind

from ...domain.stances import UNKNOWN_LABEL, Stance
from ...models import Form, Speaker, State, Status, SubjectKind, TreatmentKind, TreatmentStage


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
READING_COLUMNS = (
    OpenColumn(
        lazy("lezing"),
        lazy("Nummer van de lezing: de plaats waar dit staat. Leeg als er geen is."),
        lambda row: row.place.id if row.place else "",
        9,
    ),
    OpenColumn(
        lazy("bron nummer"),
        lazy("Nummer van de bron in de tabel met bronnen. Leeg als de bron niet openbaar is."),
        lambda row: row.place.source_id if row.is_source_shown else "",
        9,
    ),
    OpenColumn(
        lazy("bron"),
        lazy("Titel van de bron."),
        lambda row: row.tell_source(),
        36,
    ),
    OpenColumn(
        lazy("uitgever"),
        lazy("Wat voor uitgever de bron heeft."),
        lambda row: word_choice(PublisherKind, row.place.publisher_kind) if row.place else "",
    ),
    OpenColumn(
        lazy("plaats"),
        lazy("Waar het in de bron staat."),
        lambda row: row.place.place if row.place else "",
        20,
    ),
    OpenColumn(
        lazy("samenvatting"),
        lazy("Wat daar staat, in eigen woorden."),
        lambda row: row.place.summary if row.place else "",
        50,
    ),
    OpenColumn(
        lazy("citaat"),
        lazy("Wat er letterlijk staat, voor zover dat openbaar is."),
        lambda row: row.place.quote if row.place else "",
        50,
    ),
    OpenColumn(
        lazy("afgeleid"),
        lazy("Of de bron dit orgaan niet noemt, maar het door wegstrepen overblijft."),
        lambda row: word_truth(row.place.is_derived) if row.place else "",
        9,
    ),
    OpenColumn(
        lazy("gezamenlijk"),
        lazy("Of de bron over meer organen tegelijk spreekt."),
        lambda row: word_truth(row.place.is_joint) if row.place else "",
        9,
    ),
)
READ_STANCE_COLUMNS = (
    OpenColumn(
        lazy("leest als"),
        lazy("Het standpunt dat daar te lezen is."),
        lambda row: word_choice(Stance, row.place.reads_stance) if row.place else "",
    ),
    OpenColumn(
        lazy("leest datum"),
        lazy("De datum die daar te lezen is."),
        lambda row: row.place.reads_on if row.place else "",
        12,
    ),
)


def number_column(meaning):
    return OpenColumn(lazy("nummer"), meaning, lambda row: row.record.id, 9)


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


def form_columns(decision_of):
    """Return the columns that tell what kind of act a decision is."""
    return (
        OpenColumn(
            lazy("wie sprak"),
            lazy("Het hele orgaan, of fracties daarvan."),
            lambda row: word_choice(Speaker, decision_of(row).speaker),
            14,
        ),
        OpenColumn(
            lazy("vorm"),
            lazy("Besluit, motie, amendement of een andere vorm."),
            lambda row: word_choice(Form, decision_of(row).form),
        ),
        OpenColumn(
            lazy("titel"), lazy("Waarover het ging."), lambda row: decision_of(row).title, 40
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
        OpenColumn(
            lazy("standpunt"),
            lazy("Wat het orgaan of de fracties vinden."),
            lambda row: word_choice(Stance, row.record.stance),
        ),
        OpenColumn(
            lazy("besluit"),
            lazy("Nummer van het besluit in de tabel met besluiten."),
            lambda row: row.record.decision_id,
            9,
        ),
        *form_columns(lambda row: row.decision),
        *date_columns(lambda row: row.decision),
        OpenColumn(
            lazy("volgnummer"),
            lazy("De volgorde van besluiten op één dag."),
            lambda row: row.decision.number,
            9,
        ),
        *status_columns(),
        *READING_COLUMNS,
        *READ_STANCE_COLUMNS,
    ),
)


def tally_column(name, meaning, field):
    return OpenColumn(name, meaning, lambda row: number_or_empty(getattr(row.record, field)), 9)


DECISIONS = OpenTable(
    "besluiten",
    lazy("Besluiten"),
    lazy("Een rij per plaats waar een besluit te lezen is; zonder plaats één rij."),
    (
        number_column(lazy("Nummer van het besluit; rijen met één nummer zijn één besluit.")),
        *home_columns(lambda row: row.record.body),
        *form_columns(lambda row: row.record),
        text_column(lazy("uitkomst"), lazy("Wat ermee gebeurde."), "outcome", 24),
        *date_columns(lambda row: row.record),
        OpenColumn(
            lazy("volgnummer"),
            lazy("De volgorde van besluiten op één dag."),
            lambda row: row.record.number,
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
            lambda row: word_truth(row.record.no_vote_asked),
            9,
        ),
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
SOURCES = OpenTable(
    "bronnen",
    lazy("Bronnen"),
    lazy("Een rij per stuk, zoals het nu is vastgelegd."),
    (
        OpenColumn(lazy("nummer"), lazy("Nummer van de bron."), lambda row: row.source.id, 9),
        OpenColumn(lazy("titel"), lazy("Titel van het stuk."), lambda row: row.source.title, 50),
        OpenColumn(lazy("uitgever"), lazy("Wie het uitgaf."), lambda row: row.source.publisher, 28),
        OpenColumn(
            lazy("soort uitgever"),
            lazy("Overheid, pers of een ander."),
            lambda row: word_choice(PublisherKind, row.source.publisher_kind),
        ),
        OpenColumn(
            lazy("datum"), lazy("De dag van het stuk, als EDTF."), lambda row: row.source.dated_on
        ),
        OpenColumn(
            lazy("kenmerk"), lazy("Het kenmerk van het stuk."), lambda row: row.source.reference
        ),
        OpenColumn(lazy("adres"), lazy("Waar het te vinden is."), lambda row: row.source.url, 40),
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


def join_once(names):
    return ", ".join(dict.fromkeys(filter(None, names)))


# Where every body stood on a day: a row for each body and subject, or a row for each body.


class StandingCell(NamedTuple):
    """A BoardCell with the municipality of its body, None of a body of the region."""

    home: Any
    cell: Any


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
        OpenColumn(
            lazy("onzeker"),
            lazy("Of de datum van het besluit openlaat of dit toen al zo was."),
            lambda row: word_truth(row.cell.uncertain) if row.cell.is_known else "",
            9,
        ),
        OpenColumn(
            lazy("voorwaarden"),
            lazy("Hoeveel voorwaarden erbij horen."),
            lambda row: row.cell.conditions if row.cell.is_known else "",
            9,
        ),
        OpenColumn(
            lazy("via"),
            lazy("Het voorstel waarmee dit over de variant gezegd is."),
            lambda row: name_of(row.cell.via) if row.cell.is_known else "",
            20,
        ),
        OpenColumn(
            lazy("datum"),
            lazy("Wanneer het besloten is, als EDTF."),
            lambda row: row.cell.decision.dated_on if row.cell.is_known else "",
            12,
        ),
        OpenColumn(
            lazy("nummer"),
            lazy("Nummer van het standpunt in de tabel met standpunten."),
            lambda row: row.cell.position.id if row.cell.is_known else "",
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
    told = (stance_column(each) for each in subjects)
    title = lazy("Stand, een kolom per onderwerp")
    row = lazy("Een rij per orgaan, een kolom per onderwerp; wie niets zei staat op onbekend.")
    return OpenTable("stand", title, row, (*homes, *told))


def stance_column(subject):
    meaning = _("Wat het orgaan op de peildatum vindt van %s, of onbekend.") % subject.name

    def value(row):
        found = next((each for each in row.cells if each.subject.pk == subject.pk), None)
        return tell_stance(found) if found else UNKNOWN_LABEL

    return OpenColumn(subject.name, meaning, value, 20)


OPEN_TABLES = (
    *(POSITIONS, build_matrix_table(()), STANCES),
    *(DECISIONS, STATEMENTS, MILESTONES, SOURCES, AGENDA),
)
