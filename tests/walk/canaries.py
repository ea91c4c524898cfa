"""Texts that stand nowhere else: planted in every field, sought in every answer."""

import io
import re
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from django.db import models
from pypdf import PdfReader

from municipalities.fields import EdtfField

WORD = "kanarie"
FOUND = re.compile(rf"{WORD}(\d{{4}})", re.IGNORECASE)
RECORD, SOURCE, TEXT, WAITING = "record", "bron", "tekst", "wacht"
NAME, OWN, REPORT = "naam", "kladje", "melding"


@dataclass(frozen=True)
class Thing:
    """What a text belongs to: whose it is (a home of the world) and in which state it stands.

    A name and a scratch belong to a user.
    """

    home: str
    state: str
    kind: str = RECORD


@dataclass(frozen=True)
class Canary:
    """One planted text: what it belongs to, and the model and field that it stands in."""

    thing: Thing
    model: str
    field: str


class Canaries:
    """Every planted text by its number."""

    def __init__(self):
        self.planted = {}

    def plant(self, thing, model, field):
        """Return a new text for one field."""
        number = f"{len(self.planted):04d}"
        self.planted[number] = Canary(thing, model.__name__, field)
        return f"{WORD}{number}"

    def fields(self, thing, model, leave_out=()):
        """Return a new text for every field of a model that holds text, by name."""
        return {
            field.name: self.text(thing, model, field)
            for field in text_fields(model)
            if field.name not in leave_out
        }

    def text(self, thing, model, field):
        word = self.plant(thing, model, field.name)
        return f"https://voorbeeld.example/{word}" if isinstance(field, models.URLField) else word


def text_fields(model):
    """Return the fields of a model in which somebody types free text, a key among them."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, EdtfField)
        and not field.choices
        and field.editable
    ]


def found_in(response):
    """Return the numbers of all canaries in a response: its headers, its body, a file's inside."""
    told = [" ".join(f"{name}: {unquote(value)}" for name, value in response.headers.items())]
    told += [str(cookie) for cookie in response.cookies.values()]
    told += texts_of(response)
    return {number for text in told for number in FOUND.findall(text)}


def texts_of(response):
    """Return every text in a body, archives and PDF opened, folded lines of a calendar joined."""
    content = b"".join(response) if response.streaming else response.content
    if content.startswith(b"PK"):
        return [plain(each) for each in unzipped(content)]
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        return [str(reader.metadata), *(re.sub(r"[-\u00ad\u2010]?\n", "", each) for each in pages)]
    return [plain(content)]


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield archive.read(name)


def plain(content):
    """Return bytes as text, the folded lines of a calendar joined."""
    return content.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", "")
