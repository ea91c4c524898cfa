"""Change what a round says of itself: the form of every record."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .act import RoundAct


def fits(opened, asked):
    return opened.keeps_round


def address(opened, asked):
    return reverse("desk-edit", args=["ronde", opened.round.pk])


CHANGE = RoundAct("desk-edit", _("De ronde wijzigen"), fits, address=address)
