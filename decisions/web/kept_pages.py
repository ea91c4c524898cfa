"""What the public asked for before is answered from memory, for as long as it is the same.

A page of the public follows from its address, the day and what is recorded. A process keeps the
whole answer, compressed where it was asked so, with the counters that it was made under. Who asks
the same address later gets it again when the counters, which are read from the database every
time, still say that nothing was written, and no moment came that shows more by itself: midnight,
the end of an embargo. Who carries a session gets a page of their own; it is never kept
(docs/adr/0016)."""

import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock
from functools import partial, wraps
from hashlib import blake2s

from django.conf import settings
from django.core.cache import caches
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.csp import CSP

from municipalities.reading import reading, reads_committed

from ..board.cache import find_dossier_key, find_next_public_moment, read_counters
from .parameters import AMSTERDAM, KNOWN, BadParameter, parse_known

READING = ("GET", "HEAD")

# A view whose answers may be kept.


class RowsResponse(StreamingHttpResponse):
    """An answer that reads the database while it is sent."""


def keep_page(of=None):
    """Mark a view of which the public's answers are kept, and let it read one moment.

    `of` is the model whose record its address names, by `slug` of a Dossier and `pk` of another:
    the answer depends on that dossier and the register. Without it, it depends on all dossiers.
    Each answer carries an ETag; one that is sent bit by bit is not kept.
    """

    def decorate(view):
        @wraps(view)
        def kept(request, *args, **kwargs):
            if request.method not in READING:
                return view(request, *args, **kwargs)
            with reading():
                response = view(request, *args, **kwargs)
                if is_same_for_everybody(request, response):
                    ground = read_ground(request, of, kwargs) if reads_committed() else None
                    mark_shared(request, response, ground)
            if isinstance(response, RowsResponse):
                asked_again = partial(view, request, *args, **kwargs)
                response.streaming_content = iterate_at_one_moment(asked_again)
            return response

        kept.is_kept = True
        return kept

    return decorate


def iterate_at_one_moment(ask):
    """Yield what a view answers, all of it as of the moment at which the first part is asked for.

    The moment of the view itself is over by then: between that and the first part others write
    (the session of who asks, too). So it is asked again, and nothing of the first time is sent.
    """
    with reading():
        yield from ask()


def is_same_for_everybody(request, response):
    """Whether this answer would be given to anybody who is not signed in."""
    is_public = not request.user.is_authenticated and not hasattr(request, "preview")
    # What stands in for a file that could not be made now may be another the next time.
    return is_public and response.status_code == 200 and not hasattr(response, "is_stopgap")


def mark_shared(request, response, ground):
    """Give an answer to everybody its ETag, and its Ground where it is to be kept; `ground` is None
    where what was read may not be committed."""
    if not response.streaming:
        tag_page(response)
        if ground is not None:
            response.ground = ground
    elif ground is not None:
        # Nobody has all of it to take the sum of, so it follows from what the answer follows from.
        told = (request.build_absolute_uri(), ground.counters, ground.until)
        tag_response(response, repr(told).encode())


# When a page was made says nothing of what it tells.
MADE_AT = re.compile(rb'<dd class="stamp__made">[^<]*</dd>')


def tag_page(response):
    """Give an answer the weak ETag of what it tells, the same in every process."""
    tag_response(response, MADE_AT.sub(b"", response.content))


