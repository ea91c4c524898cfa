"""What every form about a body that a round asks does: ask why only where something stood."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..kinds.record import RecordForm

WHY = _("Hier stond al iets anders: geef een reden voor de wijziging.")


class AskedForm(RecordForm):
    """Changes a RoundBody; its round and its body stay as the address chose them."""

    def ask_reason(self):
        """Ask why once it is known whether what stands is replaced."""
        self.fields["reason"].required = False

    def clean(self):
        cleaned = super().clean()
        if self.is_seen and self.replaces(cleaned) and not cleaned.get("reason"):
            self.add_error("reason", ValidationError(WHY))
        return cleaned

    def replaces(self, cleaned):
        """Whether something is replaced that whoever sends the form has seen."""
        if cleaned.get("expected_version") != self.initial["expected_version"]:
            return False
        return any(self.initial.get(name) not in (None, "") for name in self.changed_data)
