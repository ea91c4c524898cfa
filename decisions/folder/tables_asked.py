"""The files of a dossier folder on asking and answering: rounds, remarks, agendas, evidence."""

from .column import choice, day, edtf, key, number, ref, text, url, yes_no
from .table import Table
from .tables_what import STANCES

BASES = (
    "wgr_art_1",
    "wgr_begroting",
    "gemeentewet_160",
    "gemeentewet_165",
    "gemeentewet_169",
    "arhi_art_5",
    "arhi_art_8",
    "afspraak",
)
REPLIES = ("overgenomen", "deels", "niet", "beantwoord", "buiten_opdracht")
LINES = ("beslispunt", "collegebesluit", "vraag", "bijlage", "geadresseerde")
TARGETS = (
    ref("decision", "decisions"),
    ref("position", "positions"),
    ref("remark", "remarks"),
    ref("reply", "replies"),
    ref("statement", "statements"),
    ref("milestone", "milestones"),
    ref("cost", "costs"),
    ref("round", "rounds"),
    ref("agenda_item", "agenda_items"),
    ref("answer", "answers"),
)

ASKED = (
    Table(
        "rounds",
        (
            key(),
            edtf("dated_on*"),
            text("title*", 200),
            ref("subject", "subjects"),
            text("questions", 4000),
            ref("opened_by", "bodies"),
            choice("legal_basis*", *BASES),
            day("due_on"),
            ref("bundle", "milestones"),
            ref("follows", "rounds"),
            text("note", 2000),
        ),
    ),
    Table(
        "round_bodies",
        (
            ref("round*", "rounds"),
            ref("body*", "bodies"),
            day("received_on"),
            day("due_on"),
            ref("answer", "decisions"),
            day("no_view_on"),
            day("receipt_on"),
            text("receipt_reference", 80),
            day("confirmed_on"),
        ),
        key=("round", "body"),
    ),
    Table(
        "extensions",
        (
            key(),
            ref("round*", "rounds"),
            ref("body", "bodies"),
            day("granted_on*"),
            day("due_on*"),
            text("why*", 2000),
        ),
    ),
    Table(
        "questions",
        (key(), ref("round*", "rounds"), number("number*"), text("text*", 4000)),
    ),
    Table(
        "remarks",
        (
            key(),
            choice("kind*", "wens", "bedenking", "voorwaarde", "vraag"),
            edtf("dated_on*"),
            ref("body", "bodies"),
            text("groups_label", 200),
            text("gathering", 200),
            ref("subject", "subjects"),
            text("section", 200),
            ref("theme", "themes"),
            text("text*", 4000),
            ref("decision", "decisions"),
            ref("position", "positions"),
            ref("round", "rounds"),
            ref("carried_from", "remarks"),
        ),
    ),
    Table(
        "replies",
        (
            key(),
            ref("remark*", "remarks"),
            ref("body*", "bodies"),
            edtf("dated_on*"),
            choice("outcome*", *REPLIES),
            text("reasons*", 4000),
            ref("changed_in", "subjects"),
            text("changed_where", 300),
        ),
    ),
    Table("points", (key(), text("title*", 300))),
    Table(
        "point_remarks",
        (ref("point*", "points"), ref("remark*", "remarks"), choice("heading", "meer", "minder")),
        key=("point", "remark"),
    ),
    Table(
        "reply_notes",
        (
            key(),
            ref("round*", "rounds"),
            ref("body*", "bodies"),
            day("adopted_on*"),
            text("reference", 80),
            text("note", 2000),
        ),
    ),
    Table(
        "dispatches",
        (ref("reply_note*", "reply_notes"), ref("body*", "bodies"), day("sent_on*")),
        key=("reply_note", "body"),
    ),
    Table(
        "agenda_items",
        (
            key(),
            ref("body*", "bodies"),
            text("title*", 300),
            text("reference", 80),
            choice("treatment*", "hamerstuk", "bespreekstuk", "ter_kennisname"),
            choice("stage", "beeldvorming", "oordeelsvorming", "besluitvorming"),
            ref("meeting", "meetings"),
            text("planned_note", 200),
            text("summary", 4000),
            ref("round", "rounds"),
            ref("decision", "decisions"),
            ref("source", "sources"),
            url(),
        ),
    ),
    Table(
        "agenda_lines",
        (
            key(),
            ref("item*", "agenda_items"),
            choice("kind*", *LINES),
            number("number*"),
            text("text*", 4000),
            text("note", 200),
            text("place", 200),
            url(),
        ),
    ),
    Table(
        "answers",
        (
            key(),
            ref("question", "questions"),
            ref("line", "agenda_lines"),
            ref("body*", "bodies"),
            edtf("dated_on*"),
            text("text*", 4000),
        ),
    ),
    Table(
        "evidence",
        (
            key(),
            ref("source*", "sources"),
            text("place*", 200),
            text("summary*", 2000),
            text("quote", 1000),
            choice("reads_stance", *STANCES),
            edtf("reads_on"),
            yes_no("is_joint"),
            yes_no("is_derived"),
            text("reference", 80),
            *TARGETS,
        ),
    ),
)
