"""A next release with one column more in a tracked table, on a database that this one serves.

python -m tests.drills.next_release                  (SQLite)
.ci/with-postgres python -m tests.drills.next_release

The next release is a copy of the code of now in which a region got a motto; `make migrations` has
its two commands write the migration and the form of the chain. It migrates a database in use. Then
the code of now writes beside it, and the history holds, unless it writes in a record of which the
motto was filled: PostgreSQL refuses that, on SQLite `verify_history` tells it until the next
release saves the record again. Of a column without `db_default` it is shown what it breaks."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drills.backed_up import made_places
from tests.drills.releases import ROOT, copy_release, run_in
from tests.drills.upgraded import be_at

MODEL, PLACE = "municipalities/models/regions.py", "    class Meta:\n"
COLUMN = '    {name} = CleanCharField("{name}", max_length=80, blank=True, {defaults})\n\n'
BEARABLE, UNBEARABLE = 'default="", db_default=""', 'default=""'
# Runs in the folder of either release: makes or saves regions, as SLUG NAME MOTTO, the last `-`
# where it leaves that as it is.
WRITE = """
import sys
import django
django.setup()
from municipalities.actions.register import save_register_record
from municipalities.models import Region
from tests.people import beheer

told = iter(sys.argv[1:])
for slug, name, motto in zip(told, told, told):
    region = Region.objects.filter(slug=slug).first() or Region(slug=slug)
    region.name = name
    if motto != "-":
        assert hasattr(region, "motto")
        region.motto = motto
    save_register_record(region, by=beheer(), reason="Geoefend.")
    print("saved", slug)
"""
DIFFERS = ("verschilt van zijn laatste versie", "municipalities.Region")


def main():
    with TemporaryDirectory() as name, made_places(Path(name), ["hier"]) as [place]:
        coming = copy_release(Path(name) / "next")
        at = make_in_use(place)
        write(ROOT, at, "nu", "Van nu", "-")
        add_column(coming, "motto", BEARABLE)
        migrate_to(coming, place, at)
        write_in_turns(coming, at)
        add_column(coming, "leus", UNBEARABLE)
        migrate_to(coming, place, at)
        said = write(ROOT, at, "nu", "Van nu", "-", "nieuw", "Nieuw", "-", fails=True)
        assert "leus" in said and "saved nu" not in said, said
    print("one column more: carried over, both wrote, history holds")
    print("one without db_default: the code of now can not write any more")


def add_column(release, name, defaults):
    """Give regions a column in the code of a release, with its migration and its form."""
    model = release / MODEL
    told = model.read_text()
    begins = told.index(PLACE, told.index("class Region(Tracked)"))
    column = COLUMN.format(name=name, defaults=defaults)
    model.write_text(told[:begins] + column + told[begins:])
    assert "vorm" in run_in(release, "-m", "scripts.proof_form")
    run_in(release, "manage.py", "makemigrations", "municipalities", "--name", name)


def write_in_turns(coming, at):
    """Have the next release and the code of now write, and look at the history in between."""
    write(coming, at, "straks", "Van straks", "Samen")
    write(ROOT, at, "nu", "Weer van nu", "-", "later", "Later van nu", "-")
    check_history(coming, at)
    write_over_filled(coming, at)
    write(coming, at, "straks", "Weer van straks", "Samen", "nu", "Van straks", "Apart")
    check_history(coming, at)


def make_in_use(place):
    """Make the tables of a place with the code of now; return what who serves it knows."""
    run_in(ROOT, "manage.py", "migrate", "--verbosity", "0", **place.owned)
    be_at(place)
    serves = {"DATABASE_URL": place.served["REGIO_RUNNING_URL"]} if place.served else {}
    return place.owned | place.served | serves


def migrate_to(release, place, at):
    run_in(release, "manage.py", "migrate", "--verbosity", "0", **at | place.owned)


def write(release, at, *regions, fails=False):
    """Save regions with the code of a release; return what it said."""
    said = run_in(release, "-c", WRITE, *regions, fails=fails, **at)
    assert fails or said.count("saved") == len(regions) // 3, said
    return said


def write_over_filled(coming, at):
    """Save with the code of now a region of which the next release filled the motto."""
    if "DATABASE_URL" in at:
        said = write(ROOT, at, "straks", "Over straks heen", "-", fails=True)
        assert DIFFERS[0] in said, said
        check_history(coming, at)
    else:
        write(ROOT, at, "straks", "Over straks heen", "-")
        said = run_in(coming, "manage.py", "verify_history", fails=True, **at)
        assert DIFFERS[1] in said, said


def check_history(release, at):
    said = run_in(release, "manage.py", "verify_history", **at)
    assert "klopt" in said, said


if __name__ == "__main__":
    main()
