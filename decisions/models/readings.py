"""What a place in a source says that a date or a figure of a record is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.tracking import Tracked

from .evidence import Evidence
from .ownership import Owned

# Of which fields a place may read a value, by the link of the place to its record. What a place
# reads of a position is its stance with its date, which stand in the place itself.
READ_FIELDS = {
    "decision": (
        *("dated_on", "seats", "votes_for", "votes_against", "abstained", "absent", "left"),
    ),
    "milestone": ("dated_on",),
    "statement": ("dated_on",),
    "cost": ("dated_on", "amount"),
    "remark": ("dated_on",),
    "reply": ("dated_on",),
    "answer": ("dated_on",),
    "round": ("dated_on",),
    "poll": ("dated_on",),
    "poll_area": ("turnout", "votes"),
    "poll_result": ("votes", "percentage"),
}


class ReadField(models.TextChoices):
    """The fields of READ_FIELDS, in the words of the screen."""

    DATED_ON = "dated_on", _("datum")
    SEATS = "seats", _("zetels")
    VOTES_FOR = "votes_for", _("stemmen voor")
    VOTES_AGAINST = "votes_against", _("stemmen tegen")
    ABSTAINED = "abstained", _("onthouden (art. 28)")
    ABSENT = "absent", _("afwezig")
    LEFT = "left", _("vertrokken")
    AMOUNT = "amount", _("bedrag in euro")
    TURNOUT = "turnout", _("opkomst in procenten")
    VOTES = "votes", _("stemmen")
    PERCENTAGE = "percentage", _("percentage")


class ValueReading(Owned, Tracked):
    """`value` is written as the field is: a date as EDTF, a number in digits, a `~` before one that
    is approximate. What the record itself holds is its editor's choice among these."""

    PARENT = "evidence"

    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="readings", verbose_name=_("bewijsplaats")
    )
    field = models.CharField(_("gegeven"), max_length=15, choices=ReadField.choices)
    value = CleanCharField(_("waarde volgens deze plaats"), max_length=40)

    class Meta:
        verbose_name = _("gelezen waarde")
        verbose_name_plural = _("gelezen waarden")
        ordering = ["evidence", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "field"],
                name="reading_once",
                violation_error_message=_("Deze plaats leest dit gegeven al."),
            )
        ]

    def __str__(self):
        return f"{self.evidence_id}: {self.field} {self.value}"
