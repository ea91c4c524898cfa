"""`manage.py demo`: the register, the first dossier and a login per role; twice changes nothing."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions.people import get_import_reader
from municipalities.audit import told_as_one

from ...demo import WHOLE
from ...demo.people import LOGINS, PASSWORD, make_people


class Command(BaseCommand):
    help = "Laadt het register, het dossier van de Leidse regio en een login per rol."

    def handle(self, *args, **options):
        """Raise CommandError outside a demonstration: its password is public."""
        if not settings.DEMO:
            raise CommandError(
                _("Alleen met REGIO_DEMO=1: het wachtwoord van de demo is openbaar.")
            )
        with told_as_one():  # nobody did this: it is no act for the log
            call_command("load_register", stdout=self.stdout)
            call_command("import_dossier", str(WHOLE), stdout=self.stdout, stderr=self.stderr)
            make_people(by=get_import_reader(timezone.now()))
        self.stdout.write(_("Inloggen kan als (wachtwoord %s):") % PASSWORD)
        for login in LOGINS:
            home = f" ({login.home})" if login.home else ""
            self.stdout.write(f"  {login.username}: {login.label}{home}")
