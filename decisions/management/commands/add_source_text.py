"""Give a known source the paragraphs of its text, from a file."""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.forms import list_refusal_sentences
from municipalities.models import Source
from municipalities.tracking import Conflict

from ...actions.sources import add_source_text, check_not_secret
from ...text_intake import TextRefused, extract_text
from .import_dossier import reader_for


class Command(BaseCommand):
    help = _("Geeft een bekende bron haar tekst, en wijst haar plaatsen hun alinea.")

    def add_arguments(self, parser):
        parser.add_argument("key", help=_("het kenmerk van de bron in Regio"))
        parser.add_argument("file", help=_("tekst, Word (.docx) of PDF, ten hoogste 10 MB"))
        parser.add_argument("--public", action="store_true", help=_("iedereen mag de tekst lezen"))
        parser.add_argument("--reason", default="", help=_("reden, voor de geschiedenis"))
        parser.add_argument("--user", help=_("gebruiker op wiens naam dit gebeurt"))

    def handle(self, *, key, file, public, reason, user, **options):
        """Raise CommandError, and store nothing, where the text or the source is refused."""
        by = reader_for(user, at=timezone.now())
        source = Source.objects.filter(key=key).first()
        if source is None:
            raise CommandError(_("Er is geen bron met het kenmerk %s.") % key)
        text = read_text(Path(file))
        try:
            added = add_source_text(source, text, is_public=public, reason=reason, by=by)
        except (ValidationError, PermissionDenied, Conflict) as refusal:
            raise CommandError(refusal_words(refusal)) from refusal
        self.show(added)

    def show(self, added):
        """Write how many paragraphs there are, how many places met one, and which did not."""
        self.stdout.write(_("alinea’s: %d") % len(added.paragraphs))
        self.stdout.write(_("plaatsen met een alinea: %d") % len(added.met))
        self.stdout.write(_("plaatsen zonder alinea: %d") % len(added.unmet))
        for place in dict.fromkeys(each.place for each in added.unmet):
            self.stdout.write(f"  {place}")


def read_text(path):
    """Return the text of a file that may be here; raise CommandError."""
    try:
        found = extract_text(path.read_bytes(), path.name)
        check_not_secret(found.whole)
    except (TextRefused, OSError) as refusal:
        raise CommandError(str(refusal)) from refusal
    except ValidationError as refusal:
        raise CommandError(refusal_words(refusal)) from refusal
    return found.text


def refusal_words(refusal):
    """Return what was refused in sentences, and that nothing was stored."""
    told = [each for sentences in list_refusal_sentences(refusal).values() for each in sentences]
    return " ".join([*told, _("Er is niets opgeslagen.")])
