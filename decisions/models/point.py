"""What several bodies say alike: one point, with the wording of each kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.tracking import Tracked

from .ownership import Owned
from .recorded import Recorded
from .remark import Remark


class Point(Recorded):
    """`title` says in our own words what its remarks have in common.

    It has no status: whoever sees none of its remarks does not see it.
    """

    PARENT = "dossier"

    title = CleanCharField(_("wat zij gemeen hebben"), max_length=300)

    class Meta:
        verbose_name = _("gedeeld punt")
        verbose_name_plural = _("gedeelde punten")
        ordering = ["dossier", "id"]
        constraints = [*Recorded.Meta.constraints]

    def __str__(self):
        return self.title


class Heading(models.TextChoices):
    """Which way a remark wants it; MORE beside LESS is a contradiction."""

    MORE = "meer", _("meer")
    LESS = "minder", _("minder")

    @property
    def glyph(self):
        """The sign that stands beside the word."""
        return {"meer": "▲", "minder": "▼"}[self.value]


class PointRemark(Owned, Tracked):
    """A remark in a point, and its direction where it has one; a remark is in one point."""

    PARENT = "point"

    point = models.ForeignKey(
        Point, models.PROTECT, related_name="links", verbose_name=_("gedeeld punt")
    )
    remark = models.OneToOneField(
        Remark,
        models.PROTECT,
        related_name="link",
        verbose_name=_("wens of bedenking"),
        error_messages={"unique": _("Dit punt hoort al bij een gedeeld punt.")},
    )
    heading = models.CharField(_("richting"), max_length=10, choices=Heading.choices, blank=True)

    class Meta:
        verbose_name = _("punt in een gedeeld punt")
        verbose_name_plural = _("punten in een gedeeld punt")
        ordering = ["point", "id"]

    def __str__(self):
        return f"{self.remark_id} in {self.point_id}"
