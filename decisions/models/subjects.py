"""What bodies speak about: a variant, a proposal or a direction, in one table.

One table, so that a stance has one foreign key and an address names one thing in a dossier."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField, CleanTextField
from municipalities.tracking import Tracked

from .ownership import Owned


class SubjectKind(models.TextChoices):
    VARIANT = "variant", _("variant")
    PROPOSAL = "voorstel", _("voorstel")
    DIRECTION = "richting", _("richting")


class SubjectQuerySet(models.QuerySet):
    def variants(self):
        return self.filter(kind=SubjectKind.VARIANT)

    def proposals(self):
        return self.filter(kind=SubjectKind.PROPOSAL)

    def directions(self):
        return self.filter(kind=SubjectKind.DIRECTION)


def build_only_for_constraint(kind, field):
    """Return the constraint that `field` is filled for one kind of subject only."""
    return models.CheckConstraint(
        condition=Q(kind=kind) | Q(**{f"{field}__isnull": True}),
        name=f"subject_{field}_of_{kind}",
        violation_error_message=_("Alleen een %s heeft dit veld.") % kind.label,
    )


class Subject(Owned, Tracked):
    """A proposal may work out a variant; a direction may be shown in a variant's column; a
    derived variant has a base, and elements taken from others."""

    PARENT = "dossier"
    SEARCHED = ("name", "short_name", "description")

    dossier = models.ForeignKey(
        "Dossier", models.PROTECT, related_name="subjects", verbose_name=_("dossier")
    )
    kind = models.CharField(_("soort"), max_length=10, choices=SubjectKind.choices)
    slug = models.SlugField(_("adres"), max_length=80)
    name = CleanCharField(_("naam"), max_length=120)
    short_name = CleanCharField(_("korte naam"), max_length=16, blank=True)
    description = CleanTextField(_("beschrijving"), max_length=4000, blank=True)
    number = models.PositiveSmallIntegerField(_("volgorde"), default=0)
    works_out = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("werkt uit"),
    )
    column = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="directions",
        verbose_name=_("in de kolom van"),
    )
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="derived",
        verbose_name=_("afgeleid van"),
    )

    # No fields: the keys of the subjects that it replaces, that replace it and that it excludes,
    # where the rows were asked for that.
    former_versions: tuple[int, ...] = ()
    later_versions: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()

    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("onderwerp")
        verbose_name_plural = _("onderwerpen")
        ordering = ["dossier", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "slug"],
                name="subject_slug_once",
                violation_error_message=_("Dit onderwerp staat al in dit dossier."),
            ),
            build_only_for_constraint(SubjectKind.PROPOSAL, "works_out"),
            build_only_for_constraint(SubjectKind.DIRECTION, "column"),
            build_only_for_constraint(SubjectKind.VARIANT, "base"),
        ]

    def __str__(self):
        return self.name

    @property
    def brief_name(self):
        """What stands where there is little room: the short name where there is one."""
        return self.short_name or self.name

    def clean(self):
        super().clean()
        for field in ("works_out", "column", "base"):
            self.check_variant(field)

    def check_variant(self, field):
        """Refuse a link to anything but another variant of the same dossier."""
        other = getattr(self, field)
        if other is None:
            return
        if other.kind != SubjectKind.VARIANT or other.dossier_id != self.dossier_id:
            raise ValidationError({field: _("Kies een variant uit hetzelfde dossier.")})
        if field == "base" and self.pk in list_lineage(other):
            raise ValidationError({field: _("Een variant kan niet van zichzelf zijn afgeleid.")})


def list_lineage(variant):
    """Return the keys of a variant and all that it is derived from, nearest first."""
    keys = []
    while variant is not None and variant.pk not in keys:
        keys.append(variant.pk)
        variant = variant.base
    return keys


class VariantElement(Owned, Tracked):
    """An element that a derived variant takes from another variant."""

    PARENT = "variant"

    variant = models.ForeignKey(
        Subject, models.PROTECT, related_name="elements", verbose_name=_("variant")
    )
    taken_from = models.ForeignKey(
        Subject, models.PROTECT, related_name="lent", verbose_name=_("overgenomen van")
    )
    name = CleanCharField(_("element"), max_length=200)

    class Meta:
        verbose_name = _("overgenomen element")
        verbose_name_plural = _("overgenomen elementen")
        ordering = ["variant", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "taken_from", "name"],
                name="element_once",
                violation_error_message=_("Dit element staat er al."),
            ),
            models.CheckConstraint(
                condition=~Q(variant=models.F("taken_from")),
                name="element_of_another",
                violation_error_message=_("Een variant neemt niets van zichzelf over."),
            ),
        ]

    def __str__(self):
        return self.name
