"""Fill the database of an audit: `tables`, the `demo`, a `keeper`, or a bare `dossier`.

The last line that it prints holds a session of each role, as JSON.
"""

import json
import sys

import django
from django.core.management import call_command

django.setup()

from django.test import Client  # noqa: E402

from decisions.demo.people import LOGINS  # noqa: E402
from decisions.models import Dossier  # noqa: E402
from municipalities.models import Body, User  # noqa: E402
from tests import factories as make  # noqa: E402
from tests import people  # noqa: E402
from tests.decisions.web.public.region import scene  # noqa: E402


def make_tables():
    call_command("migrate", verbosity=0)


def fill_demo():
    """Load the demo, with some drafts of a griffie beside it, which others see nothing of."""
    call_command("demo")
    dossier = Dossier.objects.get()
    council = Body.objects.get(municipality__code=LOGINS[0].home, kind="gemeenteraad")
    of_council = {"dossier": dossier, "body": council, "draft": True}
    make.PositionFactory(
        dossier_of=dossier,
        spoken_by=council,
        subject=dossier.subjects.first(),
        dated_on="2026-01-01",
        stance="voor",
        draft=True,
    )
    make.AgendaLineFactory(item=make.AgendaItemFactory(**of_council))
    make.RemarkFactory(**of_council)


def make_keeper():
    """Make the one who keeps the register of an installation in which nothing else is."""
    people.beheer()


def make_dossier():
    """Make a dossier on which nobody spoke yet, and who keeps it."""
    made = scene("Aalst", "Berg-en-Daalderveen aan den Rijn")
    council = made.councils["Aalst"]
    for kind, by in (
        ("griffie", people.griffie(council.municipality)),
        ("regioredactie", people.redactie(made.dossier.region)),
    ):
        User.objects.filter(pk=by.user.pk).update(username=kind)


WANTED = {
    "tables": make_tables,
    "demo": fill_demo,
    "keeper": make_keeper,
    "dossier": make_dossier,
}


def session_of(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


for wanted in sys.argv[1:]:
    WANTED[wanted]()
found = User.objects.filter(username__in=[login.username for login in LOGINS]).order_by("pk")
print(json.dumps({user.username: session_of(user) for user in found}))
