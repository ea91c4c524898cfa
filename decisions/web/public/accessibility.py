"""The accessibility statement: the headings of the Dutch model, what was really found, and who
answers for it as the installation says."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import Access, restrict_to
from ..errors import build_page_stamp
from ..kept_pages import keep_page
from ..parameters import AMSTERDAM

# What `make audit` found last; it writes this file (docs/audit.md).
RESULTS = json.loads(Path(__file__).with_name("accessibility.json").read_text("utf-8"))
# A research that is planned counts for so long (Besluit digitale toegankelijkheid overheid).
PLANNED_AHEAD = timedelta(days=183)

STATUSES = (
    ("A", _("voldoet volledig"), _("volledig onderzocht, geen afwijkingen gevonden")),
    ("B", _("voldoet gedeeltelijk"), _("volledig onderzocht; wat afwijkt en wanneer, staat er")),
    ("C", _("eerste maatregelen genomen"), _("het onderzoek is gepland, binnen zes maanden")),
    ("D", _("voldoet niet"), _("nog niet volledig onderzocht, en niet gepland")),
    ("E", _("geen verklaring"), _("er is geen verklaring")),
)


@dataclass(frozen=True)
class StatementStatus:
    """A status of the model: its letter, its name and what it means."""

    letter: str
    name: str
    meaning: str


def find_status(research_on: date | None, today: date) -> StatementStatus:
    """Return the status of a site that nobody researched whole: C while that is planned soon."""
    is_planned = research_on is not None and today <= research_on <= today + PLANNED_AHEAD
    letter = "C" if is_planned else "D"
    return next(StatementStatus(*each) for each in STATUSES if each[0] == letter)


@restrict_to(Access.EVERYBODY)
@keep_page()
def accessibility_page(request):
    """Show the statement; no query but the reader's own."""
    now = timezone.now()
    statement = settings.STATEMENT
    context = {
        "statement": statement,
        "status": find_status(statement.research_on, now.astimezone(AMSTERDAM).date()),
        "statuses": [StatementStatus(*each) for each in STATUSES],
        "results": RESULTS,
        "checked_on": date.fromisoformat(RESULTS["checked_on"]),
        "home": request.build_absolute_uri("/"),
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "decisions/accessibility.html", context)
