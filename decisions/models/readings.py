"""What a place in a source says that a date or a figure of a record is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.edtf.grammar import EdtfError, parse_edtf_date, read_without_library
from municipalities.fields import CleanCharField
from municipalities.tracking import Tracked

from ..domain.figures import Figure, FigureError, ReadNumber, parse_read_number
from .evidence import TARGETS, Evidence
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


MOST_PERCENT = 100


class ReadField(models.TextChoices):
    """The fields of READ_FIELDS, in the words of the screen."""

    DATED_ON = "dated_on", gettext_lazy("datum")
    SEATS = "seats", gettext_lazy("zetels")
    VOTES_FOR = "votes_for", gettext_lazy("stemmen voor")
    VOTES_AGAINST = "votes_against", gettext_lazy("stemmen tegen")
    ABSTAINED = "abstained", gettext_lazy("onthouden (art. 28)")
    ABSENT = "absent", gettext_lazy("afwezig")
    LEFT = "left", gettext_lazy("vertrokken")
    AMOUNT = "amount", gettext_lazy("bedrag in euro")
    TURNOUT = "turnout", gettext_lazy("opkomst in procenten")
    VOTES = "votes", gettext_lazy("stemmen")
    PERCENTAGE = "percentage", gettext_lazy("percentage")


class ValueReading(Owned, Tracked):
    """`value` is written as the field is: a date as EDTF, a number in digits, a `~` before one that
    is approximate. What the record itself holds is its editor's choice among these."""

    PARENT = "evidence"

    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="readings", verbose_name=gettext_lazy("bewijsplaats")
    )
    field = models.CharField(gettext_lazy("gegeven"), max_length=15, choices=ReadField.choices)
    value = CleanCharField(gettext_lazy("waarde volgens deze plaats"), max_length=40)

    class Meta:
        verbose_name = gettext_lazy("gelezen waarde")
        verbose_name_plural = gettext_lazy("gelezen waarden")
        ordering = ["evidence", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "field"],
                name="reading_once",
                violation_error_message=gettext_lazy("Deze plaats leest dit gegeven al."),
            )
        ]

    def __str__(self):
        return f"{self.evidence_id}: {self.field} {self.value}"

    def clean(self):
        super().clean()
        if self.evidence_id is None:
            return
        kind = evidence_kind_of(self.evidence)
        check_read_field(kind, self.field)
        if self.value:
            self.value = self.value.strip()
            check_read_value(kind, self.field, self.value)


def evidence_kind_of(place):
    """Return the kind of record that a place shows, as TARGETS calls it; '' for none."""
    return next((name for name in TARGETS if getattr(place, f"{name}_id") is not None), "")


# A value is written as its field is, and lies within the limits of that field.


def check_read_field(kind, name):
    """Refuse to read a field that a record of this kind does not have; say which it has."""
    if kind == "position":
        raise ValidationError(
            {"field": _("Bij een standpunt leest de plaats zelf een standpunt en een datum.")}
        )
    fields = READ_FIELDS.get(kind, ())
    if name in fields:
        return
    if not fields:
        raise ValidationError({"field": _("Bij dit record valt geen waarde te lezen.")})
    words = ", ".join(fields)
    raise ValidationError(
        {"field": _("Kies een gegeven van dit record: %(words)s.") % {"words": words}}
    )


def check_read_value(kind, name, value):
    """Refuse a value that the field could not hold."""
    try:
        found = parse_read_value(kind, name, value)
    except (EdtfError, FigureError) as error:
        raise ValidationError({"value": str(error)}) from error
    if not isinstance(found, ReadNumber):
        return
    field = get_read_field(kind, name)
    if isinstance(field, models.DecimalField) and found.number > MOST_PERCENT:
        raise ValidationError({"value": _("Een percentage ligt tussen 0 en 100.")})
    # SQLite sets no limit of its own, so this is that of every database together.
    limits = BaseDatabaseOperations.integer_field_ranges.get(field.get_internal_type())
    if limits is not None and found.number > limits[1]:
        told = _("Dit getal is te groot; ten hoogste %(most)d.") % {"most": limits[1]}
        raise ValidationError({"value": told})


def parse_read_value(kind, name, value) -> Figure:
    """Return the date or the number that a value states; raise EdtfError or FigureError."""
    if name == ReadField.DATED_ON:
        return parse_edtf_date(value)
    has_decimals = isinstance(get_read_field(kind, name), models.DecimalField)
    return parse_read_number(value, has_decimals=has_decimals)


def parse_stored_value(name, value) -> Figure:
    """Return the figure of a value that was checked when it was stored."""
    if name == ReadField.DATED_ON:
        return read_without_library(value)
    return parse_read_number(value, has_decimals="." in value)


def get_read_field(kind, name):
    return TARGETS[kind]._meta.get_field(name)
