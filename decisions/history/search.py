"""What holds sought words, of all kinds of record at once, as the record stands today.

The index of `municipalities.search_index` says which records may be meant; what of these a reader
may see, and nothing else, is counted and told. A feed of what is found asks `search_records` too,
the newest first."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Max, Min, Model

from municipalities.edtf.grammar import read_without_library
from municipalities.edtf.words import format_dutch_date
from municipalities.models import Body, Municipality
from municipalities.roles import Reader
from municipalities.search_index import (
    SearchEntry,
    list_links_of_names,
    list_newest_with,
    name_scope,
)
from municipalities.search_words import SoughtTerm, has_sought_words
from municipalities.tracking import Tracked

from ..domain.stances import Stance, word_stance
from ..domain.synonyms import split_sought_terms
from ..models import Dossier, Subject, SubjectKind
from .search_kinds import (
    PARAGRAPHS,
    SEARCH_KINDS,
    FoundRow,
    SearchKind,
    read_shown_sources,
)

# Words in no more records than this, or than one in a hundred, are looked for in all of them.
MOST_WHOLE = 1_000
ONE_IN = 100
# Of other words the newest so many of each kind are looked at.
MOST_OF_KIND = 1_000
# So many bodies and subjects give their records to a word in their name.
MOST_NAMES = 500
NAMED_KINDS = (Body, Subject)


# What is asked, and what is found.


@dataclass(frozen=True)
class SearchQuestion:
    """Words as typed, and what the hits are narrowed to: a kind, a dossier and a municipality by
    their addresses, a stance, the days from and to. Empty is no choice."""

    typed: str
    kind: str = ""
    dossier: str = ""
    home: str = ""
    stance: str = ""
    first_on: date | None = None
    last_on: date | None = None

    @cached_property
    def terms(self) -> tuple[SoughtTerm, ...]:
        """What a record must hold, synonyms known; raises UncleanText."""
        return split_sought_terms(self.typed)

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for less than all that holds the words."""
        chosen = (self.kind, self.dossier, self.home, self.stance, self.first_on, self.last_on)
        return any(chosen)


class NamedPlace(NamedTuple):
    """A dossier or a municipality, as an address and a screen call it."""

    slug: str
    name: str


class PageOfHit(NamedTuple):
    """Where a hit can be read: the name of a page, what its address takes, what it asks, and the
    place on it."""

    name: str
    args: tuple[str | int, ...]
    asked: Mapping[str, str] = {}
    anchor: str = ""


