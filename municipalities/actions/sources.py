"""Writing documents and their paragraphs: beside beheer, whoever keeps records."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..models import Paragraph, Source
from ..roles import Reader
from ..tracking import Conflict, write_record

# Writing documents: beside beheer, whoever keeps records may enter the ones these rest on.

LONGEST_STEM = 70
HOME = ("municipality_id", "region_id")


def save_source(source: Source, *, by: Reader, reason: str = "") -> Source:
    """Save a source, new or changed, and return it; a new one without a key gets one.

    A griffie enters for its own municipality, the regioredactie for its region; later the griffie
    of that municipality, the regioredactie of that region or beheer changes it. Raises
    PermissionDenied, ValidationError or Conflict.
    """
    stored = get_stored_source(source)
    if not by.is_beheer:
        check_source_owner(source, stored, by)
    if stored is not None and stored.is_public and not reason.strip():
        raise ValidationError(_("Deze bron is openbaar: geef een reden voor de wijziging."))
    source.key = source.key or make_free_key(source.title)
    return write_record(source, by=by, reason=reason)


def get_stored_source(source: Source) -> Source | None:
    """Return what the database holds of a source, None for a new one; raises Conflict."""
    if source._state.adding:
        return None
    stored = Source.objects.filter(pk=source.pk).first()
    if stored is None:
        raise Conflict(source, None)
    return stored


def check_source_owner(source: Source, stored: Source | None, by: Reader) -> None:
    """Refuse who does not keep records where the source is entered, and a change of that place."""
    allowed = may_enter_source(by, source) if stored is None else may_change_source(by, stored)
    if not allowed:
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    if stored is not None and any(getattr(source, n) != getattr(stored, n) for n in HOME):
        raise PermissionDenied(_("Waar een bron is ingevoerd, wijzigt alleen beheer."))


def may_enter_source(reader: Reader, source: Source) -> bool:
    """Whether `reader` may enter this new source for the municipality and region it names."""
    if source.region_id is not None and source.region_id not in reader.shares_in:
        return False
    if source.municipality_id is not None:
        return source.municipality_id in reader.griffie_of
    return source.region_id in reader.redactie_of


def may_change_source(reader: Reader, source: Source) -> bool:
    """Whether `reader` may change a source that stands."""
    if reader.is_beheer or source.municipality_id in reader.griffie_of:
        return True
    return source.region_id in reader.redactie_of


def make_free_key(title: str) -> str:
    """Return a key made of the title that no source has yet; one query."""
    stem = make_stem(title, "bron")
    return find_free(
        stem, Source.objects.filter(key__startswith=stem).values_list("key", flat=True)
    )


def make_stem(name: str, otherwise: str) -> str:
    """Return what an address made of a name begins with; `otherwise` where no letter is left."""
    return slugify(name)[:LONGEST_STEM].strip("-_") or otherwise


def find_free(stem: str, taken: Iterable[str]) -> str:
    """Return the stem where it is not taken, else the first free one with a number behind it."""
    known = set(taken)
    if stem not in known:
        return stem
    return next(key for n in range(2, len(known) + 3) if (key := f"{stem}-{n}") not in known)


# Writing the text of a document, a paragraph at a time.


def save_paragraph(paragraph: Paragraph, *, by: Reader, reason: str = "") -> Paragraph:
    """Save a paragraph, new or corrected, and return it; a correction has a reason.

    Raises PermissionDenied for who may not change the source, ValidationError or Conflict.
    """
    if not may_change_source(by, paragraph.source):
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    if not paragraph._state.adding:
        check_correction(paragraph, reason)
    return write_record(paragraph, by=by, reason=reason)


def check_correction(paragraph: Paragraph, reason: str) -> None:
    """Refuse to correct without a reason, and to move a paragraph."""
    stored = Paragraph.objects.filter(pk=paragraph.pk).first()
    if stored is None:
        raise Conflict(paragraph, None)
    if (stored.source_id, stored.number) != (paragraph.source_id, paragraph.number):
        raise ValidationError(_("Een alinea houdt haar nummer en haar bron."))
    if not reason.strip():
        raise ValidationError({"reason": _("Geef een reden voor de correctie.")})
