"""`manage.py backup FOLDER`: a copy of the database that can be put back, made while people write.

Exit 1 with a sentence for each problem; then nothing was left in the folder."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ...backups.disk import format_size
from ...backups.faults import BackupFault
from ...backups.keeping import drop_old_backups
from ...backups.making import make_backup


class Command(BaseCommand):
    help = "Maakt een back-up in een map en bekijkt of zij goed is (docs/backup.md)"

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=settings.BACKUPS,
            metavar="FOLDER",
            help="een map die er al is; zonder deze die uit REGIO_BACKUPS",
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="bewaart de nieuwste N en gooit oudere weg"
        )

    def handle(self, *args, folder, keep, **options):
        """Raise CommandError where no good backup could be made, or an old one would not go."""
        if folder is None:
            raise CommandError(_("Noem een map, of zet haar in REGIO_BACKUPS."))
        if keep is not None and keep < 1:
            raise CommandError(_("Bewaar er ten minste een: --keep 1."))
        try:
            made = make_backup(folder, clock=timezone.now)
        except BackupFault as fault:
            raise CommandError("\n".join(fault.args)) from fault
        self.stdout.write(self.tell(made))
        if keep:
            self.drop(folder, keep)

    def tell(self, made):
        manifest = made.manifest
        return _("Back-up gemaakt: %(path)s, %(size)s, %(rows)d rijen, in %(seconds)d s.") % {
            "path": made.path,
            "size": format_size(manifest.size),
            "rows": sum(manifest.content.rows.values()),
            "seconds": (manifest.ended_at - manifest.begun_at).total_seconds(),
        }

    def drop(self, folder, keep):
        try:
            for path in drop_old_backups(folder, keep, settings.ADDRESS):
                self.stdout.write(_("Weggegooid: %s") % path)
        except OSError as error:
            told = _("Een oude back-up kon niet weg: %s.") % error
            raise CommandError(told) from error
