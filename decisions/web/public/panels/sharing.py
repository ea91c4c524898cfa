"""Deel deze stand: an address that gives the same for ever, and a line to cite it with."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ....board import read_known_until
from ....documents.pictures import PICTURE_FORMATS
from ....domain.rules import RULES_VERSION
from ...parameters import AMSTERDAM, pin_query


@dataclass(frozen=True)
class SharedStanding:
    """`address` pins the day, what was known and the rule with its `query`; `citation` names all of
    these. `picture` is the name of the address of the picture of it, '' where there is none."""

    address: str
    citation: str
    query: str
    picture: str = ""
    rules_version: int = RULES_VERSION

    @property
    def picture_formats(self):
        return PICTURE_FORMATS


def build_shared_standing(request, dossier, wanted, *, at, rule, picture="", when="", **more):
    """Return the SharedStanding of a page of a dossier, with what it asked as BoardParameters;
    `when` are words for another time than its day, `more` its other parameters.

    One query, none where the address pins what was known already.
    """
    until = read_known_until(dossier, at=at, known_at=wanted.known_at)
    query = pin_query(wanted.day, until, regel=rule.value, **more)
    address = request.build_absolute_uri(f"{request.path}?{query}")
    told = {
        "title": dossier.title,
        "when": when or _("stand van %s") % date_format(wanted.day, "j F Y"),
        "moment": date_format(until.astimezone(AMSTERDAM), "j F Y H.i"),
        "rule": rule.label,
        "version": RULES_VERSION,
        "address": address,
    }
    words = _(
        "%(title)s, %(when)s zoals bekend op %(moment)s uur, beslisregel ‘%(rule)s’, "
        "rekenregels %(version)d, %(address)s"
    )
    return SharedStanding(address, words % told, query, picture)
