"""Comparing two crawls: alike is silence, and only what is named may differ."""

import json
import subprocess
import sys
import zlib

import pytest

from tests.repository import ROOT

CALENDAR = "BEGIN:VCALENDAR\r\n{}BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
ZONE = "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\nEND:VTIMEZONE\r\n"


@pytest.fixture
def crawl(tmp_path):
    """Return a function that writes a crawl of one answer and returns its folder."""

    def write(name, body, *, key="public GET /", rows=None):
        folder = tmp_path / name
        (folder / "bodies").mkdir(parents=True)
        entry = {"status": 200, "headers": [["Content-Type", "text/html"]], "body": f"{name}-body"}
        (folder / "bodies" / entry["body"]).write_bytes(zlib.compress(body.encode()))
        if rows is not None:
            entry["rows"] = f"{name}-rows"
            (folder / "bodies" / entry["rows"]).write_bytes(zlib.compress(rows.encode()))
        index = {"notes": {}, "entries": {key: entry}}
        (folder / "index.json").write_text(json.dumps(index))
        return folder

    return write


def compared(*arguments):
    """Return what the script prints and its status."""
    script = ROOT / "scripts" / "guard" / "compare.py"
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)], capture_output=True, text=True
    )
    return done.stdout + done.stderr, done.returncode


def named(tmp_path, text):
    path = tmp_path / "accepted.toml"
    path.write_text(text)
    return path


def test_the_same_answers_differ_nowhere(crawl):
    told, status = compared(crawl("old", "<p>Ja</p>"), crawl("new", "<p>Ja</p>"))

    assert (status, "0 differences" in told) == (0, True)


def test_another_text_is_shown_with_where_it_stands(crawl):
    told, status = compared(crawl("old", "<p>Ja</p>"), crawl("new", "<p>Nee</p>"))

    assert status == 1
    assert "public GET /" in told
    assert "-<p>Ja</p>" in told and "+<p>Nee</p>" in told


def test_an_address_of_one_crawl_only_is_a_difference(crawl):
    told, status = compared(crawl("old", ""), crawl("new", "", key="public GET /anders/"))

    assert (status, "only in the old one" in told, "only in the new one" in told) == (1, True, True)


def test_time_zones_are_left_out_when_asked(crawl):
    both = crawl("old", CALENDAR.format(ZONE)), crawl("new", CALENDAR.format(""))

    assert compared(*both)[1] == 1
    assert compared(*both, "--mask-vtimezone")[1] == 0


def test_pages_of_a_form_are_compared_by_what_can_be_read(crawl, tmp_path):
    page = "<html><form><p>Naam</p><input name='{}' value='Beek'></form></html>"
    both = crawl("old", page.format("a")), crawl("new", page.format("b-0"))

    assert compared(*both)[1] == 1
    assert compared(*both, "--map", named(tmp_path, 'by_text = ["^/$"]'))[1] == 0


def test_rows_are_compared_under_their_new_names(crawl, tmp_path):
    both = (
        crawl("old", "", rows='pulse + {"number": 1}\nspot + {"at": 1, "id": 1}'),
        crawl("new", "", rows='citation + {"id": 1, "place": 1}'),
    )
    names = 'tables_apart = ["pulse"]\n[tables]\nspot = "citation"\n[columns]\n'

    assert compared(*both)[1] == 1
    path = named(tmp_path, f'{names}"citation.at" = "place"\n')
    assert compared(*both, "--map", path)[1] == 0


def test_an_address_of_a_renamed_model_is_followed(crawl, tmp_path):
    both = (
        crawl("old", "/beheer/decisions/spot/1/", key="beheer GET /beheer/decisions/spot/1/"),
        crawl(
            "new", "/beheer/decisions/citation/1/", key="beheer GET /beheer/decisions/citation/1/"
        ),
    )
    names = '[addresses]\n"/beheer/decisions/spot/" = "/beheer/decisions/citation/"\n'

    assert compared(*both, "--map", named(tmp_path, names))[1] == 0
