"""`manage.py verify_history`: every record against its history; exit 1 when one breaks a rule."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...verification import list_redactions, tracked_models, verify_history


class Command(BaseCommand):
    help = "Vergelijkt elk record met zijn geschiedenis; nachtelijks en na elke terugzetting."

    def handle(self, *args, **options):
        """Print each breach, each remark and what was taken out; raise CommandError when there is a
        breach."""
        count = 0
        for breach in verify_history():
            count += not breach.is_remark
            self.stderr.write(f"{breach.model} {breach.key}: {breach.what}")
        for sentence in list_redactions():
            self.stdout.write(_("Weggelaten: %s") % sentence)
        if count:
            raise CommandError(_("%d keer klopt de geschiedenis niet.") % count)
        kinds = len(tracked_models())
        self.stdout.write(_("De geschiedenis van alle %d soorten records klopt.") % kinds)
