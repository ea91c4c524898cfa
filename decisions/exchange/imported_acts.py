"""The same act twice in a folder, or in a folder and in what stands: noticed, or refused where one
says nothing else than the other."""

from dataclasses import dataclass
from operator import attrgetter

from django.utils.translation import gettext as _

from ..domain.same_acts import Act, find_same_acts, has_same_title, is_identical_act
from ..history import build_standing_act, list_shared_subjects, read_standing_acts
from ..models import Decision
from .folder import FolderRow


def check_imported_acts(intake):
    """Refuse a decision that says just what another one says, and notice one that looks like it.

    Only what the folder adds or changes is looked at; three queries, none where that is nothing.
    """
    rows = {decision.pk: row for row, decision in intake.brought("decisions")}
    asked = find_touched_decisions(intake, rows)
    if not asked:
        return
    standing = read_standing_acts(Decision.objects.filter(dossier=intake.dossier))
    acts = {each.pk: build_standing_act(each) for each in standing}
    named = {each.pk: StandingAct(each, acts[each.pk], rows.get(each.pk)) for each in standing}
    same = find_same_acts({key: acts[key] for key in acts if key in asked}, acts)
    pairs = {tuple(sorted((key, other))) for key, others in same.items() for other in others}
    for pair in sorted(pairs):
        first, later = sorted((named[key] for key in pair), key=attrgetter("place"))
        tell_same_act(intake, first, later)


@dataclass(frozen=True)
class StandingAct:
    """A decision as it stands with the folder in it; `row` is None where the folder lacks it."""

    decision: Decision
    act: Act
    row: FolderRow | None

    @property
    def place(self):
        """What comes later in the folder comes later here; before it what the folder lacks."""
        return (self.row.line if self.row else 0, self.decision.number)

    @property
    def name(self):
        """How it is named in a report: by its id and line, else by its title and day."""
        if self.row is None:
            told = {"title": self.decision.title, "when": self.decision.when}
            return _("‘%(title)s’ van %(when)s") % told
        told = {"id": self.row.id, "file": self.row.file, "line": self.row.line}
        return _("‘%(id)s’ (%(file)s, regel %(line)d)") % told


def find_touched_decisions(intake, rows):
    """Return the keys of the decisions that are new or changed, or of which a stance is."""
    touched = {key for key, row in rows.items() if intake.progress.is_touched(row)}
    return touched | {
        position.decision_id
        for row, position in intake.brought("positions")
        if intake.progress.is_touched(row)
    }


def tell_same_act(intake, first, later):
    """Refuse or notice, at the row of the later decision, that the first looks like it."""
    row, names = later.row, {"id": later.row.id, "other": first.name}
    if is_identical_act(first.act, later.act):
        expected = _("Elk besluit één keer: %(other)s heeft dezelfde titel, vorm en standpunten.")
        intake.progress.refuse(row, "title", later.decision.title, expected % names)
        return
    why = [_("dezelfde titel")] if has_same_title(first.act, later.act) else []
    subjects = list_shared_subjects(first.decision, later.decision)
    why += [_("ook iets over ‘%s’") % subject for subject in subjects]
    words = _(
        "‘%(id)s’ kan hetzelfde besluit zijn als %(other)s: hetzelfde orgaan, dagen die "
        "samenvallen, en %(why)s."
    )
    intake.progress.notice(row, words % {**names, "why": _(" en ").join(why)})
