"""The bundle of a round: every point that came in, in the words of who raised it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from municipalities.edtf import in_words

from ...history import linked
from ..register.content import labels_of
from ..register.document import Shape
from ..register.points import spots, state_of, status_of
from .head import bundle_head


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


SHAPE = Shape(
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
        rows_of=rows_of,
        labels=labels_of(BundleRow),
        paper_labels=paper_labels(),
        empty=_("Er is geen punt ingediend."),
        shape=SHAPE,
        head=bundle_head(asking.register, asking.round),
    )


def rows_of(register, raised):
    """Yield the BundleRow of each Raised; three queries."""
    places = register.places(raised)
    links = linked(register, [each.remark.id for each in raised])
    for each in raised:
        yield BundleRow(*row_of(each, places, links, register.reader.at))


def row_of(raised, places, links, at):
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
    """Return the title of the shared point of a Link and its direction, in words."""
    if link is None:
        return "", ""
    return link.point.title, str(link.heading.label) if link.heading else ""


def paper_labels():
    return (
        _("Nummer, soort en stand"),
        _("Van wie en wanneer"),
        _("Waarover"),
        _("Tekst en bron"),
    )
