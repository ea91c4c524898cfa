"""`manage.py simulate`: a made-up country that says so, to see how Regio does when it is full."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions.people import get_import_reader
from municipalities.models import Municipality

from ...simulation import Size, build_country, check_may_simulate

WHOLE_COUNTRY, DOSSIERS = 342, 400
UNTIL = date(2025, 12, 31)


class Command(BaseCommand):
    help = _("Vult een lege database of die van de demonstratie met een verzonnen land.")

    def add_arguments(self, parser):
        parser.add_argument("--municipalities", type=int, default=WHOLE_COUNTRY)
        parser.add_argument("--years", type=int, default=10)
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--dossiers", type=int, help=_("anders naar het aantal gemeenten"))
        parser.add_argument("--positions", type=int, default=501, help=_("in elk dossier"))
        parser.add_argument("--remarks", type=int, default=1000, help=_("in elk dossier"))
        parser.add_argument("--until", type=date.fromisoformat, default=UNTIL)

    def handle(
        self, *, municipalities, dossiers, seed, years, positions, remarks, until, **options
    ):
        """Raise CommandError where the database holds anything real, before anything is written."""
        dossiers = dossiers or max(1, municipalities * DOSSIERS // WHOLE_COUNTRY)
        size = Size(municipalities, dossiers, positions, remarks, years, until)
        try:
            check_may_simulate()
            if not Municipality.objects.exists():
                call_command("load_register", stdout=self.stdout)
            by = get_import_reader(timezone.now())
            build_country(size, seed=seed, by=by, told=lambda done: self.tell(done, dossiers))
        except (ValidationError, PermissionDenied) as error:
            raise CommandError("\n".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(
            _("Verzonnen: %(dossiers)d dossiers van %(towns)d gemeenten. Niets ervan is echt.")
            % {"dossiers": dossiers, "towns": municipalities}
        )

    def tell(self, done, dossiers):
        """Say now and then how far it is."""
        if done % 50 == 0 or done == dossiers:
            self.stdout.write(_("%(done)d van %(all)d dossiers") % {"done": done, "all": dossiers})
