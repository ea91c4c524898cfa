"""Deel deze stand: an address that gives the same for ever, and a line to cite it with."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ....board import read_known_until
from ....domain.rules import RULES_VERSION
from ...parameters import AMSTERDAM, pin_query


@dataclass(frozen=True)
class SharedStanding:
    """`address` pins the day, what was known and the rule; `citation` names all of these."""

    address: str
    citation: str
    rules_version: int = RULES_VERSION


def build_shared_standing(request, dossier, wanted, *, at, rule, **more):
    """Return the SharedStanding of a page of a dossier, with what it asked as BoardParameters;
    `more` are its other parameters.

    One query, none where the address pins what was known already.
    """
    until = read_known_until(dossier, at=at, known_at=wanted.known_at)
    query = pin_query(wanted.day, until, regel=rule.value, **more)
    address = request.build_absolute_uri(f"{request.path}?{query}")
    told = {
        "title": dossier.title,
        "day": date_format(wanted.day, "j F Y"),
        "moment": date_format(until.astimezone(AMSTERDAM), "j F Y H.i"),
        "rule": rule.label,
        "version": RULES_VERSION,
        "address": address,
    }
    words = _(
        "%(title)s, stand van %(day)s zoals bekend op %(moment)s uur, beslisregel ‘%(rule)s’, "
        "rekenregels %(version)d, %(address)s"
    )
    return SharedStanding(address, words % told)
