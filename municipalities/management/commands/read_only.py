"""`manage.py read_only aan "ZIN" --reason "REDEN"` and `read_only uit`: while Regio is upgraded,
put back or moved, nothing is written. Without a word it says how it is."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from ...actions.read_only import begin_read_only, end_read_only
from ...read_only import find_read_only_sentence
from ...roles import Reader

ON, OFF = "aan", "uit"


class Command(BaseCommand):
    help = "Zet alleen lezen aan, met een zin en een reden, of uit (docs/looking-after.md)"

    def add_arguments(self, parser):
        parser.add_argument("switch", nargs="?", choices=(ON, OFF), help="aan of uit")
        parser.add_argument("sentence", nargs="?", default="", help="de zin die iedereen leest")
        parser.add_argument("--reason", default="", help="waarom, voor wie later terugkijkt")

    def handle(self, *args, switch, sentence, reason, **options):
        """Raise CommandError for what is refused; nothing is switched then."""
        by = Reader(at=timezone.now(), is_beheer=True)
        try:
            if switch == ON:
                begin_read_only(sentence, by=by, reason=reason)
            elif switch == OFF:
                end_read_only(by=by)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        told = find_read_only_sentence(anew=True)
        self.stdout.write(_("Alleen lezen: %s") % told if told else _("Er mag worden geschreven."))
