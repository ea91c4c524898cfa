"""What the stances of a folder rest on: what lacks is told, and brought in all the same."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from ..actions.basis import ask_departure, is_of_rejected_motion, is_read, is_sourced
from ..domain.stances import Stance


def tell_imported_basis(intake):
    """Notice at every position that is new or changed what it would be asked for in a form: why no
    place reads its stance, a source, or a place that says what holds after a rejected motion."""
    touched = [
        (row, position)
        for row, position in intake.brought("positions")
        if intake.progress.is_touched(row) and not position.is_withdrawn
    ]
    positions = [position for _row, position in touched]
    prefetch_related_objects(positions, "evidence__source", "decision__evidence", "subject")
    for row, position in touched:
        if told := describe_lacking_basis(position):
            intake.progress.notice(row, told)


def describe_lacking_basis(position):
    """Return what is missing under a position, '' where nothing is; no query where the places
    were read."""
    named = {"stance": Stance(position.stance).label, "subject": position.subject.name}
    if is_of_rejected_motion(position) and not is_read(position):
        words = _(
            "‘%(stance)s’ over ‘%(subject)s’ volgt uit een motie die niet is aangenomen, en geen "
            "plaats in evidence.csv leest het zo."
        )
        return words % named
    if not is_sourced(position):
        words = _(
            "Bij ‘%(stance)s’ over ‘%(subject)s’ en het besluit staat geen plaats in evidence.csv; "
            "zet source_follows op ja als de bron nog volgt."
        )
        return "" if position.source_follows else words % named
    readings = [each for each in position.evidence.all() if each.is_accepted]
    told = ask_departure(position.stance, readings)
    return "" if not told or position.departure else _("%s (kolom departure)") % told
