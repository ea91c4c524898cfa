"""Bring a dossier folder in, or show what that would do."""

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities.actions.people import get_import_reader
from municipalities.roles import reader_of
from municipalities.tracking import Conflict

from ...exchange import import_folder
from ...exchange.folder import read_folder

LISTED = 500


class Command(BaseCommand):
    help = _("Leest een dossiermap in; eerst wordt getoond wat dat doet.")

    def add_arguments(self, parser):
        parser.add_argument("folder", help=_("de map met dossier.toml en CSV-bestanden"))
        parser.add_argument("--dry-run", action="store_true", help=_("alleen tonen, niets opslaan"))
        parser.add_argument(
            "--accept-shared",
            action="store_true",
            help=_("ook wijzigen waar andere dossiers op rusten"),
        )
        parser.add_argument("--user", help=_("gebruiker op wiens naam dit gebeurt"))

    def handle(self, *, folder, dry_run, accept_shared, user, **options):
        """Raise CommandError, and store nothing, when anything in the folder is wrong."""
        by = reader_for(user, at=timezone.now())
        try:
            report = import_folder(
                read_folder(folder),
                by=by,
                dry_run=dry_run,
                accepts_shared=accept_shared,
                preview=self.show_report,
            )
        except Conflict as conflict:
            raise CommandError(_("%s Er is niets opgeslagen.") % conflict) from conflict
        except ValidationError as error:  # what the database refused when all of it was done
            told = " ".join(error.messages)
            raise CommandError(_("%s Er is niets opgeslagen.") % told) from error
        if not report.is_right:
            raise CommandError(refusal(len(report.problems)))
        self.stdout.write(conclusion(report))

    def show_report(self, report):
        """Write the counts per file, what is not in the folder, and every wrong cell."""
        self.stdout.write(line_of(_("bestand"), _("nieuw"), _("anders"), _("gelijk"), _("fout")))
        for file, count in report.counts.items():
            self.stdout.write(line_of(file, count.new, count.changed, count.same, count.wrong))
        for absent in report.absent:
            self.stdout.write(
                _("%(file)s: %(name)s staat niet in de map en blijft zoals het is.")
                % {"file": absent.file, "name": absent.name}
            )
        wrong = {told_place(problem) for problem in report.problems}
        taken_over = [each for each in report.shared if told_place(each) not in wrong]
        self.write_some(self.stdout, [told_shared(each) for each in taken_over])
        if report.is_right:
            self.write_some(self.stdout, [told_notice(each) for each in report.notices])
        self.write_some(self.stderr, [told(each) for each in report.problems])

    def write_some(self, stream, lines):
        """Write the first lines, and how many there are more."""
        for line in lines[:LISTED]:
            stream.write(line)
        if len(lines) > LISTED:
            stream.write(_("… en nog %d.") % (len(lines) - LISTED))


def reader_for(username, *, at):
    """Return the Reader of a user, the import's own without a name; raise CommandError."""
    if username is None:
        return get_import_reader(at)
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(_("Gebruiker %s bestaat niet.") % username)
    return reader_of(user, at=at)


def line_of(file, *numbers):
    return f"{file:<20}" + "".join(f"{number:>8}" for number in numbers)


def told(problem):
    """Return a problem as one line: bestand, regel, kolom: 'waarde' - verwacht: …"""
    return _("%(place)s: '%(value)s' - verwacht: %(expected)s") % {
        "place": told_place(problem),
        "value": problem.value,
        "expected": problem.expected,
    }


def told_shared(change):
    """Return as one line what becomes of a field that others rest on, old and new."""
    return _("%(place)s: '%(old)s' wordt '%(new)s', ook voor %(owner)s.") % {
        "place": told_place(change),
        "old": change.old,
        "new": change.new,
        "owner": change.owner,
    }


def told_notice(notice):
    """Return as one line what somebody had better look at."""
    return _("%(file)s, regel %(line)d: %(words)s") % {
        "file": notice.file,
        "line": notice.line,
        "words": notice.words,
    }


def told_place(found):
    """Return 'bestand, regel, kolom', as far as each is known."""
    line = _("regel %d") % found.line if found.line else ""
    return ", ".join(filter(None, (found.file, line, found.column)))


def refusal(count):
    sentence = ngettext(
        "Er klopt %d plek niet; er is niets opgeslagen.",
        "Er kloppen %d plekken niet; er is niets opgeslagen.",
        count,
    )
    return sentence % count


def conclusion(report):
    if report.changes_nothing:
        return _("Niets nieuw of anders; er is niets opgeslagen.")
    if report.is_stored:
        return _("Opgeslagen.")
    return _("Proef: er is niets opgeslagen.")
