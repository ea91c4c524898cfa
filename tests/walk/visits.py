"""Asking every address as everybody, each once, and keeping what came back."""

import re
from copy import deepcopy
from dataclasses import dataclass
from hashlib import blake2s
from io import BytesIO
from zipfile import ZipFile

from django.test import Client

from municipalities.models import User
from tests.walk.canaries import found_in, unzipped
from tests.walk.digest import digest, writes
from tests.walk.every import MATRIX
from tests.walk.matrix import API, KEEPS, READING, Ask
from tests.walk.readers import ASKERS

# What is new in every answer and says nothing: tokens of a form.
# Tokens, and when the last write was: that there was one is told, and nothing of what it wrote. So
# are how long a chain is and its end.
NOISE = re.compile(
    rb'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"|"kennisTot": "[^"]*"'
    rb"|bekend=(?:[0-9T:.-]|%3A)+Z|[0-9]{4}(?:-[0-9]{2}){2}T[0-9:]{8}(?:[.][0-9]+)?Z"
    rb"|zoals bekend op [^,.<]*[.][0-9]{2} uur"
    rb'|"(?:lengte|einde|laatsteSchakel)": [^,]*|sinds(?:=|": ")[^"&]*'
    rb"|<dt>(?:Aantal schakels|Laatste schakel|Einde)</dt><dd>.*?</dd>",
    re.DOTALL,
)
# A picture draws its words, that noise among them, and says all of them in its description.
SAID = re.compile(rb"<(?:title|desc) .*?</(?:title|desc)>", re.DOTALL)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TABLES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
)

# From whom most is kept: asked every format, and the past.
THOROUGH = ("anoniem", "raadslid_a")
# Where every day of the past is asked; elsewhere one in turn.
EVERY_DAY = {"dossier", "decision", "position", "agenda-item", "remarks", "api-stand"}
# Where records of other kinds and states are asked alike: these askers leave out half, in turn.
HALF = {"college_a": 0, "griffie_b": 1, "redactie": 0, "raadslid_b": 1, "verhuisd": 1}
IN_HALVES = {
    *(
        "position",
        "agenda-item",
        "agenda-item-file",
        "paste",
        "point",
        "report-new",
        "report-record",
    ),
    *("desk-new", "desk-edit", "desk-versions", "desk-round-reply", "desk-decision-saved"),
    *("search", "search-feed"),
}
# On a second database these leave out half too, and nobody asks another format of the same, nor
# more than one day of a record: what it could change is a query, and each is asked all the same.
HALF_ON_A_SECOND = {**HALF, "griffie_a": 0, "beheer": 1}
# Who sees what another asker sees, or the same of another home; of them not every page of a dossier
# is asked again.
ALIKE = ("griffie_b", "raadslid_b", "uitgeschakeld", "verhuisd")
ONCE = {"home", "dossier", "remarks", "decision", "agenda-item-file", "source", "api-stand"}


@dataclass(frozen=True)
class Visit:
    """One answer: `found` are the canaries in it, `wrote` the statements that wrote."""

    asker: str
    name: str
    ask: Ask
    status: int
    found: frozenset
    wrote: tuple
    print: str
    location: str = ""

    def __str__(self):
        return f"{self.asker} {self.ask.address} {self.status}"


