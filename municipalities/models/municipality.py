"""A municipality of the Netherlands, as the TOOI register names it."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..fields import CleanCharField
from ..tracking import Tracked


class MunicipalityQuerySet(models.QuerySet):
    def current_on(self, day):
        """Municipalities that exist on `day`; an unknown start is before any day."""
        return self.filter(
            Q(started_on__isnull=True) | Q(started_on__lte=day),
            Q(ended_on__isnull=True) | Q(ended_on__gte=day),
        )


class Municipality(Tracked):
    """`ended_on` is the last day of existence, as the register gives it."""

    code = CleanCharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[
            RegexValidator(r"^gm\d{4}\Z", _("Een code is gm en vier cijfers, zoals gm0546."))
        ],
    )
    name = CleanCharField(_("naam"), max_length=80)
    slug = models.SlugField(_("adres"), max_length=90, unique=True, editable=False)
    province = CleanCharField(_("provincie"), max_length=40, blank=True)
    started_on = models.DateField(_("bestaat sinds"), null=True, blank=True)
    ended_on = models.DateField(_("laatste dag"), null=True, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("gemeente")
        verbose_name_plural = _("gemeenten")
        ordering = ["name", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on__isnull=True)
                | Q(ended_on__isnull=True)
                | Q(ended_on__gte=F("started_on")),
                name="municipality_ends_after_start",
                violation_error_message=_("De laatste dag ligt voor de eerste."),
            ),
            models.CheckConstraint(
                condition=Q(code=Lower("code")),
                name="municipality_code_is_lower",
                violation_error_message=_("Schrijf de code met kleine letters, zoals gm0546."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean_fields(self, exclude=None):
        self.slug = self.slug or self.make_slug()
        super().clean_fields(exclude=exclude)

    def make_slug(self):
        """The name where no other municipality has it, else the name with its code."""
        slug = slugify(self.name) or self.code
        taken = Municipality.objects.filter(slug=slug).exclude(pk=self.pk).exists()
        return f"{slug}-{self.code}" if taken else slug


class Succession(Tracked):
    """That one municipality took the place of another; kept empty until a source names it."""

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="successions", verbose_name=_("gemeente")
    )
    successor = models.ForeignKey(
        Municipality, models.PROTECT, related_name="predecessions", verbose_name=_("opvolger")
    )
    source = models.ForeignKey("Source", models.PROTECT, verbose_name=_("bron"))

    class Meta:
        verbose_name = _("opvolging")
        verbose_name_plural = _("opvolgingen")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "successor"],
                name="succession_once",
                violation_error_message=_("Deze opvolging staat er al."),
            ),
            models.CheckConstraint(
                condition=~Q(municipality=F("successor")),
                name="succession_of_another",
                violation_error_message=_("Een gemeente volgt zichzelf niet op."),
            ),
        ]

    def __str__(self):
        return f"{self.municipality_id} → {self.successor_id}"
