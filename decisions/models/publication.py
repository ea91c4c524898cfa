"""The life of a record on its way to the public, the one rule of who sees it, and a preview."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from municipalities.amended import AmendedQuerySet
from municipalities.fields import CleanTextField
from municipalities.models import Role
from municipalities.roles import Reader


class Status(models.TextChoices):
    DRAFT = "concept", _("concept")
    SHARED = "gedeeld", _("gedeeld")
    PUBLISHED = "gepubliceerd", _("gepubliceerd")
    WITHDRAWN = "ingetrokken", _("ingetrokken")


OPENED = (Status.PUBLISHED, Status.WITHDRAWN)
SHARED_OR_PUBLISHED = (Status.SHARED, Status.PUBLISHED)


def build_public_condition(moment):
    """Return the condition under which everybody may see a row at `moment`."""
    return Q(status__in=OPENED, public_from__isnull=False, public_from__lte=moment)


def is_public(row, moment):
    """Whether `build_public_condition` holds for a row that was read already, live or of the
    history."""
    is_opened = row.status in OPENED and row.public_from is not None
    return is_opened and row.public_from <= moment


def build_shared_condition():
    """Return the condition under which a row is open to its region."""
    return Q(status__in=SHARED_OR_PUBLISHED) | Q(status=Status.WITHDRAWN, shared_at__isnull=False)


def is_shared(row):
    """Whether `build_shared_condition` holds for a row that was read already, live or of the
    history."""
    if row.status == Status.WITHDRAWN:
        return row.shared_at is not None
    return row.status in SHARED_OR_PUBLISHED


def build_preview_condition(model, reader):
    """Return the condition that a row is public in the reader's preview; Q() without one."""
    preview = reader.preview
    is_by_then = preview is not None and preview.public_from <= reader.at
    keys = preview.keys_of(model) if is_by_then else None
    return Q(id__in=keys) if keys else Q()


def build_standing_public_condition(model, reader):
    """Return the condition that a row is public at `reader.at` and was not withdrawn."""
    standing = Q(status=Status.PUBLISHED, public_from__lte=reader.at)
    return standing | build_preview_condition(model, reader)


def build_visible_condition(model, reader):
    """Return the condition under which `reader` may see a row of a published model, live or of
    its history, judged at `reader.at`."""
    if reader.is_beheer:
        return Q()
    everybody = build_public_condition(reader.at) | build_preview_condition(model, reader)
    if reader.is_public:
        return everybody
    of_region = build_shared_condition() & Q(**{f"{model.REGION}__in": reader.shares_in})
    return everybody | of_region | build_own_condition(reader, body=model.BODY, region=model.REGION)


def build_own_condition(reader, *, body="body", region="dossier__region"):
    """Return the condition under which a row is the reader's own to keep.

    The regioredactie keeps what no municipality does, and what one without a griffie would.
    """
    redactie = Q(**{f"{region}__in": reader.redactie_of})
    if body is None:
        return redactie
    kept = Q(**{f"{body}__municipality__in": reader.griffie_of})
    if not reader.redactie_of:
        return kept
    unstaffed = redactie & build_unstaffed_condition(f"{body}__municipality", reader.at)
    # One condition where one suffices: an 'or' over two tables is looked for in neither.
    return kept | unstaffed if reader.griffie_of else unstaffed


def build_unstaffed_condition(municipality, moment):
    """Return the condition that no griffie keeps what is of this municipality: there is none, or
    its council is not staffed at `moment`. `municipality` names the way to it."""
    staffed = Role.objects.staffed_municipalities(moment)
    return Q(**{f"{municipality}__isnull": True}) | ~Q(**{f"{municipality}__in": staffed})


class PublishedQuerySet[M: Model](AmendedQuerySet[M]):
    """Rows with a status, by who may see them.

    The model's BODY and REGION name the way to the body whose griffie keeps a row and to the
    region; a BODY of None says that the regioredactie keeps it.
    """

    def visible_to(self, reader: Reader) -> Self:
        """Rows that `reader` may see at `reader.at`: the one rule of visibility."""
        return read_through_preview(
            reader, self.filter(build_visible_condition(self.model, reader))
        )


def read_through_preview(reader, rows):
    """Return rows, live or of the history, as they stand in the reader's preview if it has one."""
    return rows if reader.preview is None else rows.amended_by(reader.preview.show)


class Published(models.Model):
    """A record with a status. Public means: published, and `public_from` has come.

    `preview` is the Preview that a row was read in, None for a row as it stands.
    """

    preview = None

    BODY = "body"
    REGION = "dossier__region"

    status = models.CharField(
        _("status"), max_length=15, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    shared_at = models.DateTimeField(_("gedeeld op"), null=True, blank=True, editable=False)
    public_from = models.DateTimeField(_("openbaar vanaf"), null=True, blank=True, editable=False)
    withdrawn_reason = CleanTextField(
        _("reden van intrekken"), max_length=2000, blank=True, editable=False
    )

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        # The next embargo of all dossiers, which is asked after each write, without reading them.
        indexes = [models.Index(fields=["public_from"], name="%(class)s_public_from")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(public_from__isnull=False),
                name="%(class)s_public_has_moment",
                violation_error_message=_(
                    "Een gepubliceerd stuk heeft een moment van openbaarheid."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="%(class)s_withdrawn_has_reason",
                violation_error_message=_("Geef een reden voor het intrekken."),
            ),
        ]

    @property
    def is_withdrawn(self):
        return self.status == Status.WITHDRAWN


# Records that count as public for one reading, while nothing of it is stored.


@dataclass(frozen=True)
class Preview:
    """What is read as if somebody had just published `chosen`, pairs of a model and a key.

    A Reader with a preview sees these rows from `public_from` on, and they are shown as they
    will stand: live rows, rows of the history, and the version that publishing will add.
    """

    chosen: frozenset[tuple[type, int]]
    public_from: datetime
    recorded_at: datetime
    user: Any
    reason: str = ""

    def keys_of(self, model):
        """Return the keys of the chosen records of a model."""
        return {key for each, key in self.chosen if each is model}

    def holds(self, row):
        """Whether a live row, or one of the history, is of a chosen record."""
        model = getattr(row, "instance_type", type(row))
        return (model, getattr(row, "id", None)) in self.chosen

    def show(self, row, met=()):
        """Let a row, and every row that was read along with it, stand as it will."""
        if isinstance(row, Published):
            row.preview = self
        if self.holds(row):
            row.status, row.public_from = Status.PUBLISHED.value, self.public_from
            if row.__dict__.get("shared_at", self) is None:
                row.shared_at = self.recorded_at
        met = (*met, row)
        for related in row._state.fields_cache.values():
            if isinstance(related, Model) and not any(related is each for each in met):
                self.show(related, met)

    def show_values(self, model, values):
        """Return a named tuple of a row of a model as `show` lets that row stand."""
        if (model, values.id) not in self.chosen:
            return values
        return values._replace(status=Status.PUBLISHED.value, public_from=self.public_from)

    def version_of(self, record):
        """Return the row that publishing a chosen record adds to its history."""
        history = type(record).history.model
        return history(
            **{each.attname: getattr(record, each.attname) for each in history.tracked_fields},
            history_type="~",
            history_date=self.recorded_at,
            history_user=self.user,
            history_change_reason=self.reason,
        )