class Visits:
    """Asks as everybody; what was asked before the world was whole is `remembered` apart.

    On a second database each address is asked of fewer records.
    """

    def __init__(self, world, is_second=False):
        self.world, self.kept, self.remembered = world, {}, {}
        self.thorough = () if is_second else THOROUGH
        self.half = HALF_ON_A_SECOND if is_second else HALF
        self.every_day = () if is_second else EVERY_DAY
        self.clients = {name: session(each) for name, each in ASKERS.items()}

    def remember(self, asker, entries):
        """Ask the addresses that are there already, to be compared with what they are later."""
        self.begin()
        asks = [
            (name, ask)
            for name, each in entries.items()
            for ask in each.asks(self.world, name)
            if not ask.is_again
        ]
        self.remembered[asker] = [self.visit(asker, name, ask) for name, ask in asks]

    def begin(self):
        """Take the world as it is now for what no visit may change."""
        self.before = digest()

    def get(self, asker, name, ask):
        """Return the Visit of one address, asked at most once."""
        key = (asker, ask.address)
        if key not in self.kept:
            self.kept[key] = self.visit(asker, name, ask)
        return self.kept[key]

    def visit(self, asker, name, ask, method="get", client=None):
        """Ask an address now, with a client of one's own where the session should outlive it."""
        with writes() as wrote:
            response = getattr(client or self.clients[asker], method)(ask.address)
            found = found_in(response)
        if wrote and digest() == self.before:  # written to look at, and taken back
            wrote.clear()
        return Visit(
            asker,
            name,
            ask,
            response.status_code,
            frozenset(found),
            tuple(wrote),
            imprint(response),
            response.headers.get("Location", ""),
        )

    def all(self, asker):
        """Yield the Visit of every address of the matrix."""
        for name, entry in MATRIX.items():
            if asker in ALIKE and name in {*READING, *API} - ONCE:
                continue
            for turn, ask in enumerate(self.asks_of(asker, name, entry)):
                yield self.get(asker, name, ask)
                for query in queries(asker, name, ask, turn, self.every_day):
                    yield self.get(asker, name, Ask(ask.address + query, ask.thing))

    def asks_of(self, asker, name, entry):
        """Return what to ask of an address: of one behind a shut door no more than two."""
        asks = entry.asks(self.world, name)
        if entry.access == KEEPS and not ASKERS[asker].has_desk:
            return [asks[0], *asks[1:][-1:]]
        asks = [ask for ask in asks if asker in self.thorough or not ask.is_again]
        return asks[self.half[asker] :: 2] if name in IN_HALVES and asker in self.half else asks


def queries(asker, name, ask, turn, every_day=EVERY_DAY):
    """Return which days to ask an address of, for whom the past differs."""
    entry = MATRIX[name]
    if asker not in THOROUGH or ask.is_again or not has_past(ask.thing):
        return ()
    if not entry.queries or (asker == "anoniem" and name in every_day):
        return entry.queries
    return (entry.queries[turn % len(entry.queries)],)


def twin(client):
    """Return another client with the same session, which keeps its own cookies."""
    other = Client()
    other.cookies = deepcopy(client.cookies)
    return other


def session(asker):
    """Return a client with the live session of somebody; disabled users had theirs before."""
    client = Client()
    if asker.user:
        client.force_login(User.objects.get(username=asker.user))
    return client


def has_past(thing):
    """Whether the texts of a thing were other ones before."""
    return thing is None or (thing.home in ("aalst", "dossier") and thing.state == "o")


def told_in(response):
    """Return the bytes in which an answer tells what it tells."""
    kind = response.headers.get("Content-Type", "")
    if kind == "image/svg+xml":
        return b"".join(SAID.findall(response.content))
    if kind == DOCX and response.content:  # a HEAD has none
        with ZipFile(BytesIO(response.content)) as file:
            parts = [each for each in file.namelist() if PART.match(each)]
            return b"".join(file.read(each) for each in parts)
    if kind in TABLES:
        return b"".join(unzipped(response.content))
    return response.content


def sized_by(response):
    """Return the headers that the noise changes: how long a file is when it is packed, and the sum
    over a page or an answer that tells how long a chain is."""
    body = b"" if response.streaming else response.content
    if b"<dt>Aantal schakels</dt>" in body or b'"eersteSchakel"' in body:
        return ("ETag", "Content-Length")
    if b'"wijzigingen": [' in body:
        return ("ETag", "Content-Length", "Link")
    kind = response.headers.get("Content-Type", "")
    is_sized = kind in ("image/svg+xml", DOCX, *TABLES) or kind.startswith("text/csv")
    return ("Content-Length",) if is_sized else ()


PART = re.compile(r"word/(?:document|footer|header)\w*[.]xml")


def imprint(response):
    """Return a number for what a reader gets: status, headers and body, the noise left out."""
    body = b"" if response.streaming else NOISE.sub(b"", told_in(response))
    left_out = {*sized_by(response), "X-Request-ID"}  # another one each time
    headers = sorted(each for each in response.headers.items() if each[0] not in left_out)
    return blake2s(repr((response.status_code, headers, body)).encode()).hexdigest()
