"""What can be done with a record besides changing it: the names of the pages, and their words."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ...models import (
    TARGETS,
    AgendaLine,
    Decision,
    Dossier,
    LineKind,
    Position,
    Remark,
    Round,
    Status,
)
from ...permissions import may_confirm

OPEN = (Status.SHARED, Status.PUBLISHED)
WORDS = {
    "desk-place": _("Plaats in een bron toevoegen"),
    "desk-share": _("Delen met de regio"),
    "desk-publish": _("Publiceren"),
    "desk-confirm": _("Bevestigen"),
    "desk-withdraw": _("Intrekken"),
    "desk-throw-away": _("Weggooien"),
    "desk-versions": _("Geschiedenis"),
    "desk-blank": _("Persoonsgegevens wissen"),
}


def acts_on(found):
    """Return (address, words) of each act that fits the record as it stands."""
    return [(found.address(page), WORDS[page]) for page in pages_of(found)] + more(found)


def pages_of(found):
    record, reader = found.record, found.desk.reader
    status = getattr(record, "status", None)
    fits = {
        "desk-place": isinstance(record, tuple(TARGETS.values())),
        "desk-share": status == Status.DRAFT,
        "desk-publish": status in (Status.DRAFT, Status.SHARED),
        "desk-confirm": to_confirm(record) and may_confirm(reader, record),
        "desk-withdraw": status in OPEN,
        "desk-throw-away": may_go(found),
        "desk-versions": True,
        "desk-blank": reader.is_beheer,
    }
    return [page for page, does_fit in fits.items() if does_fit]


def to_confirm(record):
    """Whether a record is a position that stands and that nobody confirmed."""
    unconfirmed = isinstance(record, Position) and record.confirmed_at is None
    return unconfirmed and not record.is_withdrawn


def may_go(found):
    """Whether a record may be thrown away: a draft, or what has no status of its own."""
    if found.desk.dossier is None:
        return False
    return getattr(found.record, "status", Status.DRAFT) == Status.DRAFT


def more(found):
    """Return (address, words) of what may be entered that belongs to the record."""
    record, dossier = found.record, found.desk.dossier
    if isinstance(record, Dossier):
        return []
    if isinstance(record, Position):
        return [(new("wens", dossier, "standpunt", record.pk), _("Voorwaarde toevoegen"))]
    if isinstance(record, Decision):
        return [
            (new("wens", dossier, "besluit", record.pk), _("Wens of bedenking toevoegen")),
            (new("agendapunt", dossier, "besluit", record.pk), _("Agendapunt maken")),
        ]
    if isinstance(record, AgendaLine):
        is_question = record.kind == LineKind.QUESTION
        way = (new("antwoord", dossier, "regel", record.pk), _("Antwoord toevoegen"))
        return [way] if is_question else []
    if isinstance(record, Round):
        return [(reverse("desk-round", args=[dossier.slug, record.pk]), _("Naar de ronde"))]
    if isinstance(record, Remark):
        return [(new("reactie", dossier, "wens", record.pk), _("Reactie toevoegen"))]
    return []


def new(soort, dossier, name, key):
    return f"{reverse('desk-new', args=[dossier.slug, soort])}?{name}={key}"
