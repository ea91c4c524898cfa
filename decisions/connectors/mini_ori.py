"""Mini-ORI 1.0 of the VNG: three lists (vergaderingen, agendapunten, informatieobjecten) in pages,
which are read whole because the standard has no way to ask for a part."""

from collections import defaultdict
from typing import Any

from .pulled import (
    LONGEST_TEXT,
    MOST_MEETINGS,
    Fetch,
    PulledDocument,
    PulledItem,
    PulledMeeting,
    PullRefused,
    PullRequest,
    address_in,
    day_in,
    dict_in,
    dicts_in,
    keep_named,
    key_in,
    moment_in,
    read_json,
    start_on,
    text_in,
)

MOST_PAGES = 100
CANCELLED = "geannuleerd"


def pull_mini_ori(fetch: Fetch, request: PullRequest) -> tuple[PulledMeeting, ...]:
    """Return the meetings of a municipality in the days that are asked for; raises PullRefused."""
    meetings, items, documents = (
        _read_pages(fetch, f"{request.address.rstrip('/')}/{name}")
        for name in ("vergaderingen", "agendapunten", "informatieobjecten")
    )
    found = [each for row in meetings if (each := _read_meeting(row, request.municipality))]
    wanted = [each for each in found if request.covers(each.held_on)]
    return _join_parts(wanted, items, documents, request.municipality)


def _read_pages(fetch: Fetch, address: str) -> list[dict[str, Any]]:
    """Return the rows of all pages of a list."""
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    while address:
        if address in seen or len(seen) == MOST_PAGES:
            raise PullRefused("De lijst van de bron houdt niet op.")
        seen.add(address)
        found, address = parse_mini_ori_page(fetch(address))
        rows += found
    return rows


def parse_mini_ori_page(content: bytes) -> tuple[list[dict[str, Any]], str]:
    """Return the rows of a page and the address of the next, '' for the last."""
    told = read_json(content)
    if not isinstance(told.get("results"), list):
        raise PullRefused("Het antwoord heeft geen lijst van mini-ORI.")
    return dicts_in(told["results"], MOST_MEETINGS), address_in(told.get("next"))


def _is_of(told: dict[str, Any], municipality: str) -> bool:
    """Whether a thing is of a municipality, by its code; a source may serve several."""
    return dict_in(told.get("organisatie")).get("gemeente") == municipality


def _read_meeting(told: dict[str, Any], municipality: str) -> PulledMeeting | None:
    """Return a meeting without its items, None for one without a day or of somebody else."""
    moment = moment_in(told.get("aanvang")) or moment_in(told.get("geplandeaanvang"))
    day = day_in(told.get("vergaderdatum")) or day_in(told.get("geplandedatum"))
    day = day or (moment.date() if moment else None)
    key, gremium = key_in(told.get("id")), dict_in(told.get("georganiseerddoorgremium"))
    if day is None or not key or not _is_of(told, municipality):
        return None
    return PulledMeeting(
        key=key,
        title=text_in(told.get("naam")) or "Vergadering",
        held_on=day,
        starts_at=start_on(day, moment),
        location=text_in(told.get("locatie")),
        url=address_in(told.get("webpaginalink")),
        gremium=text_in(gremium.get("gremiumnaam")),
        gremium_key=key_in(gremium.get("gremiumidentificatie")),
        is_cancelled=text_in(told.get("vergaderstatus")).lower() == CANCELLED,
    )


def _join_parts(
    meetings: list[PulledMeeting],
    items: list[dict[str, Any]],
    documents: list[dict[str, Any]],
    municipality: str,
) -> tuple[PulledMeeting, ...]:
    """Return the meetings with the items and documents that name them; what is closed is left."""
    papers = _group_by_reference(documents, municipality)
    agenda = _group_by_reference(items, municipality)
    found = []
    for each in meetings:
        rows = sorted(agenda["vergaderingen", each.key], key=_order_of)
        told = {name: getattr(each, name) for name in each.__dataclass_fields__}
        told["items"] = tuple(item for row in rows if (item := _read_item(row, papers)))
        told["documents"] = _read_papers(papers["vergaderingen", each.key])
        found.append(PulledMeeting(**told))
    return tuple(found)


type Referring = defaultdict[tuple[str, str], list[dict[str, Any]]]


def _group_by_reference(rows: list[dict[str, Any]], municipality: str) -> Referring:
    """Return rows by each thing that they name: (the list that it stands in, its key)."""
    found: Referring = defaultdict(list)
    for row in rows:
        for name in ("vergaderingen", "agendapunten") if _is_of(row, municipality) else ():
            for key in {key_in(each.get("id")) for each in dicts_in(row.get(name), 500)} - {""}:
                found[name, key].append(row)
    return found


def _order_of(told: dict[str, Any]) -> tuple[int, str]:
    """Return the place of an item on its agenda: by its number, what has none last."""
    number = text_in(told.get("volgnummer")) or text_in(told.get("geplandvolgnummer"))
    return (int(number) if number.isdecimal() and len(number) < 9 else 10**9, number)


def _read_item(told: dict[str, Any], papers: Referring) -> PulledItem | None:
    key, title = key_in(told.get("id")), text_in(told.get("agendapuntnaam"))
    if not key or not title or told.get("indicatiebesloten") is True:
        return None
    formal = told.get("indicatiehamerstuk")
    number = text_in(told.get("volgnummer"), 20) or text_in(told.get("geplandvolgnummer"), 20)
    return PulledItem(
        key=key,
        title=title,
        number=number,
        text=text_in(told.get("omschrijving"), LONGEST_TEXT),
        url=address_in(told.get("webpaginalink")),
        is_formal=formal if isinstance(formal, bool) else None,
        documents=_read_papers(papers["agendapunten", key]),
    )


def _read_papers(rows: list[dict[str, Any]]) -> tuple[PulledDocument, ...]:
    return keep_named(
        PulledDocument(
            key=key_in(each.get("id")),
            title=text_in(each.get("titel")),
            url=address_in(each.get("webpaginalink")),
            kind=text_in(each.get("informatieobjecttype"), 80),
            dated_on=day_in(each.get("creatiedatum")) or day_in(each.get("datumingediend")),
        )
        for each in rows
    )
