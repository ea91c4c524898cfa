"""Which groups a folder could link to what its labels name; it is told, never done."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from ..history import read_group_proposals


def propose_imported_groups(intake):
    """Notice at every position of groups that is new or changed, and links none, which groups of
    the council on that day its label names."""
    touched = [
        (row, position)
        for row, position in intake.brought("positions")
        if position.groups_label and intake.progress.is_touched(row)
    ]
    positions = [position for _row, position in touched]
    prefetch_related_objects(positions, "groups", "body", "decision")
    proposals = read_group_proposals(positions)
    for row, position in touched:
        if position.pk in proposals:
            intake.progress.notice(row, describe_group_proposal(row, proposals[position.pk]))


def describe_group_proposal(row, proposal):
    words = _("‘%(label)s’ kan gekoppeld worden aan %(names)s.")
    told = words % {"label": row.values["groups_label"], "names": proposal.names}
    if not proposal.may_lack:
        return told
    return _("%s Of dit alle fracties van de raad zijn, is niet vastgelegd.") % told
