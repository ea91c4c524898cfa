"""Take the text of a letter in: a source with numbered paragraphs, or nothing."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.actions_paragraph import keep_paragraph
from municipalities.actions_source import keep_source
from municipalities.models import Paragraph
from municipalities.tracking import writing

from ..from_text import TextRefused, paragraphs
from .judge_text import refuse_secret


def take_text(source, text, *, by, reason=""):
    """Save a new source with the paragraphs of its text, all or nothing; return the source.

    Raises ValidationError, under 'text' where the text itself is refused, or PermissionDenied.
    """
    found = read_text(text)
    judge(source.title, "title")
    with writing():
        keep_source(source, by=by, reason=reason)
        for each in found:
            row = Paragraph(source=source, number=each.number, text=each.text)
            keep_paragraph(row, by=by, reason=reason)
    return source


def read_text(text):
    """Return the paragraphs of a text that may be here; raise ValidationError under 'text'."""
    judge(text, "text")
    try:
        found = paragraphs(text)
    except TextRefused as refusal:
        raise ValidationError({"text": str(refusal)}) from refusal
    if not found:
        raise ValidationError({"text": _("Plak de tekst, of kies een bestand.")})
    return found


def correct_paragraph(paragraph, *, by, reason):
    """Correct the text of a paragraph, for a reason; return it."""
    judge(paragraph.text, "text")
    return keep_paragraph(paragraph, by=by, reason=reason)


def judge(text, field):
    """Refuse, under the name of its field, what may not be here."""
    try:
        refuse_secret(text)
    except ValidationError as refusal:
        raise ValidationError({field: refusal}) from refusal
