"""ORI-A 1.0: a file of XML for each meeting, or a list with the address of such a file a line."""

from collections import Counter
from datetime import date
from typing import Any

from lxml import etree

from .pulled import (
    LONGEST_TEXT,
    MOST_ITEMS,
    MOST_MEETINGS,
    MOST_PAPERS,
    Fetch,
    PulledDocument,
    PulledItem,
    PulledMeeting,
    PulledOutcome,
    PullRefused,
    PullRequest,
    address_in,
    day_in,
    keep_named,
    key_in,
    moment_in,
    start_on,
    text_in,
    walk_below,
)

SPACE = "{https://ori-a.nl}"
BEGINS_WITH = '<ORI-A xmlns="https://ori-a.nl">'
WITH_DOCTYPE = "Het XML-bestand heeft een DOCTYPE; dat wordt niet gelezen. ORI-A heeft er geen."


def pull_ori_a(fetch: Fetch, request: PullRequest) -> tuple[PulledMeeting, ...]:
    """Return the meetings of the file at the address, or of the files that a list there names;
    raises PullRefused."""
    content = fetch(request.address)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        files = [content]
    else:
        files = [fetch(each) for each in parse_ori_a_list(content)]
    found = (parse_ori_a(each) for each in files)
    return tuple(each for each in found if request.covers(each.held_on))


def parse_ori_a_list(content: bytes) -> list[str]:
    """Return the addresses that a list of text names, one a line."""
    try:
        lines = content.decode("utf-8-sig").split()
    except UnicodeDecodeError as error:
        raise PullRefused("De lijst is geen leesbare tekst.") from error
    if not lines or len(lines) > MOST_MEETINGS or not all(map(address_in, lines)):
        raise PullRefused("Op dit adres staat geen ORI-A, en geen lijst met een adres per regel.")
    return lines


def parse_ori_a(content: bytes) -> PulledMeeting:
    """Return the meeting of a file of ORI-A; raise PullRefused for anything else."""
    root = _read_xml(content)
    meeting = root.find(f"{SPACE}vergadering")
    if root.tag != f"{SPACE}ORI-A":
        told = text_in(str(root.tag).replace("{", "").replace("}", " "), 80)
        raise PullRefused(
            f"Het bestand is geen ORI-A: het begint met ‘{told}’, verwacht wordt {BEGINS_WITH}."
        )
    if meeting is None:
        raise PullRefused("In het bestand staat geen <vergadering>; verwacht wordt er één.")
    day, title = _read_day(meeting), _line_of(meeting, "naam")
    if not title:
        raise PullRefused(
            f"De <vergadering> op regel {meeting.sourceline} heeft geen <naam>; verwacht wordt hoe "
            "de vergadering heet."
        )
    items, left_out = _read_items(root)
    started = moment_in(_text_of(meeting, "aanvang"))
    return PulledMeeting(
        key=key_in(_text_of(meeting, "ID")) or f"{day} {title[:100]}",
        title=title,
        held_on=day,
        starts_at=start_on(day, started or moment_in(_text_of(meeting, "geplandeAanvang"))),
        location=_line_of(meeting, "locatie"),
        url=address_in(_text_of(meeting, "weblocatie")),
        gremium=_line_of(meeting, "georganiseerdDoorGremium/naam"),
        gremium_key=key_in(_text_of(meeting, "georganiseerdDoorGremium/identificatie")),
        is_cancelled=_text_of(meeting, "status") == "Geannuleerd",
        documents=_read_references(meeting, "heeftAlsBijlage", "isGenotuleerdIn"),
        items=items,
        left_out=left_out,
    )


def _read_day(meeting: Any) -> date:
    """Return the day of a meeting; raise PullRefused where it has none that can be read."""
    told = meeting.find(f"{SPACE}datum")
    text = "" if told is None else told.text or ""
    if day := day_in(text):
        return day
    line = meeting.sourceline if told is None else told.sourceline
    what = f"is ‘{text_in(text, 40)}’" if text_in(text) else "ontbreekt"
    raise PullRefused(
        f"De <datum> van de vergadering (regel {line}) {what}; verwacht wordt een dag als "
        "2026-01-31."
    )


