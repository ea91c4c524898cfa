"""Which pages a role is led to, and what each answers: its status and how much is sent."""

import gzip
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from http.client import HTTPConnection

from django.urls import Resolver404, resolve

from scripts.guard.addresses import DESK, DOSSIER, LED_TO
from scripts.guard.pages import links_of

from .sites import HOST

# Pages of a kind of their own: what a query makes of them, or an error on purpose.
ERRORS = {"/bestaat/niet/": "fout adres", f"{DOSSIER}?peildatum=onzin": "foute dag"}
NAMED = {
    f"{DOSSIER}?peildatum=2017-06-01": "dossier op een dag",
    f"{DOSSIER}verloop/?raad=leiden&raad=oegstgeest&bekend-van=2026-01-01": "course naast elkaar",
    f"{DOSSIER}wensen-en-bedenkingen/?soort=vraag&zoek=niets": "remarks zonder uitkomst",
    f"{DOSSIER}draagvlak/?stel=oegstgeest:voor": "support wat als",
    "/zoeken/?zoek=raad": "search met antwoord",
    "/zoeken/?zoek=zeppelin": "search zonder uitkomst",
    **ERRORS,
}
# To what no page leads by a link, or only after something was done.
NOT_LINKED = (
    *NAMED,
    *(f"{DESK}{page}/" for page in ("voorbeeld", "publiceren", "punten")),
    "/account/wachtwoord/vergeten/",
    "/werkblad/nieuw/dossier/",
)
SHAPE = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>(\s*</\1>)?")
CLASSES = re.compile(r'(class|type|role)="([^"]*)"')
LEAVE = re.compile(r"^/account/uitloggen/|^/werkblad/kladje/|^/werkblad/datum/")
FINE = (200, 301, 302)


@dataclass
class Answer:
    """What one address answered to one role; `leads_from` is where the link to it stands."""

    kind: str
    role: str
    address: str
    status: int
    size: int
    leads_from: str = ""
    is_page: bool = False
    shape: frozenset = field(default=frozenset(), repr=False)

    @property
    def is_expected(self):
        if self.address in ERRORS:
            return self.status in (400, 404)
        # What a role is not led to may be refused, never fail.
        return self.status in FINE or (not self.leads_from and self.status in (403, 404))


def kind_of(address):
    """Return the name of the address; the pages of the admin go by what they do."""
    if address in NAMED:
        return NAMED[address]
    try:
        name = resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return "fout adres"
    if name.startswith("admin:"):
        return f"admin:{name.rpartition('_')[2].removeprefix('admin:')}"
    return name


class Crawl:
    """What one role finds on a site, breadth first; `most` addresses of each kind are asked."""

    def __init__(self, site, role, most):
        self.site, self.role, self.most = site, role, most
        self.connection = HTTPConnection(HOST, site.port, timeout=60)
        self.headers = {"Accept-Encoding": "gzip", "Accept": "text/html,*/*"}
        if role in site.sessions:
            self.headers["Cookie"] = f"sessionid={site.sessions[role]}"

    def all(self):
        """Return the Answer of every address that was asked."""
        told, counts = [], Counter()
        waiting = deque((address, "") for address in (*LED_TO, *NOT_LINKED))
        seen = {address for address, _from in waiting}
        while waiting:
            address, leads_from = waiting.popleft()
            kind = kind_of(address)
            if counts[kind] >= self.bound(kind, address):
                continue
            answer, links = self.ask(kind, address, leads_from)
            told.append(answer)
            counts[kind] += answer.status == 200
            # Where a start leads on its own, no page led.
            place = address if answer.is_page or leads_from else ""
            for link in links:
                if link not in seen and not LEAVE.match(link):
                    seen.add(link)
                    waiting.append((link, place))
        return told

    def bound(self, kind, address):
        """Return how many of a kind are asked: of the admin and of queries a few."""
        if self.most == 1:
            return 1
        return 3 if kind.startswith("admin:") or "?" in address else self.most

    def ask(self, kind, address, leads_from):
        """Return the Answer of one address, and the addresses to which it leads."""
        self.connection.request("GET", address, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        answer = Answer(kind, self.role, address, response.status, len(body), leads_from)
        if response.headers.get("Location"):
            return answer, list(links_of(address, f'href="{response.headers["Location"]}"'))
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return answer, []
        text = gzip.decompress(body) if response.headers.get("Content-Encoding") else body
        text = text.decode()
        answer.is_page, answer.shape = True, shape_of(text)
        return answer, list(links_of(address, text))


def shape_of(text):
    """Return which elements a page is made of: name, class, type and role, and whether empty."""
    return frozenset(
        (name, bool(end), *sorted(CLASSES.findall(attributes)))
        for name, attributes, end in SHAPE.findall(text)
    )


def choose_looks(asked):
    """Yield the (site, state, answer) to look at in a browser.

    Of each kind and state the first is, unless the same elements were seen of that kind before; of
    another role only a page with an element that no page chosen before it held.
    """
    of_kind, of_state, everywhere = {}, set(), set()
    for site, state, answer in asked:
        if not answer.is_page or answer.status >= 500 or answer.kind.startswith("admin:"):
            continue
        shapes = of_kind.setdefault(answer.kind, [])
        if (answer.kind, state) in of_state:
            is_new = bool(answer.shape - everywhere - frozenset().union(*shapes))
        else:
            is_new = answer.shape not in shapes
        if is_new:
            shapes.append(answer.shape)
            everywhere |= answer.shape
            yield site, state, answer
        of_state.add((answer.kind, state))