def tag_response(response, told):
    """Give an answer the weak ETag of these bytes and of its media type."""
    summed = blake2s(told, digest_size=16)
    summed.update(response.headers.get("Content-Type", "").encode())
    response.headers["ETag"] = f'W/"{summed.hexdigest()}"'
    response.headers["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ("HX-Request", "Cookie"))


# What an answer follows from, and until when.


@dataclass(frozen=True, slots=True)
class Ground:
    """The dossier that an answer follows from (None: all), the counters that it was read under,
    and the second since 1970 from which it may be another."""

    dossier: int | None
    counters: tuple
    until: float

    def holds(self):
        """Whether the same would be answered now; one statement."""
        return time.time() < self.until and read_counters(self.dossier) == self.counters


def read_ground(request, of, names):
    """Return the Ground of an answer that was read in this transaction."""
    key = find_dossier_key(of, names) if of else None
    counters, now = read_counters(key), timezone.now()
    ends = [find_next_midnight(now), find_next_public_moment(key, counters, now)]
    ends.append(find_coming_moment(request.GET.get("bekend", ""), now))
    return Ground(key, counters, min(each for each in ends if each).timestamp())


def find_next_midnight(now):
    """Return when the next day begins in the Netherlands."""
    tomorrow = now.astimezone(AMSTERDAM).date() + timedelta(days=1)
    return datetime.combine(tomorrow, clock.min, AMSTERDAM)


def find_coming_moment(known, now):
    """Return the ?bekend= that has not come: till then it asks for what is known now."""
    try:
        moment = parse_known(known) if known else None
    except BadParameter:  # of a page that has no second clock
        return None
    return moment if moment and moment > now else None


# An answer as it was sent.


@dataclass(frozen=True, slots=True)
class KeptPage:
    """The body, compressed or not, and the headers of an answer, and its Ground."""

    body: bytes
    headers: dict
    ground: Ground

    def __len__(self):
        return len(self.body) + sum(len(name) + len(text) for name, text in self.headers.items())

    def answer(self, request):
        return answer_condition(request, HttpResponse(self.body, headers=self.headers))


def answer_condition(request, response):
    """Return 304 in place of an answer that who asks has already."""
    tag = response.headers.get("ETag")
    if tag is None or "HTTP_IF_NONE_MATCH" not in request.META:
        return response
    answer = get_conditional_response(request, etag=tag, response=response)
    if answer is not response and isinstance(response, FileResponse):
        response.file_to_stream.close()  # nobody reads it
    # A browser gives the page that it has the headers of a 304: a policy of its own goes along.
    if CSP.HEADER_ENFORCE in response.headers:
        answer.headers[CSP.HEADER_ENFORCE] = response.headers[CSP.HEADER_ENFORCE]
    return answer


class KeptPagesMiddleware:
    """Answers what the public asked for before, and keeps what it asks for.

    It stands around all that knows a visitor, and inside all that guards every answer alike.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.makers = Makers()

    def __call__(self, request):
        if request.method not in READING or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        key = build_key(request)
        if (page := find_page(key)) is not None:
            return page.answer(request)
        if not is_known_address(request):
            return answer_condition(request, self.get_response(request))
        with self.makers.turn(key) as is_first:
            page = None if is_first else find_page(key)
            return page.answer(request) if page else self.make(request, key)

    def make(self, request, key):
        """Return the answer that is made now, after keeping it."""
        response = self.get_response(request)
        ground = getattr(response, "ground", None)
        # A page with a token of a form comes with the cookie that belongs to it.
        if ground is not None and not response.cookies:
            page = KeptPage(response.content, dict(response.items()), ground)
            caches["pages"].set(key, page, timeout=None)
        return answer_condition(request, response)


def build_key(request):
    """Return what an answer depends on of a request, in one text; the path, which may hold
    anything, stands last."""
    meta = request.META
    is_compressed = re_accepts_gzip.search(meta.get("HTTP_ACCEPT_ENCODING", "")) is not None
    way = f"{is_compressed:d}{'HTTP_HX_REQUEST' in meta:d}"
    query = meta.get("QUERY_STRING", "")
    return f"{way} {request.scheme}://{request.get_host()} {query} {request.path}"


def find_page(key):
    """Return the KeptPage of a key if it still holds, else None; at most one statement."""
    page = caches["pages"].get(key)
    return page if page is not None and page.ground.holds() else None


def is_known_address(request):
    """Whether what this address answers may be kept: it asks only for what a page knows."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return getattr(view, "is_kept", False) and KNOWN.issuperset(request.GET)


# One maker at a time.

PATIENCE_SECONDS = 10


class Makers:
    """Who makes what now, so that nobody makes the same beside him."""

    def __init__(self):
        self.lock, self.busy = threading.Lock(), {}

    @contextmanager
    def turn(self, key):
        """Yield True for who makes it now; False, after waiting for him, for who comes later."""
        with self.lock:
            made = self.busy.get(key)
            if made is None:
                mine = self.busy[key] = threading.Event()
        if made is not None:
            made.wait(PATIENCE_SECONDS)
            yield False
            return
        try:
            yield True
        finally:
            with self.lock:
                del self.busy[key]
            mine.set()
