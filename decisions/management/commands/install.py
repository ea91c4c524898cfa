"""`manage.py install`: a fresh installation from its tables to the invitation of the first beheer.

It may be given again: what is there already stays as it is. Without a terminal, or with --no-input,
it asks nothing."""

import re
import sys
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from municipalities.actions.people import (
    USERNAME,
    get_import_reader,
    invite_user,
    is_waiting,
    make_invitation_token,
)
from municipalities.database_roles import has_running_role
from municipalities.models import Role, RoleKind
from municipalities.waiting import tell_why_shut_out

from ...web.accounts.mail import send_invitation_now

PUBLICCODE = settings.BASE_DIR / "publiccode.yml"
NOT_CHOSEN = "example.org"


class Command(BaseCommand):
    help = _(
        "Maakt een nieuwe installatie klaar: tabellen, gemeenten, het eerste beheer en een proef "
        "van de e-mail. Nog eens geven kan geen kwaad."
    )

    def add_arguments(self, parser):
        parser.add_argument("--email", help=_("wie als eerste beheer wordt uitgenodigd"))
        parser.add_argument("--organisation", help=_("wie de site aanbiedt"))
        parser.add_argument("--contact", help=_("waar lezers melden wat niet werkt"))
        parser.add_argument("--security", help=_("wie een zwakke plek in de site mag horen"))
        parser.add_argument("--privacy", help=_("wie vragen over persoonsgegevens beantwoordt"))
        parser.add_argument("--repository", help=_("waar de broncode openbaar staat"))
        parser.add_argument("--no-input", action="store_true", help=_("niets vragen"))
        parser.add_argument("--no-mail", action="store_true", help=_("geen e-mail versturen"))

    def handle(self, **options):
        self.asks = not options["no_input"] and sys.stdin.isatty()
        self.tell_environment()
        self.make_tables()
        self.tell(_("Gemeenten"))
        call_command("load_register", stdout=self.stdout)
        self.invite_beheer(options["email"], sends=not options["no_mail"])
        self.tell_own_words(options)
        self.tell_next()

    def tell(self, title):
        self.stdout.write(f"\n== {title}")

    def ask(self, given, question):
        """Return what was given as an argument, else what is typed, else nothing."""
        if given or not self.asks:
            return given or ""
        self.stdout.write(f"{question} ", ending="")
        self.stdout.flush()
        return sys.stdin.readline().strip()

    # The parts, in the order in which they are done.

    def tell_environment(self):
        """Tell what an administrator should look at; what is wrong ended this process already."""
        self.tell(_("Omgeving"))
        worries = list(list_worries())
        for worry in worries:
            self.stdout.write(_("Let op: %s") % worry)
        if not worries:
            self.stdout.write(_("In orde."))

    def make_tables(self):
        """Migrate where something is to be migrated and who is connected may."""
        self.tell(_("Database"))
        try:
            connection.ensure_connection()
            waiting = list_waiting_migrations()
        except DatabaseError as error:
            raise CommandError(
                _("De database antwoordt niet: %s\nKijk DATABASE_URL na, en of zij draait.")
                % tell_why_shut_out(connection, error)
            ) from error
        if not waiting:
            self.stdout.write(_("De tabellen zijn er."))
        elif is_running_role():
            raise CommandError(
                _(
                    "Er zijn nog %(count)d migraties, en die doet de eigenaar van de tabellen:\n"
                    "  DATABASE_URL=postgresql://EIGENAAR:WACHTWOORD@HOST:5432/%(name)s "
                    "regio migrate\n"
                    "Geef daarna deze opdracht nog eens. Er is nog niets gewijzigd."
                )
                % {"count": len(waiting), "name": connection.settings_dict["NAME"]}
            )
        else:
            call_command("migrate", verbosity=0, stdout=self.stdout)
            self.stdout.write(_("%d migraties gedaan.") % len(waiting))

    def invite_beheer(self, email, *, sends):
        """Invite the first person of beheer, or try the mail where there is one already."""
        self.tell(_("Eerste beheer"))
        now = timezone.now()
        if has_beheer(now):
            self.stdout.write(_("Er is al beheer. Anderen nodigt beheer uit op /account/mensen/."))
            if email and sends:
                self.try_mail(send_trial, email)
            return
        email = self.ask(email, _("E-mailadres van het eerste beheer:")) or find_waiting(now)
        if not email:
            self.stdout.write(_("Nog niemand uitgenodigd: geef --email ADRES."))
            return
        try:
            user = invite_or_find(email.lower(), get_import_reader(now))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        told = _("%(email)s kiest hier een wachtwoord, binnen %(days)d dagen:")
        self.stdout.write(told % {"email": user.email, "days": settings.INVITATION_DAYS})
        token = make_invitation_token(user)
        self.stdout.write(f"  {settings.ADDRESS}{reverse('invited', args=[token])}")
        if sends:
            self.try_mail(send_invitation_now, user)

    def try_mail(self, send, to):
        """Send an e-mail now, not by the worker, and tell whether the server took it."""
        try:
            send(to)
        except (OSError, ValueError) as error:
            self.stdout.write(
                _("E-mail ging niet weg: %s\nKijk REGIO_EMAIL_URL en REGIO_EMAIL_FROM na.") % error
            )
        else:
            self.stdout.write(_("De mailserver nam de e-mail aan. Kijk of die aankomt."))

    def tell_own_words(self, options):
        """Tell what each installation fills in itself and where, with what was given or typed."""
        self.tell(_("Wat van uzelf is"))
        lines = []
        for each in list_questions():
            if not each.known:
                text = self.ask(options[each.name], each.question) or "..."
                lines.append(f"{each.variable}={text}")
        if lines:
            self.stdout.write(
                _("In de omgeving, voor /toegankelijkheid/, /privacy/ en security.txt:")
            )
            for line in lines:
                self.stdout.write(f"  {line}")
        if is_publiccode_open():
            given = self.ask(
                options["repository"], _("Openbaar adres van de broncode (https://...):")
            )
            self.stdout.write(_("In %s, bij url:") % PUBLICCODE)
            self.stdout.write(f"  url: {given or '...'}")
        elif not lines:
            self.stdout.write(_("Alles is ingevuld."))

    def tell_next(self):
        self.tell(_("Hierna"))
        for line in (
            _("Start de server en de werker, en daarna nginx (docs/install.md)."),
            _("Kijk op de machine zelf: curl -s http://127.0.0.1:8000/gezond/"),
            _("Open de link van het eerste beheer, en nodig daarna griffies uit."),
            _("Laat elke nacht verify_history draaien, en een back-up maken (docs/backup.md)."),
        ):
            self.stdout.write(f"- {line}")


