"""Councils for which nobody enters: the regioredactie keeps their records until somebody does."""

from django.db.models import OuterRef, Q, Subquery

from municipalities.models import RegionMembership, Role

from .mine import regions


def councils_without_griffie(reader, today):
    """Return the memberships, in the reader's regions today, of municipalities without a griffie
    who can sign in; by region and name."""
    begun = RegionMembership.objects.filter(
        region=OuterRef("region"), municipality=OuterRef("municipality"), first_on__lte=today
    )
    latest = begun.order_by("-first_on", "-pk").values("pk")[:1]
    ended = Q(municipality__ended_on__lt=today)
    rows = RegionMembership.objects.filter(
        regions(reader, "region"), pk=Subquery(latest), takes_part=True
    ).exclude(ended)
    rows = rows.exclude(municipality__in=Role.objects.staffed_municipalities(reader.at))
    named = rows.order_by("region__name", "municipality__name", "pk")
    return named.select_related("region", "municipality")
