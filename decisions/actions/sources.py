"""Take the text of a letter in, and refuse what says of itself that it is secret."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from municipalities.actions.sources import save_paragraph, save_source
from municipalities.models import Paragraph, Source
from municipalities.roles import Reader
from municipalities.tracking import discard_record, write_record, writing

from ..models import Evidence
from ..permissions import may_add_source_text
from ..text_intake import (
    TextParagraph,
    TextRefused,
    find_place,
    find_secrecy_marking,
    parse_paragraph_numbers,
    parse_paragraphs,
)
from .records import save_record, writing_in

# What may not be here at all: a text that says of itself that it is secret.

SECRET_CODE, OF_ANOTHER_CODE = "geheim", "geheim-van-een-ander"


def check_not_secret(text: str, *, is_public_itself: bool = False) -> None:
    """Raise ValidationError, of code 'geheim', for a text that is marked as secret, confidential
    or closed; of no code for one that is too long to judge.

    The code is 'geheim-van-een-ander' where the text imposes secrecy, which may be on an annex;
    `is_public_itself` says that somebody looked, and that it is.
    """
    try:
        marking = find_secrecy_marking(text, is_public_itself=is_public_itself)
    except TextRefused as error:
        raise ValidationError(str(error)) from error
    if marking is not None:
        code = OF_ANOTHER_CODE if marking.is_of_another else SECRET_CODE
        raise ValidationError(marking.sentence, code=code)


def is_secret(refusal: ValidationError) -> bool:
    """Whether a ValidationError, or an error of a form, refuses a text because it is secret."""
    return any(each.code in (SECRET_CODE, OF_ANOTHER_CODE) for each in refusal.error_list)


def may_be_of_another(refusal: ValidationError) -> bool:
    """Whether what is refused as secret may be another paper than the text itself."""
    return any(each.code == OF_ANOTHER_CODE for each in refusal.error_list)


# Take the text of a letter in: a source with numbered paragraphs, or nothing.


def save_source_with_text(
    source: Source, text: str, *, by: Reader, reason: str = "", is_public_itself: bool = False
) -> Source:
    """Save a new source with the paragraphs of its text, all or nothing; return the source.

    Raises ValidationError, under 'text' where the text itself is refused, or PermissionDenied.
    """
    found = split_source_text(text, is_public_itself=is_public_itself)
    check_text_allowed(source.title, "title")
    with writing():
        save_source(source, by=by, reason=reason)
        for each in found:
            save_paragraph(build_paragraph(source, each), by=by, reason=reason)
    return source


def build_paragraph(source: Source, read: TextParagraph) -> Paragraph:
    """Return a new paragraph of a source, as it was read, unsaved."""
    return Paragraph(source=source, number=read.number, text=read.text, kind=read.kind)


def split_source_text(text: str, *, is_public_itself: bool = False) -> tuple[TextParagraph, ...]:
    """Return the paragraphs of a text that may be here; raise ValidationError under 'text'."""
    check_text_allowed(text, "text", is_public_itself=is_public_itself)
    try:
        found = parse_paragraphs(text)
    except TextRefused as refusal:
        raise ValidationError({"text": str(refusal)}) from refusal
    if not found:
        raise ValidationError({"text": _("Plak de tekst, of kies een bestand.")})
    return found


def correct_paragraph(paragraph: Paragraph, *, by: Reader, reason: str) -> Paragraph:
    """Correct the text of a paragraph, for a reason; return it."""
    check_text_allowed(paragraph.text, "text", is_public_itself=True)
    return save_paragraph(paragraph, by=by, reason=reason)


def check_text_allowed(text: str, field: str, *, is_public_itself: bool = False) -> None:
    """Refuse, under the name of its field, what may not be here."""
    try:
        check_not_secret(text, is_public_itself=is_public_itself)
    except ValidationError as refusal:
        raise ValidationError({field: refusal}) from refusal


# The text of a source that is known already, and the places in it that meet its paragraphs.


@dataclass(frozen=True)
class AddedText:
    """What came of adding a text: its paragraphs, the places that now lead to one of them, and
    those that somebody has to place by hand."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    met: tuple[Evidence, ...]
    unmet: tuple[Evidence, ...]


