"""A database that the release before filled is carried over, and that release serves it still.

python -m tests.drills.upgraded                  (SQLite)
.ci/with-postgres python -m tests.drills.upgraded

The release before makes the tables, loads the demonstration and writes. The code of now migrates
that: no row is lost, its history holds, pages answer and a draft is saved. Then the release before
serves the tables of now, and its pages and forms go on; last the code of now once more. Each writes
in the same record, and the history holds after each."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import django
from lxml import html

from tests.drills.backed_up import made_places
from tests.drills.releases import ROOT, find_release_before, run_in, take_release
from tests.drills.served import SETTINGS, get, migrate, serving
from tests.drills.visitor import Visitor
from tests.drills.writers import Writer

WRITE_DRAFTS = """
import django
django.setup()
from tests.drills.writers import make_drafts
[(draft, griffie), *others] = make_drafts(2)
print("made", draft.pk, griffie.pk)
"""
# What Django adds by itself when tables or rights are new.
GROWS = {"django_migrations", "django_content_type", "auth_permission"}
ADDRESSES = ("/", "/gezond/", "/zoeken/?q=fusie", "/api/v1/dossiers")
MOST_LINKS = 12


def main():
    name = find_release_before()
    if not name:
        sys.exit("The history of the code is not here: this drill takes the release before from it")
    with TemporaryDirectory() as folder, made_places(Path(folder), ["hier"]) as [place]:
        before = take_release(name, Path(folder) / "before")
        be_at(place)
        draft = fill(before, place)
        rows = count_rows()
        migrate(**place.owned)
        check_rows(rows)
        check_history()
        told = [serve(each, draft) for each in (ROOT, before, ROOT)]
    print(f"{name}: {sum(rows.values())} rows carried over, 0 lost; history holds")
    print(f"now, {name} and now again served these tables: {told} pages, and a draft saved by each")


def be_at(place):
    """Let this process, and those that it starts, know the place as who serves does."""
    os.environ.update(SETTINGS | place.owned | place.served)
    if running := os.environ.get("REGIO_RUNNING_URL"):
        os.environ["DATABASE_URL"] = running
    django.setup()


def fill(release, place):
    """Let a release make the tables of a place, load the demonstration and write; return the keys
    of a draft and of who may save it."""
    run_in(release, "manage.py", "migrate", "--verbosity", "0", **place.owned)
    run_in(release, "manage.py", "demo", REGIO_DEMO="1")
    said = run_in(release, "-c", WRITE_DRAFTS)
    return [int(each) for each in said.partition("made ")[2].split()[:2]]


def count_rows():
    """Return how many rows each table holds."""
    from django.db import connection

    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            [found[table]] = cursor.fetchone()
    return found


def check_rows(before):
    """Refuse tables that hold other numbers of rows than they did."""
    after = count_rows()
    changed = {
        table: (number, after.get(table))
        for table, number in before.items()
        if after.get(table) != number and not (table in GROWS and after[table] > number)
    }
    assert not changed, changed
    assert before["decisions_historicalposition"] > 0


def check_history():
    """Refuse a history that does not hold for the code of now."""
    from django.db import connection

    from municipalities.verification import verify_history

    # SQLite calls its index of words malformed on a line that checked it before others wrote.
    connection.close()
    found = [*verify_history()]
    assert not found, found


def serve(release, draft):
    """Serve the tables with the code of a release: visit pages, save a draft, and have the code of
    now look at the history; return how many pages answered."""
    with serving(folder=release) as port:
        number = visit_pages(port)
        save_draft(port, *draft)
    check_history()
    return number


def visit_pages(port):
    """Ask pages, and those that the page of a dossier leads to; return how many. All answer 200."""
    from decisions.models import Dossier

    dossier = f"/dossiers/{Dossier.objects.order_by('pk').first().slug}/"
    tree = html.fromstring(get(port, dossier).text)
    links = [each.partition("#")[0] for each in tree.xpath("//main//a/@href")]
    pages = [each for each in dict.fromkeys(links) if each.endswith("/")]
    inner = [each for each in pages if each.startswith(dossier)]
    asked = [*ADDRESSES, dossier, *inner[:MOST_LINKS]]
    answers = {each: get(port, each).status for each in asked}
    assert set(answers.values()) == {200}, answers
    assert len(inner) > 3, inner
    return len(answers)


def save_draft(port, key, who):
    """Save a draft by its form in the workspace, as somebody who may."""
    from django.contrib.auth import get_user_model

    from decisions.models import Decision

    draft, user = Decision._base_manager.get(pk=key), get_user_model().objects.get(pk=who)
    assert Visitor(port, user).get("/werkblad/").status == 200
    writer = Writer(port, draft, user, start=None)
    writer.change()
    draft.refresh_from_db()
    assert (writer.acknowledged, writer.refused) == ([draft.title], [])


if __name__ == "__main__":
    main()
