"""Change what a round says of itself: the form of every record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..action import Action


def address(opened):
    return reverse("desk-edit", args=["ronde", opened.round.pk])


CHANGE = Action("desk-edit", _("De ronde wijzigen"), lambda opened: opened.keeps_round, address)
