"""What changed in a dossier since somebody last asked: each record once, as its list tells it now.

Everybody is told the same, what is public: who signed in too. A record is told again after
everything that may have changed it; what is no longer there for the public is told with its number
and no more, and only if it ever was."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from ninja import Router
from pydantic import BaseModel, Field

from municipalities.roles import Reader

from ... import board
from ...domain.rules import RULES_VERSION
from ...history.proof import read_chain_end
from ...history.told_with import TOLD_WITH
from ...history.touched import (
    find_next_mark,
    is_newest,
    list_ever_told,
    read_last_links,
    read_mark,
    read_sealed_moments,
    read_touched,
)
from ...models import (
    AgendaItem,
    Commitment,
    Cost,
    Decision,
    Dossier,
    Milestone,
    Point,
    Poll,
    Position,
    Published,
    Remark,
    Statement,
)
from ...web.parameters import format_exact_moment
from ..asking import PER_PAGINA, USUAL_ON_A_PAGE, describe_parameters, read_parameters
from ..change_tokens import NAME, SINDS, ChangeToken, check_token
from ..links import format_dutch_time
from ..lists import AskedList, MomentTerms
from ..paths import Slug, dossier_for
from ..schema import KENNIS_TOT, LICENTIE, REKENREGELS, URI, one_of
from .agenda import Agendapunt, describe_items, select_items
from .commitments import Toezegging, describe_commitments, select_commitments
from .decisions import Besluit, describe_decisions, select_decisions
from .dossiers import DossierVolledig, describe_whole_dossier
from .events import (
    Kostenpost,
    Mijlpaal,
    describe_costs,
    describe_milestones,
    select_costs,
    select_milestones,
)
from .polls import PeilingVolledig, describe_polls, list_listed_polls
from .positions import VastgelegdStandpunt, describe_positions, select_positions
from .remarks import (
    GedeeldPunt,
    WensOfBedenking,
    build_register,
    describe_points,
    describe_remarks,
    select_points,
)
from .statements import Uitspraak, describe_statements, select_statements

router = Router(tags=["dossiers"])

# How the records of each kind are told, by the list of the API that tells them: each with the
# selection and the shape of that list. {key: what is told} of those that are in it.


def tell_rows(select, describe):
    """Return a function that tells the records with these keys, of a queryset of a list."""

    def tell(asked, keys):
        rows = list(select(asked).filter(id__in=keys).order_by("id"))
        told = describe(rows, asked) if rows else ()
        return {row.id: each for row, each in zip(rows, told, strict=True)}

    return tell


def tell_dossier(asked, keys):
    told = DossierVolledig(**describe_whole_dossier(asked))
    return {key: told for key in keys if key == asked.dossier.pk}


def tell_positions(asked, keys):
    found = list(select_positions(asked).filter(id__in=keys).values_list("id", flat=True))
    told = describe_positions(found, asked) if found else ()
    return {each["id"]: VastgelegdStandpunt(**each) for each in told}


def tell_remarks(asked, keys):
    register = build_register(asked)
    found = list(register.keys(Q(id__in=keys), ["id"]))
    told = describe_remarks(register, found, asked) if found else ()
    return {each.id: each for each in told}


def tell_points(asked, keys):
    register = build_register(asked)
    found = list(select_points(register, asked).filter(id__in=keys).order_by("id"))
    told = describe_points(register, found, asked) if found else ()
    return {each.id: each for each in told}


def tell_polls(asked, keys):
    found = [each for each in list_listed_polls(asked) if each.poll.id in keys]
    return {each.id: each for each in describe_polls(found, asked)}


def tell_agenda_items(asked, keys):
    # As the list of all dossiers tells them: as of today, also where the dossier was closed.
    everywhere = replace(asked, dossier=None)
    own = select_items(everywhere).filter(dossier=asked.dossier, id__in=keys).order_by("id")
    rows = list(own)
    return {each.id: each for each in (describe_items(rows, everywhere) if rows else ())}


@dataclass(frozen=True)
class FollowedList:
    """A list of the API as it is followed: its name in the address and how it tells records."""

    name: str
    tell: Callable
    shape: type


FOLLOWED = {
    Dossier: FollowedList("dossiers", tell_dossier, DossierVolledig),
    Decision: FollowedList("besluiten", tell_rows(select_decisions, describe_decisions), Besluit),
    Position: FollowedList("standpunten", tell_positions, VastgelegdStandpunt),
    Remark: FollowedList("wensen-en-bedenkingen", tell_remarks, WensOfBedenking),
    Point: FollowedList("gedeelde-punten", tell_points, GedeeldPunt),
    Statement: FollowedList(
        "uitspraken", tell_rows(select_statements, describe_statements), Uitspraak
    ),
    Milestone: FollowedList(
        "mijlpalen", tell_rows(select_milestones, describe_milestones), Mijlpaal
    ),
    Cost: FollowedList("kosten", tell_rows(select_costs, describe_costs), Kostenpost),
    Commitment: FollowedList(
        "toezeggingen", tell_rows(select_commitments, describe_commitments), Toezegging
    ),
    Poll: FollowedList("peilingen", tell_polls, PeilingVolledig),
    AgendaItem: FollowedList("agendapunten", tell_agenda_items, Agendapunt),
}
KINDS = tuple(TOLD_WITH)
CHANGED, GONE = "gewijzigd", "verwijderd"


class GevolgdeWijziging(BaseModel):
    """Een gegeven dat nieuw of gewijzigd is, of er voor het publiek niet meer is."""

    lijst: one_of(*(each.name for each in FOLLOWED.values())) = Field(
        description="De lijst van deze API waarin het staat."
    )
    id: int | str = Field(description="Het `id` in die lijst.")
    soort: one_of(CHANGED, GONE)
    schakel: int | None = Field(
        description="De laatste schakel in de keten van het dossier die het veranderde; leeg waar "
        "het door iets anders kwam: een embargo dat afliep, een nieuwe dag, of het register."
    )
    moment: datetime = Field(description="Sinds wanneer het zo te lezen is.")
    gegevens: (  # type: ignore[valid-type]
        DossierVolledig
        | Besluit
        | VastgelegdStandpunt
        | WensOfBedenking
        | GedeeldPunt
        | Uitspraak
        | Mijlpaal
        | Kostenpost
        | Toezegging
        | PeilingVolledig
        | Agendapunt
        | None
    ) = Field(description="Zoals de lijst het nu geeft; leeg als het er niet meer is.")


class Wijzigingen(BaseModel):
    """Een bladzijde van wat er in een dossier veranderde, in de volgorde waarin dat gebeurde."""

    dossier: str
    kennisTot: str = Field(description=KENNIS_TOT, json_schema_extra={"format": "date-time"})
    rekenregels: int = Field(description=REKENREGELS)
    licentie: str = Field(description=LICENTIE, json_schema_extra=URI)
    keten: str = Field(description="De naam van de keten van het dossier.")
    lengte: int = Field(description="Het aantal schakels van die keten.")
    einde: str = Field(description="De hash van de laatste schakel (SHA-256, hex).")
    sinds: str = Field(description="Het token om de volgende keer mee verder te gaan.")
    volgende: str | None = Field(
        description="Adres van wat hierna komt; leeg als dit alles was.", json_schema_extra=URI
    )
    wijzigingen: list[GevolgdeWijziging]


@router.get(
    "/dossiers/{slug:slug}/wijzigingen",
    response=Wijzigingen,
    operation_id="getWijzigingen",
    summary="Wijzigingen sinds de vorige keer",
    description="Wat er in een dossier veranderde sinds het antwoord waarvan u het token meegeeft: "
    "elk gegeven één keer, zoals zijn lijst het nu geeft, en van wat er niet meer is alleen het "
    "nummer. Zonder token alles wat nu openbaar is. Wie alles overneemt, heeft wat de lijsten "
    "geven. U kunt ophouden waar u wilt en later verdergaan met het laatste token. Het antwoord "
    "is voor iedereen hetzelfde: wat openbaar is.",
    url_name="api-changes",
    openapi_extra=describe_parameters(SINDS, PER_PAGINA),
)
def changes(request, slug: Slug):
    reader = Reader(at=timezone.now())
    dossier = dossier_for(reader, slug)
    asked = read_parameters(request.GET, (SINDS, PER_PAGINA))
    newest = read_newest_mark(dossier, reader)
    token = asked.get(NAME) or ChangeToken(None, newest)
    if NAME in asked:
        check_token(token, request.GET[NAME], dossier, newest)
        # Another machine, whose clock is ahead, may have told what becomes public now.
        reader = replace(reader, at=max(reader.at, *(each.at for each in token.marks)))
    known_until = board.read_known_until(dossier, at=reader.at)
    listed = AskedList(request, MomentTerms(), {}, reader, dossier, None, known_until)
    most = asked.get("aantalPerPagina", USUAL_ON_A_PAGE)
    page = read_change_page(dossier, token, replace(newest, at=reader.at), most=most)
    return tell_changes(page, listed)


def read_newest_mark(dossier, reader):
    """Return the ReadMark of who has been told all that there is."""
    return read_mark(dossier, at=reader.at, day=dossier.default_day(reader.today))


# Which records come on a page.


@dataclass(frozen=True)
class ChangePage:
    """Records in the order in which they are told, as (number of the link, place of the kind, key),
    with the token to go on with. `is_last` says that nothing comes after it yet; `at` is since when
    what has no link is told as it is. Who reads for the first time is not told what is gone."""

    places: list[tuple[int, int, int]]
    token: ChangeToken
    is_last: bool
    at: datetime
    tells_gone: bool = True


def read_change_page(dossier, token, newest, *, most):
    """Return the ChangePage of at most so many records after a token."""
    if token.since is None:
        return read_first_page(dossier, token, newest, most)
    since = token.since
    until = token.until or find_next_mark(dossier, since, newest)
    touched = read_touched(dossier, since, until, at=newest.at)
    found = sorted(
        (number, KINDS.index(model), key)
        for model, touches in touched.items()
        for key, number in touches.items()
    )
    left = [place for place in found if token.until is None or place > token.after]
    places = left[:most]
    if len(left) > most:
        return ChangePage(places, ChangeToken(since, until, places[-1]), False, until.at)
    if not found and since.stands_as(until):
        return ChangePage([], token, True, until.at)  # the very token, so that the answer is too
    return ChangePage(places, ChangeToken(until), is_newest(dossier, until, newest), until.at)


def read_first_page(dossier, token, newest, most):
    """Return the ChangePage of who reads for the first time: every record by its last link."""
    until = token.until
    number, _kind, _key = token.after
    found = read_last_links(dossier, after=number, until=until.link, most=most + 1)
    places = [(each.number, KINDS.index(each.model), each.key) for each in found[:most]]
    if len(found) > most:
        return ChangePage(places, ChangeToken(None, until, places[-1]), False, until.at, False)
    return ChangePage(
        places, ChangeToken(until), is_newest(dossier, until, newest), until.at, False
    )


# How they are told.


def tell_changes(page, asked):
    """Return a ChangePage as it crosses the wire."""
    chain = read_chain_end(asked.dossier)
    token = str(page.token)
    return Wijzigingen(
        dossier=asked.dossier.slug,
        kennisTot=format_exact_moment(asked.known_until),
        rekenregels=RULES_VERSION,
        licentie=asked.licence.address,
        keten=chain.chain,
        lengte=chain.length,
        einde=chain.last_link,
        sinds=token,
        volgende=None if page.is_last else asked.address(sinds=token),
        wijzigingen=list(tell_places(page, asked)),
    )


def tell_places(page, asked):
    """Yield what is told of the records of a page: nothing of what was never public."""
    sealed = read_sealed_moments(asked.dossier, [number for number, _kind, _key in page.places])
    by_kind = {
        model: ToldRecords(
            model,
            [key for _number, kind, key in page.places if KINDS[kind] is model],
            asked,
            page.tells_gone,
        )
        for model in KINDS
    }
    for number, kind, key in page.places:
        told = by_kind[KINDS[kind]]
        if key in told:
            yield told.describe(key, number, sealed.get(number, page.at))


class ToldRecords:
    """Those of some records of one kind that are told of: as their list tells them, or as gone."""

    def __init__(self, model, keys, asked, tells_gone):
        self.list = FOLLOWED[model]
        self.told = self.list.tell(asked, keys) if keys else {}
        rows = read_public_moments(model, self.told) if issubclass(model, Published) else ()
        self.public_from = dict(rows)
        missing = set(keys) - self.told.keys() if tells_gone else ()
        at = asked.reader.at
        self.gone = list_ever_told(model, asked.dossier, missing, at) if missing else set()

    def __contains__(self, key):
        return key in self.told or key in self.gone

    def describe(self, key, number, moment):
        """Return what crosses the wire of a record, which a link of this number changed then."""
        told = self.told.get(key)
        return GevolgdeWijziging(
            lijst=self.list.name,
            id=told.id if told else key,
            soort=CHANGED if told else GONE,
            schakel=number or None,
            moment=format_dutch_time(max(moment, self.public_from.get(key, moment))),
            gegevens=told,
        )


def read_public_moments(model, keys):
    """Return (key, since when it is public) of records; one query, none for none."""
    return model.objects.filter(id__in=list(keys)).values_list("id", "public_from") if keys else ()
