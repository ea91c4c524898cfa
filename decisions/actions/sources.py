"""Take the text of a letter in, and refuse what says of itself that it is secret."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.actions.sources import save_paragraph, save_source
from municipalities.models import Paragraph, Source
from municipalities.roles import Reader
from municipalities.tracking import writing

from ..text_intake import TextParagraph, TextRefused, find_secrecy_marking, parse_paragraphs

# What may not be here at all: a text that says of itself that it is secret.

SECRET_CODE = "geheim"


def check_not_secret(text: str) -> None:
    """Raise ValidationError, of code 'geheim', for a text that is marked as secret, confidential
    or closed; of no code for one that is too long to judge."""
    try:
        marking = find_secrecy_marking(text)
    except TextRefused as error:
        raise ValidationError(str(error)) from error
    if marking is not None:
        raise ValidationError(marking.sentence, code=SECRET_CODE)


def is_secret(refusal: ValidationError) -> bool:
    """Whether a ValidationError, or an error of a form, refuses a text because it is secret."""
    return any(each.code == SECRET_CODE for each in refusal.error_list)


# Take the text of a letter in: a source with numbered paragraphs, or nothing.


def save_source_with_text(source: Source, text: str, *, by: Reader, reason: str = "") -> Source:
    """Save a new source with the paragraphs of its text, all or nothing; return the source.

    Raises ValidationError, under 'text' where the text itself is refused, or PermissionDenied.
    """
    found = split_source_text(text)
    check_text_allowed(source.title, "title")
    with writing():
        save_source(source, by=by, reason=reason)
        for each in found:
            row = Paragraph(source=source, number=each.number, text=each.text)
            save_paragraph(row, by=by, reason=reason)
    return source


def split_source_text(text: str) -> tuple[TextParagraph, ...]:
    """Return the paragraphs of a text that may be here; raise ValidationError under 'text'."""
    check_text_allowed(text, "text")
    try:
        found = parse_paragraphs(text)
    except TextRefused as refusal:
        raise ValidationError({"text": str(refusal)}) from refusal
    if not found:
        raise ValidationError({"text": _("Plak de tekst, of kies een bestand.")})
    return found


def correct_paragraph(paragraph: Paragraph, *, by: Reader, reason: str) -> Paragraph:
    """Correct the text of a paragraph, for a reason; return it."""
    check_text_allowed(paragraph.text, "text")
    return save_paragraph(paragraph, by=by, reason=reason)


def check_text_allowed(text: str, field: str) -> None:
    """Refuse, under the name of its field, what may not be here."""
    try:
        check_not_secret(text)
    except ValidationError as refusal:
        raise ValidationError({field: refusal}) from refusal
