"""What a table is matched with: the names of a dossier and its region, as people write them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.models import Body, BodyKind, Municipality, Region, Source, participants_of
from municipalities.roles import Reader
from municipalities.seats import CouncilSeats, council_seats

from ...history import NOBODY, ActCouncil, ReadCouncils
from ...models import Dossier, Round, Subject, Theme
from ...permissions import may_keep_body, may_keep_dossier, may_record_in
from ...tables import CellRefused, ReadRow
from ...tables.cells import fold_cell

# The first and the last day of what a date says.
type Days = tuple[date, date]

MOST_OFFERED = 6
_ALIASES = {
    BodyKind.COUNCIL: ("%s", "raad %s", "raad van %s", "gemeenteraad %s", "gemeenteraad van %s"),
    BodyKind.COLLEGE: (
        *("college %s", "college van %s", "college b en w %s", "college van b en w %s"),
        *("college van b en w van %s", "college van burgemeester en wethouders %s", "b en w %s"),
        *("college van burgemeester en wethouders van %s", "b w %s"),
    ),
}


class Names[T]:
    """Records by the words that name them, capitals, accents and signs aside.

    `expected` says what such a name is; what two records share names neither.
    """

    def __init__(self, expected: str) -> None:
        self.expected = expected
        self._found: dict[str, list[T]] = defaultdict(list)
        self._names: list[str] = []

    def add(self, record: T, name: str, *others: str) -> None:
        """Let a record be found by a name, which a refusal may offer, and by others."""
        self._names.append(name)
        for words in {fold_cell(each) for each in (name, *others) if each}:
            self._found[words].append(record)

    def get(self, row: ReadRow, column: str) -> T | None:
        """Return the record that a cell names; None where it is empty or told as wrong."""
        written = row.values.get(column)
        if not written:
            return None
        found = self.find(written)
        if len(found) != 1:
            row.refuse(column, self.describe(len(found)))
            return None
        return found[0]

    def find(self, written: str) -> list[T]:
        """Return the records that these words name."""
        try:
            return self._found.get(fold_cell(written), [])
        except CellRefused:
            return []

    def describe(self, number: int) -> str:
        """Return what is expected instead of words that name so many records: none or several."""
        if number > 1:
            return _("Deze naam hebben er meer; schrijf hem voluit of geef het kenmerk.")
        offered = "; ".join(f"‘{name}’" for name in self._names[:MOST_OFFERED])
        if not offered:
            return _("%s Er is er nog geen.") % self.expected
        more = _(" of een van de andere") if len(self._names) > MOST_OFFERED else ""
        return _("%(expected)s Kies %(offered)s%(more)s.") % {
            "expected": self.expected,
            "offered": offered,
            "more": more,
        }


@dataclass
class TableGround:
    """What stands in a dossier and its region, by name, and what the reader may enter there."""

    dossier: Dossier
    reader: Reader
    bodies: Names[Body]
    homes: Names[Municipality]
    subjects: Names[Subject]
    themes: Names[Theme]
    rounds: Names[Round]
    sources: Names[Source]
    councils: ReadCouncils = field(default_factory=ReadCouncils)
    _asked: dict[Hashable, Any] = field(default_factory=dict)

    def check_may_record(self, row: ReadRow, body: Body | None, column: str = "body") -> bool:
        """Whether the reader may enter a new act of this body here; told at the row where not."""
        allowed, sentence = self.once(("may", body and body.pk), lambda: self._may(body))
        if not allowed:
            row.refuse(column, sentence)
        return allowed

    def _may(self, body: Body | None) -> tuple[bool, str]:
        region = self.dossier.region_id
        if body is None:
            return may_keep_dossier(self.reader, region), _(
                "Dit is aan de regioredactie; noem het orgaan waarvan u de griffie bent."
            )
        if not may_keep_body(self.reader, body, region):
            return False, _("Dit orgaan houdt een ander bij: zijn eigen griffie of regioredactie.")
        return may_record_in(self.reader, body, region), _(
            "Deze gemeente doet niet mee in de regio van dit dossier."
        )

    def council_of(self, body: Body, first_on: date, last_on: date) -> ActCouncil:
        """Return the council that sat in the municipality of a body, with its groups."""
        if body.municipality_id is None or body.is_college:
            return NOBODY
        return self.councils.find_act_council(body.municipality_id, first_on, last_on)

    def seats_of(self, council: ActCouncil) -> int | None:
        """Return the seats of a council as they were recorded or summed, None where unknown."""
        if council.term is None:
            return None
        return council_seats(
            recorded=council.term.seats,
            groups=[group.seats for group in council.groups],
            groups_complete=council.term.groups_complete,
            populations=(),
            election_year=None,
        ).number

    def most_seats_of(self, body: Body, first_on: date, last_on: date) -> CouncilSeats:
        """Return the most seats that the council of a body can have had."""
        return self.councils.find_most_seats(body.municipality_id, (first_on, last_on))

    def once[T](self, key: Hashable, ask: Callable[[], T]) -> T:
        """Return what `ask` answers, asked once for this key."""
        if key not in self._asked:
            self._asked[key] = ask()
        answer: T = self._asked[key]
        return answer


def read_table_ground(
    dossier: Dossier, reader: Reader, sources: QuerySet[Source] | Iterable[Source]
) -> TableGround:
    """Return the TableGround of a dossier; `sources` are those that the reader may name there.
    Seven queries."""
    region = dossier.region
    ground = TableGround(
        dossier,
        reader,
        Names(_("De naam van een orgaan in deze regio.")),
        Names(_("De naam of code van een gemeente in deze regio.")),
        Names(_("De naam van een onderwerp in dit dossier.")),
        Names(_("De naam van een thema in dit dossier.")),
        Names(_("De naam van een ronde in dit dossier.")),
        Names(_("De titel of het kenmerk van een bron in dit dossier.")),
    )
    for body in Body.objects.of_region(region).select_related("municipality").order_by("slug"):
        ground.bodies.add(body, body.name, body.slug, *list_body_aliases(body))
    for home in list_homes(region):
        ground.homes.add(home, home.name, home.code, *(f"{a} {home.name}" for a in _HOME_WORDS))
    for subject in Subject.objects.filter(dossier=dossier).order_by("number", "id"):
        ground.subjects.add(subject, subject.name, subject.slug, subject.short_name)
    for theme in Theme.objects.filter(dossier=dossier).order_by("name", "id"):
        ground.themes.add(theme, theme.name, theme.slug)
    for round_ in Round.objects.filter(dossier=dossier).order_by("-first_on", "-id"):
        ground.rounds.add(round_, round_.title, round_.key)
    for source in sources:
        ground.sources.add(source, source.title, source.reference, source.key)
    return ground


_HOME_WORDS = ("gemeente", "raad", "gemeenteraad", "raad van", "gemeenteraad van")


def list_body_aliases(body: Body) -> list[str]:
    """Return what else people call the council or college of a municipality."""
    if body.municipality is None:
        return []
    names = [words % body.municipality.name for words in _ALIASES.get(body.kind, ())]
    return [*names, body.municipality.code] if body.is_council else names


def list_homes(region: Region) -> QuerySet[Municipality]:
    """Return the municipalities that ever took part in a region, by name."""
    return Municipality.objects.filter(pk__in=participants_of([region.pk])).order_by("name")
