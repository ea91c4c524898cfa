"""The lists of the front page of the workspace, in the order in which they press."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...history import needs


@dataclass(frozen=True)
class Need:
    """One list: `rows` gives what waits for a reader on a day.

    `slug` is its word in the address and names the template of one row; `who` says whether it
    is a list for this reader at all.
    """

    slug: str
    title: Any
    rows: Callable
    who: Callable
    tells_readings: bool = False

    @property
    def template(self):
        return f"desk/needs/_{self.slug}.html"


def keeps(reader):
    return reader.keeps


def confirms(reader):
    return bool(reader.griffie_of or reader.college_of or reader.redactie_of)


def is_college(reader):
    return bool(reader.college_of)


def keeps_dossiers(reader):
    return bool(reader.redactie_of or reader.is_beheer)


def on_any_day(ask):
    """Return a question of a reader and a day, of one that no day matters to."""
    return lambda reader, today: ask(reader)


NEEDS = (
    Need("meldingen", _("Gemelde fouten"), on_any_day(needs.unanswered_reports), keeps),
    Need("rondes", _("Rondes die op een antwoord wachten"), needs.waiting, keeps),
    Need("lezingen", _("Lezingen die anderen voorstelden"), on_any_day(needs.proposed), keeps),
    Need(
        "verschillen",
        _("Standpunten waarvan de bronnen verschillen"),
        on_any_day(needs.differing),
        confirms,
        tells_readings=True,
    ),
    Need(
        "bevestigen",
        _("Standpunten van uw college om te bevestigen"),
        on_any_day(needs.agreeing_of_colleges),
        is_college,
        tells_readings=True,
    ),
    Need("concepten", _("Concepten"), on_any_day(needs.drafts), keeps),
    Need("wensen", _("Wensen en bedenkingen zonder reactie"), needs.unanswered, keeps),
    Need("agendapunten", _("Agendapunten zonder vergadering"), on_any_day(needs.unplanned), keeps),
    Need(
        "open-rondes",
        _("Rondes waarin nog niet elk orgaan sprak"),
        on_any_day(needs.open_rounds),
        keeps_dossiers,
    ),
    Need(
        "gemeenten", _("Gemeenten zonder griffie"), needs.councils_without_griffie, keeps_dossiers
    ),
)
