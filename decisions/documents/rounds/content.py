"""The bundle of a round as it came in, and the note of what was replied to it."""

from functools import partial
from typing import NamedTuple

from django.utils.translation import gettext as _

from municipalities.edtf.words import in_words

from ...history import linked
from ...history.replies import counts
from ..register.content import answered_by, labels_of, listed, spots, state_of, status_of
from ..register.document import Shape
from .asking import bundle_head, reply_note_head

# The bundle of a round: every point that came in, in the words of who raised it.


class BundleRow(NamedTuple):
    """One point as it was raised; every cell but the number is text."""

    number: int
    body: str
    groups: str
    kind: str
    subject: str
    section: str
    theme: str
    text: str
    sources: str
    dated: str
    state: str
    point: str
    heading: str
    status: str


BUNDLE_SHAPE = Shape(
    on_paper=(
        ("number", "kind", "state", "status"),
        ("body", "groups", "dated"),
        ("subject", "section", "theme", "point", "heading"),
        ("text", "sources"),
    ),
    paper_widths=(3, 4.6, 5.4, 12.1),
    sheet_widths=(9, 28, 22, 12, 22, 18, 18, 60, 36, 16, 16, 28, 10, 12),
    labelled=frozenset({"sources", "point", "heading"}),
)


def build_bundle(asking):
    """Return the RegisterDocument of the points that are asked for."""
    return asking.document(
        name="bundel",
        title=_("Bundel"),
        sheet=_("Bundel"),
        rows_of=bundle_rows,
        labels=labels_of(BundleRow),
        paper_labels=bundle_paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=BUNDLE_SHAPE,
        head=bundle_head(asking.register, asking.round),
    )


def bundle_rows(register, raised):
    """Yield the BundleRow of each RemarkEntry; three queries."""
    places = register.places(raised)
    links = linked(register, [each.remark.id for each in raised])
    for each in raised:
        yield BundleRow(*bundle_row(each, places, links, register.reader.at))


def bundle_row(raised, places, links, at):
    """Yield the cells of a point, in the order of a BundleRow."""
    remark = raised.remark
    point, heading = point_words(links.get(remark.id))
    yield from (remark.id, raised.who, remark.groups_label, remark.get_kind_display())
    yield remark.subject.name if remark.subject_id else ""
    yield from (remark.section, remark.theme.name if remark.theme_id else "", remark.text)
    yield "\n".join(spots(places.get(("remark", remark.id), ())))
    yield in_words(remark.dated_on, one_day=True)
    yield from (state_of(raised), point, heading, status_of(remark, at))


def point_words(link):
    """Return the title of the shared point of a PointLink and its direction, in words."""
    if link is None:
        return "", ""
    return link.point.title, str(link.heading.label) if link.heading else ""


def bundle_paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en wanneer"),
        _("Waarover"),
        _("Tekst en bron"),
    )


# The reactienota of a round: each point, what was replied to it, and what it changed.


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


REPLY_NOTE_SHAPE = Shape(
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
        rows_of=partial(reply_note_rows, asking.round),
        labels=labels_of(ReplyNoteRow, changed=_("plaats in die versie")),
        paper_labels=reply_note_paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=REPLY_NOTE_SHAPE,
        head=reply_note_head(asking.register, asking.round),
    )


def reply_note_rows(round_, register, raised):
    """Yield the ReplyNoteRow of each RemarkEntry, with the replies that count; three queries."""
    places = register.places(raised)
    links = linked(register, [each.remark.id for each in raised])
    for each in raised:
        replies = [reply for reply in each.replies if counts(reply, round_, register.day)]
        yield ReplyNoteRow(*reply_note_row(each, replies, places, links, register.reader.at))


def reply_note_row(raised, replies, places, links, at):
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


def reply_note_paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en waarover"),
        _("Punt en bron"),
        _("Reactie"),
        _("Gewijzigd"),
    )
