"""`manage.py list_facts FOLDER`: fact by fact, which record of a dossier folder holds it."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...exchange.folder import read_folder
from ...exchange.folder.writing import list_records_by_fact

BAR = r"\|"  # in a table of Markdown a bar is the end of a cell


class Command(BaseCommand):
    help = "Schrijft per feit welk record het bevat, als tabel voor docs/feiten.md."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="de dossiermap")

    def handle(self, *, folder, **options):
        """Write a Markdown table; raise CommandError when the folder has a wrong cell."""
        read = read_folder(folder)
        if read.problems:
            raise CommandError(_("Er kloppen %d plekken niet in deze map.") % len(read.problems))
        self.stdout.write("| feit | record |\n|---|---|")
        for fact, places in list_records_by_fact(read).items():
            told = ", ".join(f"{file} `{name}`" for file, name in places)
            self.stdout.write(f"| {fact.replace('|', BAR)} | {told} |")
