"""/privacy/: which personal data the site holds, why, for how long, and what somebody may ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from municipalities import retention

from ..access import Access, restrict_to
from ..accounts.devices import LASTS
from ..errors import build_page_stamp
from ..kept_pages import keep_page


@dataclass(frozen=True)
class HeldData:
    """One kind of personal data, in the words of the page."""

    kind: str
    data: str
    purpose: str
    basis: str
    term: str


def tell_term(term: timedelta) -> str:
    """Return a term in words: '8 uur', '3 dagen', '1 jaar'."""
    if term < timedelta(days=1):
        return _("%d uur") % (term.total_seconds() // 3600)
    if term.days % 365 == 0:
        return _("%d jaar") % (term.days // 365)
    return ngettext("%(n)d dag", "%(n)d dagen", term.days) % {"n": term.days}


def list_held_data() -> Iterator[HeldData]:
    """Yield every kind of personal data; the terms are those by which they are erased."""
    yield from _list_of_readers()
    yield from _list_of_keepers()
    yield from _list_of_dossiers()


def _list_of_readers():
    yield HeldData(
        _("Wie de site leest"),
        _(
            "het internetadres (IP-adres) van uw apparaat; waar een formulier staat een cookie "
            "tegen namaak; in uw browser zelf welke raad u koos"
        ),
        _("de site bereikbaar houden en misbruik tegengaan"),
        _("taak van algemeen belang"),
        _("het adres hoogstens een uur in tellingen, en %s in het logboek van de server")
        % tell_term(retention.KEPT_LOG),
    )
    yield HeldData(
        _("Wie iets volgt"),
        _("e-mailadres, wat u volgt en hoe vaak"),
        _("de berichten sturen waarom u vroeg, en niets anders"),
        _("uw toestemming"),
        _("zonder bevestiging %s; anders tot u stopt") % tell_term(retention.KEPT_UNCONFIRMED),
    )
    yield HeldData(
        _("Wie meldt dat iets niet klopt"),
        _("wat u schrijft; geen naam of adres. Een code die afzenders uit elkaar houdt"),
        _("fouten herstellen, en een stroom van meldingen tegenhouden"),
        _("taak van algemeen belang"),
        _("de code %(sender)s; de melding %(report)s na het antwoord")
        % {
            "sender": tell_term(retention.KEPT_SENDERS),
            "report": tell_term(retention.KEPT_ANSWERED_REPORTS),
        },
    )


def _list_of_keepers():
    yield HeldData(
        _("Wie bijhoudt: een account"),
        _("naam, e-mailadres, rol, wachtwoord en tweede stap (onleesbaar bewaard)"),
        _("inloggen, en weten wie wat vastlegde"),
        _("taak van algemeen belang"),
        _(
            "tot beheer de naam wist, nadat de rol eindigde. Een account zelf verdwijnt niet: de "
            "geschiedenis noemt daarna alleen de rol"
        ),
    )
    yield HeldData(
        _("Wie is uitgenodigd en niet kwam"),
        _("naam, e-mailadres en rol"),
        _("iemand toegang geven"),
        _("taak van algemeen belang"),
        tell_term(retention.KEPT_INVITED),
    )
    yield HeldData(
        _("Wie is ingelogd: cookies"),
        _("een sessie, en een teken dat dit apparaat bekend is"),
        _("ingelogd blijven, en niet buitengesloten worden door wie uw wachtwoord raadt"),
        _("taak van algemeen belang; nodig voor het inloggen"),
        _("de sessie %(session)s; het teken %(device)s")
        % {
            "session": tell_term(timedelta(seconds=settings.SESSION_COOKIE_AGE)),
            "device": tell_term(LASTS),
        },
    )
    yield HeldData(
        _("Wat half af is"),
        _("kladjes, en tabellen die nog niet zijn ingelezen"),
        _("werk niet kwijtraken"),
        _("taak van algemeen belang"),
        _("een kladje %(draft)s, een tabel %(table)s")
        % {
            "draft": tell_term(retention.KEPT_DRAFTS),
            "table": tell_term(retention.KEPT_OPEN_TABLES),
        },
    )
    yield HeldData(
        _("Wie wat deed: het logboek van handelingen"),
        _(
            "nummer van het account, rol, IP-adres en de handeling, ook van wie wordt geweigerd; "
            "geen naam en geen tekst"
        ),
        _("misbruik vinden en verantwoorden"),
        _("wettelijke plicht tot beveiliging"),
        tell_term(retention.KEPT_AUDIT),
    )


def _list_of_dossiers():
    yield HeldData(
        _("Wie in een dossier staat"),
        _("namen en uitspraken van raadsleden en bestuurders in openbare stukken"),
        _("laten zien wie wat besloot, en waar dat staat"),
        _("taak van algemeen belang: raden vergaderen openbaar (Gemeentewet, artikel 23)"),
        _(
            "blijvend, met de geschiedenis; wat er niet had mogen staan, haalt beheer uit elke "
            "versie"
        ),
    )


@restrict_to(Access.EVERYBODY)
@keep_page()
def privacy_page(request):
    """Show the statement; no query but the reader's own."""
    context = {
        "organisation": settings.STATEMENT.organisation,
        "contact": settings.CONTACTS.privacy,
        "held": list(list_held_data()),
        "stamp": build_page_stamp(request, timezone.now()),
    }
    return render(request, "decisions/privacy.html", context)