# What is asked of the settings, the database and who is there.


def list_worries():
    """Yield what is allowed and seldom meant, on a server."""
    if settings.DEBUG or settings.DEMO:
        yield _("dit is een demo of een machine om te ontwikkelen; dat hoort niet op een server.")
    if settings.SECURE_SSL_REDIRECT and not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        yield _("REGIO_BEHIND_PROXY is niet 1, en zonder proxy met https werkt geen pagina.")
    if not settings.SECURE_SSL_REDIRECT:
        yield _("REGIO_HTTPS is 0: wachtwoorden gaan leesbaar over het net.")
    if not settings.SECOND_FACTOR:
        yield _("REGIO_SECOND_FACTOR is 0: wie schrijft logt in met alleen een wachtwoord.")
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost>"):
        yield _("REGIO_EMAIL_FROM is niet ingevuld; mailservers weigeren regio@localhost.")
    if connection.vendor == "postgresql" and not settings.DATABASE_ROLE:
        yield _(
            "één rol doet alles in de database; met twee is het veiliger (REGIO_DATABASE_ROLE)."
        )


def list_waiting_migrations():
    """Return the migrations that this database did not have yet."""
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_running_role():
    """Whether who is connected may read and write, and not migrate."""
    if not has_running_role(connection):
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone() == (settings.DATABASE_ROLE,)


def list_beheer(now):
    """Return who holds the role beheer, the one that imports left out."""
    roles = Role.objects.filter(kind=RoleKind.BEHEER).held_at(now).exclude(user__username=USERNAME)
    return [role.user for role in roles.select_related("user").order_by("pk")]


def has_beheer(now):
    """Whether somebody of beheer took the invitation."""
    return any(user.is_active and not is_waiting(user) for user in list_beheer(now))


def find_waiting(now):
    """Return the address of the first of beheer who was invited before, '' without one."""
    return next((user.email for user in list_beheer(now) if is_waiting(user)), "")


def invite_or_find(email, by):
    """Return who is invited now as beheer, or was before: then the link of before stays good."""
    for user in list_beheer(by.at):
        if user.email == email and is_waiting(user):
            return user
    role = Role(kind=RoleKind.BEHEER, started_at=by.at)
    return invite_user(email=email, roles=[role], by=by, reason=_("Eerste beheer."))


@dataclass(frozen=True)
class OwnWord:
    """What an installation fills in: the option and variable for it, what it is by now, and how it
    is asked."""

    name: str
    variable: str
    known: str
    question: str


def list_questions():
    """Return what an installation fills in itself, in the order in which it is asked."""
    statement, contacts = settings.STATEMENT, settings.CONTACTS
    return [
        OwnWord(
            "organisation",
            "REGIO_STATEMENT_ORGANISATION",
            statement.organisation,
            _("Wie biedt de site aan (zoals Gemeente Aalst)?"),
        ),
        OwnWord(
            "contact",
            "REGIO_STATEMENT_CONTACT",
            statement.contact,
            _("Waar meldt een lezer wat niet werkt (e-mail of telefoon)?"),
        ),
        OwnWord(
            "security",
            "REGIO_SECURITY_CONTACT",
            contacts.security,
            _("Wie mag horen van een zwakke plek in de site (e-mail of https://...)?"),
        ),
        OwnWord(
            "privacy",
            "REGIO_PRIVACY_CONTACT",
            contacts.privacy,
            _("Wie beantwoordt vragen over persoonsgegevens (e-mail)?"),
        ),
    ]


def is_publiccode_open():
    """Whether publiccode.yml still names no place where the code is published."""
    if not PUBLICCODE.is_file():
        return False
    found = re.search(r"^url: (\S+)$", PUBLICCODE.read_text(), re.MULTILINE)
    return found is None or NOT_CHOSEN in found[1]


def send_trial(to):
    """Send an e-mail that only shows that it arrives."""
    body = _("Als u dit leest, kan %s e-mail versturen. U hoeft niets te doen.") % settings.ADDRESS
    EmailMessage(_("Proefbericht van Regio"), body, to=[to]).send()