@dataclass(frozen=True)
class SearchHit:
    """A record that holds the words, as one reader may see it.

    `key` is its own among all hits, the same for ever; `moment` since when this could be found, as
    far as is known, None where it was not asked for.
    """

    kind: SearchKind
    row: FoundRow
    dossier: NamedPlace | None
    home: NamedPlace | None
    page: PageOfHit
    in_title: bool = False
    moment: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.kind.name}-{self.row.key}"

    @property
    def kind_words(self) -> str:
        """What it is, in words: 'motie', 'bedenking'."""
        return str(self.kind.sorts.get(self.row.sort, self.kind.label))

    @property
    def title(self) -> str:
        """What it is called: its own title, or who said it where it has none."""
        row = self.row
        if row.stance:
            stance = word_stance(Stance(row.stance), int(row.has_conditions))
            return f"{row.title}: {stance.label}" if stance else row.title
        return row.title or row.who or ""

    @property
    def who(self) -> str:
        """Whose it is, '' where the title says so."""
        return (self.row.who or "") if self.row.title else ""

    @property
    def when(self) -> str:
        """Its date in Dutch words, '' where it has none."""
        row = self.row
        told = row.dated_on or (row.day.isoformat() if row.day else "")
        one_day = getattr(self.kind.model, "ONE_DAY", True)
        return format_dutch_date(told, one_day=one_day) if told else ""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in which the words may stand, the title apart."""
        return (self.row.text, self.row.more)


@dataclass(frozen=True)
class SearchAnswer:
    """The hits in order, and by facet how many there would be of each choice in it, the other
    choices as they are. `is_cut` says that only the newest of each kind were looked at."""

    hits: Sequence[SearchHit]
    counts: Mapping[str, Counter[str]]
    places: Mapping[str, Mapping[str, str]]
    is_cut: bool = False


def search_records(
    reader: Reader, question: SearchQuestion, *, newest: bool = False
) -> SearchAnswer:
    """Return what a reader may see that holds all words of a question, as of `reader.at`.

    What holds them in its own title comes first; there and after it first what has no day of its
    own (municipalities, dossiers, subjects), then the newest; what is equal in the order of the
    kinds, then the last recorded. With `newest` by the moment at which it could be found first, the
    last one first, for who follows a search. A fixed number of queries at most, whatever is found.
    """
    if not question.terms:
        return SearchAnswer((), {}, {})
    keys, is_cut = find_candidates(question)
    found = list(read_hits(reader, question, keys))
    hits = [each for each in found if fits_question(each, question)]
    if newest:
        hits = sorted(with_moments(hits), key=order_by_moment)
    else:
        hits = sorted(hits, key=order_of_hit)
    return SearchAnswer(hits, count_facets(found, question), name_places(found), is_cut)


# Which records may be meant: asked of the index, whoever may see them.


type KeysByKind = Mapping[str, Sequence[int]]


def find_candidates(question: SearchQuestion) -> tuple[KeysByKind, bool]:
    """Return the keys by kind of model of what holds the words, and whether there were too many to
    take all; two queries for words in few records, else five and one for each kind."""
    linked = list_links_of_names(NAMED_KINDS, question.terms, MOST_NAMES)
    scopes = [name_scope(each.model) for each in SEARCH_KINDS]
    found = list_newest_with(scopes, question.terms, linked, MOST_WHOLE + 1)
    if len(found) <= MOST_WHOLE:
        return group_keys(found), False
    most = estimate_entries() // ONE_IN
    if most > MOST_WHOLE:
        found = list_newest_with(scopes, question.terms, linked, most + 1)
        if len(found) <= most:
            return group_keys(found), False
    newest: list[tuple[str, int]] = []
    for scope in list_chosen_scopes(question):
        newest += list_newest_with([scope], question.terms, linked, MOST_OF_KIND)
    return group_keys(newest), True


def estimate_entries() -> int:
    """Return how many records the index holds, or more where some left it: PostgreSQL counts rows
    by reading them, and knows the first and the last key at once. So does SQLite, asked for one at
    a time."""
    first = SearchEntry.objects.aggregate(end=Min("pk"))["end"]
    last = SearchEntry.objects.aggregate(end=Max("pk"))["end"]
    return last - first + 1 if last else 0


def list_chosen_scopes(question: SearchQuestion) -> list[str]:
    """Return the scopes of the kind and the dossier that were chosen, so that the newest are the
    newest of these."""
    kinds = [each for each in SEARCH_KINDS if question.kind in ("", each.name)]
    if question.stance:
        kinds = [each for each in kinds if each.name == "standpunt"]
    dossier = Dossier.objects.filter(slug=question.dossier).values_list("pk", flat=True).first()
    return [
        name_scope(each.model, dossier if hasattr(each.model, "dossier_id") else None)
        for each in kinds
    ]


def group_keys(found: Iterable[tuple[str, int]]) -> KeysByKind:
    keys: defaultdict[str, list[int]] = defaultdict(list)
    for kind, key in found:
        keys[kind].append(key)
    return keys


# What of these a reader may see, with what is told of it.


def read_hits(reader: Reader, question: SearchQuestion, keys: KeysByKind) -> Iterable[SearchHit]:
    """Yield a SearchHit for each of the records that the reader may see; one query for each kind
    that is among them and three more."""
    rows = [
        (kind, row)
        for kind in SEARCH_KINDS
        if (asked := keys.get(kind.model._meta.model_name or ""))
        for row in kind.read(reader, asked)
    ]
    rows = place_paragraphs(reader, rows)
    dossiers = name_dossiers(reader, {row.dossier for _kind, row in rows if row.dossier})
    homes = name_homes({row.home for _kind, row in rows if row.home})
    today = {"peildatum": reader.today.isoformat()}
    for kind, row in rows:
        dossier = dossiers.get(row.dossier or 0)
        page = find_page_of_hit(kind, row, dossier, today)
        if page is not None:
            in_title = kind.is_entitled and has_sought_words(question.terms, row.title)
            yield SearchHit(kind, row, dossier, homes.get(row.home or 0), page, in_title)


def place_paragraphs(
    reader: Reader, rows: Sequence[tuple[SearchKind, FoundRow]]
) -> list[tuple[SearchKind, FoundRow]]:
    """Return the rows, each paragraph with what its document tells; without those of documents
    that the reader does not come upon."""
    asked = {row.source for kind, row in rows if kind is PARAGRAPHS and row.source is not None}
    sources = read_shown_sources(reader, asked) if asked else {}
    placed = []
    for kind, row in rows:
        if kind is not PARAGRAPHS:
            placed.append((kind, row))
        elif source := sources.get(row.source or 0):
            told = row._replace(title=source.title, dated_on=source.dated_on, home=source.home)
            placed.append((kind, told._replace(dossier=source.dossier)))
    return [(kind, with_day(row)) for kind, row in placed]


def with_day(row: FoundRow) -> FoundRow:
    """Return a row with the first day of its date, where it tells a date only."""
    if row.day is not None or not row.dated_on:
        return row
    return row._replace(day=read_without_library(row.dated_on).first_on)


def name_dossiers(reader: Reader, keys: Iterable[int]) -> dict[int, NamedPlace]:
    """Return the dossiers of these keys that the reader may see."""
    rows = Dossier.objects.visible_to(reader).filter(pk__in=keys).order_by()
    return {key: NamedPlace(*told) for key, *told in rows.values_list("pk", "slug", "title")}


def name_homes(keys: Iterable[int]) -> dict[int, NamedPlace]:
    rows = Municipality.objects.filter(pk__in=keys).order_by()
    return {key: NamedPlace(*told) for key, *told in rows.values_list("pk", "slug", "name")}


# Where a hit can be read.

SUBJECT_PAGES = {
    SubjectKind.VARIANT.value: "variant",
    SubjectKind.PROPOSAL.value: "proposal",
    SubjectKind.DIRECTION.value: "direction",
}
# A record that is a line of a list is found there by the words with which it begins.
FIRST_WORDS, LONGEST_BEGINNING = 12, 150


def find_page_of_hit(
    kind: SearchKind, row: FoundRow, dossier: NamedPlace | None, today: dict[str, str]
) -> PageOfHit | None:
    """Return the page on which a record stands, None where the reader may not see its dossier;
    `today` is how the address of a list asks for today."""
    if build := PAGES_ALONE.get(kind.name):
        return build(row)
    if dossier is None:
        return None
    return PAGES_OF_DOSSIER[kind.name](row, dossier.slug, today)


def begin_of(text: str) -> dict[str, str]:
    """Return what a list is asked to show the line with this text."""
    begin = " ".join(text.split()[:FIRST_WORDS])
    if len(begin) > LONGEST_BEGINNING:
        begin = begin[:LONGEST_BEGINNING].rpartition(" ")[0]
    return {"zoek": begin} if any(sign.isalnum() for sign in begin) else {}


PAGES_ALONE: dict[str, Callable[[FoundRow], PageOfHit]] = {
    "gemeente": lambda row: PageOfHit("municipality", (row.address,)),
    "besluit": lambda row: PageOfHit("decision", (row.key,)),
    "standpunt": lambda row: PageOfHit("position", (row.key,)),
    "agendapunt": lambda row: PageOfHit("agenda-item", (row.key,)),
    "agendaregel": lambda row: PageOfHit("agenda-item", (row.source or 0,)),
    "bron": lambda row: PageOfHit("source", (row.key,)),
    "alinea": lambda row: PageOfHit("source", (row.source or 0,), {}, f"alinea-{row.address}"),
}
# Lists of a dossier show what was so on a day: on today's everything stands.
PAGES_OF_DOSSIER: dict[str, Callable[[FoundRow, str, dict[str, str]], PageOfHit]] = {
    "dossier": lambda row, slug, today: PageOfHit("dossier", (slug,)),
    "onderwerp": lambda row, slug, today: PageOfHit(SUBJECT_PAGES[row.sort], (slug, row.address)),
    "partij": lambda row, slug, today: PageOfHit("party", (slug, row.address)),
    "gedeeld-punt": lambda row, slug, today: PageOfHit("point", (slug, row.key), today),
    "wens": lambda row, slug, today: PageOfHit("remarks", (slug,), today | begin_of(row.text)),
    "reactie": lambda row, slug, today: PageOfHit("remarks", (slug,), today | begin_of(row.more)),
    "uitspraak": lambda row, slug, today: PageOfHit(
        "statements", (slug,), today | begin_of(row.text)
    ),
    "peiling": lambda row, slug, today: PageOfHit("poll", (slug, row.key), today),
}


# In which order, and how many of each.

KIND_ORDER = {each.name: place for place, each in enumerate(SEARCH_KINDS)}


def order_of_hit(hit: SearchHit) -> tuple[bool, bool, int, int, int]:
    day = hit.row.day.toordinal() if hit.row.day else 0
    place = KIND_ORDER[hit.kind.name]
    return (not hit.in_title, not hit.kind.is_entrance, -day, place, -hit.row.key)


def order_by_moment(hit: SearchHit) -> tuple[float, int, int]:
    moment = hit.moment.timestamp() if hit.moment else 0.0
    return (-moment, KIND_ORDER[hit.kind.name], -hit.row.key)


type Facet = Callable[[SearchHit], str]

FACETS: dict[str, Facet] = {
    "kind": lambda hit: hit.kind.name,
    "dossier": lambda hit: hit.dossier.slug if hit.dossier else "",
    "home": lambda hit: hit.home.slug if hit.home else "",
    "stance": lambda hit: hit.row.stance,
}


def fits_question(hit: SearchHit, question: SearchQuestion, but: str = "") -> bool:
    """Whether a hit is what every choice asks for, one facet left out."""
    for name, read in FACETS.items():
        chosen = getattr(question, name)
        if chosen and name != but and read(hit) != chosen:
            return False
    return falls_within(hit.row.day, question.first_on, question.last_on)


def falls_within(day: date | None, first_on: date | None, last_on: date | None) -> bool:
    """Whether a day lies in a period; what has no day lies in none."""
    if first_on is None and last_on is None:
        return True
    return day is not None and (first_on or day) <= day <= (last_on or day)


def count_facets(found: Sequence[SearchHit], question: SearchQuestion) -> dict[str, Counter[str]]:
    """Return by facet how many hits each choice in it leaves, the other choices as they are."""
    return {
        name: Counter(
            value for hit in found if fits_question(hit, question, name) and (value := read(hit))
        )
        for name, read in FACETS.items()
    }


def name_places(found: Iterable[SearchHit]) -> dict[str, dict[str, str]]:
    """Return the names of the dossiers and municipalities of the hits, by address."""
    named: dict[str, dict[str, str]] = {"dossier": {}, "home": {}}
    for hit in found:
        for facet, place in (("dossier", hit.dossier), ("home", hit.home)):
            if place is not None:
                named[facet][place.slug] = place.name
    return named


# Since when a hit could be found.


def with_moments(hits: Sequence[SearchHit]) -> list[SearchHit]:
    """Return hits with the moment at which each could be found first: it was recorded, and public
    where it has a status of its own; one query for each kind."""
    keys: defaultdict[type[Model], list[int]] = defaultdict(list)
    for hit in hits:
        keys[hit.kind.model].append(hit.row.key)
    recorded: dict[tuple[type[Model], int], datetime] = {
        (model, key): moment
        for model, asked in keys.items()
        if issubclass(model, Tracked)
        for key, moment in model.history.filter(id__in=asked, history_type="+").values_list(
            "id", "history_date"
        )
    }
    return [
        replace(hit, moment=find_moment(hit, recorded.get((hit.kind.model, hit.row.key))))
        for hit in hits
    ]


def find_moment(hit: SearchHit, recorded: datetime | None) -> datetime | None:
    moments = [each for each in (hit.row.moment, recorded) if each is not None]
    return max(moments, default=None)
