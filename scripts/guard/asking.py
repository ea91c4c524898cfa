"""Asking an address as somebody, and keeping everything that came back."""

import base64
import hashlib
import json
import zlib
from pathlib import Path

from freeze import fixed

ROLES = ("public", "griffie", "raadslid", "college", "regioredactie", "beheer")
TEXT = ("text/", "json", "xml", "javascript")


def client_of(role):
    """Return a client with the session of a demo login; of nobody for the public."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    fixed.start(f"login {role}")
    client = Client(raise_request_exception=False)
    if role != "public":
        client.force_login(get_user_model().objects.get(username=role))
    return client


def twin_of(client):
    """Return a client with the same session, whose later cookies the first does not get."""
    from django.test import Client

    twin = Client(raise_request_exception=False)
    twin.handler = client.handler
    for name, morsel in client.cookies.items():
        twin.cookies[name] = morsel.value
    return twin


class Kept:
    """What was answered, by key, in a folder: an index, and each body once."""

    def __init__(self, folder):
        self.folder = Path(folder)
        (self.folder / "bodies").mkdir(parents=True)
        self.entries, self.notes = {}, {}

    def body(self, content):
        """Keep bytes; return the name under which they can be found."""
        name = hashlib.sha256(content).hexdigest()[:32]
        path = self.folder / "bodies" / name
        if not path.exists():
            path.write_bytes(zlib.compress(content))
        return name

    def add(self, key, response, *, rows=None, mails=()):
        """Keep a response, with the rows that it changed and the letters that it sent."""
        if key in self.entries:
            raise KeyError(f"asked twice: {key}")
        entry = {
            "status": response.status_code,
            "headers": headers_of(response),
            "body": self.body(content_of(response)),
        }
        if rows:
            entry["rows"] = self.body("\n".join(rows).encode())
        if mails:
            entry["mails"] = self.body("\n\n".join(mails).encode())
        self.entries[key] = entry

    def add_text(self, key, text):
        """Keep a text, or the bytes of a file, that no request gave."""
        content = text if isinstance(text, bytes) else text.encode()
        self.entries[key] = {"status": 0, "headers": [], "body": self.body(content)}

    def write(self):
        index = {"notes": self.notes, "entries": self.entries}
        text = json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True)
        (self.folder / "index.json").write_text(text + "\n", "utf-8")


def read_kept(folder):
    """Return the notes and the entries of a folder, and a function that gives a body by name."""
    folder = Path(folder)
    index = json.loads((folder / "index.json").read_text("utf-8"))

    def body(name):
        return zlib.decompress((folder / "bodies" / name).read_bytes())

    return index["notes"], index["entries"], body


def content_of(response):
    return b"".join(response) if response.streaming else response.content


def headers_of(response):
    """Return every header and cookie as a sorted list of names and values; not the number of the
    request, which is another one each time."""
    told = [[name, value] for name, value in response.headers.items() if name != "X-Request-ID"]
    told += [["Set-Cookie", morsel.OutputString()] for morsel in response.cookies.values()]
    return sorted(told)


def mails_since(number):
    """Return the letters that were sent after the first `number`, as text."""
    from django.core import mail

    sent = getattr(mail, "outbox", [])[number:]
    return [f"{each.to}\n{each.subject}\n{each.body}" for each in sent]


def mails_sent():
    from django.core import mail

    return len(getattr(mail, "outbox", []))


def is_html(response):
    return "html" in response.headers.get("Content-Type", "")


def short(data):
    """Return a name for what a form sends."""
    text = json.dumps(data, sort_keys=True).encode()
    return base64.b32encode(hashlib.sha256(text).digest())[:8].decode().lower()
