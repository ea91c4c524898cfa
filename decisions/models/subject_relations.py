"""What one subject is to another: it excludes it, or takes its place."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanTextField
from municipalities.models import Sourced
from municipalities.tracking import Tracked

from .ownership import Owned
from .subjects import Subject


class RelationKind(models.TextChoices):
    EXCLUDES = "sluit_uit", _("sluit uit")
    REPLACES = "vervangt", _("vervangt")


class SubjectRelation(Sourced, Owned, Tracked):
    """That `subject` excludes `other`, or replaces it as its next version.

    A version is a subject of its own: `change` says in what it differs from the one that it
    replaces, `url` leads to where that can be read. A relation changes no stance and no support.
    """

    PARENT = "subject"

    subject = models.ForeignKey(
        Subject, models.PROTECT, related_name="relations", verbose_name=_("onderwerp")
    )
    kind = models.CharField(_("wat"), max_length=10, choices=RelationKind.choices)
    other = models.ForeignKey(
        Subject, models.PROTECT, related_name="related", verbose_name=_("ander onderwerp")
    )
    change = CleanTextField(_("wat er veranderde"), max_length=2000, blank=True)
    url = models.URLField(_("vindplaats"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("verband tussen onderwerpen")
        verbose_name_plural = _("verbanden tussen onderwerpen")
        ordering = ["subject", "kind", "other", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "kind", "other"],
                name="relation_once",
                violation_error_message=_("Dit verband staat er al."),
            ),
            models.CheckConstraint(
                condition=~Q(subject=F("other")),
                name="relation_to_another",
                violation_error_message=_("Kies een ander onderwerp dan dit."),
            ),
            models.CheckConstraint(
                condition=Q(kind=RelationKind.REPLACES) | Q(change="", url=""),
                name="relation_change_of_version",
                violation_error_message=_("Alleen een nieuwe versie zegt wat er veranderde."),
            ),
        ]

    def __str__(self):
        return f"{self.subject_id} {self.kind} {self.other_id}"

    def clean(self):
        super().clean()
        if self.subject_id is None or self.other_id is None:
            return
        self.check_fits()

    def check_fits(self):
        """Refuse what two subjects cannot be to each other; `subject` may be unsaved."""
        if self.other.dossier_id != self.subject.dossier_id:
            raise ValidationError({"other": _("Kies een onderwerp uit hetzelfde dossier.")})
        if self.kind == RelationKind.REPLACES:
            self.check_version()
        elif self.is_told_at_other():
            told = _("Dit verband staat al bij het andere onderwerp; het geldt voor beide.")
            raise ValidationError({"other": told})

    def is_told_at_other(self):
        """Whether the other subject says already that they exclude each other."""
        if self.subject_id is None:
            return False
        turned = SubjectRelation.objects.filter(kind=RelationKind.EXCLUDES)
        return turned.filter(subject=self.other_id, other=self.subject_id).exists()

    def check_version(self):
        """Refuse a version of something of another kind, and one that comes before itself."""
        if self.other.kind != self.subject.kind:
            told = _("Een nieuwe versie is een onderwerp van dezelfde soort.")
            raise ValidationError({"other": told})
        if self.subject_id and self.subject_id in list_former_versions(self.other_id):
            raise ValidationError({"other": _("Een versie vervangt niet zichzelf.")})


def list_former_versions(subject_id):
    """Return the keys of a subject and of everything that it replaces, nearest first."""
    replaced = SubjectRelation.objects.filter(kind=RelationKind.REPLACES)
    keys, found = [], [subject_id]
    while found:
        keys += found
        following = replaced.filter(subject__in=found).values_list("other", flat=True)
        found = [each for each in following if each not in keys]
    return keys
