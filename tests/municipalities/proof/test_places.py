"""Where an anchor is put: whole or not at all, once, and told where it failed."""

import json
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from municipalities.proof.anchors import (
    Anchor,
    ForeignAnchor,
    format_anchor,
    keep_anchor,
    make_anchor,
    parse_anchor,
)
from municipalities.proof.places import find_faults, put_anchor
from regio.environment import AnchorPlace
from tests.people import NOW

pytestmark = pytest.mark.django_db

DAY, NAME = date(2026, 11, 28), "regio-anker-2026-11-28.json"
MAILBOX = AnchorPlace("mailto:archief@ander.example")


@pytest.fixture
def anchor():
    return make_anchor(DAY, at=NOW)


@pytest.fixture
def folder(tmp_path):
    return AnchorPlace(str(tmp_path))


class TestAFolder:
    def test_gets_the_file_and_nothing_beside_it(self, anchor, folder, tmp_path):
        assert put_anchor(anchor, [folder], at=NOW) == {}

        assert [each.name for each in tmp_path.iterdir()] == [NAME]
        assert (tmp_path / NAME).read_text() == format_anchor(anchor.told)
        assert (tmp_path / NAME).stat().st_mode & 0o444 == 0o444
        assert Anchor.objects.get().places == {
            folder.address: {"op": "2026-11-23T12:00:00.000000+00:00"}
        }

    def test_that_has_the_same_file_is_fine(self, anchor, folder, tmp_path):
        (tmp_path / NAME).write_text(format_anchor(anchor.told))

        assert put_anchor(anchor, [folder], at=NOW) == {}

    def test_keeps_another_file_of_that_name(self, anchor, folder, tmp_path):
        (tmp_path / NAME).write_text("iets anders")

        failed = put_anchor(anchor, [folder], at=NOW)

        assert failed == {folder.address: f"daar staat al een ander bestand met de naam {NAME}"}
        assert (tmp_path / NAME).read_text() == "iets anders"

    def test_that_is_not_there_is_not_made(self, anchor, tmp_path):
        failed = put_anchor(anchor, [AnchorPlace(str(tmp_path / "los"))], at=NOW)

        assert failed == {str(tmp_path / "los"): "deze map is er niet"}
        assert not (tmp_path / "los").exists()

    def test_never_has_half_a_file(self, anchor, folder, tmp_path, monkeypatch):
        def fail(number):
            raise OSError("vol")

        monkeypatch.setattr("municipalities.proof.places.os.fsync", fail)

        assert put_anchor(anchor, [folder], at=NOW) == {folder.address: "lukte niet: vol"}
        assert not (tmp_path / NAME).exists()


class TestAMailbox:
    def test_gets_the_file(self, anchor):
        assert put_anchor(anchor, [MAILBOX], at=NOW) == {}

        [sent] = mail.outbox
        [attached] = sent.message().get_payload()[1:]
        assert sent.to == ["archief@ander.example"]
        assert (sent.subject, attached.get_filename()) == (NAME, NAME)
        assert attached.get_payload(decode=True).decode() == format_anchor(anchor.told)

    def test_gets_it_once(self, anchor):
        for _each in range(2):
            put_anchor(anchor, [MAILBOX], at=NOW)

        assert len(mail.outbox) == 1


class TestAPlaceThatFailed:
    def test_is_tried_again_and_the_others_are_not(self, anchor, tmp_path):
        late = AnchorPlace(str(tmp_path / "los"))
        put_anchor(anchor, [late, MAILBOX], at=NOW)
        assert find_faults(anchor, [late, MAILBOX]).keys() == {late.address}
        (tmp_path / "los").mkdir()

        assert put_anchor(anchor, [late, MAILBOX], at=NOW + timedelta(minutes=1)) == {}

        assert len(mail.outbox) == 1
        assert (tmp_path / "los" / NAME).exists()

    def test_is_left_for_a_while_where_that_is_asked(self, anchor, tmp_path):
        late, hour = AnchorPlace(str(tmp_path / "los")), timedelta(hours=1)
        put_anchor(anchor, [late], at=NOW)
        (tmp_path / "los").mkdir()

        assert put_anchor(anchor, [late], at=NOW + hour / 2, pause=hour)
        assert put_anchor(anchor, [late], at=NOW + hour, pause=hour) == {}


