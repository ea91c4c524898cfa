"""Files that are too long to hold whole: sent bit by bit, of one moment, to who may see them."""

import csv
import gzip
from io import StringIO

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from decisions.documents.open_tables import OPEN_TABLE_FORMATS
from decisions.documents.register import csv as csv_format
from decisions.history import open_rows
from decisions.web.public import downloads
from tests import factories as make
from tests.decisions.documents.register.sheets import rows_of
from tests.decisions.web.public.reading import CANARY
from tests.decisions.web.public.region import scene
from tests.people import griffie
from tests.racing import do_elsewhere, real_database

__all__ = ["real_database"]
committed = pytest.mark.django_db(transaction=True)
EVERY_ENDING = pytest.mark.parametrize("ending", OPEN_TABLE_FORMATS)
DAY = {"peildatum": "2017-06-01"}


@pytest.fixture(autouse=True)
def _little_is_long(monkeypatch):
    """Send a file of a few rows as one of a hundred thousand."""
    monkeypatch.setattr(downloads, "LONGEST_WHOLE", 1_000)
    monkeypatch.setattr(csv_format, "LONGEST_PART", 200)
    monkeypatch.setattr(open_rows, "BATCH", 1)


def region(number=6):
    """Return a scene with so many positions of one council."""
    made = scene("Aalst")
    for place in range(number):
        made.position(made.councils["Aalst"], dated_on=f"2016-06-{place + 1:02d}")
    return made


def ask(made, ending="csv", *, client=None, name="standpunten", **headers):
    address = f"{made.address}{name}.{ending}"
    return (client or Client()).get(address, DAY, headers=headers)


def list_lines(content):
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def read_rows(content, ending):
    """Return the rows of a file, heads first."""
    if ending == "csv":
        return list(csv.reader(StringIO(content.decode(), newline="")))
    return rows_of(content)


@pytest.mark.django_db
class TestBits:
    @EVERY_ENDING
    def test_are_the_file_that_was_whole(self, monkeypatch, ending):
        made = region()
        long = ask(made, ending)
        parts = list(long)
        monkeypatch.setattr(downloads, "LONGEST_WHOLE", 2**20)
        whole = ask(made, ending)

        assert (long.streaming, whole.streaming) == (True, False)
        assert ending != "csv" or len(parts) > 6
        assert read_rows(b"".join(parts), ending) == read_rows(whole.content, ending)
        same = ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
        assert [long[each] for each in same] == [whole[each] for each in same]

    @pytest.mark.parametrize("name", ["wensen-en-bedenkingen", "bronnen", "voorwaarden"])
    def test_are_those_of_any_table(self, monkeypatch, name):
        made = region()
        position = made.read(made.position(made.councils["Aalst"]))
        about = {"dossier": made.dossier, "body": position.body, "decision": position.decision}
        for _each in range(9):
            make.RemarkFactory(kind="voorwaarde", position=position, text="mits " * 100, **about)
            made.read(position, source=make.SourceFactory(title="Een lange titel " * 8))
        long = ask(made, name=name)
        content = b"".join(long)
        monkeypatch.setattr(downloads, "LONGEST_WHOLE", 2**20)

        assert long.streaming
        assert content == ask(made, name=name).content

    def test_are_packed_for_who_takes_that(self):
        made = region()

        packed = ask(made, **{"accept-encoding": "gzip"})

        assert packed["Content-Encoding"] == "gzip"
        assert gzip.decompress(b"".join(packed)) == b"".join(ask(made))

    def test_say_so_where_they_break_off(self, monkeypatch):
        made = region()
        response, read = ask(made), open_rows.OpenRows.read

        def fail_at_the_last(rows, keys):
            if rows.list_position_keys(rows.list_decision_keys())[-1] in keys:
                raise OSError("weg")
            return read(rows, keys)

        monkeypatch.setattr(open_rows.OpenRows, "read", fail_at_the_last)
        parts = []
        with pytest.raises(OSError, match="weg"):
            parts.extend(response)

        lines = b"".join(parts).decode().splitlines()
        assert lines[-1] == str(downloads.BROKEN_OFF)
        assert len(lines) > 2

    def test_of_a_file_that_fails_before_the_first_are_none(self, monkeypatch):
        made = region()
        monkeypatch.setattr(open_rows.OpenRows, "read", lambda _rows, _keys: 1 / 0)

        with pytest.raises(ZeroDivisionError):
            ask(made)


