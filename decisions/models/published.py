"""The life of a record on its way to the public, and the one rule of who sees it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanTextField
from municipalities.models import Role, RoleKind


class Status(models.TextChoices):
    DRAFT = "concept", _("concept")
    SHARED = "gedeeld", _("gedeeld")
    PUBLISHED = "gepubliceerd", _("gepubliceerd")
    WITHDRAWN = "ingetrokken", _("ingetrokken")


def visible(reader, *, body="body", region="dossier__region"):
    """Return the condition under which `reader` may see a row, judged at `reader.at`.

    `body` and `region` name the way from the row to its body and its region; without a body
    the row is kept by the regioredactie of that region.
    """
    if reader.is_beheer:
        return Q()
    public = Q(
        status__in=[Status.PUBLISHED, Status.WITHDRAWN],
        public_from__isnull=False,
        public_from__lte=reader.at,
    )
    if reader.is_public:
        return public
    shared = Q(status__in=[Status.SHARED, Status.PUBLISHED]) | Q(
        status=Status.WITHDRAWN, shared_at__isnull=False
    )
    seen = public | (shared & Q(**{f"{region}__in": reader.shares_in}))
    return seen | own(reader, body=body, region=region)


def own(reader, *, body="body", region="dossier__region"):
    """Return the condition under which a row is the reader's own to keep.

    The regioredactie keeps what no municipality does, and what one without a griffie would.
    """
    redactie = Q(**{f"{region}__in": reader.redactie_of})
    if body is None:
        return redactie
    kept = Q(**{f"{body}__municipality__in": reader.griffie_of})
    if not reader.redactie_of:
        return kept
    griffies = Role.objects.held_at(reader.at).filter(kind=RoleKind.GRIFFIE, user__is_active=True)
    staffed = griffies.values("municipality")
    left = Q(**{f"{body}__municipality__isnull": True}) | ~Q(
        **{f"{body}__municipality__in": staffed}
    )
    return kept | (redactie & left)


class PublishedQuerySet(models.QuerySet):
    """Rows with a status.

    The model's BODY and REGION name the way to the body whose griffie keeps a row and to the
    region; a BODY of None says that the regioredactie keeps it.
    """

    def visible_to(self, reader):
        """Rows that `reader` may see at `reader.at`: the one rule of visibility."""
        return self.filter(visible(reader, body=self.model.BODY, region=self.model.REGION))


class Published(models.Model):
    """A record with a status. Public means: published, and `public_from` has come."""

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
