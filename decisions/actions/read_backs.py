"""Ask a council's griffie to read back what is recorded, answer line by line, or take it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from municipalities.models import Body, BodyKind, Role
from municipalities.roles import Reader
from municipalities.tracking import write_many, write_record

from ..history import ReadBackEntry, list_read_back_entries
from ..models import Dossier, ReadBack, ReadBackLine, ReadBackVerdict
from ..permissions import may_answer_read_back, may_keep_dossier
from .records import get_stored_record, writing_in
from .reports import safe_address

# Ask one council or each of them at once: all of it or nothing.


def ask_read_back(
    dossier: Dossier, bodies: Collection[Body], *, due_on: date, note: str = "", by: Reader
) -> list[ReadBack]:
    """Ask the griffie of each of these councils; return the new requests.

    Raises ValidationError for a day that has passed, and for a council of which nothing is public,
    that has no griffie or was asked already.
    """
    if not may_keep_dossier(by, dossier.region_id):
        raise PermissionDenied(_("Tegenlezen vraagt de regioredactie."))
    if not bodies:
        raise ValidationError(_("Kies ten minste één raad."))
    if due_on < by.today:
        raise ValidationError({"due_on": _("Kies vandaag of een latere dag.")})
    with writing_in(dossier):
        made = [
            ReadBack(dossier=dossier, body=each, asked_on=by.today, due_on=due_on, note=note)
            for each in bodies
        ]
        check_may_be_asked(dossier, bodies, by)
        check_waits_for_nothing(dossier, bodies, by)
        return write_many(made, by=by, reason=_("Gevraagd om tegen te lezen."))


def check_may_be_asked(dossier: Dossier, bodies: Collection[Body], by: Reader) -> None:
    """Refuse to ask what is no council of the region, or a council without a griffie; two
    queries."""
    keys = {each.pk for each in bodies}
    councils = Body.objects.of_region(dossier.region).filter(kind=BodyKind.COUNCIL, pk__in=keys)
    if set(councils.values_list("pk", flat=True)) != keys:
        raise ValidationError({"bodies": _("Kies een raad uit de regio van dit dossier.")})
    staffed = Q(municipality__in=Role.objects.staffed_municipalities(by.at))
    alone = councils.exclude(staffed).order_by("name", "pk").first()
    if alone is not None:
        sentence = _("%s heeft in Regio geen griffie die het kan lezen; nodig die eerst uit.")
        raise ValidationError({"bodies": sentence % alone.name})


def check_waits_for_nothing(dossier: Dossier, bodies: Collection[Body], by: Reader) -> None:
    """Refuse to ask a council that has a question open, or of which nothing can be read."""
    for each in list_open_read_backs(dossier, bodies, by):
        sentence = _("%s is al gevraagd en heeft nog niet alles gelezen.")
        raise ValidationError({"bodies": sentence % each.body.name})
    asked = [ReadBack(pk=-each.pk, dossier=dossier, body=each, due_on=date.max) for each in bodies]
    entries = list_read_back_entries(asked, at=by.at)
    for each in asked:
        if not entries[each.pk]:
            sentence = _("Van %s staat in dit dossier nog niets openbaars.")
            raise ValidationError({"bodies": sentence % each.body.name})


def list_open_read_backs(
    dossier: Dossier, bodies: Collection[Body], by: Reader
) -> Sequence[ReadBack]:
    """Return the requests to these councils that wait for an answer."""
    rows = ReadBack.objects.filter(dossier=dossier, body__in=bodies, withdrawn_on__isnull=True)
    asked = list(rows.select_related("body"))
    entries = list_read_back_entries(asked, at=by.at)
    return [each for each in asked if any(line.is_open for line in entries[each.pk])]


# Take a question back: what was answered stays, the rest is asked no more.


def withdraw_read_back(read_back: ReadBack, *, by: Reader, reason: str) -> ReadBack:
    """Take a request back, with the reason; return it."""
    if not may_keep_dossier(by, read_back.owning_region_id):
        raise PermissionDenied(_("Wie het vroeg neemt de vraag terug."))
    if not reason.strip():
        raise ValidationError({"reason": _("Zeg waarom u dit niet meer vraagt.")})
    with writing_in(read_back):
        check_is_asked(read_back)
        read_back.withdrawn_on = by.today
        return write_record(read_back, by=by, reason=reason)


def check_is_asked(read_back: ReadBack) -> None:
    stored = get_stored_record(read_back)
    if stored is not None and stored.withdrawn_on is not None:
        raise ValidationError(_("Deze vraag is teruggenomen; er valt niets meer te beantwoorden."))


# Answer lines: each for what was read, and for nothing that came after it.


@dataclass(frozen=True)
class LineAnswer:
    """What the griffie says of one line: `read_as` is the fingerprint of what was on the page."""

    name: str
    key: int
    read_as: str
    verdict: str
    text: str = ""
    reads_stance: str = ""
    place: str = ""
    url: str = ""


def answer_read_back(
    read_back: ReadBack, answers: Sequence[LineAnswer], *, by: Reader
) -> list[ReadBackLine]:
    """Record what the griffie of the asked council says of these lines; return them.

    All of it or nothing. Raises PermissionDenied, or ValidationError where nothing is answered,
    the question was taken back, or a line says something else by now.
    """
    if not may_answer_read_back(by, read_back):
        raise PermissionDenied(_("Alleen de griffie van deze raad leest tegen."))
    if not answers:
        raise ValidationError(_("Vink ten minste één regel aan, of schrijf hoe u een regel leest."))
    with writing_in(read_back):
        check_is_asked(read_back)
        entries = list_read_back_entries([read_back], at=by.at)[read_back.pk]
        standing = {each.key: each for each in entries}
        lines = [
            build_answered_line(read_back, each, standing.get((each.name, each.key)), by)
            for each in answers
        ]
        return write_many(lines, by=by, reason=_("Tegengelezen door de griffie."))


def build_answered_line(
    read_back: ReadBack, answer: LineAnswer, entry: ReadBackEntry | None, by: Reader
) -> ReadBackLine:
    """Return the line with this answer in it, unsaved."""
    if entry is None:
        raise ValidationError(_("Een regel die u las staat er niet meer; lees de lijst opnieuw."))
    if entry.stands_as != answer.read_as:
        raise ValidationError(
            _("Een regel is gewijzigd terwijl u las. Hieronder staat hoe die nu luidt.")
        )
    line = entry.answer or ReadBackLine(read_back=read_back, **{answer.name: entry.record})
    if answer.verdict == ReadBackVerdict.AGREED and any(
        (answer.text, answer.reads_stance, answer.place, answer.url)
    ):
        raise ValidationError(_("Kies per regel: het klopt, of u leest het anders."))
    line.verdict, line.text, line.reads_stance = answer.verdict, answer.text, answer.reads_stance
    line.place, line.url = answer.place, safe_address(answer.url)
    line.answered_on, line.read_as = by.today, answer.read_as
    return line
