"""Whom the subjects of a folder concern: nobody by a proposal whom its variant does not."""

from django.utils.translation import gettext as _

from municipalities.edtf.words import format_dutch_date
from municipalities.models import Municipality

from ..actions.concern_rules import find_all_outside
from ..models import Subject


def check_imported_concerns(intake):
    """Refuse the rows by which a proposal concerns who its variant does not, as the folder left
    both; no query where it changed neither a subject nor a row."""
    brought = (*intake.brought("subjects"), *intake.brought("concerns"))
    if not any(intake.progress.is_touched(row) for row, _record in brought):
        return
    proposals = Subject.objects.proposals().filter(dossier=intake.dossier)
    for proposal, outside in find_all_outside(proposals.select_related("works_out", "dossier")):
        homes = Municipality.objects.in_bulk(outside)
        for key, day in outside.items():
            row, column, value = find_refused_cell(intake, proposal, homes[key])
            told = {
                "variant": proposal.works_out.name,
                "day": format_dutch_date(day.isoformat(), one_day=True),
            }
            expected = _("Een gemeente die ook de variant ‘%(variant)s’ op %(day)s aangaat.") % told
            intake.progress.refuse(row, column, value, expected)


def find_refused_cell(intake, proposal, home):
    """Return (row, column, value) of where it is told that a proposal concerns a municipality: that
    row of it, else its row among the subjects, else the dossier."""
    for row, concern in intake.brought("concerns"):
        if (concern.subject_id, concern.municipality_id) == (proposal.pk, home.pk):
            return row, "municipality", home.code
    for row, subject in intake.brought("subjects"):
        if subject.pk == proposal.pk:
            return row, "works_out", proposal.works_out.slug
    return intake.folder.settings, "slug", intake.dossier.slug
