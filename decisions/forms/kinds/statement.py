"""What somebody said without taking a stance."""

from django.utils.translation import gettext_lazy as _

from ...models import Statement
from ..entry import EntryMeta
from .placed import PlacedForm


class StatementForm(PlacedForm):
    target = "statement"

    class Meta(EntryMeta):
        model = Statement
        fields = ("speaker", "text", "dated_on", "body", "municipality", "subject", "theme")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["speaker"].help_text = _("Zoals de bron de spreker noemt.")
