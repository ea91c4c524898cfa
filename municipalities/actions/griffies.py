"""What a griffie arranges for the papers of its own council: who may, and an order to paste in."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..models import Municipality, PasteOrder
from ..roles import Reader
from ..tracking import write_record


def save_paste_order(home: Municipality, names: Sequence[str], *, by: Reader) -> PasteOrder:
    """Save in which order the page to paste from tells the fields for this municipality.

    Raises PermissionDenied or Conflict.
    """
    check_may_keep_papers(home, by)
    found = PasteOrder.objects.filter(municipality=home).first() or PasteOrder(municipality=home)
    found.names = " ".join(names)
    return write_record(found, by=by)


def check_may_keep_papers(home: Municipality, by: Reader) -> None:
    """Raise PermissionDenied for who does not arrange how the papers of a municipality look."""
    if not may_keep_papers(by, home):
        raise PermissionDenied(
            _("Het sjabloon en de volgorde houdt de griffie zelf bij, of beheer.")
        )


def may_keep_papers(reader: Reader, home: Municipality) -> bool:
    """Whether `reader` arranges how the papers of a municipality look: its griffie, or beheer."""
    return reader.is_beheer or home.pk in reader.griffie_of
