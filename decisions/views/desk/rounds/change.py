"""Change what a round says of itself: the form of every record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..action import Action


def fits(opened):
    return opened.keeps_round


def address(opened):
    return reverse("desk-edit", args=["ronde", opened.round.pk])


CHANGE = Action("desk-edit", _("De ronde wijzigen"), fits, address)
