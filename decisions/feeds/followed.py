"""What somebody follows: which positions it is about, and the page that shows it."""

from django.db.models import Q
from django.urls import reverse

from ..history.changes import read_changes
from ..models import Dossier, Status


def followed_dossiers(reader):
    """Return the dossiers that can be followed: public, and not withdrawn."""
    return Dossier.objects.visible_to(reader).filter(status=Status.PUBLISHED)


def read_changes_for(subscription, *, at, since):
    """Return the ChangeEntries after a moment of what a Subscription follows, oldest first, as the
    public sees them at another."""
    return read_changes(build_followed_condition(subscription), at=at, since=since)[::-1]


def build_followed_condition(subscription):
    """Return the condition on Position of what a Subscription follows."""
    if subscription.round_id:
        return Q(decision__answers__round=subscription.round_id)
    if subscription.municipality_id:
        return Q(body__municipality=subscription.municipality_id)
    return Q(dossier=subscription.dossier_id)


def find_followed_path(subscription):
    """Return the path of the page of what is followed."""
    if asked_in := subscription.round:
        return reverse("round", args=[asked_in.dossier.slug, asked_in.pk])
    if municipality := subscription.municipality:
        return reverse("municipality", args=[municipality.slug])
    return subscription.dossier.get_absolute_url()
