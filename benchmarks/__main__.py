"""`make bench-pages`: the board against the admin's list of the same positions and an empty view.

Made on the demo data, in a database of its own, one run: ratios can be compared, times cannot. The
board is asked twice: as the public asks it again and again, and for another day every time, so that
no page is kept and each is made anew. Then each kind of page is measured in this process
(benchmarks/pages.py)."""

import argparse
import os
import tempfile
from datetime import date, timedelta
from pathlib import Path

BOARD = "/dossiers/toekomstvisie-2027-leidse-regio/?peildatum=2017-06-01"
ANEW = "/dossiers/toekomstvisie-2027-leidse-regio/?peildatum={day}"
ADMIN_LIST = "/beheer/decisions/position/"
AIM, LIMIT = 0.5, 0.8


def main():
    rounds = arguments().rounds
    with tempfile.TemporaryDirectory() as folder:
        environment = prepare(Path(folder) / "bench.sqlite3")
        from .pages import report_pages
        from .serving import served
        from .timing import medians

        with served(environment) as port:
            report(medians(port, pages(), rounds), rounds)
        report_pages()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    return parser.parse_args()


def prepare(database):
    """Fill a fresh database with the demo; return the environment that serves it."""
    environment = {
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "REGIO_SQLITE": str(database),
        "REGIO_DEMO": "1",
        "REGIO_HTTPS": "0",
        "REGIO_DEBUG": "0",
        "REGIO_ALLOWED_HOSTS": "127.0.0.1",
    }
    os.environ.update(environment)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    with open(os.devnull, "w") as silence:
        call_command("demo", stdout=silence)
    return environment


def pages():
    """Return what is measured; the admin's list needs a signed-in beheer."""
    from django.conf import settings
    from django.test import Client

    from municipalities.models import User

    client = Client()
    client.force_login(User.objects.get(username="beheer"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    signed_in = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
    return {
        "bord": (always(BOARD), {}),
        "bord, opnieuw gemaakt": (another_day, {}),
        "bord, ingelogd": (always(BOARD), signed_in),
        "lijst in het beheer": (always(ADMIN_LIST), signed_in),
        "lege pagina": (always("/leeg/"), {}),
    }


def always(address):
    return lambda turn: address


def another_day(turn):
    """Return the board's address for a day that no other turn asks for."""
    return ANEW.format(day=date(2017, 6, 1) + timedelta(days=turn))


def report(medians, rounds):
    """Print medians and ratios."""
    board = medians["bord"]
    anew = medians["bord, opnieuw gemaakt"]
    print(f"Mediaan per verzoek over {rounds} rondes, granian met een werker:")
    for name, spent in medians.items():
        times = f"bord is {board / spent:6.2f} x dit, opnieuw gemaakt {anew / spent:6.2f} x"
        print(f"  {name:<22}{spent:8.2f} ms   {times}")
    for name, spent in (("Bord", board), ("Bord, opnieuw gemaakt,", anew)):
        ratio = spent / medians["lijst in het beheer"]
        verdict = "gehaald" if ratio <= AIM else "binnen de grens" if ratio <= LIMIT else "TE TRAAG"
        told = f"{ratio:.2f} (doel {AIM}, grens {LIMIT}): {verdict}"
        print(f"{name} tegen de lijst in het beheer: {told}")


if __name__ == "__main__":
    main()
