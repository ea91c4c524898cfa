"""What can be asked: each operation reads the clock, finds the dossier and shows one thing."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.utils import timezone

from municipalities.roles import reader_of

from .. import board
from ..board.cache import get_part
from ..history import read_differing_fields, read_dossier_chain, read_polls
from . import problems, schema
from .answers import (
    describe_board,
    describe_board_support,
    describe_proof,
)
from .asking import ON_A_DAY, UNDER_A_RULE, describe_parameters, parse_asked_moment
from .document import ReadOnlyApi
from .links import AbsoluteLinks
from .lists import MomentTerms, ask_list
from .paths import Slug, dossier_for
from .resources import ROUTERS

PROOF_TERMS = MomentTerms()

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
    "/dossiers/{slug:slug}/stand",
    response=schema.Stand,
    operation_id="getStand",
    summary="De stand op een dag",
    description="Waar elk orgaan op de peildatum staat over elk onderwerp waarover het, of een "
    "deel ervan, zich uitsprak. Zonder uitspraak is het standpunt onbekend en staat het er niet.",
    tags=["stand"],
    url_name="api-stand",
    openapi_extra=describe_parameters(*ON_A_DAY),
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
    openapi_extra=describe_parameters(*UNDER_A_RULE),
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
    "wat ankers van eerdere dagen daarvan zeggen. Met `bekend` zoals de keten toen was.",
    tags=["dossiers"],
    url_name="api-bewijs",
    openapi_extra=PROOF_TERMS.described,
)
def bewijs(request, slug: Slug):
    asked = ask_list(request, PROOF_TERMS, slug)
    today = timezone.localdate(asked.known_at or asked.reader.at)
    chain = read_dossier_chain(asked.dossier, before=today, known_at=asked.known_at)
    if asked.known_at is None and chain.anchors:
        told_from = begin_day_after(chain.anchors[0].day)
        asked = replace(asked, known_until=max(asked.known_until, told_from))
    return describe_proof(chain, asked)


def begin_day_after(day):
    """Return the moment from which an anchor of a day is told: the next midnight."""
    return datetime.combine(day + timedelta(days=1), time(), timezone.get_current_timezone())


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


for each in ROUTERS:
    api.add_router("", each)
