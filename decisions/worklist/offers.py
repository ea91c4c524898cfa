"""Common texts that wait for a griffie: to be taken over, or renewed since."""

from django.db.models import F, OuterRef, Q, Subquery

from ..models import CommonItem, ItemOffer, Status
from .drafts import build_kept_condition

OFFER_WAYS = {"region": "common_item__dossier__region", "dossier": "common_item__dossier"}


def select_kept_offers(reader):
    """Return the offers to bodies that the reader keeps, of common texts that stand."""
    own = ItemOffer.objects.filter(build_kept_condition(reader, **OFFER_WAYS))
    standing = own.exclude(common_item__status__in=[Status.WITHDRAWN, Status.DRAFT])
    return standing.select_related("common_item__dossier", "common_item__round", "body")


def list_open_offers(reader):
    """Return the offers that nobody answered, the latest first; each with the last day on which
    its round is open for the body (`due_on`)."""
    asked = Q(item__isnull=True, declined_on__isnull=True)
    rows = select_kept_offers(reader).filter(asked)
    return rows.annotate(due_on=F("common_item__round__due_on")).order_by("-pk")


def list_renewed_offers(reader):
    """Return the offers of which the common text changed since the item took it over, the latest
    first."""
    versions = CommonItem.history.filter(id=OuterRef("common_item"))
    newest = Subquery(versions.order_by("-history_id").values("history_date")[:1])
    taken = select_kept_offers(reader).filter(item__isnull=False)
    standing = taken.exclude(item__status=Status.WITHDRAWN)
    return standing.annotate(renewed_at=newest).filter(renewed_at__gt=F("followed_at"))
