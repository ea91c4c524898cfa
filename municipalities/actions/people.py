"""Writing who signs in: invited with roles, disabled when leaving, never deleted."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from ..audit import AuditedAct, note_act
from ..models import Role, RoleKind, User
from ..proof.journal import AccountAct
from ..proof.links import ChainLink
from ..redaction import forget_sign_in
from ..roles import Reader, reader_of
from ..tracking import hold_register, write_record, writing
from .register import check_beheer, note_role
from .role_scope import check_may_give

# The user that imports: the register and the dossier folders come in under its name.

USERNAME = "import"


def get_import_reader(at: datetime) -> Reader:
    """Return the Reader of the user 'import' at `at`; made, with its role, at first use.

    It cannot sign in. Once beheer disables it or ends its role, it may write no more, and no
    later import gives that back.
    """
    with writing():
        user, is_new = User.objects.get_or_create(
            username=USERNAME,
            defaults={"last_name": "Import", "password": make_unusable_password()},
        )
        if is_new:
            role = Role(user=user, kind=RoleKind.BEHEER, started_at=at)
            by = Reader(user=user, at=at)
            write_record(role, by=by, reason="Eerste gebruik van de import.")
            note_role(AuditedAct.ROLE_GIVEN, role, by=by)
    return reader_of(user, at=at)


def make_unusable_password() -> str:
    """Return a hash that no password fits."""
    user = User()
    user.set_unusable_password()
    return user.password


# The invitation: a link that is valid for some days, once, for the person it was sent to.

SALT = "municipalities.actions.people"


def make_invitation_token(user: User) -> str:
    """Return what stands in the link; it ends when the password or the address changes."""
    return signing.dumps([user.pk, invitation_fingerprint(user)], salt=SALT)


def find_invited_user(token: str, *, days: int) -> User | None:
    """Return the invited User, or None when the link is too old, used or made up."""
    user, known = read_invitation(token, days=days)
    if user is None or not constant_time_compare(known, invitation_fingerprint(user)):
        return None
    return user


def read_invitation(token: str, *, days: int) -> tuple[User | None, str]:
    """Return to which User a link of these last days was sent, used or not, and its fingerprint."""
    try:
        pk, known = signing.loads(token, salt=SALT, max_age=timedelta(days=days))
    except (signing.BadSignature, ValueError, TypeError):
        return None, ""
    return User.objects.filter(pk=pk, is_active=True).first(), known


def invitation_fingerprint(user: User) -> str:
    """Return what changes when the link is used, or when beheer invites or disables again."""
    known = f"{user.pk} {user.password} {user.email} {user.last_login}"
    return salted_hmac(SALT, known, algorithm="sha256").hexdigest()[:32]


def is_waiting(user: User) -> bool:
    """Whether somebody was invited, and never signed in."""
    fresh = user.last_login is None and not user.has_usable_password()
    return bool(fresh and user.is_active and user.email)


def find_waiting_users(*, before: datetime | None = None) -> QuerySet[User]:
    """Return everybody of whom `is_waiting` holds, invited before a moment where that is given;
    `invited_at` is when the account was last written: of who was invited again, the last time."""
    fresh = User.objects.filter(last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    acts = AccountAct.objects.filter(account=OuterRef(OuterRef("pk"))).order_by("-pk")
    links = ChainLink.objects.filter(
        kind=AccountAct._meta.label_lower, record_id=Subquery(acts.values("pk")[:1])
    )
    invited_at = Coalesce(Subquery(links.values("sealed_at")[:1]), "date_joined")
    waiting = fresh.filter(is_active=True).exclude(email="").annotate(invited_at=invited_at)
    return waiting.filter(invited_at__lt=before) if before else waiting


# The ways in of one user: live sessions, second factors, identities elsewhere.

PENDING = "account_authentication_methods_user"  # who passed a first step and not the second


def end_sessions(user: User) -> None:
    """End every session of a user, and every sign-in that waits for its second factor."""
    Session.objects.filter(pk__in=session_keys_of(user)).delete()


def session_keys_of(user: User) -> list[str]:
    """Return the keys of the sessions that are this user's, or are about to be."""
    key = str(user.pk)
    held = ((each.pk, each.get_decoded()) for each in Session.objects.all())
    return [pk for pk, data in held if key in (data.get(SESSION_KEY), data.get(PENDING))]


