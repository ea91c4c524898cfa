"""`manage.py restore BACKUP`: puts a backup in the empty place that the settings name.

Exit 1 with a sentence for each problem; then the place is as empty as it was."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ...backups.faults import BackupFault
from ...backups.restoring import restore_backup
from ...read_only import let_write


class Command(BaseCommand):
    # A check may connect, and so make the very file that is not to be there.
    requires_system_checks = ()
    help = "Zet een back-up terug waar nog niets staat, en bekijkt haar eerst (docs/backup.md)"

    def add_arguments(self, parser):
        parser.add_argument("backup", type=Path, help="de map van een back-up, met manifest.json")

    def handle(self, *args, backup, **options):
        """Raise CommandError where the backup was not put back."""
        try:
            with let_write():  # what it puts back may have been read only when it was made
                restored = restore_backup(backup)
        except BackupFault as fault:
            told = [*fault.args, _("Er is niets teruggezet.")]
            raise CommandError("\n".join(told)) from fault
        for sentence in self.tell(restored):
            self.stdout.write(sentence)

    def tell(self, restored):
        """Yield what was put back and what is to be done next."""
        manifest = restored.manifest
        yield _("Teruggezet: de back-up van %(moment)s, %(rows)d rijen van versie %(release)s.") % {
            "moment": date_format(localtime(manifest.begun_at), "j F Y H:i:s"),
            "rows": sum(manifest.content.rows.values()),
            "release": manifest.release,
        }
        if restored.is_older:
            yield _(
                "De back-up is van een oudere versie en de geschiedenis is nog niet nagekeken. "
                "Voer nu `manage.py migrate` uit en daarna `manage.py verify_history`."
            )
        else:
            yield _("De aantallen, de ketens en de geschiedenis kloppen met het manifest.")
        if restored.waiting:
            told = _("%d e-mails wachten en zijn na de back-up misschien al verstuurd.")
            yield told % restored.waiting
        yield _("Iedereen is uitgelogd. Start de server en de werker opnieuw.")
