"""The files of a dossier folder that say who: sources, bodies, seats and inhabitants."""

from .column import (
    MIDDLE,
    choice,
    day,
    edtf,
    key,
    municipality,
    number,
    ref,
    text,
    url,
    yes_no,
)
from .table import Table

PUBLISHER_KINDS = ("orgaan", "overheid", "pers", "partij", "overig")
MUNICIPAL_BODIES = ("gemeenteraad", "college", "raadscommissie")
REGIONAL_BODIES = ("stuurgroep", "klankbordgroep", "bestuursconferentie", "gedeputeerde_staten")

# What every fact about a municipality carries: the source and the place that show it.
SHOWN_BY = (ref("source*", "sources"), text("place", 200), text("note", 1000))

WHO = (
    Table(
        "sources",
        (
            key(),
            text("title*", 300),
            text("publisher", 200),
            choice("publisher_kind*", *PUBLISHER_KINDS),
            ref("body", "bodies"),
            edtf("dated_on"),
            text("reference", 80),
            url(),
            text("note", 2000),
            yes_no("is_public*"),
        ),
    ),
    Table(
        "members",
        (municipality("municipality*"), edtf("dated_on*"), yes_no("takes_part*"), *SHOWN_BY),
        key=("municipality", "dated_on"),
    ),
    Table(
        "bodies",
        (
            key(),
            choice("kind*", *MUNICIPAL_BODIES, *REGIONAL_BODIES),
            text("name*", 160),
            municipality(),
        ),
    ),
    Table(
        "populations",
        (
            municipality("municipality*"),
            edtf("dated_on*"),
            number("inhabitants*", MIDDLE),
            yes_no("is_approximate"),
            *SHOWN_BY,
        ),
        key=("municipality", "dated_on", "source"),
    ),
    Table(
        "terms",
        (
            key(),
            ref("body*", "bodies"),
            edtf("dated_on*"),
            number("election_year*"),
            number("seats"),
            yes_no("groups_complete"),
            *SHOWN_BY,
        ),
    ),
    Table(
        "groups",
        (key(), ref("term*", "terms"), text("name*", 120), number("seats"), *SHOWN_BY),
    ),
    Table(
        "group_roles",
        (
            ref("group*", "groups"),
            edtf("dated_on*"),
            choice("side*", "coalitie", "oppositie"),
            *SHOWN_BY,
        ),
        key=("group", "dated_on"),
    ),
    Table(
        "arrangements",
        (
            key(),
            text("name*", 160),
            text("legal_form", 120),
            text("description", 2000),
            *SHOWN_BY,
        ),
    ),
    Table(
        "participations",
        (
            ref("arrangement*", "arrangements"),
            municipality("municipality*"),
            edtf("dated_on*"),
            yes_no("takes_part*"),
            *SHOWN_BY,
        ),
        key=("arrangement", "municipality", "dated_on"),
    ),
    Table(
        "recesses",
        (
            municipality("municipality*"),
            text("name*", 80),
            day("first_on*"),
            day("last_on*"),
        ),
        key=("municipality", "first_on"),
    ),
)
