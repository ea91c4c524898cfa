"""One row a subject: the stance of the body itself, and its conditions."""

from django.utils.translation import gettext as _

from ...actions.enter import Stand
from ...models import Position
from ...stances import Stance
from .fields import LinesField, stance
from .part import Part


class RowPart(Part):
    """What the act says of one subject; no stance is nothing said."""

    def __init__(self, form, ground, subject):
        super().__init__(form, ground)
        self.subject = subject
        self.prefix = f"subject-{subject.pk}-"

    @property
    def key(self):
        return f"subject-{self.subject.pk}"

    def fields(self):
        return {
            "stance": stance(self.subject.name),
            "conditions": LinesField(_("Voorwaarden bij %s, één per regel") % self.subject.name),
        }

    def check(self):
        check_conditions(self)

    def stand(self, who=None, groups=()):
        """Return what is to be recorded, of the body itself or of `who`; None where nothing was
        said."""
        if not self.value("stance"):
            return None
        of = {"groups_label": who.label, "group_seats": who.seats} if who else {}
        position = Position(subject=self.subject, stance=self.value("stance"), **of)
        return Stand(self.key, position, tuple(groups), self.value("conditions"))


def check_conditions(part):
    """Refuse 'voor, mits' without a condition, and a condition beside another stance."""
    conditional = part.value("stance") == Stance.VOOR_MITS
    if part.is_wrong("stance") or part.is_wrong("conditions"):
        return
    if conditional and not part.value("conditions"):
        part.refuse("conditions", _("'Voor, mits' vraagt ten minste een voorwaarde."))
    elif part.value("conditions") and not conditional:
        part.refuse(
            "conditions", _("Een voorwaarde hoort bij 'voor, mits'; kies dat of haal haar weg.")
        )
