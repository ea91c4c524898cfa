"""`manage.py verify_history`: every record against its history; exit 1 when one breaks a rule.

With `--anchors` also every chain against the anchors of earlier days. What came of it is noted, for
/gezond/ and the home of /beheer/."""

from itertools import chain
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions.history_checks import note_history_check
from ...verification import (
    list_redactions,
    tracked_models,
    verify_anchors,
    verify_history,
)


class Command(BaseCommand):
    help = "Vergelijkt elk record met zijn geschiedenis; nachtelijks en na elke terugzetting."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anchors",
            nargs="*",
            type=Path,
            metavar="BESTAND_OF_MAP",
            help="vergelijkt de ketens ook met de ankers in de database en in deze bestanden",
        )

    def handle(self, *args, anchors, **options):
        """Print each breach, each remark and what was taken out; raise CommandError when there is a
        breach."""
        count = 0
        anchored = () if anchors is None else verify_anchors(anchors)
        for breach in chain(verify_history(), anchored):
            count += not breach.is_remark
            self.stderr.write(f"{breach.model} {breach.key}: {breach.what}")
        for sentence in list_redactions():
            self.stdout.write(_("Weggelaten: %s") % sentence)
        if not note_history_check(at=timezone.now(), breaches=count):
            self.stdout.write(_("Dat dit is nagekeken, kon niet worden vastgelegd."))
        if count:
            raise CommandError(_("%d keer klopt de geschiedenis niet.") % count)
        kinds = len(tracked_models())
        self.stdout.write(_("De geschiedenis van alle %d soorten records klopt.") % kinds)
