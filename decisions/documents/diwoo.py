"""What DiWoo asks to know of a public document, for the site map of documents under the Woo.

The terms are those of diwoo-metadata 0.9.8; what Regio does not know stays out. Its list of acts
knows three: to sign, to receive and to adopt (vaststellen). An adoption is what comes nearest to a
paper that a body laid open, so it is the one that is told, with the moment of it."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as clock

from .bundle import CATEGORIES, CATEGORY, TOWN
from .document import AMSTERDAM

PDF = ("http://publications.europa.eu/resource/authority/file-type/PDF", "PDF")
DUTCH = ("http://publications.europa.eu/resource/authority/language/NLD", "Nederlands")
ADOPTION = ("https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76", "vaststelling")


@dataclass(frozen=True, kw_only=True)
class DiwooDocument:
    """A document that stands public as PDF at `path`, of one body.

    `publisher` is (address in TOOI or '', name); `act_at` is when it was adopted or laid open, a
    day where no more is known; `told_at` is when it was told last, None where that is not known.
    """

    path: str
    title: str
    publisher: tuple[str, str]
    category: tuple[str, str]
    act_at: datetime | date
    told_at: datetime | None = None

    @property
    def terms(self):
        """The terms that are the same for every document, by name, as (address, word)."""
        return {"format": PDF, "language": DUTCH, "act": ADOPTION}

    @property
    def category_address(self):
        return CATEGORY.format(self.category[0])

    @property
    def act_moment(self):
        """The moment of the act in Dutch time, as XML writes it; of a day its beginning."""
        moment = self.act_at
        if not isinstance(moment, datetime):
            moment = datetime.combine(moment, clock.min, AMSTERDAM)
        return moment.astimezone(AMSTERDAM).isoformat(timespec="seconds")


def find_category(body):
    """Return the Woo category of the papers of a body; None where no law names it for sure."""
    return CATEGORIES.get(body.kind)


def find_publisher(body, organisation):
    """Return who makes the papers of a body public: its municipality, as TOOI names it, else the
    organisation that runs this site, else the body itself."""
    home = body.municipality
    if home is None:
        return "", organisation or body.name
    return TOWN.format(home.code), f"gemeente {home.name}"
