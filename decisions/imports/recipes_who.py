"""How sources, bodies, seats and inhabitants come in; they may serve other dossiers too."""

from django.db.models import Q

from municipalities.actions import keep_register
from municipalities.models import (
    Arrangement,
    Body,
    CouncilTerm,
    Group,
    GroupRole,
    Participation,
    Population,
    Recess,
    Region,
    RegionMembership,
    Source,
)

from ..folder import SETTINGS
from .recipe import Recipe, register

REGION = Recipe(
    SETTINGS,
    Region,
    identity=lambda region: region.slug,
    standing=lambda intake: Region.objects.filter(slug=intake.settings["region.slug"]),
    fields={
        **dict.fromkeys(SETTINGS.names),
        "region.slug": "slug",
        "region.name": "name",
    },
    keep=keep_register,
    is_own=False,
)


def place_body(body):
    """A body with a municipality is not the region's."""
    if body.municipality is not None:
        body.region = None


WHO = (
    register(
        "bodies",
        Body,
        identity=lambda body: body.slug or body.make_slug(),
        standing=lambda intake: Body.objects.filter(
            Q(region=intake.region) | Q(municipality__in=intake.municipalities.values())
        ),
        home=lambda intake: {"region": intake.region},
        settle=place_body,
    ),
    register(
        "sources",
        Source,
        fields={"id": "key"},
        identity=lambda source: source.key,
        standing=lambda intake: Source.objects.filter(key__in=intake.ids("sources")),
    ),
    register(
        "members",
        RegionMembership,
        identity=lambda member: (member.municipality_id, member.first_on),
        standing=lambda intake: RegionMembership.objects.filter(region=intake.region),
        home=lambda intake: {"region": intake.region},
    ),
    register(
        "populations",
        Population,
        identity=lambda each: (each.municipality_id, each.dated_on, each.source_id),
        standing=lambda intake: Population.objects.filter(
            municipality__in=intake.municipalities.values()
        ),
    ),
    register(
        "arrangements",
        Arrangement,
        fields={"id": "slug"},
        identity=lambda arrangement: arrangement.slug,
        standing=lambda intake: Arrangement.objects.filter(slug__in=intake.ids("arrangements")),
    ),
    register(
        "participations",
        Participation,
        identity=lambda each: (each.arrangement_id, each.municipality_id, each.first_on),
        standing=lambda intake: Participation.objects.filter(
            arrangement__in=intake.records("arrangements")
        ),
    ),
    register(
        "terms",
        CouncilTerm,
        identity=lambda term: (term.body_id, term.first_on),
        standing=lambda intake: CouncilTerm.objects.filter(body__in=intake.records("bodies")),
    ),
    register(
        "groups",
        Group,
        identity=lambda group: (group.term_id, group.name.lower()),
        standing=lambda intake: Group.objects.filter(term__in=intake.records("terms")),
    ),
    register(
        "group_roles",
        GroupRole,
        identity=lambda role: (role.group_id, role.first_on),
        standing=lambda intake: GroupRole.objects.filter(group__in=intake.records("groups")),
    ),
    register(
        "recesses",
        Recess,
        identity=lambda recess: (recess.municipality_id, recess.first_on),
        standing=lambda intake: Recess.objects.filter(
            municipality__in=intake.municipalities.values()
        ),
    ),
)
