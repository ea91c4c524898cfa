"""What somebody does next with a record that was just saved, by its kind and how it stands: one
table, told beside the message that it was saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from municipalities.models import Source

from ...models import (
    AgendaItem,
    Decision,
    Dossier,
    Extension,
    Meeting,
    Milestone,
    Position,
    Published,
    Question,
    Remark,
    Reply,
    Round,
    Status,
    Subject,
)
from ...permissions import may_keep_dossier

# A record that was saved, and one step that may follow.

MOST_STEPS = 4


@dataclass(frozen=True)
class SavedRecord:
    """A record as it stands after a save, with its RecordKind (None for a source), the reader who
    saved it and the dossier that it belongs to."""

    record: Any
    kind: Any
    reader: Any
    dossier: Any

    @property
    def status(self):
        return getattr(self.record, "status", None)

    @property
    def keeps_dossier(self):
        """Whether the reader keeps the dossier itself, and so its rounds and replies."""
        return self.dossier is not None and may_keep_dossier(self.reader, self.dossier.region_id)

    def address(self, page):
        """Return the address of a page of the workspace about the record."""
        return reverse(page, args=[self.kind.slug, self.record.pk])

    def new(self, soort, name=""):
        """Return the address to enter a record of a kind, with this one filled in."""
        address = reverse("desk-new", args=[self.dossier.slug, soort])
        return f"{address}?{name}={self.record.pk}" if name else address

    def in_dossier(self, page, *more):
        return reverse(page, args=[self.dossier.slug, *more])


@dataclass(frozen=True)
class NextStep:
    """Something that may be done next: `fits(saved)` says whether, `address(saved)` where."""

    words: str | Promise
    fits: Callable[[SavedRecord], Any]
    address: Callable[[SavedRecord], str]


def is_a(*models):
    """Return the condition that a record is of one of these models, in a dossier."""
    return lambda saved: isinstance(saved.record, models) and saved.dossier is not None


def in_status(*statuses):
    """Return the condition that a record becomes public by itself and stands so."""
    return lambda saved: isinstance(saved.record, Published) and saved.status in statuses


def both(*conditions):
    return lambda saved: all(each(saved) for each in conditions)


def keeps_dossier(saved):
    return saved.keeps_dossier


# What may follow, the likeliest first.


def has_hidden_dossier(saved):
    """Whether the dossier that a record goes public with is not public itself."""
    waits = saved.dossier is not None and saved.dossier.status in (Status.DRAFT, Status.SHARED)
    return waits and saved.keeps_dossier and not isinstance(saved.record, Published)


def lacks_meeting(saved):
    return not saved.record.treatments.filter(meeting__isnull=False).exists()


def lacks_theme(saved):
    return saved.record.theme_id is None


def is_of_round(saved):
    return saved.record.remark.round_id is not None


def round_of(saved):
    """Return the address of the desk of the round that a record is, or belongs to."""
    record = saved.record
    key = record.pk if isinstance(record, Round) else record.round_id
    return saved.in_dossier("desk-round", key)


def publish_dossier(saved):
    return reverse("desk-publish", args=["dossier", saved.dossier.pk])


def has_page(saved):
    return hasattr(saved.record, "get_absolute_url")


VIEW = NextStep(_("Bekijken"), has_page, lambda saved: saved.record.get_absolute_url())
NEXT_STEPS = (
    NextStep(_("Open de werktafel van de ronde"), is_a(Round, Question, Extension), round_of),
    NextStep(
        _("Leg een besluit vast uit dit stuk"),
        is_a(Source),
        lambda saved: f"{saved.in_dossier('desk-decision')}?bron={saved.record.pk}",
    ),
    NextStep(
        _("Neem een lijst met punten over"),
        is_a(Source),
        lambda saved: f"{saved.in_dossier('desk-list')}?bron={saved.record.pk}",
    ),
    NextStep(
        _("Kies de vergadering"),
        both(is_a(AgendaItem), lacks_meeting),
        lambda saved: saved.address("desk-edit"),
    ),
    NextStep(
        _("Publiceren"),
        in_status(Status.DRAFT, Status.SHARED),
        lambda saved: saved.address("desk-publish"),
    ),
    NextStep(_("Delen"), in_status(Status.DRAFT), lambda saved: saved.address("desk-share")),
    NextStep(_("Publiceer het dossier"), has_hidden_dossier, publish_dossier),
    NextStep(
        _("Naar alle reacties van de ronde"),
        both(is_a(Reply), is_of_round),
        lambda saved: saved.in_dossier("desk-round-replies", saved.record.remark.round_id),
    ),
    NextStep(
        _("Varianten, voorstellen en thema’s invoeren"),
        both(is_a(Dossier), keeps_dossier),
        lambda saved: saved.in_dossier("desk-outline"),
    ),
    NextStep(
        _("Vraag de raden in een ronde"),
        both(is_a(Subject, Dossier), keeps_dossier),
        lambda saved: saved.new("ronde", "onderwerp" if isinstance(saved.record, Subject) else ""),
    ),
    NextStep(
        _("Zet een punt op de agenda"),
        is_a(Meeting),
        lambda saved: saved.new("agendapunt", "vergadering"),
    ),
    NextStep(
        _("Leg de reactie vast"),
        both(is_a(Remark), keeps_dossier, in_status(Status.SHARED, Status.PUBLISHED)),
        lambda saved: saved.new("reactie", "wens"),
    ),
    NextStep(
        _("Voeg een wens of bedenking toe"),
        is_a(Decision),
        lambda saved: saved.new("wens", "besluit"),
    ),
    NextStep(
        _("Voeg een bron toe"),
        is_a(Milestone, Position, Decision),
        lambda saved: saved.address("desk-place"),
    ),
    NextStep(
        _("Kies een thema"),
        both(is_a(Remark), lacks_theme),
        lambda saved: saved.address("desk-edit"),
    ),
    VIEW,
    NextStep(
        _("Bekijk de ronde"), is_a(Round), lambda saved: saved.in_dossier("round", saved.record.pk)
    ),
    NextStep(
        _("Nog een invoeren"),
        lambda saved: saved.kind is not None and saved.kind.is_new and saved.dossier is not None,
        lambda saved: saved.new(saved.kind.slug),
    ),
    NextStep(
        _("Verder bewerken"),
        lambda saved: saved.kind is not None,
        lambda saved: saved.address("desk-edit"),
    ),
)


def list_next_steps(record, *, kind, reader, dossier, may_keep=True):
    """Return (address, words) of what somebody does next with a record that was saved, the
    likeliest first and each address once; at most MOST_STEPS. What was withdrawn, and what the
    reader does not keep, is only looked at."""
    saved = SavedRecord(record, kind, reader, dossier)
    is_open = may_keep and saved.status != Status.WITHDRAWN
    steps = {}
    for each in NEXT_STEPS if is_open else (VIEW,):
        if each.fits(saved):
            steps.setdefault(each.address(saved), each.words)
    return list(steps.items())[:MOST_STEPS]
