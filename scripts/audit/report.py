"""The table of an audit, and what goes past a bound, with where."""

import tomllib
from pathlib import Path

from tests.browser.pages import DESK, PHONE

BOUNDS = tomllib.loads(Path(__file__).with_name("bounds.toml").read_text())


def bounds_of(kind):
    """Return {width: most screens} of a kind; empty where the height is not bounded."""
    screens = BOUNDS["screens"]
    if kind in screens["unbounded"] or kind.startswith(tuple(screens["told"])):
        return {}
    phone, *desk = screens.get(kind, [screens["phone"]])
    return {PHONE: phone, **dict.fromkeys([DESK][: len(desk)], *desk)}


def breaches_of_look(look):
    """Yield what is wrong with one look."""
    if look.state != "fouten":
        for width, most in bounds_of(look.kind).items():
            if look.screens[width] > most:
                yield f"{look.screens[width]} schermen bij {width}, hoogstens {most}"
    for width, found in look.axe.items():
        yield from (f"axe bij {width}: {each}" for each in found)
    yield from look.trouble


def breaches_of_weights(weights):
    """Yield what weighs too much of a first visit to a board."""
    bounds = BOUNDS["weights"]
    for name, told in (
        ("board", weights.get("document", 0)),
        ("style", weights.get("stylesheet", 0)),
        ("first_visit", sum(weights.values())),
    ):
        if told > bounds[name]:
            yield f"{name}: {told} bytes, hoogstens {bounds[name]}"


def all_breaches(answers, looks, weights):
    """Return (where, what) of everything past a bound."""
    told = [
        (f"{each.role} {each.address}", f"status {each.status}, link op {each.leads_from}")
        for each in answers
        if not each.is_expected
    ]
    told += [
        (f"{look.role} {look.address} ({look.state})", breach)
        for look in looks
        for breach in breaches_of_look(look)
    ]
    return told + [("eerste bezoek aan het bord", each) for each in breaches_of_weights(weights)]


def rows_of(answers, looks):
    """Yield the rows of the table: a row for each kind and state, the roles that got it."""
    roles = {}
    for each in answers:
        if each.status == 200:
            roles.setdefault(each.kind, dict.fromkeys([each.role]))[each.role] = None
    for look in sorted(looks, key=lambda look: (look.kind, look.state)):
        yield (
            look.kind,
            look.state,
            ", ".join(roles.get(look.kind, [look.role])),
            str(look.size or ""),
            f"{look.screens[PHONE]:.1f}",
            f"{look.screens[DESK]:.1f}",
            f"{len(look.axe[PHONE])}/{len(look.axe[DESK])}",
            str(len(look.trouble)),
        )


HEAD = ("soort", "staat", "rollen", "bytes", "390", "1280", "axe", "mis")


def print_table(rows):
    """Print rows under a head, each column as wide as its widest cell."""
    table = [HEAD, *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(HEAD))]
    for row in table:
        print(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
