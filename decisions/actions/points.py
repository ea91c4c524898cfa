"""What several bodies say alike, linked as one point by a person, whatever was suggested."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.roles import Reader

from ..models import Point, PointRemark, Remark, Status
from .deletion import delete_draft
from .records import save_record, writing_in
from .reply_work import share_assignments

FEWEST_REMARKS = 2


def save_point(
    point: Point, headings: Mapping[Remark, str], *, by: Reader, reason: str = ""
) -> Point:
    """Save a point, new or changed, and let it hold exactly these remarks; return it.

    `headings` gives each remark its Heading, '' for none. The version of a point counts its
    remarks too, so that two people who link at once never undo each other. A remark that `by` may
    not see stays as it is. What is linked is answered by one person: what was nobody's goes to who
    has another remark of it in the same round. Raises what `save_record` raises.
    """
    is_new = point._state.adding
    with writing_in(point):
        save_record(point, by=by, reason=reason)
        check_linkable(headings, by)
        if is_new and len(headings) < FEWEST_REMARKS:
            raise ValidationError(
                _("Een gedeeld punt heeft ten minste twee wensen of bedenkingen.")
            )
        rows = {} if is_new else visible_links_by_remark(point, by)
        for remark in rows.keys() - headings.keys():
            delete_draft(rows[remark], by=by, reason=reason)
        for remark, heading in headings.items():
            save_point_link(
                rows.get(remark, PointRemark(point=point, remark=remark)), heading, by, reason
            )
        share_assignments(point, by=by, reason=reason)
    return point


def delete_point(point: Point, *, by: Reader, reason: str = "") -> None:
    """Delete a point that holds nothing any more."""
    if point.links.exists():
        raise ValidationError(_("Haal eerst de wensen en bedenkingen uit dit punt."))
    delete_draft(point, by=by, reason=reason)


def visible_links_by_remark(point: Point, by: Reader) -> dict[Remark, PointRemark]:
    """Return the links of a point by their remark, those that `by` may see."""
    seen = Remark.objects.visible_to(by).filter(link__point=point)
    links = point.links.filter(remark__in=seen.values("pk")).select_related("remark")
    return {each.remark: each for each in links.order_by("pk")}


def save_point_link(row: PointRemark, heading: str, by: Reader, reason: str) -> None:
    """Save a link where it is new or changed."""
    if row._state.adding or row.heading != heading:
        row.heading = heading
        save_record(row, by=by, reason=reason)


def check_linkable(headings: Mapping[Remark, str], by: Reader) -> None:
    """Refuse a remark that was withdrawn, or that `by` may not see."""
    keys = {each.pk for each in headings}
    seen = Remark.objects.visible_to(by).filter(pk__in=keys)
    if seen.count() != len(keys):
        raise ValidationError(_("Een van deze wensen of bedenkingen is er niet (meer)."))
    if any(each.status == Status.WITHDRAWN and not is_linked(each) for each in headings):
        raise ValidationError(_("Wat is ingetrokken hoort niet in een gedeeld punt."))


def is_linked(remark: Remark) -> bool:
    return PointRemark.objects.filter(remark=remark).exists()
