"""The anchor of a day: where each chain ended, to be kept where who keeps the database cannot come.

Who changes the database and computes every hash anew leaves nothing in it to be found. An anchor
that stands elsewhere still says how long each chain was and on which hash it ended. `places` puts
it there, `comparing` holds the chains to it."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..reading import reading
from .checking import iterate_ends
from .forms import find_last_form
from .hashing import format_canonical, plain_value

KEYS = {"adres", "dag", "gemaakt_op", "ketens", "vorm"}
CHAIN = re.compile(r"(dossier-[1-9][0-9]{0,18}|[a-z]{1,40})")
END = re.compile(r"[0-9a-f]{64,128}")
LONGEST = 2**63


class Anchor(models.Model):
    """What was told on a day: `told` is what its file says, `places` of each address where it was
    to be put when that was last tried ('op'), and what was wrong where it failed ('fout')."""

    made_on = models.DateField(gettext_lazy("dag"))
    made_at = models.DateTimeField(gettext_lazy("gemaakt op"))
    told = models.JSONField(gettext_lazy("inhoud"))
    places = models.JSONField(gettext_lazy("plaatsen"), default=dict)

    class Meta:
        app_label = "municipalities"
        verbose_name = gettext_lazy("anker")
        verbose_name_plural = gettext_lazy("ankers")
        ordering = ["made_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["made_on"],
                name="anchor_once_a_day",
                violation_error_message=gettext_lazy("Van deze dag is er al een anker."),
            )
        ]

    def __str__(self):
        return name_anchor(self.told["dag"])


class ForeignAnchor(models.Model):
    """The anchor of a day of another Regio, kept here for it; `sender` is its address."""

    sender = models.CharField(gettext_lazy("afzender"), max_length=200)
    made_on = models.DateField(gettext_lazy("dag"))
    received_at = models.DateTimeField(gettext_lazy("ontvangen op"))
    told = models.JSONField(gettext_lazy("inhoud"))

    class Meta:
        app_label = "municipalities"
        verbose_name = gettext_lazy("anker van een ander")
        verbose_name_plural = gettext_lazy("ankers van anderen")
        ordering = ["sender", "made_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["sender", "made_on"],
                name="foreign_anchor_once_a_day",
                violation_error_message=gettext_lazy("Van deze dag is er al een anker."),
            )
        ]

    def __str__(self):
        return f"{self.sender} {self.made_on}"


# Making one, and keeping that of another.


def make_anchor(day: date, *, at: datetime) -> Anchor:
    """Return the Anchor of a day; made now where there is none yet, and then of all chains."""
    made = Anchor.objects.filter(made_on=day).first()
    if made is None:
        told = {"made_at": at, "told": tell_anchor(day, at)}
        made, _is_new = Anchor.objects.get_or_create(made_on=day, defaults=told)
    return made


def tell_anchor(day: date, at: datetime) -> dict[str, Any]:
    """Return what the anchor of a day says, of all chains at one moment."""
    with reading():
        ends = {
            chain: {"einde": head, "lengte": length}
            for chain, (length, head) in iterate_ends()
            if length
        }
    return {
        "adres": settings.ADDRESS,
        "dag": day.isoformat(),
        "gemaakt_op": plain_value(at),
        "ketens": ends,
        "vorm": find_last_form(),
    }


class OtherAnchor(Exception):
    """That a sender told something else of the same day before."""


def keep_anchor(sender: str, told: Mapping[str, Any], *, at: datetime) -> bool:
    """Keep what another Regio told of a day; return whether that is new. Raises OtherAnchor."""
    kept, is_new = ForeignAnchor.objects.get_or_create(
        sender=sender, made_on=told["dag"], defaults={"received_at": at, "told": told}
    )
    if kept.told != told:
        raise OtherAnchor
    return is_new


# The file.


class BadAnchor(Exception):
    """That something is no anchor; its text is a Dutch sentence."""


def name_anchor(day: str) -> str:
    """Return the name of the file of a day (ISO 8601)."""
    return f"regio-anker-{day}.json"


def format_anchor(told: Mapping[str, Any]) -> str:
    """Return the text of the file: JSON of which there is only one for the same content."""
    return f"{format_canonical(told)}\n"


def parse_anchor(text: bytes) -> dict[str, Any]:
    """Return what the file of an anchor says; raise BadAnchor."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadAnchor(_("is geen anker: het is geen JSON")) from error
    if not is_anchor(told):
        raise BadAnchor(_("is geen anker: het heeft niet de velden van een anker"))
    return told


def is_anchor(told: Any) -> bool:
    """Whether a value from JSON says what an anchor says, and no more."""
    return (
        isinstance(told, dict)
        and told.keys() == KEYS
        and isinstance(told["adres"], str)
        and is_plain(told["dag"], date)
        and is_plain(told["gemaakt_op"], datetime)
        and is_count(told["vorm"])
        and isinstance(told["ketens"], dict)
        and all(is_end(chain, end) for chain, end in told["ketens"].items())
    )


def is_plain(value: Any, kind: type[date]) -> bool:
    """Whether a value is a day, or a moment, in the one way that `plain_value` writes it."""
    try:
        return bool(plain_value(kind.fromisoformat(value)) == value)
    except (TypeError, ValueError, OverflowError):
        return False


def is_count(value: Any) -> bool:
    return type(value) is int and 0 < value < LONGEST


def is_end(chain: str, end: Any) -> bool:
    return (
        CHAIN.fullmatch(chain) is not None
        and isinstance(end, dict)
        and end.keys() == {"einde", "lengte"}
        and is_count(end["lengte"])
        and isinstance(end["einde"], str)
        and END.fullmatch(end["einde"]) is not None
    )