@committed
class TestOneMoment:
    """Others write before, while and after the rows are sent."""

    def test_is_that_of_the_first_part(self, real_database):
        made = region()
        response = ask(made)
        do_elsewhere(lambda: made.position(made.councils["Aalst"], dated_on="2016-07-01"))

        rows = list_lines(b"".join(response))

        assert len(rows) == 7
        # The moment that the rows tell holds what was written, so that they can be asked again.
        pinned = Client().get(rows[0]["permalink"])
        assert [each["nummer"] for each in list_lines(b"".join(pinned))] == [
            each["nummer"] for each in rows
        ]

    def test_holds_to_the_last_part(self, real_database):
        made = region()
        parts = iter(ask(made))
        begun = [next(parts)]
        do_elsewhere(lambda: made.position(made.councils["Aalst"], dated_on="2016-07-01"))

        rows = list_lines(b"".join([*begun, *parts]))

        assert len(rows) == 6
        assert len({each["permalink"] for each in rows}) == 1
        assert len(list_lines(b"".join(ask(made)))) == 7

    def test_ends_with_the_answer(self, real_database):
        response = ask(region())
        assert not connection.in_atomic_block
        parts = iter(response)
        next(parts)
        assert connection.in_atomic_block

        response.close()

        assert not connection.in_atomic_block

    def test_is_no_reason_to_refuse_what_is_written_before_the_first_part(self, real_database):
        """The session of who asks is written after the view, before anything is sent."""
        made = region()
        client = Client()
        client.force_login(griffie(made.councils["Aalst"].municipality).user)
        session = client.session
        session.set_expiry(1_000)
        session.save()

        assert len(list_lines(b"".join(ask(made, client=client)))) == 6


@committed
class TestAsked:
    @EVERY_ENDING
    def test_again_is_answered_in_short_until_something_is_written(self, ending):
        made = region()
        first = ask(made, ending)

        again = ask(made, ending, **{"if-none-match": first["ETag"]})
        made.position(made.councils["Aalst"], dated_on="2016-07-01")
        later = ask(made, ending, **{"if-none-match": first["ETag"]})

        assert (again.status_code, again.content) == (304, b"")
        assert (later.status_code, later.streaming) == (200, True)
        first.close()
        later.close()
        assert first["ETag"].startswith("W/")
        assert later["ETag"] != first["ETag"]
        assert first["Cache-Control"] == "no-cache"
        assert {"HX-Request", "Cookie"} <= set(first["Vary"].split(", "))

    def test_for_another_day_or_format_has_another_tag(self):
        made = region()
        address = f"{made.address}standpunten.csv"
        asked = [ask(made, ending) for ending in OPEN_TABLE_FORMATS]
        asked.append(Client().get(address, {"peildatum": "2017-06-02"}))
        for each in asked:
            each.close()

        assert len({each["ETag"] for each in asked}) == 4

    @EVERY_ENDING
    def test_is_not_kept_in_memory(self, ending):
        ask(region(), ending).close()

        memory = caches["pages"].memory
        assert [*memory.once, *memory.again] == []

    @EVERY_ENDING
    def test_by_who_may_see_more_is_theirs_alone(self, ending):
        made = region()
        council = made.councils["Aalst"]
        make.DecisionFactory(dossier=made.dossier, body=council, title=CANARY, draft=True)
        client = Client()
        client.force_login(griffie(council.municipality).user)

        own, public = (
            ask(made, ending, client=each, name="besluiten") for each in (client, Client())
        )

        assert own["Cache-Control"] == "no-store"
        assert "ETag" not in own
        assert "niet-openbaar" in own["Content-Disposition"]
        told = [str(read_rows(b"".join(each), ending)) for each in (own, public)]
        assert [CANARY in each for each in told] == [True, False]
