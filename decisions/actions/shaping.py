"""Dividing the text of a source into other paragraphs, as long as nothing rests on them."""

from collections.abc import Iterator, Sequence
from itertools import count, zip_longest

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.actions.sources import may_change_source
from municipalities.models import Paragraph, Source
from municipalities.roles import Reader
from municipalities.text import ParagraphKind
from municipalities.tracking import discard_record, write_record, writing

from ..models import Evidence
from ..text_intake import TextParagraph, TextRefused, parse_paragraphs
from .sources import check_text_allowed


def may_shape_text(source: Source, by: Reader) -> bool:
    """Whether a reader may divide the text anew; one query."""
    return may_change_source(by, source) and not has_places(source)


def has_places(source: Source) -> bool:
    """Whether something rests on a paragraph of the source; one query."""
    return Evidence.objects.filter(paragraph__source=source).exists()


def split_paragraph(paragraph: Paragraph, text: str, *, by: Reader, reason: str = "") -> Source:
    """Put the paragraphs of `text`, which empty lines part, in the place of one; return the
    source. Raises PermissionDenied or ValidationError."""
    check_text_allowed(text, "text", is_public_itself=True)
    try:
        parts = parse_paragraphs(text)
    except TextRefused as refusal:
        raise ValidationError({"text": str(refusal)}) from refusal
    why = reason.strip() or _("De alinea is gesplitst.")
    return _reshape(paragraph, parts, taken=1, by=by, reason=why)


def merge_with_previous(paragraph: Paragraph, *, by: Reader, reason: str = "") -> Source:
    """Make one paragraph of this one and the one above it; return the source."""
    above = _list_paragraphs(paragraph.source).filter(number__lt=paragraph.number).last()
    if above is None:
        raise ValidationError(_("Boven deze alinea staat er geen."))
    whole = TextParagraph(above.number, f"{above.text} {paragraph.text}", ParagraphKind(above.kind))
    why = reason.strip() or _("Twee alinea’s zijn samengevoegd.")
    return _reshape(above, (whole,), taken=2, by=by, reason=why)


def leave_out(paragraph: Paragraph, *, by: Reader, reason: str = "") -> Source:
    """Take a paragraph out of the text; return the source."""
    why = reason.strip() or _("De alinea is weggelaten.")
    return _reshape(paragraph, (), taken=1, by=by, reason=why)


def _list_paragraphs(source: Source) -> QuerySet[Paragraph]:
    return Paragraph.objects.filter(source=source).order_by("number")


def _reshape(
    first: Paragraph, parts: Sequence[TextParagraph], *, taken: int, by: Reader, reason: str
) -> Source:
    """Put parts in the place of so many paragraphs from `first` on; those after them move up or
    down, and each number keeps its row."""
    source = first.source
    check_may_shape(source, by)
    with writing():
        rows = list(_list_paragraphs(source).select_for_update())
        place = [row.number for row in rows].index(first.number)
        after = [
            TextParagraph(row.number, row.text, ParagraphKind(row.kind))
            for row in rows[place + taken :]
        ]
        wanted = [*parts, *after]
        if not wanted and not place:
            raise ValidationError(_("Een tekst houdt ten minste één alinea."))
        numbers = count(rows[-1].number + 1)
        for row, read in zip_longest(rows[place:], wanted):
            _write(row, read, source, numbers, by=by, reason=reason)
    return source


def _write(
    row: Paragraph | None,
    read: TextParagraph | None,
    source: Source,
    numbers: Iterator[int],
    *,
    by: Reader,
    reason: str,
) -> None:
    """Let a row say what was read; one too many goes, one too few is made."""
    if row is not None and read is None:
        discard_record(row, by=by, reason=reason)
    elif row is None and read is not None:
        new = Paragraph(source=source, number=next(numbers), text=read.text, kind=read.kind)
        write_record(new, by=by, reason=reason)
    elif row and read and (row.text, row.kind) != (read.text, read.kind):
        row.text, row.kind = read.text, read.kind
        write_record(row, by=by, reason=reason)


def check_may_shape(source: Source, by: Reader) -> None:
    """Refuse who may not change the source, and where something rests on its text."""
    if not may_change_source(by, source):
        raise PermissionDenied(_("Een bron is aan de griffie of regioredactie die haar invoerde."))
    if has_places(source):
        raise ValidationError(
            _("Op deze tekst rust al iets: corrigeer de alinea, of voeg een nieuwe bron toe.")
        )
