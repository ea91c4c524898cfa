"""Lists: who asks, what is asked, and the page of rows that answers it.

Every list of the API takes `bekend`, `sorteer`, `pagina` and `aantalPerPagina`, and the filters
that it names itself. Who walks the pages of a `permalink` reads one list, whatever is written
meanwhile: `vorige` and `volgende` keep all that was asked."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists, F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.models import DataLicence
from municipalities.roles import Reader, reader_of

from .. import board
from ..board.cache import get_part
from ..domain.rules import RULES_VERSION
from ..history import visible_rows
from ..models import Dossier
from ..web.parameters import AMSTERDAM, BadParameter, format_exact_moment
from .asking import (
    BEKEND,
    IN_PAGES,
    PEILDATUM,
    USUAL_ON_A_PAGE,
    InvalidParameters,
    build_order_parameter,
    describe_parameters,
    read_parameters,
)
from .links import AbsoluteLinks, format_dutch_time
from .paths import dossier_for


@dataclass(frozen=True)
class ListTerms:
    """What a list can be asked: its filters, and its orders as {word: names of fields}; of a list
    that no query gives {word: function of a row}. `on_a_day` where it is told as of a day."""

    filters: tuple
    orders: dict
    on_a_day: bool = False

    @property
    def parameters(self):
        day = (PEILDATUM,) if self.on_a_day else ()
        return (*self.filters, *day, BEKEND, build_order_parameter(*self.orders), *IN_PAGES)

    @property
    def described(self):
        """What the operation adds to its description."""
        return describe_parameters(*self.parameters)


@dataclass(frozen=True)
class MomentTerms:
    """What one thing can be asked: as known when, and what else it takes."""

    filters: tuple = ()
    on_a_day: bool = False

    @property
    def parameters(self):
        return (*self.filters, BEKEND)

    @property
    def described(self):
        """What the operation adds to its description."""
        return describe_parameters(*self.parameters)


@dataclass(frozen=True)
class AskedList:
    """A list as it was asked: `asked` is {name: value}, `known_at` None where it is that of now."""

    request: Any
    terms: ListTerms
    asked: dict
    reader: Reader
    dossier: Any
    known_at: datetime | None
    known_until: datetime

    @property
    def links(self):
        return AbsoluteLinks(self.request)

    @property
    def licence(self):
        """Under what the rows may be used: what the region of the dossier chose, else CC0."""
        return self.dossier.region.licence if self.dossier else DataLicence.CC0

    @cached_property
    def day(self):
        """The day of which it is told: that of the dossier, or today, where none was asked."""
        today = self.reader.at.astimezone(AMSTERDAM).date()
        return self.asked.get("peildatum") or (
            self.dossier.default_day(today) if self.dossier else today
        )

    @property
    def scope(self):
        """Who reads, and until when is known, as the questions of `history` take it."""
        return {"reader": self.reader, "known_at": self.known_at}

    def read(self, read, *asked, follows=None, **named):
        """Return what a question of `history` reads of the dossier, now or kept from before;
        `get_part` says what may be asked."""
        return get_part(self.dossier, read, *asked, follows=follows, **named, **self.scope)

    def narrow_seen(self, rows):
        """Return rows of the dossier without a status of their own: none where the reader could
        not see the dossier at the moment that is asked."""
        if self.known_at is None:
            return rows
        home = visible_rows(Dossier, self.reader, self.known_at, id=self.dossier.pk)
        return rows.filter(Exists(home))

    def get(self, name):
        """Return the value of a filter, None where it was not asked."""
        return self.asked.get(name)

    def condition(self, **fields):
        """Return the condition of the filters that were asked; `fields` names for each filter the
        field that has its value."""
        return Q(
            **{field: self.asked[name] for name, field in fields.items() if name in self.asked}
        )

    def narrow(self, rows, **fields):
        """Return the rows that meet that condition."""
        return rows.filter(self.condition(**fields))

    def condition_of_days(self, first="first_on", last="last_on"):
        """Return the condition of what may have been on or after `van` and on or before `tot`."""
        return self.condition(van=f"{last}__gte", tot=f"{first}__lte")

    def narrow_days(self, rows, first="first_on", last="last_on"):
        """Return the rows that meet that condition."""
        return rows.filter(self.condition_of_days(first, last))

    @property
    def ordering(self):
        """What the database sorts by for the order that was asked; rows alike stand by their
        key."""
        word = self.asked.get("sorteer", next(iter(self.terms.orders)))
        names = (*self.terms.orders[word.removeprefix("-")], "id")
        if word.startswith("-"):
            return tuple(F(name).desc(nulls_last=True) for name in names)
        return tuple(F(name).asc(nulls_first=True) for name in names)

    def order(self, rows):
        """Return rows in the order that was asked."""
        return rows.order_by(*self.ordering)

    def sort(self, rows):
        """Return rows that no query gives in the order that was asked."""
        word = self.asked.get("sorteer", next(iter(self.terms.orders)))
        found = sorted(rows, key=self.terms.orders[word.removeprefix("-")])
        return found[::-1] if word.startswith("-") else found

    def page(self, rows):
        """Return the page of rows that was asked; raise InvalidParameters past the last."""
        paginator = Paginator(rows, self.asked.get("aantalPerPagina", USUAL_ON_A_PAGE))
        number = self.asked.get("pagina", 1)
        if number > paginator.num_pages:
            told = _("Verwacht een bladzijde van 1 tot en met %d.") % paginator.num_pages
            raise InvalidParameters([BadParameter("pagina", str(number), told)])
        return paginator.page(number)

    @property
    def moment(self):
        """What every answer begins with: of which dossier, on which day, as known when."""
        home = {"dossier": self.dossier.slug} if self.dossier else {}
        day = {"peildatum": self.day.isoformat()} if self.terms.on_a_day else {}
        return {
            **home,
            **day,
            "bekend": format_dutch_time(self.known_at) if self.known_at else None,
            "kennisTot": format_exact_moment(self.known_until),
            "permalink": self.address(**day, bekend=format_exact_moment(self.known_until)),
            "rekenregels": RULES_VERSION,
            "licentie": self.licence.address,
        }

    def envelope(self, page):
        """Return what every list begins with, for a page of its rows."""
        before = page.previous_page_number() if page.has_previous() else None
        after = page.next_page_number() if page.has_next() else None
        return {
            **self.moment,
            "aantal": page.paginator.count,
            "vorige": self.address(pagina=before) if before else None,
            "volgende": self.address(pagina=after) if after else None,
        }

    def address(self, **other):
        """Return the absolute address of this list, with other values of some parameters."""
        asked = {**self.request.GET.dict(), **other}
        query = urlencode(asked, safe=":")
        return self.request.build_absolute_uri(f"{self.request.path}?{query}")


def ask_list(request, terms, slug=None):
    """Return the AskedList of a request, of a dossier by its slug or of all of Regio; raise
    InvalidParameters, or Http404."""
    reader = reader_of(request.user, at=timezone.now())
    dossier = dossier_for(reader, slug) if slug is not None else None
    asked = read_parameters(request.GET, terms.parameters)
    known_at = asked.get("bekend")
    if known_at is not None and known_at >= reader.at:
        known_at = None
    if dossier is None:
        until = board.read_all_known_until(at=reader.at, known_at=known_at)
    else:
        until = board.read_known_until(dossier, at=reader.at, known_at=known_at)
    return AskedList(request, terms, asked, reader, dossier, known_at, until)
