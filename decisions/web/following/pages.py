"""Following by e-mail: what anybody asks, and what the links in an e-mail lead to.

A visit changes nothing: programs that look at e-mail follow its links. Only a press on a button
confirms or ends, and the button of a mail program itself (RFC 8058)."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from municipalities.models import Municipality
from municipalities.roles import Reader

from ...actions.following import (
    ask_subscription,
    change_subscription,
    confirm_subscription,
    end_all_subscriptions,
    end_subscription,
)
from ...models import Dossier, Round, Subscription
from ..access import Access, restrict_to
from ..errors import build_page_stamp
from .forms import FollowForm, PaceForm
from .links import LinkUse, build_link, find_linked, find_target_path
from .mail import name_target, send_asked

ASKING = require_http_methods(["GET", "HEAD", "POST"])
ASKED, SAVED, STOPPED = "gevraagd", "bewaard", "gestopt"
NOTICES = {
    SAVED: gettext_lazy("Uw keuze is bewaard."),
    STOPPED: gettext_lazy("U bent gestopt. Hieronder staat wat u nog volgt."),
}
ENDED = gettext_lazy("U volgt dit niet meer. Uw adres is hiervoor gewist.")


@restrict_to(Access.EVERYBODY)
@ASKING
def follow_page(request):
    """Tell what one gets and take in who wants it; the answer is the same for every address."""
    now = timezone.now()
    chosen, round_ = find_chosen(request.GET, now)
    form = FollowForm(
        request.POST if request.method == "POST" else None,
        at=now,
        round_=round_,
        initial={"followed": chosen},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        asked = ask_subscription(
            email=typed["email"],
            target=form.target,
            pace=typed["pace"],
            reminds=typed["reminds"],
            at=now,
        )
        if asked is not None:
            send_asked.enqueue(asked.pk)
        return HttpResponseRedirect(f"{reverse('follow')}?{ASKED}=ja")
    target = form.targets.get(chosen)
    context = {
        "form": form,
        "here": _("Volgen"),
        "is_asked": ASKED in request.GET,
        "followed": target,
        "feed": find_feed_path(target),
        "stamp": build_page_stamp(request, now),
    }
    return render(request, "following/follow.html", context, status=422 if form.errors else 200)


def find_chosen(asked, now):
    """Return what an address offers to follow, as the form names it, and the Round where it is
    one that everybody may see."""
    if (key := asked.get("ronde", "")).isdecimal():
        dossiers = Dossier.objects.visible_to(Reader(at=now))
        rounds = Round.objects.select_related("dossier").filter(dossier__in=dossiers.values("pk"))
        return f"ronde:{int(key)}", get_object_or_404(rounds, pk=int(key))
    for kind in ("dossier", "gemeente"):
        if kind in asked:
            return f"{kind}:{asked[kind]}", None
    return "", None


def find_feed_path(target):
    """Return the path of the feed of what may be followed, '' for nothing."""
    if target is None:
        return ""
    if isinstance(target, Municipality):
        return reverse("municipality-feed", args=[target.slug])
    if isinstance(target, Round):
        return reverse("round-feed", args=[target.dossier.slug, target.pk])
    return reverse("dossier-feed", args=[target.slug])


@restrict_to(Access.EVERYBODY)
@ASKING
def confirm_follow_page(request, token):
    """Ask for a press on a button, and confirm by it."""
    found = find_linked(LinkUse.CONFIRM, token)
    if found is None:
        words = _("Deze link werkt niet meer. Vraag het opnieuw.")
        return act_page(request, _("Volgen"), words)
    name = name_target(found)
    if request.method == "POST":
        confirm_subscription(found, at=timezone.now())
        words = _("U volgt nu %s. U krijgt bericht als er iets verandert.") % name
        manage = build_link(LinkUse.MANAGE, found)
        return act_page(request, _("U volgt nu"), words, manage=manage)
    words = _("Wilt u %(name)s volgen? U krijgt dan e-mail als er iets verandert: %(pace)s.")
    told = {"name": name, "pace": found.get_pace_display()}
    here = _("Bevestig dat u wilt volgen")
    return act_page(request, here, words % told, button=_("Ja, ik wil volgen"))


# A mail program presses too, and knows no token of ours: the link is what counts.
@csrf_exempt
@restrict_to(Access.EVERYBODY)
@ASKING
def stop_page(request, token):
    """Ask for a press on a button, and erase by it; a mail program presses by itself."""
    found = find_linked(LinkUse.STOP, token)
    if found is not None and request.method == "POST":
        end_subscription(found)
        found = None
    if found is None:
        return act_page(request, _("Gestopt"), str(ENDED))
    words = _("Wilt u %s niet meer volgen? Uw adres wordt dan gewist.") % name_target(found)
    return act_page(request, _("Stoppen"), words, button=_("Stoppen"))


def act_page(request, here, words, **more):
    """Return a page with a sentence, and a button where there is something to do. It tells no
    address of its own: whoever has that may press."""
    context = {"here": here, "words": words, **more}
    return render(request, "following/act.html", context)


@restrict_to(Access.EVERYBODY)
@ASKING
def manage_page(request, token):
    """Show what an address follows; change it, end it, or end it all."""
    found = find_linked(LinkUse.MANAGE, token)
    if found is None:
        return act_page(request, _("Gestopt"), str(ENDED))
    related = ("dossier", "municipality", "round__dossier")
    own = list(Subscription.objects.select_related(*related).filter(email=found.email))
    if request.method == "POST":
        return do_chosen(request, found, own)
    rows = [
        (each, build_pace_form(each), name_target(each), find_target_path(each)) for each in own
    ]
    context = {
        "rows": rows,
        "here": _("Wat u volgt"),
        "notice": next((words for name, words in NOTICES.items() if name in request.GET), ""),
    }
    return render(request, "following/manage.html", context)


def build_pace_form(subscription, data=None):
    initial = {"pace": subscription.pace, "reminds": subscription.reminds}
    form = PaceForm(data, initial=initial, auto_id=f"id_{subscription.pk}_%s")
    if subscription.municipality_id is None:
        del form.fields["reminds"]
    return form


def do_chosen(request, found, own):
    """Do what a button of the page of one's subscriptions says."""
    if request.POST.get("doe") == "alles":
        end_all_subscriptions(found)
        return act_page(request, _("Gestopt"), str(ENDED))
    chosen = next((each for each in own if each.code.hex == request.POST.get("welk")), None)
    if chosen is None:
        return HttpResponse(status=400)
    if request.POST.get("doe") == "stop":
        end_subscription(chosen)
        left = next((each for each in own if each.pk != chosen.pk), None)
        if left is None:
            return act_page(request, _("Gestopt"), str(ENDED))
        return HttpResponseRedirect(f"{build_link(LinkUse.MANAGE, left)}?{STOPPED}=ja")
    form = build_pace_form(chosen, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        change_subscription(chosen, pace=typed["pace"], reminds=typed.get("reminds", False))
    return HttpResponseRedirect(f"{request.path}?{SAVED}=ja")
