"""The looks that an installation has for its regions: files with three colours each, of which the
contrast is looked at before they are served (docs/looking-after.md)."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PREFIX = "themes"  # under STATIC_URL; collectstatic gives each file the hash of what is in it
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_NAME = 40
SHEET = re.compile(r"\s*\.voorbeeld-theme\s*\{(?P<inside>[^{}]*)\}\s*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SETTING = re.compile(r"\s*(?P<token>--[a-z-]+)\s*:\s*(?P<colour>#[0-9a-f]{6})\s*", re.IGNORECASE)
BRAND, INK, DARK = "--regio-brand", "--regio-brand-ink", "--regio-brand-dark"
TOKENS = (BRAND, INK, DARK)
# On which grounds letters of a colour stand, in static/src/css: white, and the pale ones.
PALE = ("#ffffff", "#f4f6f9", "#fdf6e3", "#e6edf4")
ENOUGH = 4.5  # WCAG 2.2, 1.4.3
MOST_BYTES = 4096


def read_themes(text: str | None) -> dict[str, Path]:
    """Return the themes in the folder of REGIO_THEMES by name; {} where it is empty.

    Raises ImproperlyConfigured, with a sentence for each mistake, where a file is no theme or its
    colours cannot be told apart.
    """
    if not text:
        return {}
    folder = Path(text)
    if not folder.is_absolute() or not folder.is_dir():
        raise ImproperlyConfigured("REGIO_THEMES noemt een map die er is, en begint met /.")
    paths = sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    faults = [fault for path in paths for fault in find_theme_faults(path)]
    if faults:
        raise ImproperlyConfigured("\n- ".join(faults))
    return {path.stem: path for path in paths}


def choose_theme(name: str | None, themes: Mapping[str, Path]) -> str:
    """Return REGIO_THEME, the look of what is of no region; '' is the one that comes along. Raises
    ImproperlyConfigured for one that is not in the folder."""
    if name and name not in themes:
        raise ImproperlyConfigured(f"REGIO_THEME noemt '{name}': dat staat niet in REGIO_THEMES.")
    return name or ""


def find_theme_faults(path: Path) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong with a file."""
    if path.suffix != ".css" or not NAME.fullmatch(path.stem) or len(path.stem) > LONGEST_NAME:
        yield f"{path}: een vormgeving heet zoals dal-en-berg.css; zet er niets anders bij."
        return
    try:
        text = path.read_text(encoding="utf-8")[: MOST_BYTES + 1]
    except (OSError, UnicodeDecodeError):
        yield f"{path}: dit bestand is niet te lezen."
        return
    sheet = SHEET.fullmatch(COMMENT.sub(" ", text))
    if len(text) > MOST_BYTES or sheet is None:
        yield f"{path}: hier staat alleen .voorbeeld-theme {{ … }} in, met {', '.join(TOKENS)}."
        return
    colours = {}
    for line in filter(str.strip, sheet["inside"].split(";")):
        found = SETTING.fullmatch(line)
        if found is None or found["token"] not in TOKENS:
            yield f"{path}: '{line.strip()}' mag niet; een regel is zoals {BRAND}: #14406b."
            return
        colours[found["token"]] = found["colour"].lower()
    if missing := [token for token in TOKENS if token not in colours]:
        yield f"{path}: {', '.join(missing)} ontbreekt."
        return
    yield from find_weak_pairs(path, colours)


def find_weak_pairs(path: Path, colours: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each colour that is hard to read on one on which it stands."""
    brand, ink, dark = (colours[token] for token in TOKENS)
    pairs = [(ink, brand), (ink, dark), *((brand, each) for each in PALE)]
    pairs += [(dark, each) for each in (*PALE, "#d3dfeb")]
    for letters, ground in pairs:
        contrast = measure_contrast(letters, ground)
        if contrast < ENOUGH:
            told = f"{contrast:.1f}".replace(".", ",")
            yield (
                f"{path}: {letters} op {ground} is te slecht te lezen: het contrast is {told} en "
                "moet minstens 4,5 zijn."
            )


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((measure_luminance(one), measure_luminance(other)))
    return (high + 0.05) / (low + 0.05)


def measure_luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