class Another(BaseHTTPRequestHandler):
    """Another Regio, so far as one that sends an anchor sees of it."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, self.headers["Authorization"], body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elders")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *args):
        pass


@pytest.fixture
def another():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Another)
    server.asked, server.status = [], 201
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def place_of(server, scheme="http"):
    return AnchorPlace(f"{scheme}://127.0.0.1:{server.server_port}", "s" * 32)


class TestAnotherRegio:
    @pytest.mark.parametrize("status", [200, 201])
    def test_gets_the_file_with_the_key_that_it_gave(self, anchor, another, status):
        another.status = status

        assert put_anchor(anchor, [place_of(another)], at=NOW) == {}

        [(path, key, body)] = another.asked
        assert (path, key) == ("/api/v1/ankers", f"Bearer {'s' * 32}")
        assert parse_anchor(body) == anchor.told
        assert "sss" not in json.dumps(Anchor.objects.get().places)

    @pytest.mark.parametrize("status", [204, 301, 307, 401, 409, 503])
    def test_that_answers_something_else_has_not_taken_it(self, anchor, another, status):
        another.status = status

        failed = put_anchor(anchor, [place_of(another)], at=NOW)

        assert list(failed.values()) == [f"de andere Regio antwoordde {status}"]
        assert len(another.asked) == 1  # and is not followed elsewhere

    def test_that_shows_no_certificate_is_not_sent_anything(self, anchor, another):
        failed = put_anchor(anchor, [place_of(another, "https")], at=NOW)

        assert "SSL" in failed[place_of(another, "https").address]
        assert another.asked == []

    def test_that_is_away_is_told(self, anchor, another):
        another.shutdown()
        another.server_close()

        assert "lukte niet: " in put_anchor(anchor, [place_of(another)], at=NOW).popitem()[1]


class TestTheCommand:
    def test_puts_the_anchor_of_today_everywhere(self, settings, folder, tmp_path):
        settings.ANCHORS, told = (folder, MAILBOX), StringIO()

        for _each in range(2):
            call_command("anchor", stdout=told)

        anchor = Anchor.objects.get()
        assert [each.name for each in tmp_path.iterdir()] == [str(anchor)]
        assert len(mail.outbox) == 1
        assert told.getvalue().count(f"{folder.address}: {anchor}\n") == 2

    def test_says_which_place_failed(self, settings, tmp_path):
        lost = AnchorPlace(str(tmp_path / "los"))
        settings.ANCHORS = (lost, MAILBOX)

        with pytest.raises(CommandError) as caught:
            call_command("anchor")

        assert str(caught.value).startswith(
            f"Het anker staat niet overal:\n{lost.address}: deze map"
        )
        assert len(mail.outbox) == 1

    def test_says_that_no_place_is_set(self):
        told = StringIO()

        call_command("anchor", stdout=told)

        assert "alleen in de database" in told.getvalue()
        assert Anchor.objects.count() == 1


class TestGivingBack:
    def test_writes_what_another_sent_as_it_was(self, anchor, tmp_path):
        keep_anchor("https://ander.example", anchor.told, at=NOW)

        call_command("foreign_anchors", "https://ander.example", tmp_path, stdout=StringIO())

        assert (tmp_path / NAME).read_text() == format_anchor(anchor.told)
        assert ForeignAnchor.objects.count() == 1

    def test_says_that_there_are_none(self, tmp_path):
        with pytest.raises(CommandError, match="geen ankers"):
            call_command("foreign_anchors", "https://ander.example", tmp_path)

    def test_overwrites_no_other_file(self, anchor, tmp_path):
        keep_anchor("https://ander.example", anchor.told, at=NOW)
        (tmp_path / NAME).write_text("iets anders")

        with pytest.raises(CommandError, match="ander bestand"):
            call_command("foreign_anchors", "https://ander.example", tmp_path)
