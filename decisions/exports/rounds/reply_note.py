"""The reactienota of a round: each point, what was replied to it, and what it changed."""

from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from ...history import linked
from ...history.replied import counts
from ..register.content import labels_of
from ..register.document import Shape
from ..register.points import answered_by, listed, spots, state_of, status_of
from .bundle import point_words
from .head import reply_note_head


class ReplyNoteRow(NamedTuple):
    """One point with its reply; every cell but the number is text."""

    number: int
    point: str
    heading: str
    body: str
    groups: str
    kind: str
    section: str
    theme: str
    text: str
    sources: str
    outcome: str
    reasons: str
    version: str
    changed: str
    answered: str
    reply_sources: str
    state: str
    status: str


SHAPE = Shape(
    on_paper=(
        ("number", "kind", "state", "status"),
        ("body", "groups", "section", "theme"),
        ("text", "sources", "point", "heading"),
        ("outcome", "answered", "reasons", "reply_sources"),
        ("version", "changed"),
    ),
    paper_widths=(2.9, 4.2, 8, 7, 3),
    sheet_widths=(9, 28, 10, 28, 22, 12, 18, 18, 60, 36, 20, 60, 24, 24, 28, 30, 16, 12),
    labelled=frozenset({"sources", "reply_sources", "point", "heading"}),
)


def build_reply_note(asking):
    """Return the RegisterDocument of the points that are asked for, each with its reply."""
    return asking.document(
        name="reactienota",
        title=_("Reactienota"),
        sheet=_("Reactienota"),
        rows_of=partial(rows_of, asking.round),
        labels=labels_of(ReplyNoteRow, changed=_("plaats in die versie")),
        paper_labels=paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=SHAPE,
        head=reply_note_head(asking.register, asking.round),
    )


def rows_of(round_, register, raised):
    """Yield the ReplyNoteRow of each Raised, with the replies that count; three queries."""
    places = register.places(raised)
    links = linked(register, [each.remark.id for each in raised])
    for each in raised:
        replies = [reply for reply in each.replies if counts(reply, round_, register.day)]
        yield ReplyNoteRow(*row_of(each, replies, places, links, register.reader.at))


def row_of(raised, replies, places, links, at):
    """Yield the cells of a point, in the order of a ReplyNoteRow."""
    remark = raised.remark
    yield from (remark.id, *point_words(links.get(remark.id)), raised.who, remark.groups_label)
    yield from (remark.get_kind_display(), remark.section)
    yield from (remark.theme.name if remark.theme_id else "", remark.text)
    yield "\n".join(spots(places.get(("remark", remark.id), ())))
    yield listed([each.get_outcome_display() for each in replies]) or _("geen reactie")
    yield listed([each.reasons for each in replies])
    yield listed([each.changed_in.name if each.changed_in_id else "" for each in replies])
    yield listed([each.changed_where for each in replies])
    yield listed([answered_by(each, at) for each in replies])
    found = [spots(places.get(("reply", each.id), ())) for each in replies]
    yield listed(["; ".join(each) for each in found])
    yield from (state_of(raised), status_of(remark, at))


def paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en waarover"),
        _("Punt en bron"),
        _("Reactie"),
        _("Gewijzigd"),
    )
