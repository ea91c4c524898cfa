"""Notubiz, version 1.21 of its API: the events of an organisation, and each meeting on its own."""

from typing import Any
from urllib.parse import urlencode

from .pulled import (
    HERE,
    MOST_ITEMS,
    MOST_MEETINGS,
    MOST_PAPERS,
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
    walk_below,
)

VERSION = {"format": "json", "version": "1.21"}
MOST_PAGES = 50
# The attribute that has the title, by its number and by the word that some answers give it.
TITLE, PLACE = ("1", "Titel"), ("Locatie",)


def pull_notubiz(fetch: Fetch, request: PullRequest) -> tuple[PulledMeeting, ...]:
    """Return the public meetings of an organisation: a request for each page of events, and one
    for each meeting. Raises PullRefused."""
    if not request.organisation.isdecimal():
        raise PullRefused("Vul het nummer in dat de gemeente bij Notubiz heeft.")
    keys = _list_keys(fetch, request)
    found = (parse_notubiz_meeting(fetch(_meeting_address(request, key))) for key in keys)
    return tuple(each for each in found if each is not None)


def _meeting_address(request: PullRequest, key: str) -> str:
    return f"{request.address.rstrip('/')}/events/meetings/{key}?{urlencode(VERSION)}"


def _list_keys(fetch: Fetch, request: PullRequest) -> list[str]:
    """Return the numbers of the public meetings that are asked for, page by page."""
    told = {
        "organisation_id": request.organisation,
        "date_from": f"{request.first_on} 00:00:00",
        "date_to": f"{request.last_on} 23:59:59",
    }
    keys: list[str] = []
    for page in range(1, MOST_PAGES + 1):
        query = urlencode({**told, "page": page, **VERSION})
        found, has_more = parse_notubiz_events(
            fetch(f"{request.address.rstrip('/')}/events?{query}")
        )
        keys += [each for each in found if each not in keys]
        if not has_more:
            return keys
    raise PullRefused("Er zijn te veel vergaderingen; kies een latere eerste dag.")


def parse_notubiz_events(content: bytes) -> tuple[list[str], bool]:
    """Return the numbers of the public meetings on a page of events, and whether more follows."""
    told = read_json(content)
    if not isinstance(told.get("events"), list):
        raise PullRefused("Het antwoord van Notubiz heeft geen lijst van vergaderingen.")
    rows = dicts_in(told["events"], MOST_MEETINGS)
    keys = [key_in(each.get("id")) for each in rows if _is_meeting(each) and _is_public(each)]
    has_more = dict_in(told.get("pagination")).get("has_more_pages") is True
    return [each for each in keys if each.isdecimal()], has_more and bool(rows)


def _is_meeting(told: dict[str, Any]) -> bool:
    return bool(told.get("type", "meeting") == "meeting")


def _is_public(told: dict[str, Any]) -> bool:
    """Whether everybody may see it: what does not say so of itself is left alone."""
    is_open = bool(told.get("permission_group", "public") == "public")
    return is_open and not told.get("confidential") and not told.get("inactive")


def parse_notubiz_meeting(content: bytes) -> PulledMeeting | None:
    """Return what is told of one meeting, None where it is not public or has no day.

    The answer is the meeting, or an object that holds it as `meeting`.
    """
    answer = read_json(content)
    told = answer["meeting"] if isinstance(answer.get("meeting"), dict) else answer
    key = key_in(told.get("id"))
    if not key or "plannings" not in told:
        raise PullRefused("Het antwoord van Notubiz is geen vergadering.")
    planned = dicts_in(told["plannings"], MOST_PAPERS)
    moments = sorted(found for each in planned if (found := moment_in(each.get("start_date"))))
    if not moments or not _is_public(told):
        return None
    names, day = _read_attributes(told.get("attributes")), moments[0].astimezone(HERE).date()
    return PulledMeeting(
        key=key,
        title=_tell(names, TITLE) or "Vergadering",
        held_on=day,
        starts_at=start_on(day, moments[0]),
        location=_tell(names, PLACE),
        url=address_in(told.get("url")),
        gremium_key=key_in(dict_in(told.get("gremium")).get("id")),
        is_cancelled=told.get("canceled") is True,
        documents=_read_documents(told.get("documents")),
        items=_read_items(told.get("agenda_items")),
    )


def _read_attributes(value: Any) -> dict[str, str]:
    """Return attributes by their number or name: an answer has them as a list or as an object."""
    if isinstance(value, dict):
        return {str(name): text_in(told) for name, told in value.items()}
    rows = dicts_in(value, MOST_PAPERS)
    return {key_in(each.get("id")): text_in(each.get("value")) for each in rows}


def _tell(names: dict[str, str], wanted: tuple[str, ...]) -> str:
    return next((names[each] for each in wanted if names.get(each)), "")


def _read_items(value: Any) -> tuple[PulledItem, ...]:
    """Return the public items, each with those below it, in the order of the agenda; a heading
    is none."""
    rows = walk_below(dicts_in(value, MOST_ITEMS), _list_below)
    found = [item for each in rows if _is_public(each) and (item := _read_item(each))]
    if len(found) > MOST_ITEMS:
        raise PullRefused(f"De agenda heeft meer dan {MOST_ITEMS} punten.")
    return tuple(found)


def _list_below(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items below one, none where everybody may not see it."""
    return dicts_in(told.get("agenda_items"), MOST_ITEMS) if _is_public(told) else []


def _read_item(told: dict[str, Any]) -> PulledItem | None:
    data = dict_in(told.get("type_data"))
    key, title = key_in(told.get("id")), _tell(_read_attributes(data.get("attributes")), TITLE)
    papers = _read_documents(told.get("documents"))
    if not key or not title or (data.get("heading") is True and not papers):
        return None
    return PulledItem(
        key=key, title=title, number=text_in(data.get("title_prefix"), 20), documents=papers
    )


def _read_documents(value: Any) -> tuple[PulledDocument, ...]:
    rows = [each for each in dicts_in(value, MOST_PAPERS) if _is_public(each)]
    return keep_named(
        PulledDocument(
            key=key_in(each.get("id")),
            title=text_in(each.get("title")),
            url=address_in(each.get("url")),
            kind=text_in(next(iter(dicts_in(each.get("types"), 20)), {}).get("value"), 80),
            dated_on=day_in(each.get("date")),
        )
        for each in rows
    )
