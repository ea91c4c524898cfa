"""The user that imports: the register and the dossier folders come in under its name."""

from .models import Role, RoleKind, User
from .reader import Reader
from .roles import reader_of
from .tracking import write, writing

USERNAME = "import"


def import_reader(at):
    """Return the Reader of the user 'import' at `at`; made, with its role, at first use.

    It cannot sign in. Once beheer disables it or ends its role, it may write no more, and no
    later import gives that back.
    """
    with writing():
        user, is_new = User.objects.get_or_create(
            username=USERNAME, defaults={"last_name": "Import", "password": no_password()}
        )
        if is_new:
            role = Role(user=user, kind=RoleKind.BEHEER, started_at=at)
            write(role, by=Reader(user=user, at=at), reason="Eerste gebruik van de import.")
    return reader_of(user, at=at)


def no_password():
    """Return a hash that no password fits."""
    user = User()
    user.set_unusable_password()
    return user.password
