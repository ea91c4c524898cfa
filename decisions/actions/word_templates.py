"""The Word template of a griffie: looked through before it is kept, and taken away again."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

from municipalities.actions.griffies import check_may_keep_papers
from municipalities.models import Municipality, TemplateKind, WordTemplate
from municipalities.roles import Reader
from municipalities.text import UncleanText, clean_text
from municipalities.tracking import discard_record, write_record, writing

from ..word_templates import TemplateRefused, check_template

LONGEST_NAME = 120


def save_word_template(
    home: Municipality,
    kind: TemplateKind,
    *,
    content: bytes,
    name: str,
    seen: int | None,
    by: Reader,
) -> WordTemplate:
    """Keep a DOCX as a municipality's template of a kind, in place of one that stands.

    `name` is that of the file, `seen` the version that the reader looked at, None for none.
    Raises PermissionDenied, Conflict, or ValidationError with each thing that is wrong with the
    file and where.
    """
    check_may_keep_papers(home, by)
    check_word_template(content, kind)
    stands = WordTemplate.objects.filter(municipality=home, kind=kind).first()
    template = stands or WordTemplate(municipality=home, kind=kind)
    if stands is not None and seen is not None:
        template.version = seen
    template.content, template.name = content, make_file_name(name)
    return write_record(template, by=by)


def delete_word_template(template: WordTemplate, *, by: Reader, reason: str = "") -> None:
    """Take a template away, so that the standard one is used again; the history keeps it."""
    check_may_keep_papers(template.municipality, by)
    with writing():
        discard_record(template, by=by, reason=reason)


def check_word_template(content: bytes, kind: TemplateKind) -> bytes:
    """Return a template of a kind filled in with example data; raise ValidationError with what is
    wrong."""
    try:
        return check_template(content, kind.value)
    except TemplateRefused as refusal:
        raise ValidationError({"upload": list(refusal.sentences)}) from refusal


def make_file_name(name: str) -> str:
    """Return the last part of the name of a file, or another where that cannot be kept."""
    last = PurePosixPath(name.replace("\\", "/")).name[-LONGEST_NAME:]
    try:
        return clean_text(last) or "sjabloon.docx"
    except UncleanText:
        return "sjabloon.docx"
