"""The first person of beheer: invited from the command line, since nobody else can yet."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from ...actions.people import (
    get_import_reader,
    invite_again,
    invite_user,
    is_waiting,
    make_invitation_token,
)
from ...models import Role, RoleKind, User


class Command(BaseCommand):
    help = "Nodigt iemand uit als beheer en toont de link waarmee die een wachtwoord kiest."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("site", help="zoals https://regio.example")

    def handle(self, *, email, site, **options):
        by = get_import_reader(timezone.now())
        try:
            user = invited(email, by)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(site.rstrip("/") + reverse("invited", args=[make_invitation_token(user)]))


def invited(email, by):
    """Return the new user, or the one who did not take an invitation yet."""
    user = User.objects.filter(username=email.lower()).first()
    if user is not None and is_waiting(user):
        return invite_again(user, by=by)
    role = Role(kind=RoleKind.BEHEER, started_at=by.at)
    return invite_user(email=email, roles=[role], by=by, reason="Eerste beheer.")
