"""Do the chains still hold what anchors of earlier days say of them?

Of files that were kept elsewhere, and of the anchors in the database: those alone find whoever did
not think of them."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .anchors import Anchor, BadAnchor, is_anchor, name_anchor, parse_anchor
from .links import ChainLink

type ToldAnchor = dict[str, Any]


def find_file_faults(paths: Iterable[Path], anchors: list[ToldAnchor]) -> Iterator[tuple[str, str]]:
    """Yield (path, sentence) of each file that is no anchor of this Regio, or that says another
    thing than the database does; add what the others say to `anchors`."""
    rows = {row.made_on.isoformat(): row.told for row in Anchor.objects.order_by("made_on")}
    for path in paths:
        files = sorted(path.glob(name_anchor("*"))) if path.is_dir() else [path]
        if not files:
            yield str(path), _("is een map zonder ankers")
        for file in files:
            try:
                told = parse_anchor(file.read_bytes())
            except OSError as error:
                yield str(file), _("is niet te lezen: %s") % (error.strerror or error)
            except BadAnchor as fault:
                yield str(file), str(fault)
            else:
                yield from ((str(file), each) for each in judge_file(told, rows, anchors))


def judge_file(
    told: ToldAnchor, rows: dict[str, ToldAnchor], anchors: list[ToldAnchor]
) -> Iterator[str]:
    """Yield what is wrong with a file beside the anchor of its day in the database. That of another
    address is compared only where that is what this Regio was called on that day."""
    row, day = rows.get(told["dag"]), tell_day(told)
    if row != told and told["adres"] != settings.ADDRESS:
        yield _("is een anker van een ander adres: %s") % told["adres"]
        return
    anchors.append(told)
    if row is None:
        yield _("is het anker van %s, dat in de database ontbreekt") % day
    elif row != told:
        yield _("zegt iets anders dan het anker van %s in de database") % day


def find_row_faults(anchors: list[ToldAnchor]) -> Iterator[tuple[int, str]]:
    """Yield (key, sentence) of each Anchor that is none; add what the others say to `anchors`."""
    for row in Anchor.objects.order_by("made_on"):
        if is_anchor(row.told) and row.told["dag"] == row.made_on.isoformat():
            anchors.append(row.told)
        else:
            yield row.pk, _("is geen anker van zijn dag")


def find_broken_ends(anchors: list[ToldAnchor]) -> Iterator[tuple[str, int, str]]:
    """Yield (chain, number, sentence) of each chain that is not what an anchor says it was; of a
    chain the first place only, because all that comes after it differs too."""
    wanted = collect_ends(anchors)
    found: set[str] = set()
    links = ChainLink.objects.order_by("chain", "number").values_list("chain", "number", "hash")
    for chain, number, there in links.iterator():
        ends = wanted.pop((chain, number), {})
        other = [(end, told) for end, told in ends.items() if end != there]
        if other and chain not in found:
            found.add(chain)
            end, told = other[0]
            sentence = _("stond in het anker van %(day)s op %(end)s, en is nu anders")
            yield chain, number, sentence % {"day": tell_day(told), "end": end[:12]}
    for (chain, number), ends in sorted(wanted.items()):
        if chain not in found:
            found.add(chain)
            end, told = next(iter(ends.items()))
            sentence = _("stond in het anker van %(day)s op %(end)s, en ontbreekt")
            yield chain, number, sentence % {"day": tell_day(told), "end": end[:12]}


def collect_ends(
    anchors: list[ToldAnchor],
) -> dict[tuple[str, int], dict[str, ToldAnchor]]:
    """Return by (chain, number) each hash that was told, with the first anchor that tells it."""
    wanted: dict[tuple[str, int], dict[str, ToldAnchor]] = {}
    for told in sorted(anchors, key=lambda each: str(each["dag"])):
        for chain, end in told["ketens"].items():
            wanted.setdefault((chain, end["lengte"]), {}).setdefault(end["einde"], told)
    return wanted


def tell_day(told: ToldAnchor) -> str:
    return date_format(date.fromisoformat(told["dag"]), "j F Y")
