"""Where what changed can be read."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ...history.changes.telling import day_of_moment
from ...history.search import begin_of
from ...models import (
    AgendaItem,
    Commitment,
    Decision,
    Milestone,
    Position,
    Remark,
    Reply,
    Round,
)


def find_change_path(entry):
    """Return the path of the page on which a ChangeEntry can be read; the same for ever."""
    find = PATHS.get(type(entry.record))
    return find(entry) if find else entry.record.get_absolute_url()


def name_change_link(entry):
    """Return what a link to that page says."""
    return str(LABELS[type(entry.record)])


LABELS = {
    Position: _("Bekijk het standpunt"),
    Decision: _("Bekijk het besluit"),
    Milestone: _("Bekijk de tijdlijn"),
    Round: _("Bekijk de ronde"),
    Remark: _("Bekijk het punt"),
    Reply: _("Bekijk het punt met de reactie"),
    AgendaItem: _("Bekijk het agendapunt"),
    Commitment: _("Bekijk de toezeggingen aan deze raad"),
}


def build_dated_path(entry, name, *args, first_on, **asked):
    """Return the path of a page of a dossier on the day of an entry, or on which its record begins:
    a dossier that is over opens on an earlier one."""
    day = max(day_of_moment(entry.at), first_on)
    query = urlencode({"peildatum": day.isoformat(), **asked})
    return f"{reverse(name, args=[entry.dossier.slug, *args])}?{query}"


def find_remark_path(entry):
    """Return the path of the list of remarks with this one in it."""
    remark = getattr(entry.record, "remark", entry.record)
    return build_dated_path(entry, "remarks", first_on=remark.first_on, **begin_of(remark.text))


def find_line_path(entry):
    path = build_dated_path(entry, "line", first_on=day_of_moment(entry.at))
    return f"{path}#lijn-gebeurtenissen"


def find_round_path(entry):
    return build_dated_path(entry, "round", entry.record.pk, first_on=entry.record.first_on)


def find_commitment_path(entry):
    """Return the path of its council in the dossier, which tells what is open and done."""
    made_on, home = entry.record.made_on, entry.record.body.municipality
    if home is None:
        return entry.dossier.get_absolute_url()
    return build_dated_path(entry, "dossier-municipality", home.slug, first_on=made_on)


PATHS = {
    Milestone: find_line_path,
    Round: find_round_path,
    Remark: find_remark_path,
    Reply: find_remark_path,
    Commitment: find_commitment_path,
}
