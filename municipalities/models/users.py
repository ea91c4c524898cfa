"""People who sign in, and the roles that say what they may do."""

from datetime import datetime
from typing import Any, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from ..proof.journal import describe_account
from ..proof.sealing import describe_row
from ..tracking import Tracked, writing


class User(AbstractUser):
    """Disabled (`is_active`), never deleted: the history keeps pointing here.

    `has_work` is told by `roles.reader_of`: whether the user keeps or confirms records; so is
    `is_councillor`: whether the user sits in a council.
    """

    has_work = False
    is_councillor = False

    class Meta:
        verbose_name = _("gebruiker")
        verbose_name_plural = _("gebruikers")
        ordering = ["username"]

    def __str__(self):
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and note in the journal of accounts what this one can do now; when somebody signed
        in last is no change."""
        if kwargs.get("update_fields") == ["last_login"]:
            super().save(*args, **kwargs)
            return
        with writing() as opened:
            super().save(*args, **kwargs)
            opened.acts.append(describe_account(self))

    @property
    def erased_name(self) -> str:
        """What stands in place of the name once that is erased; it tells nobody who it was."""
        return f"gewist-{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.username == self.erased_name


@receiver(post_save, sender="admin.LogEntry")
def note_log_entry(instance: models.Model, created: bool, **kwargs: Any) -> None:
    """Add a new line of the admin's log to the journal of accounts."""
    if created:
        with writing() as opened:
            opened.acts.append(describe_row(instance))


class RoleKind(models.TextChoices):
    GRIFFIE = "griffie", _("griffie")
    RAADSLID = "raadslid", _("raadslid")
    COLLEGE = "college", _("college")
    REDACTIE = "regioredactie", _("regioredactie")
    BEHEER = "beheer", _("beheer")


MUNICIPAL_ROLES = [RoleKind.GRIFFIE, RoleKind.RAADSLID, RoleKind.COLLEGE]


class RoleQuerySet(models.QuerySet["Role"]):
    def held_at(self, moment: datetime) -> Self:
        """Roles that count at `moment`: begun, and not ended."""
        return self.filter(started_at__lte=moment).filter(
            Q(ended_at__isnull=True) | Q(ended_at__gt=moment)
        )

    def staffed_municipalities(self, moment: datetime) -> "models.QuerySet[Role, dict[str, int]]":
        """Keys of the municipalities whose council is staffed at `moment`: somebody who can sign
        in is griffie there. For every other council the regioredactie keeps the records."""
        griffies = self.filter(kind=RoleKind.GRIFFIE, user__is_active=True)
        return griffies.held_at(moment).values("municipality")


class Role(Tracked):
    """One role of one user: of a municipality, of a region, or of the whole system."""

    IS_ACCOUNT_ACT = True

    user = models.ForeignKey(
        User, models.PROTECT, related_name="roles", verbose_name=_("gebruiker")
    )
    kind = models.CharField(_("rol"), max_length=15, choices=RoleKind.choices)
    municipality = models.ForeignKey(
        "Municipality",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("gemeente"),
    )
    region = models.ForeignKey(
        "Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="roles",
        verbose_name=_("regio"),
    )
    started_at = models.DateTimeField(_("vanaf"))
    ended_at = models.DateTimeField(_("tot"), null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        ordering = ["user", "kind", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=MUNICIPAL_ROLES, municipality__isnull=False, region__isnull=True
                )
                | Q(kind=RoleKind.REDACTIE, municipality__isnull=True, region__isnull=False)
                | Q(kind=RoleKind.BEHEER, municipality__isnull=True, region__isnull=True),
                name="role_of_one_home",
                violation_error_message=_(
                    "Griffie, raadslid en college horen bij een gemeente, de regioredactie bij "
                    "een regio, beheer bij geen van beide."
                ),
            ),
            models.UniqueConstraint(
                "user",
                "kind",
                Coalesce("municipality", 0),
                Coalesce("region", 0),
                condition=Q(ended_at__isnull=True),
                name="role_once",
                violation_error_message=_("Deze gebruiker heeft deze rol al."),
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="role_ends_after_start",
                violation_error_message=_("Het einde ligt voor het begin."),
            ),
        ]

    def __str__(self):
        home = self.municipality or self.region
        return f"{self.get_kind_display()} {home}" if home else self.get_kind_display()
