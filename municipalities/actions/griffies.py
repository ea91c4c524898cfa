"""What a griffie arranges for the papers of its own council: who may, an order to paste in, and the
terms of its archive."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from ..models import ArchiveTerms, Municipality, PasteOrder
from ..roles import Reader
from ..tracking import discard_record, write_record, writing


def save_paste_order(home: Municipality, names: Sequence[str], *, by: Reader) -> PasteOrder:
    """Save in which order the page to paste from tells the fields for this municipality.

    Raises PermissionDenied or Conflict.
    """
    check_may_keep_papers(home, by)
    found = PasteOrder.objects.filter(municipality=home).first() or PasteOrder(municipality=home)
    found.names = " ".join(names)
    return write_record(found, by=by)


def save_archive_terms(terms: ArchiveTerms, *, by: Reader, reason: str = "") -> ArchiveTerms:
    """Save whose archive the papers of a municipality go to and for how long they are kept.

    Raises PermissionDenied, ValidationError or Conflict.
    """
    check_may_keep_papers(terms.municipality, by)
    return write_record(terms, by=by, reason=reason)


def delete_archive_terms(terms: ArchiveTerms, *, by: Reader, reason: str = "") -> None:
    """Take the terms away, so that a zip holds no MDTO any more; the history keeps them."""
    check_may_keep_papers(terms.municipality, by)
    with writing():
        discard_record(terms, by=by, reason=reason)


def check_may_keep_papers(home: Municipality, by: Reader) -> None:
    """Raise PermissionDenied for who does not arrange how the papers of a municipality look."""
    if not may_keep_papers(by, home):
        raise PermissionDenied(
            _("Sjabloon, volgorde en archief van een gemeente houdt haar griffie bij, of beheer.")
        )


def may_keep_papers(reader: Reader, home: Municipality) -> bool:
    """Whether `reader` arranges how the papers of a municipality look: its griffie, or beheer."""
    return reader.is_beheer or home.pk in reader.griffie_of
