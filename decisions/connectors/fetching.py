"""Asking a council's own system: only where an installation allows it, bounded in time and size."""

import time
from collections.abc import Collection
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .pulled import PullRefused

PATIENCE_SECONDS = 10
LONGEST_PULL_SECONDS = 120
MOST_REQUESTS = 600
MOST_BYTES = 10 * 1024 * 1024
PART = 64 * 1024
AGENT = "Regio (raadsinformatie)"


def find_origin(address: str) -> str:
    """Return 'https://host:port' of an address as it was written, '' for what is no address, or
    one with a name or a password in it."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


class SameOrigin(HTTPRedirectHandler):
    """Follows a redirect within one origin; another one was never allowed."""

    max_redirections = 3

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        if find_origin(newurl) != find_origin(req.full_url):
            raise PullRefused("De bron verwijst door naar een ander adres; dat wordt niet gevolgd.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Fetcher:
    """Called with an address it returns the bytes of the answer, or raises PullRefused.

    It asks only where the source itself stands, and that only where `allowed` names it; no more
    than MOST_REQUESTS times and LONGEST_PULL_SECONDS in all.
    """

    def __init__(self, address: str, allowed: Collection[str]) -> None:
        self.origin = find_origin(address)
        if not self.origin or self.origin not in allowed:
            raise PullRefused("Deze installatie staat niet toe dat dit adres wordt gevraagd.")
        self.opener = build_opener(SameOrigin)
        self.ends_at = time.monotonic() + LONGEST_PULL_SECONDS
        self.asked = 0

    def __call__(self, address: str) -> bytes:
        if find_origin(address) != self.origin:
            raise PullRefused(
                "De bron noemt een adres op een andere plaats; dat wordt niet gevraagd."
            )
        self.asked += 1
        if self.asked > MOST_REQUESTS:
            raise PullRefused("Er is te veel op te halen; kies een latere eerste dag.")
        request = Request(
            address, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "*/*"}
        )
        try:
            with self.opener.open(request, timeout=PATIENCE_SECONDS) as answer:
                return self._read(answer)
        except HTTPError as error:
            error.close()
            raise PullRefused(f"De bron antwoordde met fout {error.code}.") from error
        except TimeoutError as error:
            raise PullRefused("De bron antwoordde niet op tijd.") from error
        except (OSError, HTTPException, ValueError) as error:
            raise PullRefused("De bron is niet te bereiken.") from error

    def _read(self, answer: Any) -> bytes:
        """Return the answer, read in parts: one that comes by drops ends in time too."""
        parts, size = [], 0
        if answer.headers.get("Content-Encoding", "identity") != "identity":
            raise PullRefused("De bron antwoordde in een vorm die niet was gevraagd.")
        while part := answer.read1(PART):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise PullRefused("Het antwoord is groter dan 10 MB; dat wordt niet gelezen.")
            if time.monotonic() > self.ends_at:
                raise PullRefused("Het ophalen duurde te lang; kies een latere eerste dag.")
        if time.monotonic() > self.ends_at:
            raise PullRefused("Het ophalen duurde te lang; kies een latere eerste dag.")
        return b"".join(parts)
