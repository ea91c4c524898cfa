"""What a bad input is tried on: a dossier with people, their pages, and a folder to import."""

import re
from copy import copy
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client

from decisions.exchange import import_folder
from decisions.exchange.folder import read_folder
from tests import factories as make
from tests import people
from tests.decisions.folders import CODES, DossierFolder
from tests.walk.digest import digest
from tests.walk.forms import filled

TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Answer:
    """What came back: a status (422 where an import or a reading refused) and its words."""

    status: int
    words: str = ""
    body: str = ""

    @property
    def is_refused(self):
        return 400 <= self.status < 500


@dataclass(frozen=True)
class Case:
    """One bad input. `ask(ground)` tries it and returns an Answer.

    With `says` it must be refused in a sentence that holds those words, and nothing stored. With
    `then(ground, answer)` it is taken in, and that tells whether rightly so.
    """

    number: int
    name: str
    ask: Any
    says: str = ""
    then: Any = None

    def __str__(self):
        return f"{self.number:02d}-{self.name}"


class Ground:
    """One dossier of one council, with its griffie and the regioredactie signed in."""

    def __init__(self):
        self.region = make.RegionFactory()
        self.council = make.council(self.region)
        self.dossier = make.DossierFactory(region=self.region, slug="samen")
        self.subject = make.SubjectFactory(dossier=self.dossier, slug="voorstel")
        self.griffie = people.griffie(self.council.municipality)
        self.redactie = people.redactie(self.region)
        self.clerk, self.keeper = self.client_of(self.griffie), self.client_of(self.redactie)
        for code, name in CODES.items():
            make.MunicipalityFactory(code=code, name=name)

    def at(self, path):
        """Return a ground of one test's own, with a folder for its files."""
        own = copy(self)
        own.path = path
        return own

    def mark(self):
        """Take the database as it is now for what a refusal may not change."""
        self.before = digest()

    @property
    def is_untouched(self):
        return digest() == self.before

    def client_of(self, reader):
        client = Client()
        if reader is not None:
            client.force_login(reader.user)
        return client

    def get(self, address, client=None, **headers):
        return answer_of((client or Client()).get(address, **headers))

    def address(self, kind):
        return f"/werkblad/{self.dossier.slug}/nieuw/{kind}/"

    def form(self, kind, client=None, **typed):
        """Send the form for a new record of a kind with these fields typed."""
        client = client or self.clerk
        address = self.address(kind)
        sent = filled(client.get(address).content.decode(), **{**USUAL[kind], **typed})
        return answer_of(client.post(address, sent))

    def said(self, **typed):
        """Send the form for a statement, which has a long text, a line and a date."""
        return self.form("uitspraak", **typed)

    def folder(self, change=None):
        """Import a right folder as `change(made)` leaves it, or its files as written."""
        made = DossierFolder(self.path / "map")
        after = change(made) if change else None
        path = made.write()
        if callable(after):
            after(path)
        report = import_folder(read_folder(path), by=people.beheer())
        told = " ".join(f"{p.file} {p.line} {p.column} {p.expected}" for p in report.problems)
        return Answer(422 if report.problems else 200, told)


USUAL = {
    "uitspraak": {"speaker": "Bewoners", "text": "Meer bomen", "dated_on": "9 mei 2017"},
    "thema": {"name": "Wonen", "description": ""},
    "agendapunt": {"title": "Punt", "behandeling-kind": "bespreekstuk"},
    "reactie": {},
    "vergadering": {"title": "Raad", "held_on": "14 september 2017"},
}


def answer_of(response):
    """Return the Answer of a response: the words of its page, a redirect's status as it is."""
    body = response.content.decode("utf-8", "replace")
    words = " ".join(unescape(TAG.sub(" ", body)).split())
    return Answer(response.status_code, words, body)
