"""The files of a dossier folder that say what: subjects, decisions, positions and events."""

from ..stances import Stance
from .column import (
    LARGE,
    choice,
    day,
    edtf,
    key,
    moment,
    municipality,
    number,
    ref,
    refs,
    text,
    url,
    yes_no,
)
from .table import Table

STANCES = tuple(stance.value for stance in Stance)
STATES = ("voorgelegd", "aangenomen", "verworpen", "ingetrokken")
FORMS = ("besluit", "motie", "amendement", "brief", "peiling", "debat", "verklaring")
WHAT = (
    Table("themes", (key(), text("name*", 120), text("description", 2000))),
    Table(
        "subjects",
        (
            key(),
            choice("kind*", "variant", "voorstel", "richting"),
            text("name*", 120),
            text("description", 4000),
            number("number*"),
            ref("works_out", "subjects"),
            ref("column", "subjects"),
            ref("base", "subjects"),
        ),
    ),
    Table(
        "elements",
        (ref("variant*", "subjects"), ref("taken_from*", "subjects"), text("name*", 200)),
        key=("variant", "taken_from", "name"),
    ),
    Table(
        "milestones",
        (
            key(),
            edtf("dated_on*"),
            text("title*", 200),
            text("description", 2000),
            ref("subject", "subjects"),
            choice("state", *STATES),
            ref("body", "bodies"),
            yes_no("is_moment"),
        ),
    ),
    Table(
        "meetings",
        (
            key(),
            ref("body*", "bodies"),
            text("title*", 160),
            day("held_on*"),
            moment("starts_at"),
            moment("ends_at"),
            text("location", 160),
            url(),
        ),
    ),
    Table(
        "decisions",
        (
            key(),
            ref("body*", "bodies"),
            choice("speaker*", "orgaan", "fracties"),
            choice("form*", *FORMS),
            edtf("dated_on*"),
            text("title*", 300),
            text("outcome", 300),
            ref("meeting", "meetings"),
            text("note", 4000),
            number("seats"),
            number("votes_for"),
            number("votes_against"),
            number("abstained"),
            number("absent"),
            number("left"),
            yes_no("no_vote_asked"),
        ),
    ),
    Table(
        "positions",
        (
            key(),
            ref("decision*", "decisions"),
            ref("subject*", "subjects"),
            choice("stance*", *STANCES),
            text("groups_label", 200),
            number("group_seats"),
            refs("groups", "groups"),
            ref("shown", "evidence"),
        ),
    ),
    Table(
        "statements",
        (
            key(),
            edtf("dated_on*"),
            text("speaker*", 200),
            ref("body", "bodies"),
            municipality(),
            ref("subject", "subjects"),
            ref("theme", "themes"),
            text("text*", 4000),
        ),
    ),
    Table(
        "costs",
        (
            key(),
            edtf("dated_on*"),
            text("title*", 200),
            text("payer*", 200),
            municipality(),
            number("amount", LARGE),
            yes_no("is_approximate"),
            text("share_key", 200),
            ref("subject", "subjects"),
            text("note", 2000),
        ),
    ),
)
