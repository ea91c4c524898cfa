"""How sources, bodies, seats and inhabitants come in; they may serve other dossiers too."""

from django.db.models import Q

from municipalities.actions import keep_register
from municipalities.models import Region

from ..folder import TABLES
from ..folder.tables import REGION as SETTINGS_OF_REGION
from .recipe import Recipe, by_key

REGION = Recipe(
    SETTINGS_OF_REGION,
    identity=lambda region: region.slug,
    standing=lambda intake: Region.objects.filter(slug=intake.settings["region.slug"]),
    keep=keep_register,
    is_own=False,
)


def register(name, standing, identity=None, **more):
    """Return the recipe of a record that dossiers share; beheer writes it.

    `standing(intake)` is the condition on the records that a row could be; without an `identity`
    they are known by the key of their table.
    """
    table = TABLES[name]
    return Recipe(
        table,
        identity=identity or by_key(table),
        standing=lambda intake: table.model.objects.filter(standing(intake)),
        keep=keep_register,
        is_own=False,
        **more,
    )


def of_region(intake):
    return {"region": intake.region}


def place_body(body):
    """A body with a municipality is not the region's."""
    if body.municipality is not None:
        body.region = None


def of_municipalities(intake):
    return Q(municipality__in=intake.municipalities.values())


WHO = (
    register(
        "bodies",
        lambda intake: Q(region=intake.region) | of_municipalities(intake),
        identity=lambda body: body.slug or body.make_slug(),
        home=of_region,
        settle=place_body,
    ),
    register("sources", lambda intake: Q(key__in=intake.ids("sources"))),
    register(
        "members",
        lambda intake: Q(region=intake.region),
        identity=lambda member: (member.municipality_id, member.first_on),
        home=of_region,
    ),
    register("populations", of_municipalities),
    register("arrangements", lambda intake: Q(slug__in=intake.ids("arrangements"))),
    register(
        "participations",
        lambda intake: Q(arrangement__in=intake.records("arrangements")),
        identity=lambda each: (each.arrangement_id, each.municipality_id, each.first_on),
    ),
    register(
        "terms",
        lambda intake: Q(body__in=intake.records("bodies")),
        identity=lambda term: (term.body_id, term.first_on),
    ),
    register(
        "groups",
        lambda intake: Q(term__in=intake.records("terms")),
        identity=lambda group: (group.term_id, group.name.lower()),
    ),
    register(
        "group_roles",
        lambda intake: Q(group__in=intake.records("groups")),
        identity=lambda role: (role.group_id, role.first_on),
    ),
    register("recesses", of_municipalities),
)
