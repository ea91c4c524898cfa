"""The admin of who: the register, regions, bodies, seats and users; every save is an action."""

from http import HTTPStatus

from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group as AuthGroup
from django.utils.translation import gettext_lazy as _

from ..actions.register import delete_register_record, save_register_record, save_user
from ..audit import AuditedAct, note_act
from ..forms import RefusableMixin
from ..models import (
    Arrangement,
    Body,
    CouncilElection,
    CouncilTerm,
    Group,
    GroupRole,
    Municipality,
    Participation,
    Party,
    Population,
    Recess,
    Region,
    RegionMembership,
    RegionTile,
    Role,
    Source,
    Succession,
    User,
)
from ..seats import compare_with_law
from .base import ActingAdmin, BeheerOnly, acting_reader

admin.site.site_header = _("Beheer van Regio")
admin.site.site_title = _("Regio")
admin.site.index_title = _("Overzicht")
admin.site.disable_action("delete_selected")
admin.site.login = secure_admin_login(admin.site.login)  # one way in, with its limits and factors
admin.site.unregister(
    [AuthGroup, Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken]
)


class RegisterAdmin(ActingAdmin):
    """A record of the register: everybody sees it, so every change has a reason."""

    def keep(self, record, form, *, by, reason):
        save_register_record(record, by=by, reason=reason)

    def drop(self, record, *, by, reason):
        delete_register_record(record, by=by, reason=reason)


@admin.register(Municipality)
class MunicipalityAdmin(RegisterAdmin):
    fixed = ("code",)
    list_display = ("name", "code", "province", "started_on", "ended_on")
    list_filter = ("province", ("ended_on", admin.EmptyFieldListFilter))
    search_fields = ("name", "code")


@admin.register(Succession)
class SuccessionAdmin(RegisterAdmin):
    fixed = ("municipality", "successor")
    list_display = ("municipality", "successor", "source")
    list_select_related = ("municipality", "successor", "source")
    search_fields = ("municipality__name", "successor__name")
    autocomplete_fields = ("municipality", "successor", "source")


@admin.register(Region)
class RegionAdmin(RegisterAdmin):
    fixed = ("slug",)
    list_display = ("name", "slug")
    search_fields = ("name",)


@admin.register(RegionMembership)
class RegionMembershipAdmin(RegisterAdmin):
    fixed = ("region", "municipality")
    list_display = ("municipality", "region", "dated_on", "takes_part", "source")
    list_filter = ("region",)
    list_select_related = ("municipality", "region", "source")
    search_fields = ("municipality__name", "region__name")
    autocomplete_fields = ("municipality", "source")


@admin.register(RegionTile)
class RegionTileAdmin(RegisterAdmin):
    fixed = ("region", "municipality")
    list_display = ("municipality", "region", "row", "column")
    list_filter = ("region",)
    list_select_related = ("municipality", "region")
    search_fields = ("municipality__name", "region__name")
    autocomplete_fields = ("municipality",)


@admin.register(Recess)
class RecessAdmin(RegisterAdmin):
    fixed = ("municipality",)
    list_display = ("name", "municipality", "first_on", "last_on")
    list_select_related = ("municipality",)
    search_fields = ("name", "municipality__name")
    autocomplete_fields = ("municipality",)


@admin.register(Population)
class PopulationAdmin(RegisterAdmin):
    fixed = ("municipality",)
    list_display = ("municipality", "dated_on", "inhabitants", "is_approximate", "source")
    list_select_related = ("municipality", "source")
    search_fields = ("municipality__name", "dated_on")
    autocomplete_fields = ("municipality", "source")


@admin.register(Body)
class BodyAdmin(RegisterAdmin):
    fixed = ("kind", "municipality", "region")
    list_display = ("name", "kind", "municipality", "region")
    list_filter = ("kind", "region")
    list_select_related = ("municipality", "region")
    search_fields = ("name", "municipality__name")
    autocomplete_fields = ("municipality",)


@admin.register(CouncilTerm)
class CouncilTermAdmin(RegisterAdmin):
    """The list puts the seats of each term beside what Gemeentewet art. 8 gives."""

    fixed = ("body",)
    list_display = ("body", "dated_on", "election_year", "seats_known", "seats_by_law", "more")
    list_filter = ("election_year",)
    list_select_related = ("body__municipality",)
    search_fields = ("body__name",)
    autocomplete_fields = ("body", "source")

    def get_queryset(self, request):
        terms = super().get_queryset(request)
        return terms.prefetch_related("groups", "body__municipality__populations")

    @admin.display(description=_("zetels"))
    def seats_known(self, term):
        return compare_prefetched_with_law(term).seats

    @admin.display(description=_("volgens art. 8"))
    def seats_by_law(self, term):
        return compare_prefetched_with_law(term).by_law

    @admin.display(description=_("verschil"))
    def more(self, term):
        difference = compare_prefetched_with_law(term).difference
        return difference and f"{difference:+d}"


