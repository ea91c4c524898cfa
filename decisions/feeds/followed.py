"""What became known of the things that can be followed: for a feed and for an e-mail the same."""

from django.urls import reverse

from .. import history
from ..history.changes import BEFORE_ALL
from ..models import Dossier, Position, Status

# A municipality that takes part in more is followed in those that were opened last.
MOST_DOSSIERS = 20


def followed_dossiers(reader):
    """Return the dossiers that can be followed: public, and not withdrawn."""
    return Dossier.objects.visible_to(reader).filter(status=Status.PUBLISHED)


def read_changes_of_municipality(municipality, reader, since=BEFORE_ALL):
    """Return the ChangeEntries of the bodies of a municipality; the queries of `read_changes` for
    each dossier in which they spoke, of twenty dossiers at most."""
    spoken = Position.objects.filter(body__municipality=municipality).values("dossier")
    found = followed_dossiers(reader).filter(pk__in=spoken)
    bodies = set(municipality.bodies.values_list("pk", flat=True))
    return [
        each
        for dossier in found.order_by("-first_on", "-id")[:MOST_DOSSIERS]
        for each in history.read_changes(dossier, reader=reader, since=since)
        if each.entry.position.body_id in bodies
    ]


def read_changes_of_round(asked_in, reader, since=BEFORE_ALL):
    """Return the ChangeEntries of what a round asked, since it was opened."""
    found = history.read_changes(asked_in.dossier, reader=reader, since=since)
    return [each for each in found if is_answer(each, asked_in)]


def is_answer(change, asked_in):
    """Whether a ChangeEntry is about what a round asked, since it was opened."""
    position, act = change.entry.position, change.entry.decision
    is_about = asked_in.subject_id in (None, position.subject_id)
    return is_about and act.last_on >= asked_in.first_on


def read_changes_for(subscription, reader, since):
    """Return the ChangeEntries after a moment of what a Subscription follows, oldest first; none
    where that is not public any more."""
    if municipality := subscription.municipality:
        found = read_changes_of_municipality(municipality, reader, since)
    else:
        dossier = subscription.dossier or subscription.round.dossier
        if not followed_dossiers(reader).filter(pk=dossier.pk).exists():
            return []
        if subscription.round:
            found = read_changes_of_round(subscription.round, reader, since)
        else:
            found = history.read_changes(dossier, reader=reader, since=since)
    return sorted(found, key=lambda each: (each.at, each.key))


def find_followed_path(subscription):
    """Return the path of the page of what is followed."""
    if asked_in := subscription.round:
        return reverse("round", args=[asked_in.dossier.slug, asked_in.pk])
    if municipality := subscription.municipality:
        return reverse("municipality", args=[municipality.slug])
    return subscription.dossier.get_absolute_url()