def _read_xml(content: bytes) -> Any:
    """Return the root of XML that refers to nothing outside it and has no entities of its own."""
    if b"<!DOCTYPE" in content[:5000].upper():
        raise PullRefused(WITH_DOCTYPE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f" vanaf regel {line}" if line else ""
        raise PullRefused(
            f"Het bestand is{where} geen leesbare XML; verwacht wordt een bestand van ORI-A 1.0."
        ) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise PullRefused(WITH_DOCTYPE)
    return root


def _text_of(element: Any, path: str) -> str:
    """Return the text of the first element at a path below one, '' where there is none."""
    found = element.find("/".join(f"{SPACE}{name}" for name in path.split("/")))
    return "" if found is None else found.text or ""


def _line_of(element: Any, path: str, longest: int = 300) -> str:
    return text_in(_text_of(element, path), longest)


def _read_items(root: Any) -> tuple[tuple[PulledItem, ...], int]:
    """Return the items that are not closed, each with those below it, and how many were left."""
    top = root.findall(f"{SPACE}agendapunt")
    rows = list(walk_below(top, lambda each: each.findall(f"{SPACE}heeftAlsSubagendapunt")))
    if len(rows) > MOST_ITEMS:
        raise PullRefused(f"De agenda heeft meer dan {MOST_ITEMS} punten.")
    outcomes = _read_outcomes(root)
    found = tuple(_read_item(each, outcomes) for each in rows if _is_open(each))
    return found, len(rows) - len(found)


def _is_open(element: Any) -> bool:
    """Whether an item and those above it are dealt with in public, with a key and a name."""
    chain = [element, *element.iterancestors(f"{SPACE}agendapunt", f"{SPACE}heeftAlsSubagendapunt")]
    is_closed = any(_text_of(each, "indicatieBesloten") in ("true", "1") for each in chain)
    return not is_closed and bool(key_in(_text_of(element, "ID")) and _line_of(element, "naam"))


FORMAL = {"true": True, "1": True, "false": False, "0": False}


def _read_item(element: Any, outcomes: dict[str, list[PulledOutcome]]) -> PulledItem:
    key = key_in(_text_of(element, "ID"))
    numbers = ("volgnummerWeergave", "volgnummer", "geplandVolgnummer")
    return PulledItem(
        key=key,
        title=_line_of(element, "naam"),
        number=next((found for each in numbers if (found := _line_of(element, each, 20))), ""),
        text=_line_of(element, "omschrijving", LONGEST_TEXT),
        is_formal=FORMAL.get(_text_of(element, "indicatieHamerstuk")),
        documents=_read_references(element, "heeftAlsBijlage"),
        outcomes=tuple(outcomes.get(key, ())),
    )


def _read_references(element: Any, *names: str) -> tuple[PulledDocument, ...]:
    """Return the papers that an element names; of a key that is an address that is where it is."""
    rows = [each for name in names for each in element.findall(f"{SPACE}{name}")]
    if len(rows) > MOST_PAPERS:
        raise PullRefused(f"Een vergadering of punt heeft meer dan {MOST_PAPERS} stukken.")
    found = []
    for each in rows:
        key = _text_of(each, "verwijzingInformatieobject/verwijzingID")
        title = _line_of(each, "verwijzingInformatieobject/verwijzingNaam") or text_in(key)
        kind, url = _line_of(each, "informatieobjectType/begripLabel", 80), address_in(key)
        found.append(PulledDocument(key_in(key) or key_in(title), title, url, kind))
    return keep_named(found)


def _read_outcomes(root: Any) -> dict[str, list[PulledOutcome]]:
    """Return by the key of an item what was decided on it: a besluit that a stemming led to, with
    the votes of those present where the file has them. Where a file has one item, a besluit
    without a stemming is of that."""
    decided = {_text_of(each, "ID"): each for each in root.findall(f"{SPACE}besluit")}
    votes = _count_votes(root)
    found: dict[str, list[PulledOutcome]] = {}
    for vote in root.findall(f"{SPACE}stemming"):
        item = key_in(_text_of(vote, "heeftBetrekkingOpAgendapunt/verwijzingID"))
        decision = decided.pop(_text_of(vote, "leidtTotBesluit/verwijzingID"), None)
        if item and decision is not None:
            cast = votes.get(_text_of(vote, "ID"), Counter())
            found.setdefault(item, []).append(_read_outcome(decision, cast))
    items = root.findall(f"{SPACE}agendapunt")
    if len(items) == 1:
        rest = [_read_outcome(each, Counter()) for each in decided.values()]
        found.setdefault(key_in(_text_of(items[0], "ID")), []).extend(rest)
    return {item: [each for each in rows if each.key] for item, rows in found.items()}


def _read_outcome(decision: Any, cast: Counter[str]) -> PulledOutcome:
    return PulledOutcome(
        key=key_in(_text_of(decision, "ID")),
        result=_line_of(decision, "resultaat", 80),
        note=_line_of(decision, "toelichting"),
        in_favour=cast["Voor"] if cast else None,
        against=cast["Tegen"] if cast else None,
    )


def _count_votes(root: Any) -> dict[str, Counter[str]]:
    """Return how many voted each way, by the key of a stemming."""
    found: dict[str, Counter[str]] = {}
    for vote in root.iterfind(f"{SPACE}aanwezigeDeelnemer/{SPACE}neemtDeelAanStemming"):
        key = _text_of(vote, "gegevenOpStemming/verwijzingID")
        found.setdefault(key, Counter())[_text_of(vote, "keuzeStemming")] += 1
    return found
