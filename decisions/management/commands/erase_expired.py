"""`manage.py erase_expired`: what the worker does each hour, now and told (docs/privacy.md)."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions.erasing import erase_past_terms


class Command(BaseCommand):
    help = _("Wist persoonsgegevens die hun termijn voorbij zijn, en zegt hoeveel.")

    def handle(self, **options):
        for name, number in erase_past_terms(at=timezone.now()).items():
            self.stdout.write(f"{number:>6} {name}")
