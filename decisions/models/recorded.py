"""What every record of a dossier is: it belongs to one dossier for good and has a key there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.tracking import Tracked

from .ownership import Owned


class Recorded(Owned, Tracked):
    """`key` names the record within its dossier, in folders too; empty for one made by hand."""

    dossier = models.ForeignKey(
        "decisions.Dossier", models.PROTECT, related_name="%(class)ss", verbose_name=_("dossier")
    )
    key = models.SlugField(_("kenmerk in het dossier"), max_length=80, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "key"],
                condition=~models.Q(key=""),
                name="%(class)s_key_once",
                violation_error_message=_("Dit kenmerk staat al in dit dossier."),
            )
        ]
