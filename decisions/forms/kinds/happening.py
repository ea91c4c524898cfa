"""What happened to the dossier and what it cost: milestones and costs."""

from django.utils.translation import gettext_lazy as _

from ...models import Cost, Milestone
from ..entry import EntryMeta
from .placed import PlacedForm


class MilestoneForm(PlacedForm):
    target = "milestone"

    class Meta(EntryMeta):
        model = Milestone
        fields = ("title", "dated_on", "description", "subject", "state", "body", "is_moment")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_all_bodies("body")
        self.fields["state"].help_text = _("Wat er van een voorstel werd; kies dan het voorstel.")
        self.fields["is_moment"].help_text = _("Het bord biedt deze dag dan aan om te bekijken.")

    def ask_body(self):
        """A milestone is the dossier's, whatever body it names."""


class CostForm(PlacedForm):
    target = "cost"

    class Meta(EntryMeta):
        model = Cost
        fields = (
            "title",
            "amount",
            "is_approximate",
            "payer",
            "share_key",
            "dated_on",
            "municipality",
            "subject",
            "note",
        )
