"""The whole form: its parts side by side, and the Entry that follows from them."""

from types import MappingProxyType

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from municipalities.acting_form import Refusable

from ...actions.enter import Act, Entry
from .act import ActPart
from .fields import choice
from .part import blocks
from .rows import RowPart
from .said import SaidPart, acts_of, check_once
from .spots import SpotPart
from .tally import TallyPart
from .title import title_of
from .who import WhoPart

STEPS = [
    ("concept", _("Bewaren als concept")),
    ("delen", _("Delen")),
    ("publiceren", _("Publiceren")),
]


class DecisionForm(Refusable, forms.Form):
    """Enters one act on a Ground; `refusal` is what the action refused.

    A `quiet` form shows what was typed without saying what is wrong or still missing in it; it
    keeps that in `hushed`.
    """

    use_required_attribute = False
    hushed = MappingProxyType({})

    def __init__(self, data=None, *, ground, refusal=None, quiet=False):
        super().__init__(data)
        self.ground, self.refusal, self.quiet = ground, refusal, quiet
        self.act = ActPart(self, ground)
        self.by = WhoPart(self, ground, "by-", may_have_left=False)
        self.rows = [RowPart(self, ground, subject) for subject in ground.subjects]
        self.tally = TallyPart(self, ground)
        self.said_blocks = blocks(data, "said")
        self.said = [SaidPart(self, ground, n) for n in range(self.said_blocks.number)]
        self.place_blocks = blocks(data, "place")
        self.spots = [SpotPart(self, ground, n, data) for n in range(self.place_blocks.number)]
        for part in self.parts:
            self.fields |= {part.prefix + name: field for name, field in part.fields().items()}
        self.fields["then"] = choice(_("Daarna"), STEPS, widget=forms.HiddenInput)

    @property
    def parts(self):
        """The parts in the order of the page."""
        return [self.act, self.by, *self.rows, self.tally, *self.said, *self.spots]

    @property
    def cleaned(self):
        """What was typed, as far as it can be read; nothing for a new form."""
        return self.cleaned_data if self.is_bound and self.errors is not None else {}

    def full_clean(self):
        super().full_clean()
        if self.quiet and self.is_bound:
            self.hushed, self._errors = self._errors, ErrorDict()

    def clean(self):
        for part in self.parts:
            if part is not self.by:
                part.check()
        self.check_speaker()
        check_once(self.said)
        self.check_title()
        return super().clean()

    def check_speaker(self):
        """Refuse groups that spoke without a name, and names where the body itself spoke."""
        if self.act.is_of_groups:
            self.by.check_named()
        elif self.by.is_filled:
            self.by.refuse(
                "label", _("Kies bij 'wie sprak' ook dat fracties spraken, of maak dit leeg.")
            )

    def check_title(self):
        """Refuse an act of which nobody can say what it is about."""
        titled = self.act.value("title") or self.act.is_wrong("title")
        if not titled and not any(row.value("stance") for row in self.rows):
            self.act.refuse(
                "title", _("Zeg waarover dit gaat, of kies bij een onderwerp een standpunt.")
            )

    def said_keys(self):
        """Return the keys of the stances that were chosen."""
        rows = {row.key for row in self.rows if row.value("stance")}
        return rows | {part.key for part in self.said if part.is_filled}

    @property
    def then(self):
        return self.cleaned.get("then") or "concept"

    def entry(self):
        """Return the Entry of a valid form."""
        decision = self.act.decision(title=self.title(), **self.tally.decided())
        acts = (Act(decision, self.stands()), *acts_of(self.said, decision))
        new = {}
        return Entry(
            acts=acts,
            spots=tuple(s.spot(self.act.body, new) for s in self.spots if s.is_filled),
            meeting=self.act.meeting(),
            asked=self.act.answered(),
        )

    def title(self):
        chosen = [row.subject.name for row in self.rows if row.value("stance")]
        return self.act.value("title") or title_of(chosen)

    def stands(self):
        """Return what follows for each subject: of the body, or of the groups that spoke."""
        of_groups = self.act.is_of_groups
        who, groups = (self.by, self.by.groups) if of_groups else (None, self.tally.groups("voor"))
        found = [row.stand(who, groups) for row in self.rows]
        return tuple(each for each in found if each is not None)
