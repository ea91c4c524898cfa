"""For whom a reader enters a text: one of the own municipalities, or the region."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.models import Municipality

REGION = "regio"


@dataclass(frozen=True)
class Home:
    """Where a source is entered; either may be None."""

    key: str
    label: str
    municipality: Any
    region: Any

    def settle(self, source):
        source.municipality, source.region = self.municipality, self.region


def homes_of(reader, region):
    """Return the Homes for which `reader` may enter a source in a region, the first one the most
    likely; one query. None of them means that the reader enters nothing here."""
    if not (reader.is_beheer or region.pk in reader.shares_in):
        return []
    own = Municipality.objects.filter(pk__in=reader.griffie_of, memberships__region=region)
    found = [
        Home(str(each.pk), each.name, each, region) for each in own.distinct().order_by("name")
    ]
    if reader.is_beheer or region.pk in reader.redactie_of:
        found.append(Home(REGION, _("de regio"), None, region))
    return found
