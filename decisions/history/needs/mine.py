"""Which rows are a reader's to keep: `permissions.may_keep_body` as a condition."""

from django.db.models import Q

from ...models import Dossier
from ...models.published import own


def kept(reader, *, body="body", region="dossier__region", dossier="dossier"):
    """Return the condition under which a row is the reader's to keep, in a dossier in sight.

    The arguments name the way from the row; `body` is None where no body keeps it.
    """
    in_sight = Q(**{f"{dossier}__in": Dossier.objects.visible_to(reader).values("pk")})
    return in_sight if reader.is_beheer else in_sight & own(reader, body=body, region=region)


def regions(reader, region="dossier__region"):
    """Return the condition that a row is of a region that the reader keeps as regioredactie."""
    return Q() if reader.is_beheer else Q(**{f"{region}__in": reader.redactie_of})
