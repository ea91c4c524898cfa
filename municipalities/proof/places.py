"""Putting an anchor where it is to be kept: in a folder, in an e-mail, at another Regio.

A place takes an anchor whole or says in a Dutch sentence why not; what failed can be tried
again."""

import logging
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from .anchors import Anchor, format_anchor, name_anchor
from .hashing import plain_value

logger = logging.getLogger(__name__)

# Where another Regio takes anchors in (decisions/api/anchors.py).
TAKEN_IN_AT = "/api/v1/ankers"
PATIENCE_SECONDS = 20
MOST_TOLD = 200
AT, FAULT = "op", "fout"


class Place(Protocol):
    """One of settings.ANCHORS (regio/environment.py)."""

    address: str
    token: str


class NotPut(Exception):
    """That a place did not take an anchor; its text is a Dutch sentence."""


def put_anchor(
    anchor: Anchor, places: Iterable[Place], *, at: datetime, pause: timedelta = timedelta(0)
) -> dict[str, str]:
    """Put an anchor at each place that does not have it yet; return what failed, by address.

    What failed less than `pause` ago is left for later. Each place is noted before the next is
    tried, so whoever is stopped meanwhile sends nothing twice."""
    for place in places:
        if is_put(anchor, place) or was_tried(anchor, place, since=at - pause):
            continue
        told = {AT: plain_value(at)}
        if fault := try_place(anchor, place):
            logger.error("%s kon niet naar %s: %s", anchor, place.address, fault)
            told[FAULT] = fault
        anchor.places[place.address] = told
        Anchor.objects.filter(pk=anchor.pk).update(places=anchor.places)
    return find_faults(anchor, places)


def is_put(anchor: Anchor, place: Place) -> bool:
    told = anchor.places.get(place.address)
    return told is not None and FAULT not in told


def was_tried(anchor: Anchor, place: Place, *, since: datetime) -> bool:
    told = anchor.places.get(place.address)
    return told is not None and datetime.fromisoformat(told[AT]) > since


def find_faults(anchor: Anchor, places: Iterable[Place]) -> dict[str, str]:
    """Return the Dutch sentence of each place that refused an anchor, by address."""
    told = {place.address: anchor.places.get(place.address, {}) for place in places}
    return {address: each[FAULT] for address, each in told.items() if FAULT in each}


def try_place(anchor: Anchor, place: Place) -> str:
    """Put an anchor at one place; return why that failed, '' where it did not."""
    name, text = name_anchor(anchor.told["dag"]), format_anchor(anchor.told)
    try:
        if place.address.startswith("/"):
            write_anchor(Path(place.address), name, text)
        elif place.address.startswith("mailto:"):
            mail_anchor(place.address.removeprefix("mailto:"), name, text)
        else:
            send_anchor(place, text)
    except NotPut as refusal:
        return str(refusal)
    except (OSError, HTTPException, ValueError) as error:
        return _("lukte niet: %s") % tell_plainly(error)
    return ""


def tell_plainly(error: Exception) -> str:
    """Return what an error says, which may be text of another machine, in one short line."""
    told = "".join(each for each in str(error) if each.isprintable())
    return told[:MOST_TOLD] or type(error).__name__


def write_anchor(folder: Path, name: str, text: str) -> None:
    """Write a file that is there whole or not at all. The folder is not made: where it is missing
    something was not mounted. Raises NotPut for that, and where another file has that name; two
    writers at once have the same anchor, since there is one a day."""
    if not folder.is_dir():
        raise NotPut(_("deze map is er niet"))
    path = folder / name
    if path.exists():
        if path.read_bytes() != text.encode():
            raise NotPut(_("daar staat al een ander bestand met de naam %s") % name)
        return
    part = folder / f".{name}.{os.getpid()}"
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def mail_anchor(address: str, name: str, text: str) -> None:
    body = _(
        "In de bijlage staat hoe ver de geschiedenis van %s op deze dag was.\n"
        "Bewaar haar: alleen daarmee is te zien of er later iets is veranderd."
    )
    EmailMessage(
        name, body % settings.ADDRESS, to=[address], attachments=[(name, text, "application/json")]
    ).send()


class NoRedirects(HTTPRedirectHandler):
    """What another address would answer is no receipt; the key is not for it either."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def send_anchor(place: Place, text: str) -> None:
    """Send an anchor to another Regio; its certificate is checked. Raises NotPut where it says no,
    OSError and HTTPException where it cannot be asked."""
    request = Request(
        place.address + TAKEN_IN_AT,
        data=text.encode(),
        headers={"Authorization": f"Bearer {place.token}", "Content-Type": "application/json"},
        method="POST",
    )
    try:
        with build_opener(NoRedirects).open(request, timeout=PATIENCE_SECONDS) as answer:
            status = answer.status
    except HTTPError as error:
        error.close()
        status = error.code
    if status not in (200, 201):
        raise NotPut(_("de andere Regio antwoordde %d") % status)
