"""Write a dossier as a folder that import_dossier reads."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.audit import AuditedAct, note_act
from municipalities.roles import Reader, reader_of

from ...exchange.exporting import FolderUnreadable, PlaceRefused, build_folder, place_folder
from ...exchange.folder import TABLES
from ...models import Dossier, DossierCounter, Status
from .import_dossier import line_of, told


class Command(BaseCommand):
    help = _("Schrijft wat van een dossier openbaar is als map die import_dossier leest.")

    def add_arguments(self, parser):
        parser.add_argument("slug", help=_("het adres van het dossier"))
        parser.add_argument("folder", help=_("de map; zij bestaat nog niet of is leeg"))
        parser.add_argument(
            "--user",
            help=_("neem ook bronnen mee die niet openbaar zijn, als deze gebruiker ze mag zien"),
        )
        parser.add_argument(
            "--force", action="store_true", help=_("vervang het dossier dat in de map staat")
        )

    def handle(self, *, slug, folder, user, force, **options):
        """Raise CommandError, and write nothing, when the folder cannot be made whole."""
        reader = reader_for(user, at=timezone.now())
        dossier = public_dossier(slug, reader)
        export = settled(dossier, reader, Path(folder).absolute().name)
        try:
            place_folder(export.folder, folder, proof=export.proof, replace=force)
        except FolderUnreadable as error:
            for problem in error.problems:
                self.stderr.write(told(problem))
            message = _("Dit zou niet meer ingelezen kunnen worden; er is niets geschreven.")
            raise CommandError(message) from error
        except (PlaceRefused, OSError) as error:
            raise CommandError(str(error)) from error
        note_act(AuditedAct.EXPORTED, dossier, by=reader)
        self.show(export)
        self.stdout.write(_("Geschreven: %s") % folder)

    def show(self, export):
        """Write per file how many rows it has, and how many records stay."""
        self.stdout.write(line_of(_("bestand"), _("rijen"), _("blijft")))
        for table in TABLES.values():
            rows = export.folder.tables[table.name]
            self.stdout.write(line_of(table.file, len(rows), export.left_out[table.file]))
        if export.left_out:
            self.stdout.write(_("Wat blijft, rust op iets dat niet openbaar is."))


def reader_for(username, *, at):
    """Return the public, or a user; raise CommandError for a name that nobody has."""
    if username is None:
        return Reader(at=at)
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(_("Gebruiker %s bestaat niet.") % username)
    return reader_of(user, at=at)


def public_dossier(slug, reader):
    """Return the dossier, or raise CommandError: an import would publish one that is not public."""
    public = Dossier.objects.visible_to(Reader(at=reader.at)).filter(status=Status.PUBLISHED)
    dossier = public.select_related("region").filter(slug=slug).first()
    if dossier is None:
        raise CommandError(_("Er is geen openbaar dossier met het adres %s.") % slug)
    return dossier


def settled(dossier, reader, name):
    """Return the Export of a dossier that nobody changed while it was read; raise CommandError."""
    before = count_of(dossier)
    export = build_folder(dossier, reader=reader, name=name)
    if count_of(dossier) != before:
        raise CommandError(
            _("Het dossier veranderde terwijl het gelezen werd; probeer het opnieuw.")
        )
    return export


def count_of(dossier):
    return DossierCounter.objects.filter(dossier=dossier).values_list("number", flat=True).first()
