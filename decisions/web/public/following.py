"""Following by e-mail: ask for it, say that the address is yours, change it or stop.

Programs that read mail visit every link in it, so a visit changes nothing: a press does. A mail
program may press for its reader (RFC 8058), which needs no token of ours: who has the key may."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from municipalities.forms import RefusableMixin
from municipalities.models import Municipality
from municipalities.roles import Reader

from ...actions.following import (
    ask_subscription,
    change_rhythm,
    confirm_subscription,
    end_subscription,
)
from ...feeds.followed import find_followed_path, followed_dossiers
from ...feeds.mail import send_question
from ...models import Round, Subscription
from ..access import Access, restrict_to
from ..errors import build_page_stamp

RHYTHMS = Subscription._meta.get_field("rhythm").choices


class FollowForm(RefusableMixin, forms.Form):
    """Which address wants to know what is new, and how often."""

    dossier = forms.ModelChoiceField(label=_("Dossier"), queryset=None, empty_label=None)
    address = forms.EmailField(
        label=_("Uw e-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    rhythm = forms.ChoiceField(
        label=_("Hoe vaak?"), choices=RHYTHMS, initial=RHYTHMS[1][0], widget=forms.RadioSelect
    )

    def __init__(self, data=None, refusal=None, *, dossiers=None):
        super().__init__(data)
        self.refusal = refusal
        if dossiers is None:
            del self.fields["dossier"]
        else:
            self.fields["dossier"].queryset = dossiers


@restrict_to(Access.EVERYBODY)
@require_http_methods(["GET", "HEAD", "POST"])
def follow_page(request):
    """Ask for an address; ?dossier=, ?gemeente= or ?ronde= says what it will follow."""
    now = timezone.now()
    reader = Reader(at=now)
    followed = find_followed(request.GET, reader)
    dossiers = None if followed else followed_dossiers(reader).order_by("title")
    form = FollowForm(request.POST or None, dossiers=dossiers)
    if request.method == "POST" and form.is_valid():
        wanted = followed or {"dossier": form.cleaned_data["dossier"]}
        address, rhythm = form.cleaned_data["address"], form.cleaned_data["rhythm"]
        try:
            ask_by_mail(address, wanted, rhythm, at=now)
        except ValidationError as refusal:
            form = FollowForm(request.POST, refusal, dossiers=dossiers)
        else:
            return render(request, "decisions/follow/asked.html", {"address": address})
    context = {
        "form": form,
        "followed": next(iter(followed.values()), None),
        "stamp": build_page_stamp(request, now, timeless=_("Volgen kan vanaf vandaag.")),
    }
    return render(request, "decisions/follow/follow.html", context)


def ask_by_mail(address, followed, rhythm, *, at):
    """Let the worker ask an address whether it wants to follow something; raise ValidationError."""
    with transaction.atomic():
        asked = ask_subscription(address, followed, rhythm, at=at)
        if asked is not None:
            send_question.enqueue(subscription_id=asked.pk)


def find_followed(asked, reader):
    """Return {'dossier': …} or the like for what an address names, {} where it names nothing;
    raise Http404 for what the public may not see."""
    dossiers = followed_dossiers(reader)
    if slug := asked.get("dossier"):
        return {"dossier": get_object_or_404(dossiers, slug=slug)}
    if slug := asked.get("gemeente"):
        return {"municipality": get_object_or_404(Municipality, slug=slug)}
    if key := asked.get("ronde"):
        if not key.isascii() or not key.isdigit() or len(key) > 9:
            raise Http404
        rounds = Round.objects.filter(dossier__in=dossiers, first_on__lte=reader.today)
        return {"round": get_object_or_404(rounds, pk=key)}
    return {}


@restrict_to(Access.EVERYBODY)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscription_page(request, key):
    """Show what an address follows, and confirm, change or end it when a button says so."""
    now = timezone.now()
    found = find_subscription(key)
    if request.method == "POST":
        return answer_subscription(request, found, now)
    context = {
        "subscription": found,
        "page": find_followed_path(found),
        "rhythms": RHYTHMS,
        "stamp": build_page_stamp(request, now, timeless=_("Dit is hoe het nu is.")),
    }
    return render(request, "decisions/follow/subscription.html", context)


def answer_subscription(request, found, now):
    """Do what the button of a subscription's page says."""
    match request.POST.get("act"):
        case "confirm":
            confirm_subscription(found, at=now)
        case "rhythm" if request.POST.get("rhythm") in dict(RHYTHMS):
            change_rhythm(found, request.POST["rhythm"])
        case "stop":
            end_subscription(found.key)
            return render(request, "decisions/follow/stopped.html", {"what": found.followed})
        case _:
            raise Http404
    return redirect("subscription", found.key)


@restrict_to(Access.EVERYBODY)
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe_page(request, key):
    """Stop at once for a mail program that presses for its reader; show the button to a visitor."""
    if request.method != "POST":
        return redirect("subscription", key)
    found = Subscription.objects.filter(key=key).first()
    if found is not None:
        end_subscription(key)
    return render(request, "decisions/follow/stopped.html", {"what": found and found.followed})


def find_subscription(key):
    return get_object_or_404(
        Subscription.objects.select_related("dossier", "municipality", "round__dossier"), key=key
    )
