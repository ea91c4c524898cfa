"""Lines of the log, as JSON for a machine or as text for a developer, and where audit lines go.

No line holds what somebody typed (docs/logging.md): of a request it tells the name of the page and
not its address, of an error its kind and the places in the code and not its words."""

import json
import logging
import socket
import sys
import traceback
from datetime import UTC, datetime
from logging.handlers import SysLogHandler

from municipalities.audit import current_trace

logger = logging.getLogger(__name__)

# What an error says of itself beside its kind, that nobody typed: a number of the system, of the
# mail server, of PostgreSQL.
CODES = ("errno", "smtp_code", "sqlstate")


class JsonLines(logging.Formatter):
    """One JSON object a line; those of the audit hold its fields beside the others."""

    def format(self, record):
        """Return the line; it never fails on what it is given to tell."""
        told = {
            "moment": tell_moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": tell_message(record),
            "request": current_trace().number,
            **tell_request(record),
            **getattr(record, "audit", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            told["exception"] = tell_exception(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """The same for a developer, with whole errors: only for a machine without data of others."""

    def format(self, record):
        """Return the line, and below it the error where there is one."""
        audit = getattr(record, "audit", {})
        more = "".join(f" {name}={value}" for name, value in audit.items() if value)
        told = (
            f"{tell_moment(record)} {record.levelname} {record.name}: {record.getMessage()}{more}"
        )
        if record.exc_info:
            told = f"{told}\n{self.formatException(record.exc_info)}"
        return told


def tell_moment(record):
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def tell_message(record):
    """Return the message; of a request no more than its status, because Django writes the address
    in it, and the host that was asked."""
    if hasattr(record, "request"):
        return f"answered {getattr(record, 'status_code', '')}".strip()
    args = record.args
    if isinstance(args, tuple) and args:
        safe = tuple(name_fault(each) if isinstance(each, BaseException) else each for each in args)
        try:
            return str(record.msg) % safe
        except (TypeError, ValueError):
            return str(record.msg)
    if isinstance(record.msg, BaseException):
        return name_fault(record.msg)
    return record.getMessage()


def tell_request(record):
    """Return the method and the name of the page of the request that a record is about."""
    request = getattr(record, "request", None)
    if request is None:
        return {}
    match = getattr(request, "resolver_match", None)
    return {"method": request.method, "page": match.view_name if match else ""}


def name_fault(error):
    """Return the kind of an error with its numbers: 'SMTPDataError smtp_code=451'."""
    codes = [f"{name}={value}" for name in CODES if (value := getattr(error, name, None))]
    return " ".join([type(error).__name__, *codes])


def tell_exception(error):
    """Return an error with what caused it, the outermost first: kinds, and the last places in the
    code. Its words are left out: they tell what was typed, or what stands in the database."""
    chain = []
    while error is not None and len(chain) < 5:
        places = traceback.extract_tb(error.__traceback__)[-20:]
        told = [f"{each.filename}:{each.lineno} {each.name}" for each in places]
        chain.append({"kind": name_fault(error), "places": told})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain


# Where audit lines go.

SOCKET_SECONDS = 1


class AuditSyslog(SysLogHandler):
    """Sends audit lines to syslog or journald. What that does not take goes to the standard error,
    with a warning: nobody waits for it, and nobody is kept from signing in."""

    ident = "regio: "
    append_nul = False

    def __init__(self, address):
        super().__init__(address=address, facility=self.LOG_AUTHPRIV)

    def createSocket(self):
        try:
            super().createSocket()
        except OSError:  # a name that cannot be looked up now: it is asked again with the next line
            self.socket = None

    def _connect_unixsocket(self, address):
        super()._connect_unixsocket(address)
        self.socket.settimeout(SOCKET_SECONDS)

    def handleError(self, record):
        """Tell the line where it can still be seen."""
        fault = sys.exc_info()[1]
        logger.warning("An audit line did not go to syslog: %s", fault)
        sys.stderr.write(f"{self.format(record)}\n")
        if isinstance(self.socket, socket.socket):
            self.socket.close()
        self.socket = None
