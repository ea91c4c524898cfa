"""`manage.py load_register [FILE]`: all municipalities of the Netherlands, as often as you like."""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions.people import get_import_reader
from ...register.lines import WrongRegister
from ...register.loading import REGISTER_FILE, load_register
from ...tracking import writing


class Command(BaseCommand):
    help = _("Neemt het register van gemeenten in; een tweede keer verandert niets.")

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=REGISTER_FILE, metavar="BESTAND")

    def handle(self, *args, **options):
        try:
            with writing():
                counts = load_register(options["file"], by=get_import_reader(timezone.now()))
        except WrongRegister as error:
            raise CommandError(_("Er is niets ingenomen.") + f"\n{error}") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except PermissionDenied as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("Register van gemeenten: %(new)d nieuw, %(changed)d gewijzigd, %(same)d gelijk.")
            % vars(counts)
        )
