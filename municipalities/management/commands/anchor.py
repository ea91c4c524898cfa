"""`manage.py anchor`: makes the anchor of today and puts it where it is to be kept.

What was put somewhere already is left alone, so it may be called as often as one likes; exit 1 when
a place did not take it. The worker does the same by itself."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ...proof.anchors import make_anchor
from ...proof.places import put_anchor


class Command(BaseCommand):
    help = "Maakt het anker van vandaag en zet het op elke plaats van REGIO_ANCHORS"

    def handle(self, *args, **options):
        now = timezone.now()
        anchor = make_anchor(timezone.localdate(now), at=now)
        failed = put_anchor(anchor, settings.ANCHORS, at=now)
        if failed:
            told = [f"{address}: {fault}" for address, fault in failed.items()]
            raise CommandError("\n".join([_("Het anker staat niet overal:"), *told]))
        if not settings.ANCHORS:
            self.stdout.write(_("Het anker staat alleen in de database: zet REGIO_ANCHORS."))
        for place in settings.ANCHORS:
            self.stdout.write(f"{place.address}: {anchor}")
