"""Every address of the first dossier as each kind of reader: what it takes, and how it is read.

What an address takes is time of the processor, that of PostgreSQL's own process included; it is
asked with nothing kept, so that a full page is made."""

import re
import time
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from decisions import models as what
from decisions.board.cache import BoundedCache
from municipalities.models import Body, BodyKind, Municipality, Source, User

from . import plans

SLUG = "toekomstvisie-2027-leidse-regio"
HOME = "gm0579"
READERS = ("iedereen", "griffie", "raadslid", "college", "regioredactie", "beheer")
ROOMS = ("dossiers", "gemeenten", "standpunten", "besluiten", "agendapunten", "bronnen")
OURS = re.compile(rf"(?:{'|'.join((*ROOMS, 'werkblad', 'api'))})/|$")
TURNS = 5


@dataclass
class Told:
    """What one address took one reader: milliseconds, statements, bytes, tables read whole."""

    reader: str
    name: str
    address: str
    status: int
    spent: float
    queries: int
    size: int
    scans: tuple = ()


def walk(readers=READERS, turns=TURNS, names=None):
    """Yield what each address that answers 200 took each reader."""
    for reader in readers:
        client = client_of(reader)
        for name, address in addresses().items():
            if names is None or name in names:
                told = visit(client, reader, name, address, turns)
                if told is not None:
                    yield told


def client_of(reader):
    """Return a client that is signed in as somebody of the demonstration, or as nobody."""
    client = Client()
    if reader != READERS[0]:
        client.force_login(User.objects.get(username=reader))
    return client


def visit(client, reader, name, address, turns):
    """Return what an address took, None where it does not answer with a page."""
    told = plans.Statements()
    with connection.execute_wrapper(told):
        response = ask(client, address)
    if response.status_code != 200:
        return None
    spent = []
    for _turn in range(turns):
        begun = processor_time()
        ask(client, address)
        spent.append((processor_time() - begun) * 1000)
    size = 0 if response.streaming else len(response.content)
    scans = tuple(sorted(plans.list_scans(told.seen)))
    return Told(reader, name, address, 200, min(spent), len(told.seen), size, scans)


def ask(client, address):
    """Return the answer of an address with nothing kept."""
    forget()
    return client.get(address)


def forget():
    """Forget all that this process keeps of pages and boards."""
    from django.core.cache import caches

    caches["pages"].clear()
    for each in kept():
        each.forget()


@cache
def kept():
    import gc

    return [each for each in gc.get_objects() if isinstance(each, BoundedCache)]


def processor_time():
    """Return the seconds that this process took, and that of PostgreSQL that answers it."""
    return time.process_time() + (database_time() if connection.vendor == "postgresql" else 0)


def database_time():
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return int(told.split()[0]) / 1e9


# The addresses: each with the records of the first dossier that fill it.


@cache
def addresses():
    """Return {name: address} of every address about the first dossier, the first of a name."""
    found = {}
    for name, route in routes(get_resolver()):
        if not OURS.match(route) or name in found:
            continue
        values = [value_of(name, each) for each in re.findall(r"<(?:\w+:)?(\w+)>", route)]
        if None not in values:
            try:
                found[name] = reverse(name, args=values)
            except NoReverseMatch:
                continue
    return found


def routes(resolver, before=""):
    """Yield (name, route) of every address outside of the admin."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            if each.name:
                yield each.name, route
        elif each.namespace != "admin":
            yield from routes(each, route)


def value_of(name, parameter):
    """Return what fills a parameter of the address of this name, None where nothing does."""
    if parameter == "pk":
        return key_of(name)
    values = {
        "slug": town_of() if name == "municipality" else SLUG,
        "municipality_slug": town_of(),
        "subject_slug": subject_of(name),
        "theme_slug": first(what.Theme, "slug"),
        "ending": ENDINGS.get(name, "csv"),
        "body": Body.objects.get(kind=BodyKind.COUNCIL, municipality__code=HOME).slug,
        "home": town_of(),
        "which": "begin",
        "paper": "agendapunt",
        "soort": "wens" if name == "desk-new" else "besluit",
        "remark": first(what.Remark, "pk"),
    }
    return values.get(parameter)


ENDINGS = {
    **dict.fromkeys(("stand-picture", "region-picture", "course-picture"), "svg"),
    **dict.fromkeys(("standing-sheet", "round-opinion", "round-receipt"), "docx"),
    "agenda-item-file": "docx",
    **dict.fromkeys(("meeting-files", "dossier-files"), "zip"),
    "desk-template-file": "docx",
}
KINDS = {"variant": "variant", "proposal": "voorstel", "direction": "richting"}
OF_BODY = (what.Decision, what.Position)


def key_of(name):
    """Return the key of the record that an address with this name shows."""
    starts = {
        "position": what.Position, "report-new": what.Position, "agenda-item": what.AgendaItem,
        "paste": what.AgendaItem, "meeting-files": what.Meeting,
        "source": Source, "desk-source": Source, "point": what.Point, "round": what.Round,
        "desk-round": what.Round, "desk-likeness": what.Round, "desk-point-new": what.Round,
    }  # fmt: skip
    fits = [each for each in starts if name == each or name.startswith(f"{each}-")]
    model = starts[max(fits, key=len)] if fits else what.Decision
    return first(model, "pk")


@cache
def first(model, field):
    """Return a field of the first record of a kind in the first dossier, of HOME where it is of a
    body."""
    if model is Source:
        places = what.Evidence.objects.filter(dossier__slug=SLUG)
        return places.order_by("pk").values_list("source", flat=True).first()
    rows = model.objects.filter(dossier__slug=SLUG).order_by("pk")
    if model in OF_BODY:
        rows = rows.filter(body__municipality__code=HOME)
    return rows.values_list(field, flat=True).first()


@cache
def town_of():
    return Municipality.objects.get(code=HOME).slug


@cache
def subject_of(name):
    if name not in KINDS:
        return None
    rows = what.Subject.objects.filter(dossier__slug=SLUG, kind=KINDS[name])
    return rows.order_by("pk").values_list("slug", flat=True).first()


def as_lines(told):
    """Return what was told as dicts, for another process to read."""
    return [asdict(each) for each in told]