@admin.register(CouncilElection)
class CouncilElectionAdmin(RegisterAdmin):
    """What one municipality did apart from the table of ordinary terms."""

    fixed = ("municipality",)
    list_display = ("municipality", "election_year", "is_held", "first_on", "source")
    list_filter = ("election_year", "is_held")
    list_select_related = ("municipality", "source")
    search_fields = ("municipality__name", "election_year")
    autocomplete_fields = ("municipality", "source")


def compare_prefetched_with_law(term):
    """Return the LawComparison of a term whose groups and populations were prefetched."""
    seats = [group.seats for group in term.groups.all()]
    return compare_with_law(term, seats, term.body.municipality.populations.all())


@admin.register(Group)
class GroupAdmin(RegisterAdmin):
    fixed = ("term",)
    list_display = ("name", "body", "term", "seats", "source")
    list_select_related = ("term__body", "source")
    search_fields = ("name", "term__body__name")
    autocomplete_fields = ("source",)
    raw_id_fields = ("term",)

    @admin.display(description=_("gemeenteraad"), ordering="term__body__name")
    def body(self, group):
        return group.term.body


@admin.register(GroupRole)
class GroupRoleAdmin(RegisterAdmin):
    fixed = ("group",)
    list_display = ("group", "body", "side", "dated_on", "source")
    list_filter = ("side",)
    list_select_related = ("group__term__body", "source")
    search_fields = ("group__name", "group__term__body__name")
    autocomplete_fields = ("source",)
    raw_id_fields = ("group",)

    @admin.display(description=_("gemeenteraad"), ordering="group__term__body__name")
    def body(self, role):
        return role.group.term.body


@admin.register(Arrangement)
class ArrangementAdmin(RegisterAdmin):
    fixed = ("slug",)
    list_display = ("name", "legal_form", "source")
    list_select_related = ("source",)
    search_fields = ("name", "legal_form")
    autocomplete_fields = ("source",)


@admin.register(Party)
class PartyAdmin(RegisterAdmin):
    fixed = ("slug",)
    list_display = ("name", "full_name")
    search_fields = ("name", "full_name")


@admin.register(Participation)
class ParticipationAdmin(RegisterAdmin):
    fixed = ("arrangement", "municipality")
    list_display = ("municipality", "arrangement", "dated_on", "takes_part", "source")
    list_filter = ("arrangement",)
    list_select_related = ("municipality", "arrangement", "source")
    search_fields = ("municipality__name", "arrangement__name")
    autocomplete_fields = ("municipality", "source")


@admin.register(Source)
class SourceAdmin(RegisterAdmin):
    fixed = ("key",)
    list_display = ("title", "key", "publisher", "publisher_kind", "dated_on", "is_public")
    list_filter = ("publisher_kind", "is_public")
    search_fields = ("title", "key", "publisher", "reference")
    autocomplete_fields = ("body",)


@admin.register(Role)
class RoleAdmin(RegisterAdmin):
    fixed = ("user", "kind", "municipality", "region")
    list_display = ("user", "kind", "municipality", "region", "started_at", "ended_at")
    list_filter = ("kind", "region")
    list_select_related = ("user", "municipality", "region")
    search_fields = ("user__username", "user__last_name", "municipality__name")
    autocomplete_fields = ("user", "municipality")

    def needs_reason(self, record):
        return False


class PersonForm(RefusableMixin, UserChangeForm):
    """A user that exists; the password has a form of its own."""


class NewPersonForm(RefusableMixin, AdminUserCreationForm):
    """A user who signs in with a password, or has none and signs in otherwise."""


@admin.register(User)
class PersonAdmin(BeheerOnly, UserAdmin):
    """Users are disabled, never deleted; what they may do stands in their roles."""

    form = PersonForm
    add_form = NewPersonForm
    actions = None
    list_display = ("username", "first_name", "last_name", "email", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "roles__kind")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Persoon"), {"fields": ("first_name", "last_name", "email")}),
        (_("Toegang"), {"fields": ("is_active", "is_staff")}),
        (_("Momenten"), {"fields": ("last_login", "date_joined")}),
    )

    def has_delete_permission(self, request, obj=None):
        return False

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def user_change_password(self, request, id, form_url=""):  # noqa: A002  named by Django
        """Set a password for somebody, which is told as if they did it themselves."""
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            user = self.get_object(request, unquote(id))
            note_act(AuditedAct.PASSWORD_CHANGED, user, by=acting_reader(request))
        return response

    def save_model(self, request, obj, form, change):
        save_user(obj, by=acting_reader(request))
