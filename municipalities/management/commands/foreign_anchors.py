"""`manage.py foreign_anchors ADDRESS FOLDER`: gives another Regio back what it sent.

Writes each anchor of that address as the file that it was, for `verify_history --anchors` there."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...proof.anchors import ForeignAnchor, format_anchor, name_anchor
from ...proof.places import NotPut, write_anchor


class Command(BaseCommand):
    help = "Schrijft de ankers die een andere Regio hier bewaart als bestanden in een map"

    def add_arguments(self, parser):
        parser.add_argument("address", help="het adres van die Regio, zoals https://regio.example")
        parser.add_argument("folder", type=Path, help="een map die er al is")

    def handle(self, *args, address, folder, **options):
        count = 0
        for each in ForeignAnchor.objects.filter(sender=address).order_by("made_on"):
            try:
                write_anchor(
                    folder, name_anchor(each.made_on.isoformat()), format_anchor(each.told)
                )
            except (NotPut, OSError) as error:
                raise CommandError(str(error)) from error
            count += 1
        if not count:
            raise CommandError(_("Van %s zijn hier geen ankers.") % address)
        self.stdout.write(
            _("%(count)d ankers geschreven in %(folder)s.") % {"count": count, "folder": folder}
        )
