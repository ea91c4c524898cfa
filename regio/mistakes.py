"""All that is wrong in the environment, told at once when a process starts: a sentence for each.

An administrator who repairs one mistake does not find the next one only then. What a variable must
look like, the readers in `environment.py` say; here stands what only shows beside the others."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

# How a process ends that was started with a wrong environment (EX_CONFIG of sysexits.h): starting
# it again does not help, so a unit of systemd does not.
EXIT_STATUS = 78

PREFIX = "REGIO_"
FLAGS = {
    *("REGIO_BEHIND_PROXY", "REGIO_DEBUG", "REGIO_DEMO", "REGIO_HTTPS", "REGIO_LIMITS"),
    *("REGIO_SECOND_FACTOR", "REGIO_SERVED", "REGIO_SHARED_COUNTS"),
}
# Every variable that something of Regio reads.
KNOWN = {
    *FLAGS,
    *("DATABASE_URL", "REGIO_ADDRESS", "REGIO_ALLOWED_HOSTS", "REGIO_ANCHORS"),
    *("REGIO_ANCHORS_FROM", "REGIO_AUDIT", "REGIO_BACKUPS"),
    *("REGIO_COUNCIL_SYSTEMS", "REGIO_CSRF_TRUSTED_ORIGINS"),
    *("REGIO_DATABASE_ROLE", "REGIO_EMAIL_FROM", "REGIO_EMAIL_URL", "REGIO_EMBED_HOSTS"),
    *("REGIO_IDLE_MINUTES", "REGIO_LOG", "REGIO_METRICS", "REGIO_METRICS_FOLDER"),
    *("REGIO_OIDC", "REGIO_PRIVACY_CONTACT", "REGIO_READ_ONLY", "REGIO_SECRET_KEY"),
    *("REGIO_SECRET_KEY_FALLBACKS", "REGIO_SECURITY_CONTACT", "REGIO_SECURITY_POLICY"),
    *("REGIO_SQLITE", "REGIO_STATEMENT_ADDRESS", "REGIO_STATEMENT_CONTACT"),
    *("REGIO_STATEMENT_ORGANISATION", "REGIO_STATEMENT_RESEARCH_ON"),
    *("REGIO_STATEMENT_SIGNED_BY", "REGIO_STATEMENT_SIGNED_ON"),
    *("REGIO_THEME", "REGIO_THEMES"),
}
TAILS = {name.removeprefix(PREFIX): name for name in KNOWN}
ALIKE = 0.8  # one letter more, less or swapped in a short name; other words are less alike
TO_FILL_IN = "VUL-IN"  # stands in deploy/regio.env wherever only the administrator knows what
HOST = re.compile(r"\*|\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
SENDER = re.compile(r"([^<>\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)")
SHORTEST_KEY, FEWEST_CHARACTERS = 50, 5


class WrongEnvironment(ImproperlyConfigured):
    """Names every mistake in the environment, a line each."""

    def __init__(self, told: Iterable[str]):
        lines = "".join(f"\n- {sentence}" for sentence in told)
        super().__init__(f"De omgeving klopt niet. Verbeter dit, en start opnieuw:{lines}")


class Mistakes:
    """Gathers what readers of the environment refuse, so that the rest is read all the same."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def read(self, reader: Callable[..., Any], *args: Any, otherwise: Any, **named: Any) -> Any:
        """Return what a reader makes of its arguments, or `otherwise` where it refuses them."""
        try:
            return reader(*args, **named)
        except ImproperlyConfigured as error:
            self.told.append(str(error))
            return otherwise

    def refuse(self) -> None:
        """Raise WrongEnvironment where there was any mistake."""
        if self.told:
            raise WrongEnvironment(self.told)


@contextmanager
def ending_where_wrong() -> Iterator[None]:
    """End the process with the sentences of WrongEnvironment and without a traceback."""
    try:
        yield
    except WrongEnvironment as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(EXIT_STATUS)


