"""How each group of a council voted on what was put."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.fields import CleanCharField
from municipalities.models import Group

from .decisions import Decision, build_tally_field
from .ownership import Recorded


class GroupDirection(models.TextChoices):
    IN_FAVOUR = "voor", _("voor")
    AGAINST = "tegen", _("tegen")
    DIVIDED = "verdeeld", _("verdeeld")


class GroupTally(Recorded):
    """One group: the `direction` in which it voted, its votes, or both as the source tells them.

    `label` is what the source calls the group, `group` the one that Regio knows. It makes no
    stance and ends none; no member is named.
    """

    PARENT = "decision"

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="group_tallies", verbose_name=_("besluit")
    )
    label = CleanCharField(_("fractie"), max_length=120)
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tallies",
        verbose_name=_("fractie in de raad"),
    )
    direction = models.CharField(
        _("richting"), max_length=10, choices=GroupDirection.choices, blank=True
    )
    votes_for = build_tally_field(_("stemmen voor"))
    votes_against = build_tally_field(_("stemmen tegen"))

    class Meta:
        verbose_name = _("stem van een fractie")
        verbose_name_plural = _("stemmen van fracties")
        ordering = ["decision", "id"]
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                "decision",
                models.functions.Lower("label"),
                name="grouptally_once",
                violation_error_message=_("Van deze fractie staat de stem er al."),
            ),
            models.CheckConstraint(
                condition=~Q(direction="")
                | Q(votes_for__isnull=False)
                | Q(votes_against__isnull=False),
                name="grouptally_tells_something",
                violation_error_message=_("Vul in hoe de fractie stemde, of met hoeveel stemmen."),
            ),
            models.CheckConstraint(
                condition=~Q(direction=GroupDirection.IN_FAVOUR)
                | Q(votes_against__isnull=True)
                | Q(votes_against=0),
                name="grouptally_in_favour",
                violation_error_message=_("Een fractie met stemmen tegen is verdeeld of tegen."),
            ),
            models.CheckConstraint(
                condition=~Q(direction=GroupDirection.AGAINST)
                | Q(votes_for__isnull=True)
                | Q(votes_for=0),
                name="grouptally_against",
                violation_error_message=_("Een fractie met stemmen voor is verdeeld of voor."),
            ),
        ]

    def __str__(self):
        return f"{self.decision_id}: {self.label}"

    def clean(self):
        super().clean()
        if self.group_id is None or self.decision_id is None:
            return
        body = self.decision.body
        if not body.is_council:
            raise ValidationError(
                {"group": _("Alleen bij een gemeenteraad kiest u een fractie; noem haar anders.")}
            )
        if self.group.term.body_id != body.pk:
            raise ValidationError({"group": _("Kies een fractie van deze raad.")})
