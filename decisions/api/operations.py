"""What can be asked: each operation reads the clock, finds the dossier and shows one thing."""

from typing import Annotated

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path

from municipalities.roles import reader_of

from .. import board
from ..board.cache import get_part
from ..history import read_differing_fields, read_dossier_chain, read_polls
from ..models import Subject
from . import problems, schema
from .answers import (
    AbsoluteLinks,
    describe_board,
    describe_board_support,
    describe_dossier_detail,
    describe_dossier_list,
    describe_proof,
    visible_dossiers,
)
from .document import (
    IN_PAGES,
    ON_A_DAY,
    UNDER_A_RULE,
    ReadOnlyApi,
    check_parameters,
    parse_asked_moment,
    parse_asked_page,
)

SLUG = r"^[-a-zA-Z0-9_]+$"
Slug = Annotated[str, Path(description="Adres van het dossier.", pattern=SLUG)]

api = ReadOnlyApi(
    title=problems.TITLE,
    version=problems.VERSION,
    description=problems.DESCRIPTION,
    docs_url=None,
    servers=[{"url": problems.PREFIX}],
    openapi_extra={
        "info": {"contact": problems.CONTACT, "license": problems.LICENCE},
        "tags": problems.TAGS,
    },
)


@api.get(
    "/dossiers",
    response=schema.Dossiers,
    operation_id="getDossiers",
    summary="Alle dossiers",
    description="De dossiers die u mag zien, op titel, twintig op een bladzijde.",
    tags=["dossiers"],
    url_name="api-dossiers",
    openapi_extra={"parameters": list(IN_PAGES)},
)
def dossiers(request):
    found = visible_dossiers(reader_of(request.user, at=timezone.now()))
    return describe_dossier_list(parse_asked_page(request.GET, found), AbsoluteLinks(request))


@api.get(
    "/dossiers/{slug:slug}",
    response=schema.DossierMetOnderwerpen,
    operation_id="getDossier",
    summary="Een dossier",
    description="Een dossier met zijn onderwerpen: varianten, voorstellen en richtingen.",
    tags=["dossiers"],
    url_name="api-dossier",
)
def dossier(request, slug: Slug):
    found = dossier_for(reader_of(request.user, at=timezone.now()), slug)
    check_parameters(request.GET)
    subjects = list(Subject.objects.filter(dossier=found).order_by("number", "id"))
    return describe_dossier_detail(found, subjects, AbsoluteLinks(request))


@api.get(
    "/dossiers/{slug:slug}/stand",
    response=schema.Stand,
    operation_id="getStand",
    summary="De stand op een dag",
    description="Waar elk orgaan op de peildatum staat over elk onderwerp waarover het, of een "
    "deel ervan, zich uitsprak. Zonder uitspraak is het standpunt onbekend en staat het er niet.",
    tags=["stand"],
    url_name="api-stand",
    openapi_extra={"parameters": list(ON_A_DAY)},
)
def stand(request, slug: Slug):
    found, known_until, reader = board_for(request, slug, ON_A_DAY)
    known = {"reader": reader, "known_at": found.known_at}
    polls = get_part(found.dossier, read_polls, day=found.day, **known)
    differing = read_differing_fields(found.dossier, **known)
    return describe_board(found, polls, differing, AbsoluteLinks(request), known_until)


@api.get(
    "/dossiers/{slug:slug}/draagvlak",
    response=schema.Draagvlak,
    operation_id="getDraagvlak",
    summary="Het draagvlak op een dag",
    description="Of er op de peildatum draagvlak is voor elk onderwerp, onder de beslisregel van "
    "het dossier of een andere, en welke raden dat kunnen veranderen.",
    tags=["stand"],
    url_name="api-draagvlak",
    openapi_extra={"parameters": list(UNDER_A_RULE)},
)
def draagvlak(request, slug: Slug):
    found, known_until, _reader = board_for(request, slug, UNDER_A_RULE)
    return describe_board_support(found, AbsoluteLinks(request), known_until)


@api.get(
    "/dossiers/{slug:slug}/bewijs",
    response=schema.Bewijs,
    operation_id="getBewijs",
    summary="Het bewijs van een dossier",
    description="Hoe lang de keten is van alles wat in het dossier is vastgelegd, haar einde, en "
    "wat ankers van eerdere dagen daarvan zeggen.",
    tags=["dossiers"],
    url_name="api-bewijs",
)
def bewijs(request, slug: Slug):
    reader = reader_of(request.user, at=timezone.now())
    found = dossier_for(reader, slug)
    check_parameters(request.GET)
    chain = read_dossier_chain(found, before=reader.today)
    return describe_proof(found, chain, AbsoluteLinks(request))


def board_for(request, slug, allowed):
    """Return the Board that a request asks for, the moment until which it knows, and for whom;
    raise Http404 or Refused."""
    reader = reader_of(request.user, at=timezone.now())
    found = dossier_for(reader, slug)
    moment = parse_asked_moment(request.GET, found, reader.at, allowed=allowed)
    known_until = board.read_known_until(found, at=reader.at, known_at=moment.known_at)
    made = board.build_board(
        found, day=moment.day, reader=reader, known_at=moment.known_at, rule=moment.rule
    )
    return made, known_until, reader


def dossier_for(reader, slug):
    """Return a dossier that the reader may see; raise Http404."""
    found = board.with_cache_state(visible_dossiers(reader)).filter(slug=slug).first()
    if found is None:
        raise Http404(_("Dit dossier bestaat niet of is voor u niet zichtbaar."))
    return found
