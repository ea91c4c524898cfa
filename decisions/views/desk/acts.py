"""What can be done with a record besides changing it, and what may be entered about it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ...models import (
    TARGETS,
    AgendaLine,
    Decision,
    LineKind,
    Position,
    Remark,
    Round,
    Status,
)
from ...permissions import may_confirm
from .action import Action


def is_a(*models):
    """Return the condition that a record is of one of these models."""
    return lambda found: isinstance(found.record, models)


def stands_as(*statuses):
    """Return the condition that a record has one of these statuses."""
    return lambda found: getattr(found.record, "status", None) in statuses


def to_confirm(found):
    """Whether a record is a position that stands, that nobody confirmed and the reader may."""
    record = found.record
    if not isinstance(record, Position) or record.confirmed_at is not None:
        return False
    return not record.is_withdrawn and may_confirm(found.desk.reader, record)


def may_go(found):
    """Whether a record may be thrown away: a draft, or what has no status of its own."""
    if found.desk.dossier is None:
        return False
    return getattr(found.record, "status", Status.DRAFT) == Status.DRAFT


def is_question(found):
    return isinstance(found.record, AgendaLine) and found.record.kind == LineKind.QUESTION


def new(soort, name):
    """Return the address of the page to enter a record of a kind, with this one filled in."""
    return lambda found: (
        f"{reverse('desk-new', args=[found.desk.dossier.slug, soort])}?{name}={found.record.pk}"
    )


def desk_of_round(found):
    return reverse("desk-round", args=[found.desk.dossier.slug, found.record.pk])


RECORD_ACTIONS = (
    Action("desk-place", _("Plaats in een bron toevoegen"), is_a(*TARGETS.values())),
    Action("desk-share", _("Delen met de regio"), stands_as(Status.DRAFT)),
    Action("desk-publish", _("Publiceren"), stands_as(Status.DRAFT, Status.SHARED)),
    Action("desk-confirm", _("Bevestigen"), to_confirm),
    Action("desk-withdraw", _("Intrekken"), stands_as(Status.SHARED, Status.PUBLISHED)),
    Action("desk-throw-away", _("Weggooien"), may_go),
    Action("desk-versions", _("Geschiedenis"), lambda found: True),
    Action("desk-blank", _("Persoonsgegevens wissen"), lambda found: found.desk.reader.is_beheer),
    Action("desk-new", _("Voorwaarde toevoegen"), is_a(Position), new("wens", "standpunt")),
    Action("desk-new", _("Wens of bedenking toevoegen"), is_a(Decision), new("wens", "besluit")),
    Action("desk-new", _("Agendapunt maken"), is_a(Decision), new("agendapunt", "besluit")),
    Action("desk-new", _("Antwoord toevoegen"), is_question, new("antwoord", "regel")),
    Action("desk-round", _("Naar de ronde"), is_a(Round), desk_of_round),
    Action("desk-new", _("Reactie toevoegen"), is_a(Remark), new("reactie", "wens")),
)


def does_fit(page, found):
    """Whether what is done on the page of that name fits the record as it stands."""
    return any(each.page == page and each.fits(found) for each in RECORD_ACTIONS)
