"""What one part of the page of a round is: its words, its data and its template."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class RoundPart:
    """`context(open_, round_)` returns what the template is given, or None to leave it out.

    `open_` is the Opened dossier (reader, day, known_at); `round_.standing` is what was asked and
    where it stands, read once for all parts. The template is
    `decisions/rounds/_<name>.html`; `name` is also the anchor of its heading.
    """

    name: str
    title: str | Promise
    context: Callable[[Any, Any], dict | None]

    @property
    def template(self):
        return f"decisions/rounds/_{self.name}.html"


@dataclass(frozen=True)
class ShownPart:
    """A part with what it tells on one page; `told` is what its template reads."""

    part: RoundPart
    told: dict


def shown(parts, open_, round_):
    """Return the ShownParts of a page in order, without those that have nothing to tell."""
    told = ((part, part.context(open_, round_)) for part in parts)
    return [ShownPart(part, found) for part, found in told if found is not None]