def forget_factors(user: User) -> None:
    """Drop the app, the passkeys and the codes of a user."""
    Authenticator.objects.filter(user=user).delete()


def forget_identities(user: User) -> None:
    """Drop what ties a user to an identity provider or an e-mail address."""
    for model in (SocialAccount, EmailAddress):
        model.objects.filter(user=user).delete()


def verify_address(user: User) -> None:
    """Note that the e-mail address is the user's own: it took a link that was sent there."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email.lower(), verified=True, primary=True)


# A user itself has no history: what it may do stands in its roles, which have one. What happened to
# the user beside them (disabled, enabled, erased) and why stands in the log of the admin.


def invite_user(
    *,
    email: str,
    first_name: str = "",
    last_name: str = "",
    roles: Collection[Role],
    by: Reader,
    reason: str = "",
) -> User:
    """Return a new user with these unsaved Roles; who may sign in once the invitation is taken.

    Raises ValidationError when the address is known already or a role does not fit, and
    PermissionDenied for who may not give one of the roles.
    """
    email = email.lower()
    if not roles:
        raise ValidationError({"roles": _("Kies minstens één rol.")})
    for role in roles:
        check_may_give(role, by)
    user = User(username=email, email=email, first_name=first_name, last_name=last_name)
    user.set_unusable_password()
    with writing():
        # One invitation after another, so that two at once are not both the first.
        hold_register()
        if User.objects.filter(email__iexact=email).exists():
            raise ValidationError({"email": _("Iemand met dit e-mailadres is al uitgenodigd.")})
        save_user_change(user)
        note_act(AuditedAct.INVITED, user, by=by)
        for role in roles:
            role.user = user
            give_role(role, by=by, reason=reason)
    return user


def invite_again(user: User, *, by: Reader) -> User:
    """End the link that was sent before; raise ValidationError for who has a password already, and
    PermissionDenied for who did not give all of the roles that it is about."""
    open_roles = list_open_roles(Role.objects.filter(user=user), by.at)
    if not open_roles:
        check_beheer(by)
    for role in open_roles:
        check_may_give(role, by)
    if user.has_usable_password() or not user.is_active:
        raise ValidationError(_("Wie al een wachtwoord heeft, kan zelf een nieuw aanvragen."))
    user.set_unusable_password()
    with writing():
        note_act(AuditedAct.INVITED, user, by=by)
        return save_user_change(user)


def give_role(role: Role, *, by: Reader, reason: str = "") -> Role:
    """Save a new Role of a user who may sign in, and who does not hold it already."""
    check_may_give(role, by)
    user = role.user
    same = Role.objects.filter(
        user=user, kind=role.kind, municipality=role.municipality, region=role.region
    )
    if same.held_at(role.started_at).exists():
        raise ValidationError(_("Deze gebruiker heeft deze rol al."))
    if not user.is_active:
        raise ValidationError(_("Dit account is uitgeschakeld; schakel het eerst weer in."))
    with writing():
        write_record(role, by=by, reason=reason)
        set_admin_access(user, by)
        note_role(AuditedAct.ROLE_GIVEN, role, by=by)
    return role


def end_role(role: Role, *, by: Reader, reason: str) -> Role:
    """End a role now, or at its start where that is still to come."""
    check_may_give(role, by)
    check_of_another(role, by)
    with writing():
        role.ended_at = max(by.at, role.started_at)
        write_record(role, by=by, reason=reason)
        set_admin_access(role.user, by)
        note_role(AuditedAct.ROLE_ENDED, role, by=by)
    return role


def change_role_end(role: Role, *, ended_at: datetime | None, by: Reader, reason: str = "") -> Role:
    """Let a role that did not end yet last until another moment, or without an end (None)."""
    check_may_give(role, by)
    check_of_another(role, by)
    if ended_at is not None and ended_at <= by.at:
        raise ValidationError({"until": _("De laatste dag van een rol ligt niet in het verleden.")})
    with writing():
        role.ended_at = ended_at
        write_record(role, by=by, reason=reason)
        set_admin_access(role.user, by)
        note_role(AuditedAct.ROLE_MOVED, role, by=by)
    return role


def check_of_another(role: Role, by: Reader) -> None:
    """Refuse who would end a role of its own with which it gives others theirs."""
    gives = role.kind in (RoleKind.BEHEER, RoleKind.REDACTIE, RoleKind.GRIFFIE)
    if gives and role.user == by.user:
        words = _("Uw eigen rol (%s) beëindigt een ander.")
        raise ValidationError(words % role.get_kind_display())


def disable_user(user: User, *, by: Reader, reason: str) -> User:
    """End every role and every way in; a live session ends with it."""
    check_may_disable(user, by)
    with writing():
        for role in list_open_roles(Role.objects.filter(user=user), by.at):
            end_role(role, by=by, reason=reason)
        user.is_active = False
        save_user_change(user)
        end_sessions(user)
        log_account_change(user, by=by, reason=_("Uitgeschakeld: %s") % reason)
        note_act(AuditedAct.ACCOUNT_DISABLED, user, by=by)
    return user


def check_may_disable(user: User, by: Reader) -> None:
    check_beheer(by)
    if user == by.user:
        raise ValidationError(_("U kunt uzelf niet uitschakelen."))


def enable_user(user: User, *, by: Reader, reason: str) -> User:
    """Let somebody sign in again; roles are given anew."""
    check_beheer(by)
    if user.is_erased:
        raise ValidationError(_("Van dit account is de naam gewist; nodig opnieuw uit."))
    user.is_active = True
    with writing():
        save_user_change(user)
        log_account_change(user, by=by, reason=_("Weer ingeschakeld: %s") % reason)
        note_act(AuditedAct.ACCOUNT_ENABLED, user, by=by)
    return user


def reset_factors(user: User, *, by: Reader, reason: str) -> User:
    """Take away every second factor of who lost it; the next sign-in asks for a new one."""
    check_beheer(by)
    with writing():
        forget_factors(user)
        end_sessions(user)
        log_account_change(user, by=by, reason=_("Tweede stap weggehaald: %s") % reason)
        note_act(AuditedAct.FACTORS_RESET, user, by=by)
    return user


def erase_name(user: User, *, by: Reader, reason: str) -> User:
    """Leave nothing that tells who this was; the history keeps the role that it held."""
    check_may_disable(user, by)
    with writing() as opened:
        # What the journal says of the account from here on, it says of one without a name.
        opened.acts += forget_sign_in(user, by=by, reason=reason)
        user.username = user.erased_name
        user.first_name = user.last_name = user.email = ""
        user.set_unusable_password()
        disable_user(user, by=by, reason=reason)
        forget_factors(user)
        forget_identities(user)
        LogEntry.objects.filter(**list_logged_deeds(user)).update(object_repr=user.erased_name)
        log_account_change(user, by=by, reason=_("Naam gewist: %s") % reason)
        note_act(AuditedAct.ACCOUNT_ERASED, user, by=by)
    return user


def list_open_roles(roles: Iterable[Role], moment: datetime) -> list[Role]:
    """Return those of these roles that did not end by `moment`, those to come too."""
    return [role for role in roles if role.ended_at is None or role.ended_at > moment]


def set_admin_access(user: User, by: Reader) -> None:
    """`is_staff` opens the door of the admin, for who holds beheer only."""
    open_roles = list_open_roles(Role.objects.filter(user=user), by.at)
    is_beheer = any(role.kind == RoleKind.BEHEER for role in open_roles)
    if user.is_staff != is_beheer:
        user.is_staff = is_beheer
        save_user_change(user)


def save_user_change(user: User) -> User:
    user.full_clean()
    user.save()
    return user


def list_logged_deeds(user: User) -> dict[str, object]:
    kind = ContentType.objects.get_for_model(User)
    return {"content_type": kind, "object_id": str(user.pk)}


def log_account_change(user: User, *, by: Reader, reason: str) -> None:
    """Write in the log of the admin what was done to a user, and why; it names nobody."""
    LogEntry.objects.create(
        user=by.user,
        action_flag=CHANGE,
        object_repr=user.erased_name,
        change_message=reason,
        **list_logged_deeds(user),
    )
