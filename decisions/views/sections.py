"""The pages of a dossier, in the order of its navigation; a new page adds a line here."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """The `name` of an address that takes a dossier's slug, and the words of the link."""

    name: str
    label: Any


SECTIONS = (
    Section("dossier", _("Bord")),
    Section("line", _("Tijdlijn")),
    Section("support", _("Draagvlak")),
    Section("remarks", _("Wensen en bedenkingen")),
    Section("rounds", _("Rondes")),
    Section("statements", _("Uitspraken")),
    Section("themes", _("Thema’s")),
    Section("sources", _("Bronnen")),
)
