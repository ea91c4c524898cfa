"""The address of the database: one server, or several of which one at a time may be written to."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEFAULT_PORT = "5432"
PLACE = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:\s]*)(?::([0-9]{1,5}))?")
SEVERAL = "postgresql://naam:wachtwoord@een:5432,twee:5432/database"

# What may stand behind the address, and with which words; None is any.
WRITABLE = "target_session_attrs"
MAY_FOLLOW: dict[str, set[str] | None] = {
    WRITABLE: {"read-write", "primary"},
    "sslmode": {"disable", "prefer", "require", "verify-ca", "verify-full"},
    "sslrootcert": None,
}


@dataclass(frozen=True)
class DatabaseServers:
    """What an address tells libpq. `host` and `port` name several servers with commas between
    them; `asked` is what stood behind the address, and which of several is wanted."""

    scheme: str
    name: str
    user: str
    password: str
    host: str
    port: str
    asked: dict[str, str]


def unreadable(variable):
    """Return the mistake of an address with a sign that means something else in an address."""
    return ImproperlyConfigured(
        f"{variable} is niet te lezen. Schrijf in een naam of wachtwoord @ als %40, / als %2F, "
        ": als %3A, # als %23 en % als %25."
    )


def read_servers(address):
    """Return the DatabaseServers of DATABASE_URL; raise ImproperlyConfigured for what is none.

    Of several servers the one that takes writes is wanted, so that a standby that was promoted is
    found without a change here.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise unreadable("DATABASE_URL") from error
    places = [read_place(each) for each in parts.netloc.rpartition("@")[2].split(",")]
    asked = read_asked(parts.query)
    if len(places) > 1:
        if not all(host for host, _port in places):
            raise ImproperlyConfigured(f"DATABASE_URL noemt naast een komma geen server: {SEVERAL}")
        places = [(host, port or DEFAULT_PORT) for host, port in places]
        asked = {WRITABLE: "read-write"} | asked
    return DatabaseServers(
        scheme=parts.scheme,
        name=unquote(parts.path.lstrip("/")),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=",".join(host for host, _port in places),
        port=",".join(port for _host, port in places),
        asked=asked,
    )


def read_place(text):
    """Return (host, port) of one server, '' for what is not given."""
    match = PLACE.fullmatch(text)
    if match is None or int(match[2] or 1) not in range(1, 65_536):
        raise unreadable("DATABASE_URL")
    return match[1].strip("[]").lower(), match[2] or ""


def read_asked(query):
    """Return what stands behind an address as {name: word}."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True) if query else []
    except ValueError as error:
        raise ImproperlyConfigured("Na ? in DATABASE_URL staat naam=waarde, met & ertussen.") from (
            error
        )
    for name, word in pairs:
        if name not in MAY_FOLLOW:
            raise ImproperlyConfigured(
                f"DATABASE_URL noemt {name}. Na ? mag staan: {', '.join(MAY_FOLLOW)}."
            )
        words = MAY_FOLLOW[name]
        if not word or (words is not None and word not in words):
            raise ImproperlyConfigured(
                f"{name} in DATABASE_URL is {' of '.join(sorted(words or {'een pad'}))}."
            )
    return dict(pairs)