def add_source_text(
    source: Source,
    text: str,
    *,
    by: Reader,
    is_public: bool = False,
    reason: str = "",
    is_public_itself: bool = False,
) -> AddedText:
    """Give a known source the paragraphs of its text, and tie its places to them, or do nothing.

    A place is tied to the first paragraph that it names. `is_public` shows the text to everybody,
    where the source itself is public. A source that has paragraphs is refused, unless no place
    uses one of them: then these make way. Raises PermissionDenied or ValidationError.
    """
    check_may_add_text(source, by)
    found = split_source_text(text, is_public_itself=is_public_itself)
    if is_public and not source.is_public:
        told = _("De tekst is pas openbaar als de bron het is.")
        raise ValidationError({"is_public": told})
    why = reason.strip() or _("De tekst van de bron is toegevoegd.")
    with writing_in(*Evidence.objects.filter(source=source)):
        clear_unused_paragraphs(source, by=by, reason=why)
        rows = [build_paragraph(source, each) for each in found]
        paragraphs = {row.number: write_record(row, by=by, reason=why) for row in rows}
        if source.text_is_public != is_public:
            source.text_is_public = is_public
            write_record(source, by=by, reason=why)
        loose = list(list_loose_places(source))
        met = tie_met_places(loose, found, paragraphs, by=by, reason=why)
    unmet = tuple(each for each in loose if each.paragraph_id is None)
    return AddedText(source, tuple(paragraphs.values()), met, unmet)


def save_placed_evidence(place: Evidence, *, by: Reader, reason: str = "") -> Evidence:
    """Save a place that comes from a folder, in the paragraph of its source that it names.

    A place that says the same as before stays where it was tied.
    """
    stood = Evidence.objects.filter(pk=place.pk).values_list("source", "place").first()
    if stood != (place.source_id, place.place):
        place.paragraph = find_named_paragraph(place.source, place.place)
    return save_record(place, by=by, reason=reason)


def find_named_paragraph(source: Source, place: str) -> Paragraph | None:
    """Return the first paragraph of a source that the words of a place name by number."""
    numbers = parse_paragraph_numbers(place)
    rows = {each.number: each for each in source.paragraphs.filter(number__in=numbers)}
    return next((rows[number] for number in numbers if number in rows), None)


def check_may_add_text(source: Source, by: Reader) -> None:
    """Raise PermissionDenied, with who may, for a reader who may not add to the text."""
    if not may_add_source_text(by, source):
        raise PermissionDenied(
            _("De tekst van een bron voegt een griffie of de regioredactie toe die met haar werkt.")
        )


def clear_unused_paragraphs(source: Source, *, by: Reader, reason: str) -> None:
    """Let the paragraphs of a source make way for others; refused where a place uses one."""
    if Evidence.objects.filter(paragraph__source=source).exists():
        raise ValidationError(
            {
                "text": _(
                    "Deze bron heeft al tekst waar plaatsen naar wijzen. Corrigeer de alinea’s."
                )
            }
        )
    for paragraph in source.paragraphs.order_by("number"):
        discard_record(paragraph, by=by, reason=reason)


def list_loose_places(source: Source) -> QuerySet[Evidence]:
    """Return the places in a source that lead to no paragraph of it, as they were recorded."""
    return Evidence.objects.filter(source=source, paragraph__isnull=True).order_by("id")


def tie_met_places(
    places: Sequence[Evidence],
    text: Sequence[TextParagraph],
    paragraphs: Mapping[int, Paragraph],
    *,
    by: Reader,
    reason: str,
) -> tuple[Evidence, ...]:
    """Tie each place to the first paragraph that its words meet; return those that met one."""
    met = []
    for place in places:
        if numbers := find_place(place.place, text):
            place.paragraph = paragraphs[numbers[0]]
            met.append(write_record(place, by=by, reason=reason))
    return tuple(met)


def tie_places(
    source: Source, chosen: Mapping[str, int], *, by: Reader, reason: str = ""
) -> tuple[Evidence, ...]:
    """Tie the places that met no paragraph to the ones that somebody chose, all or nothing.

    `chosen` is {words of a place: number of a paragraph}. Returns the places. Raises
    PermissionDenied, or ValidationError for a number that the source does not have.
    """
    check_may_add_text(source, by)
    paragraphs = {each.number: each for each in source.paragraphs.all()}
    if missing := sorted(set(chosen.values()) - set(paragraphs)):
        raise ValidationError(_("Deze bron heeft geen alinea %d.") % missing[0])
    why = reason.strip() or _("De plaats is in de tekst aangewezen.")
    places = list(list_loose_places(source).filter(place__in=chosen))
    with writing_in(*places):
        for place in places:
            place.paragraph = paragraphs[chosen[place.place]]
            write_record(place, by=by, reason=why)
    return tuple(places)
