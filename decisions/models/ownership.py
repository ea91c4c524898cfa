"""What every record of a dossier is, what it is part of, and whose it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import Body
from municipalities.tracking import Tracked

# Whose a record is: what it is part of, whose griffie keeps it, and whose status shows it.
#
# Each property reads the records that foreign keys lead to, and asks the database nothing else.


class Owned(Tracked):
    """A record of a dossier. Every model declares its own `PARENT`, in one line.

    `PARENT` names the link to the record that this one is part of, None for a dossier itself.
    `BODY` names the link to the body whose griffie keeps it, None where the regioredactie does;
    a part is kept by whoever keeps its parent, whatever its own `BODY` says.
    """

    PARENT: str | None
    BODY: str | None = None

    class Meta:
        abstract = True

    @property
    def parent(self) -> "Owned | None":
        """The record that this one is part of; its dossier while that link is empty."""
        links = [each for each in (self.PARENT, "dossier") if each is not None]
        found = (getattr(self, each, None) for each in links)
        return next((each for each in found if each is not None), None)

    @property
    def is_part(self) -> bool:
        """Whether it is part of another record of the dossier, which says whose it is."""
        return self.PARENT not in (None, "dossier")

    @property
    def responsible_body(self) -> Body | None:
        """The body whose griffie keeps the record, None where it is the dossier's."""
        if self.is_part:
            return self.parent and self.parent.responsible_body
        return getattr(self, self.BODY, None) if self.BODY else None

    @property
    def owning_dossier(self):
        """The dossier that the record stands in, by its own link where it has one."""
        dossier = getattr(self, "dossier", None)
        return dossier or (self.parent and self.parent.owning_dossier)

    @property
    def owning_dossier_id(self) -> int | None:
        """The key of the dossier that what it is part of stands in, None while that is empty."""
        if self.is_part:
            return self.parent and self.parent.owning_dossier_id
        return self.dossier_id

    @property
    def owning_region_id(self) -> int | None:
        """The key of the region in whose dossier the record stands, None while that is empty."""
        return self.parent and self.parent.owning_region_id

    @property
    def status_holder(self) -> "Owned":
        """The record whose status says who sees this one: itself, or the nearest above it."""
        if hasattr(self, "status") or self.parent is None:
            return self
        return self.parent.status_holder


# What every record of a dossier is: it belongs to one dossier for good and has a key there.


class Recorded(Owned):
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
