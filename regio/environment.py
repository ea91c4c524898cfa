"""What the environment says of the database, e-mail, the site, who signs in, the statement, the
anchors of the history and the systems of councils."""

import json
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .servers import read_servers, unreadable

# The database as Django wants it: SQLite in a file, or PostgreSQL at an address.


def sqlite(path):
    """SQLite as measured: WAL, IMMEDIATE and a long wait lose no write; FULL outlives power."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA recursive_triggers=ON;"
            ),
        },
    }


# Who is served waits this long for what somebody else is writing, and no page asks one thing of the
# database for longer; then the answer is 503, and a form comes back. A command waits as it must.
LIMITS = {"lock_timeout": 5, "statement_timeout": 20}

# What PostgreSQL leaves alone: a page's question is compiled (JIT) in longer than that saves, and
# starting helpers for one takes a hundred milliseconds that the others on the machine pay too.
PLANNING = {"jit": "off", "max_parallel_workers_per_gather": 0}

# Who asks waits 2.5 seconds for a connection and is then told; a database that comes back is met
# within as long, because the pool gives up soon and tries again for who asks next.
POOL = {"min_size": 1, "max_size": 8, "timeout": 2.5, "reconnect_timeout": 2.5}

# A server that vanished without a word is given up after about ten seconds, by who sent it
# something and by who waits for its answer; the kernel would wait a quarter of an hour or longer.
ALIVE = {
    **{"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3},
    "tcp_user_timeout": 10_000,
}


PASSWORD_ELSEWHERE = {"PGPASSWORD", "PGPASSFILE"}


def postgresql(address, *, limits=None):
    """PostgreSQL from postgresql://user:password@host:port/name, with a connection pool.

    Several servers have commas between them: host:port,host:port; of those the one that takes
    writes is used (docs/second-machine.md).
    `limits` are settings of each connection, in seconds.
    Raises ImproperlyConfigured for what is no such address, or lacks the password of its user.
    """
    servers = read_servers(address)
    if servers.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL moet beginnen met postgresql://")
    if not servers.name:
        raise ImproperlyConfigured(
            "DATABASE_URL noemt geen database: postgresql://naam:wachtwoord@host:5432/database"
        )
    # By a socket the system itself tells who connects, and libpq may know the password otherwise.
    if servers.host and not servers.password and not PASSWORD_ELSEWHERE & os.environ.keys():
        raise ImproperlyConfigured(
            "DATABASE_URL heeft geen wachtwoord: postgresql://naam:wachtwoord@host:5432/database"
        )
    asked = {"pool": POOL, "connect_timeout": 2, "options": session_options(limits or {})}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": servers.name,
        "USER": servers.user,
        "PASSWORD": servers.password,
        "HOST": servers.host,
        "PORT": servers.port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": asked | (ALIVE if servers.host else {}) | servers.asked,
    }


def split_address(address, variable):
    """Return the parts of an address; raise ImproperlyConfigured where it cannot be read."""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # only now it is read
    except ValueError as error:
        raise unreadable(variable) from error
    return parts


def session_options(limits):
    """Return what libpq takes as `options`: PLANNING, and limits in seconds."""
    asked = PLANNING | {name: round(seconds * 1000) for name, seconds in limits.items()}
    return " ".join(f"-c {name}={value}" for name, value in asked.items())


# Where e-mail goes out, from one address in the environment.

CONSOLE = {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# scheme: (the port where none is named, encrypted from the first byte, encrypted by STARTTLS)
SCHEMES = {"smtp": (25, False, False), "smtp+tls": (587, False, True), "smtps": (465, True, False)}


def mailer(address):
    """Return the entry of MAILERS for 'console:' or smtp[s|+tls]://user:password@host:port.

    Raises ImproperlyConfigured for anything else.
    """
    parts = split_address(address, "REGIO_EMAIL_URL")
    if parts.scheme == "console":
        return CONSOLE
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(
            "REGIO_EMAIL_URL begint met smtp://, smtp+tls:// of smtps://, of is console:"
        )
    port, use_ssl, use_tls = SCHEMES[parts.scheme]
    options = {
        "host": parts.hostname,
        "port": parts.port or port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": use_ssl,
        "use_tls": use_tls,
        "timeout": 20,
    }
    return {"BACKEND": SMTP, "OPTIONS": options}


# Where the site stands, as its own e-mail says it.


def own_address(text, hosts, *, https):
    """Return 'https://regio.example.nl', without a path: what is given, else the first host.

    Raises ImproperlyConfigured for what is no such address.
    """
    named = [each for each in hosts if each != "*" and not each.startswith(".")]
    address = text or f"{'https' if https else 'http'}://{named[0] if named else 'localhost'}"
    parts = split_address(address, "REGIO_ADDRESS")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ImproperlyConfigured("REGIO_ADDRESS is een adres, zoals https://regio.example.nl")
    return f"{parts.scheme}://{parts.netloc}"


# How long a session may be left alone.


def idle_seconds(text):
    """Return the seconds of REGIO_IDLE_MINUTES, an hour where it is not given.

    Raises ImproperlyConfigured for what is no whole number of minutes above 0.
    """
    if text and not re.fullmatch(r"0*[1-9][0-9]{0,5}", text):
        raise ImproperlyConfigured("REGIO_IDLE_MINUTES is een aantal minuten, zoals 60.")
    return 60 * int(text or 60)


# The identity providers of municipalities (OpenID Connect), from JSON in the environment.

NEEDED = {"id", "name", "server_url", "client_id", "secret", "domains"}
FLAGS = {"trust_email", "second_factor"}


def providers(text):
    """Return the APPS of allauth for a JSON list of providers, '' being none.

    Each has `id` (stands in addresses), `name`, `server_url`, `client_id`, `secret` and `domains`
    (whose addresses sign in here, and no other). `trust_email`: its addresses are right although
    it does not say that they were verified. `second_factor`: it asks for one itself.
    Raises ImproperlyConfigured with a Dutch sentence.
    """
    try:
        entries = json.loads(text or "[]")
    except ValueError as error:
        raise ImproperlyConfigured(f"REGIO_OIDC is geen JSON: {error}") from error
    if not isinstance(entries, list):
        raise ImproperlyConfigured("REGIO_OIDC is een lijst van aanbieders.")
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    if len(ids) != len(set(ids)):
        raise ImproperlyConfigured("REGIO_OIDC noemt twee keer dezelfde id.")
    return [provider(entry) for entry in entries]


def provider(entry):
    """Return one of APPS; raise ImproperlyConfigured for what is missing or unknown."""
    if not isinstance(entry, dict) or not NEEDED <= entry.keys() <= NEEDED | FLAGS:
        raise ImproperlyConfigured(
            "Een aanbieder in REGIO_OIDC heeft id, name, server_url, client_id, secret en domains, "
            "en zo nodig trust_email en second_factor."
        )
    check(entry)
    settings = {name: entry.get(name, False) for name in sorted(FLAGS)}
    settings["server_url"] = entry["server_url"]
    settings["domains"] = [domain.lower() for domain in entry["domains"]]
    settings["oauth_pkce_enabled"] = True
    return {
        "provider_id": entry["id"],
        "name": entry["name"],
        "client_id": entry["client_id"],
        "secret": entry["secret"],
        "settings": settings,
    }


def check(entry):
    domains = entry["domains"]
    if not re.fullmatch(r"[a-z0-9-]+", str(entry["id"])):
        raise ImproperlyConfigured("De id in REGIO_OIDC heeft kleine letters, cijfers en -.")
    if urlsplit(str(entry["server_url"])).scheme != "https":
        raise ImproperlyConfigured("De server_url in REGIO_OIDC begint met https://")
    if not (isinstance(domains, list) and domains and all(isinstance(d, str) for d in domains)):
        raise ImproperlyConfigured('De domains in REGIO_OIDC zijn een lijst, zoals ["aalst.nl"].')
    if not all(isinstance(entry.get(flag, False), bool) for flag in FLAGS):
        raise ImproperlyConfigured("trust_email en second_factor in REGIO_OIDC zijn true of false.")


def origins(apps):
    """Return where a sign-in form may lead: the origin of each provider."""
    parts = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return sorted({f"https://{part.netloc}" for part in parts})


# Whose pages may show a board in a frame.


def embed_hosts(text):
    """Return the origins of REGIO_EMBED_HOSTS, with spaces between them, as a browser compares
    them: 'https://gemeente.example', with a port where it has one.

    Raises ImproperlyConfigured for what is no such origin: a list of all hosts is refused.
    """
    return [embed_host(each) for each in (text or "").split()]


def embed_host(text):
    match = re.fullmatch(r"(https?)://([a-z0-9.-]+)(:[0-9]+)?", text.lower())
    if match is None or (match[1] == "http" and match[2] not in HERE):
        raise ImproperlyConfigured(
            "REGIO_EMBED_HOSTS noemt adressen zonder pad, zoals https://www.gemeente.example, "
            "met een spatie ertussen."
        )
    return text.lower()


# Who answers for how accessible the site is; what is not filled in, the page says so of.

STATEMENT = "REGIO_STATEMENT_"


@dataclass(frozen=True)
class AccessibilityStatement:
    """What an installation fills in; `address` is that of the official one in the register."""

    organisation: str = ""
    contact: str = ""
    address: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    research_on: date | None = None


def statement(environment):
    """Return the AccessibilityStatement of REGIO_STATEMENT_ORGANISATION, _CONTACT, _ADDRESS,
    _SIGNED_BY, _SIGNED_ON and _RESEARCH_ON.

    Raises ImproperlyConfigured for a day that is none, or an address that is not https.
    """
    names = ("organisation", "contact", "address", "signed_by")
    texts = {name: environment.get(f"{STATEMENT}{name.upper()}", "").strip() for name in names}
    if texts["address"] and not texts["address"].startswith("https://"):
        raise ImproperlyConfigured(f"{STATEMENT}ADDRESS begint niet met https://")
    days = {name: read_day(environment, name) for name in ("signed_on", "research_on")}
    return AccessibilityStatement(**texts, **days)


def read_day(environment, name):
    """Return the day of a variable, None where it is not filled in."""
    variable = f"{STATEMENT}{name.upper()}"
    text = environment.get(variable, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} is geen dag, zoals 2027-01-31") from error


# Who is told of a weakness, and who is asked about personal data; what is not filled in is asked by
# `manage.py install`.


@dataclass(frozen=True)
class Contacts:
    """`security` and `policy` stand in /.well-known/security.txt, `privacy` on /privacy/."""

    security: str = ""
    policy: str = ""
    privacy: str = ""


def contacts(environment):
    """Return the Contacts of REGIO_SECURITY_CONTACT, REGIO_SECURITY_POLICY and
    REGIO_PRIVACY_CONTACT; an e-mail address is told as mailto: in security.txt.

    Raises ImproperlyConfigured for what RFC 9116 does not take there.
    """
    names = ("REGIO_SECURITY_CONTACT", "REGIO_SECURITY_POLICY", "REGIO_PRIVACY_CONTACT")
    security, policy, privacy = (environment.get(name, "").strip() for name in names)
    if re.fullmatch(r"[^@\s:/]+@[^@\s:/]+", security):
        security = f"mailto:{security}"
    if security and not re.fullmatch(r"(https://|tel:|mailto:[^@\s]+@)[^\s]+", security):
        raise ImproperlyConfigured(
            "REGIO_SECURITY_CONTACT is een e-mailadres, of begint met https:// of tel:."
        )
    if policy and not re.fullmatch(r"https://[^\s]+", policy):
        raise ImproperlyConfigured("REGIO_SECURITY_POLICY begint met https://")
    return Contacts(security, policy, privacy)


# Where the anchors of the history go, and from which other Regio's those are taken in
# (docs/proof.md).

HERE = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class AnchorPlace:
    """A folder, 'mailto:' with an address, or the origin of another Regio, which knows us by
    `token`; of a sender, by which we know it."""

    address: str
    token: str = ""


def anchor_places(text):
    """Return the AnchorPlaces of REGIO_ANCHORS, with spaces between them.

    Raises ImproperlyConfigured for what is no folder, mailto: or https://TOKEN@host.
    """
    return tuple(anchor_place(each) for each in (text or "").split())


def anchor_place(text):
    if text.startswith("/") or re.fullmatch(r"mailto:[^@?,:/]+@[^@?,:/]+", text):
        return AnchorPlace(text)
    if not re.match(r"https?://", text):
        raise ImproperlyConfigured(
            "REGIO_ANCHORS noemt mappen (die met / beginnen), mailto:adres en "
            "https://SLEUTEL@andere-regio, met een spatie ertussen."
        )
    return other_regio(text, "REGIO_ANCHORS")


def anchor_senders(text):
    """Return an AnchorPlace for each https://TOKEN@host of REGIO_ANCHORS_FROM: who may send theirs.

    One host may stand there twice, while its token is being changed.
    """
    return tuple(other_regio(each, "REGIO_ANCHORS_FROM") for each in (text or "").split())


def other_regio(text, variable):
    """Return the AnchorPlace of https://TOKEN@host; http only on this machine, to try it."""
    try:
        parts = urlsplit(text)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
        is_origin = bool(parts.hostname) and (parts.path.strip("/"), parts.query) == ("", "")
        has_port = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ImproperlyConfigured(f"{variable} heeft een adres dat er geen is.") from error
    if not (is_safe and is_origin and has_port) or parts.fragment:
        raise ImproperlyConfigured(
            f"{variable} noemt een andere Regio als https://SLEUTEL@host, zonder meer erachter."
        )
    token = parts.username or ""
    if parts.password is not None or not re.fullmatch(r"[A-Za-z0-9_-]{32,}", token):
        raise ImproperlyConfigured(
            f"De sleutel van een andere Regio in {variable} heeft ten minste 32 letters en cijfers."
        )
    return AnchorPlace(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", token)


# Where backups are kept (docs/backup.md).


def backup_folder(text):
    """Return the folder of REGIO_BACKUPS, None where it is empty.

    Raises ImproperlyConfigured for what is no whole path.
    """
    if not text:
        return None
    if not text.startswith("/"):
        raise ImproperlyConfigured("REGIO_BACKUPS noemt een map, die met / begint.")
    return Path(text)


# Whether what is started writes (docs/looking-after.md).

WRITES = "nee"
LONGEST_SENTENCE = 200


def read_only_sentence(text):
    """Return the sentence of REGIO_READ_ONLY; '' for 'nee', with which all is written whatever
    beheer switched on, and None where it is empty.

    Raises ImproperlyConfigured for what is no sentence to show.
    """
    text = (text or "").strip()
    if not text:
        return None
    if text == WRITES:
        return ""
    if " " not in text or len(text) > LONGEST_SENTENCE or not text.isprintable():
        raise ImproperlyConfigured(
            f"REGIO_READ_ONLY is een zin van ten hoogste {LONGEST_SENTENCE} tekens, zoals "
            "'Vanavond tot 22:00 vernieuwen wij Regio.', of nee."
        )
    return text


# Which systems of councils may be asked for meetings and papers (docs/connectors.md).


def council_systems(text):
    """Return the origins of REGIO_COUNCIL_SYSTEMS, with spaces between them; none are asked where
    it is empty.

    Raises ImproperlyConfigured for what is no https://host; http only on this machine, to try it.
    """
    return tuple(council_system(each) for each in (text or "").split())


def council_system(text):
    try:
        parts = urlsplit(text)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in HERE)
        is_origin = bool(parts.hostname) and (parts.path.strip("/"), parts.query) == ("", "")
        has_port = parts.port is None or parts.port > 0
    except ValueError as error:
        raise ImproperlyConfigured(
            "REGIO_COUNCIL_SYSTEMS heeft een adres dat er geen is."
        ) from error
    if not (is_safe and is_origin and has_port) or parts.fragment or "@" in parts.netloc:
        raise ImproperlyConfigured(
            "REGIO_COUNCIL_SYSTEMS noemt https://host, met een spatie ertussen en niets erachter."
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


# How the log is written, where audit lines go, and where Prometheus asks for metrics
# (docs/logging.md).

LOG_SHAPES = {"json": "regio.logs.JsonLines", "text": "regio.logs.TextLines"}


def log_shape(text, *, default):
    """Return the formatter of REGIO_LOG, 'json' or 'text'; raise ImproperlyConfigured for else."""
    shape = text or default
    if shape not in LOG_SHAPES:
        raise ImproperlyConfigured("REGIO_LOG is json of text.")
    return LOG_SHAPES[shape]


def audit_handler(text):
    """Return the handler of REGIO_AUDIT: 'stderr', 'syslog:/dev/log' or 'syslog:host:port'.

    Raises ImproperlyConfigured for anything else.
    """
    if not text or text == "stderr":
        return {"class": "logging.StreamHandler"}
    match = re.fullmatch(r"syslog:(?:(/.+)|(\[[0-9A-Fa-f:]+\]|[^/:\s]+):([0-9]{1,5}))", text)
    if match is None:
        raise ImproperlyConfigured(
            "REGIO_AUDIT is stderr, syslog:/dev/log of syslog:host:poort, zoals syslog:log:514"
        )
    address = match[1] or (match[2].strip("[]"), int(match[3]))
    return {"class": "regio.logs.AuditSyslog", "address": address}


def logging_of(*, shape, audit, metrics=None):
    """Return LOGGING: all of it to the standard error, and audit lines where they are to go; where
    there are metrics, audit lines are counted too."""
    handlers = {
        "console": {"class": "logging.StreamHandler", "formatter": "lines"},
        "audit": audit | {"formatter": "lines"},
    }
    if metrics:
        handlers["counted"] = {"class": "municipalities.metrics.AuditCount"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": shape}},
        "handlers": handlers,
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "regio.audit": {
                "handlers": [name for name in handlers if name != "console"],
                "level": "INFO",
                "propagate": False,
            }
        },
    }


@dataclass(frozen=True)
class MetricsPlace:
    """Where the worker answers Prometheus."""

    host: str
    port: int


def metrics_place(text):
    """Return the MetricsPlace of REGIO_METRICS, as '127.0.0.1:9108'; None where it is empty.

    Raises ImproperlyConfigured for what is no address.
    """
    if not text:
        return None
    match = re.fullmatch(r"(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9.-]+):([0-9]{1,5})", text)
    if match is None or not 0 < int(match[2]) < 65536:
        raise ImproperlyConfigured("REGIO_METRICS is een adres met een poort, zoals 127.0.0.1:9108")
    return MetricsPlace(match[1].strip("[]"), int(match[2]))


def make_metrics_folder(folder):
    """Make the folder in which all processes count; raise ImproperlyConfigured where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"REGIO_METRICS_FOLDER: de map {folder} kan niet worden gemaakt ({error.strerror})."
        ) from error
