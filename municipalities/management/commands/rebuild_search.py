"""`manage.py rebuild_search`: index the words of all records anew, after an upgrade or a breach."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...search_index import list_searched_models, rebuild_words, rebuilding


class Command(BaseCommand):
    help = "Maakt de index waarin woorden worden gezocht opnieuw; wie schrijft wacht zolang."

    def handle(self, *args, **options):
        with rebuilding():
            number = sum(rebuild_words(model) for model in list_searched_models())
        self.stdout.write(_("Opnieuw geïndexeerd: %d records.") % number)
