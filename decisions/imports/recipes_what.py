"""How the dossier itself and everything in it come in, in the order in which they rest on
each other."""

from ..folder import SETTINGS, TABLES
from ..models import (
    AgendaItem,
    AgendaLine,
    Answer,
    Cost,
    Decision,
    Dispatch,
    Dossier,
    Evidence,
    Extension,
    Meeting,
    Milestone,
    Point,
    PointRemark,
    Position,
    Question,
    Remark,
    Reply,
    ReplyNote,
    Round,
    RoundBody,
    Statement,
    Subject,
    Theme,
    VariantElement,
)
from .recipe import Recipe, recorded

DOSSIER = Recipe(
    SETTINGS,
    Dossier,
    identity=lambda dossier: dossier.slug,
    standing=lambda intake: Dossier.objects.filter(slug=intake.settings["slug"]),
    fields={"opened_on": "dated_on", "region.slug": None, "region.name": None},
    home=lambda intake: {"region": intake.region},
    is_own=False,
)


def addressed(table, model, **more):
    """Return the recipe of a record that has its id as address within the dossier."""
    return Recipe(
        TABLES[table],
        model,
        identity=lambda record: record.slug,
        standing=lambda intake: model.objects.filter(dossier=intake.dossier),
        fields={"id": "slug"},
        home=lambda intake: {"dossier": intake.dossier},
        **more,
    )


WHAT = (
    addressed("themes", Theme),
    addressed("subjects", Subject, leads=("works_out", "column", "base")),
    Recipe(
        TABLES["elements"],
        VariantElement,
        identity=lambda element: (element.variant_id, element.taken_from_id, element.name),
        standing=lambda intake: VariantElement.objects.filter(variant__dossier=intake.dossier),
    ),
    recorded("milestones", Milestone),
    recorded("meetings", Meeting),
    recorded("decisions", Decision),
    recorded("positions", Position, fields={"groups": None, "shown": None}),
    recorded("rounds", Round, leads=("follows",)),
    Recipe(
        TABLES["round_bodies"],
        RoundBody,
        identity=lambda asked: (asked.round_id, asked.body_id),
        standing=lambda intake: RoundBody.objects.filter(round__dossier=intake.dossier),
    ),
    recorded("extensions", Extension),
    recorded("questions", Question),
    recorded("remarks", Remark, leads=("carried_from",)),
    recorded("points", Point),
    Recipe(
        TABLES["point_remarks"],
        PointRemark,
        identity=lambda link: (link.point_id, link.remark_id),
        standing=lambda intake: PointRemark.objects.filter(point__dossier=intake.dossier),
    ),
    recorded("statements", Statement),
    recorded("replies", Reply),
    recorded("costs", Cost),
    recorded("agenda_items", AgendaItem),
    recorded("agenda_lines", AgendaLine),
    recorded("answers", Answer),
    recorded("reply_notes", ReplyNote),
    Recipe(
        TABLES["dispatches"],
        Dispatch,
        identity=lambda sent: (sent.reply_note_id, sent.body_id),
        standing=lambda intake: Dispatch.objects.filter(reply_note__dossier=intake.dossier),
    ),
    recorded("evidence", Evidence),
)
