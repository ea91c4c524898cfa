"""Every version of a record with who, when, why and the difference in words."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from municipalities.versions import versions as of_register

from ... import history
from ..rules import Access, open_to
from .record import REGISTER, opened_to_keep


@open_to(Access.KEEPS)
def versions(request, soort, pk):
    """Show the history of a record to who keeps it."""
    found = opened_to_keep(request, soort, pk)
    context = {
        "here": _("Geschiedenis: %s") % found.name,
        "opened": found,
        "versions": told(found),
        **found.desk.context,
    }
    return render(request, "desk/versions.html", context)


def told(found):
    """Return the Versions of the record, newest first."""
    if type(found.record) not in REGISTER:
        return history.versions(found.record, reader=found.desk.reader)
    rows = of_register(found.record)
    return [
        history.Version(each.at, str(each.by or ""), each.reason, changes(each), last, None)
        for each, last in zip(rows, [*[False] * (len(rows) - 1), True], strict=True)
    ]


def changes(version):
    return tuple(history.Change(*map(str, change)) for change in version.changes)