def find_mistakes(
    environment: Mapping[str, str], *, key: str, https: bool, is_tried: bool
) -> Iterator[str]:
    """Yield a sentence for each mistake that no reader of a single variable sees.

    `key` is the secret key, as it was given or as a developer gets it; `is_tried`: a demo or the
    machine of a developer, where nobody's data stand.
    """
    yield from _unknown_names(environment)
    yield from _left_open(environment)
    yield from _unclear_flags(environment)
    yield from _wrong_hosts(environment)
    yield from _wrong_sender(environment)
    if https:
        yield from _plain_http(environment)
    if not key:
        yield "Zet REGIO_SECRET_KEY op een lange, geheime waarde."
    if https and not is_tried:  # without https nothing here is a secret, so that any key will do
        yield from _weak_key(key)
        if not _listed(environment, "REGIO_ALLOWED_HOSTS"):
            yield (
                "REGIO_ALLOWED_HOSTS is leeg. Noem de naam waaronder de site bereikbaar is, zoals "
                "regio.example.nl."
            )


def _unknown_names(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each name that is nearly that of a variable; a name that is like none
    may be of something else on this machine."""
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in KNOWN:
            continue
        tail = name.removeprefix(PREFIX)
        for meant in get_close_matches(tail, TAILS, n=1, cutoff=ALIKE):
            yield f"{name} bestaat niet, bedoelt u {TAILS[meant]}?"


def _left_open(environment: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(KNOWN):
        if TO_FILL_IN in environment.get(name, ""):
            yield f"{name} is nog niet ingevuld: er staat {TO_FILL_IN} in."


def _unclear_flags(environment: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(FLAGS):
        if environment.get(name, "") not in {"", "0", "1"}:
            yield f"{name} is 1 (aan) of 0 (uit), en niet '{environment[name]}'."


def _wrong_hosts(environment: Mapping[str, str]) -> Iterator[str]:
    hosts = _listed(environment, "REGIO_ALLOWED_HOSTS")
    wrong = [host for host in hosts if not HOST.fullmatch(host.lower())]
    for host in wrong:
        yield (
            f"REGIO_ALLOWED_HOSTS noemt '{host}'. Noem alleen namen, zonder https:// en zonder "
            "poort, met een komma ertussen."
        )
    own = _host_of(environment.get("REGIO_ADDRESS", ""))
    if own and hosts and not wrong and not validate_host(own, hosts):
        yield f"REGIO_ADDRESS noemt {own}, en die naam staat niet in REGIO_ALLOWED_HOSTS."


def _host_of(address: str) -> str:
    """Return the host in an address, '' where there is none or the address is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return f"[{host}]" if ":" in host else host


def _wrong_sender(environment: Mapping[str, str]) -> Iterator[str]:
    sender = environment.get("REGIO_EMAIL_FROM", "")
    if sender and TO_FILL_IN not in sender and not SENDER.fullmatch(sender):
        yield "REGIO_EMAIL_FROM is een afzender, zoals Regio <regio@example.nl>."


def _plain_http(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each own address without https, where the site has https."""
    if environment.get("REGIO_ADDRESS", "").startswith("http://"):
        yield "REGIO_ADDRESS begint met http://, en de site heeft https (REGIO_HTTPS is 1)."
    for origin in _listed(environment, "REGIO_CSRF_TRUSTED_ORIGINS"):
        if not origin.startswith("https://"):
            yield (
                f"REGIO_CSRF_TRUSTED_ORIGINS noemt '{origin}'. Elk adres daarin begint met "
                "https://, want de site heeft https (REGIO_HTTPS is 1)."
            )


def _weak_key(key: str) -> Iterator[str]:
    is_weak = len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS
    if key and is_weak and TO_FILL_IN not in key:
        yield (
            f"REGIO_SECRET_KEY is te kort of te eentonig. Neem minstens {SHORTEST_KEY} "
            "willekeurige tekens; `openssl rand -hex 40` maakt ze."
        )


def _listed(environment: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in environment.get(name, "").split(",") if part.strip()]
