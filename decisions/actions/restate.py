"""Change what a position says: its stance and the reading that is shown are one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .change import change
from .counting import writing_in
from .parts import stand_behind


def restate(position, *, groups, by, reason=""):
    """Save a position and the groups behind it; return the position.

    Raises ValidationError where the shown reading is none of its own, or reads another stance.
    """
    check_shown(position)
    with writing_in(position):
        change(position, by=by, reason=reason)
        stand_behind(position, groups, by=by, reason=reason)
    return position


def check_shown(position):
    """Refuse to show what does not read the stance of the position."""
    shown = position.shown
    if shown is None:
        return
    if shown.position_id != position.pk or not shown.is_accepted:
        raise ValidationError({"shown": _("Kies een aangenomen lezing van dit standpunt zelf.")})
    if shown.reads_stance != position.stance:
        read = shown.get_reads_stance_display() or _("niets")
        raise ValidationError(
            {"shown": _("Deze lezing leest ‘%s’. Kies er een die hetzelfde zegt, of geen.") % read}
        )
