"""The form of all outcomes of a meeting: one part for each item."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..decision_form.parts import PartsForm
from .parts import TreatmentPart


class MeetingOutcomesForm(PartsForm):
    """What came of the items of MeetingOptions; those without an outcome are left as they are."""

    def __init__(self, data=None, *, ground, refusal=None, quiet=False):
        super().__init__(data, ground=ground, refusal=refusal, quiet=quiet)
        waiting = [each for each in ground.treatments if is_asked(each.treatment, data)]
        self.parts = [TreatmentPart(self, each, data) for each in waiting]
        for part in self.parts:
            self.add_part_fields([part, *part.inner])

    def clean(self):
        for part in self.parts:
            part.check()
        if not any(part.value("outcome") for part in self.parts) and not self.errors:
            raise ValidationError(_("Kies bij ten minste één agendapunt een uitkomst."))
        return super().clean()

    def rest_of(self, _key):
        """Return what a stance rests on: its source follows."""
        return {"source_follows": True}

    def results(self):
        """Return the TreatmentResults of a valid form."""
        return [part.result() for part in self.parts if part.value("outcome")]


def is_asked(treatment, data):
    """Whether the page asks for the outcome: there is none, or somebody else entered it while this
    one was typed."""
    return not treatment.outcome or bool((data or {}).get(f"t{treatment.pk}-outcome"))
