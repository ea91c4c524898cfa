"""The lines of the log: what stands in one, what never does, and where those of the audit go."""

import json
import logging
import socket
from smtplib import SMTPDataError

import pytest
from django.core.exceptions import ImproperlyConfigured

from municipalities.audit import AuditedAct as Act
from municipalities.audit import RequestTrace, note_act, tracing_request
from regio.environment import audit_handler, log_shape, logging_of, metrics_place
from regio.logs import AuditSyslog, JsonLines, TextLines


def record(message="Iets", *args, level=logging.WARNING, **more):
    made = logging.LogRecord("regio.proef", level, __file__, 1, message, args, None)
    vars(made).update(more)
    return made


def raised(error, cause=None):
    """Return the exc_info of an error that was really raised."""
    try:
        raise error from cause
    except type(error) as caught:
        return type(caught), caught, caught.__traceback__


def line(made):
    """Return a JSON line as it is read; it is one line."""
    text = JsonLines().format(made)
    assert "\n" not in text
    return json.loads(text)


class TestAJsonLine:
    def test_tells_when_how_bad_who_and_what(self):
        told = line(record("Er wachten %d taken", 3))

        assert told["moment"].endswith("+00:00")
        assert (told["level"], told["logger"]) == ("warning", "regio.proef")
        assert told["message"] == "Er wachten 3 taken"

    def test_carries_the_number_of_the_request(self):
        with tracing_request(RequestTrace("abc", "127.0.0.1")):
            told = line(record())

        assert told["request"] == "abc"
        assert line(record())["request"] == ""

    def test_tells_an_error_in_one_line_by_kind_and_place_and_not_its_words(self):
        inner = ValueError("kanarie-binnen")
        made = record(exc_info=raised(KeyError("kanarie-buiten"), inner))

        told = line(made)

        assert [each["kind"] for each in told["exception"]] == ["KeyError", "ValueError"]
        assert "test_logs.py" in told["exception"][0]["places"][-1]
        assert "kanarie" not in json.dumps(told)

    def test_tells_an_error_that_is_told_along_by_its_kind_and_number(self):
        told = line(record("E-mail kon niet weg: %s", SMTPDataError(451, b"kanarie@aalst.example")))

        assert told["message"] == "E-mail kon niet weg: SMTPDataError smtp_code=451"

    def test_of_a_request_tells_the_page_and_never_the_address(self, rf):
        request = rf.get("/kanarie/?zoek=kanarie")
        told = line(record("Not Found: %s", "/kanarie/", request=request, status_code=404))

        assert (told["message"], told["method"], told["page"]) == ("answered 404", "GET", "")
        assert "kanarie" not in json.dumps(told)

    def test_is_written_whatever_it_is_given(self):
        assert line(record("half %s %s", "een"))["message"] == "half %s %s"
        assert line(record(audit={"number": object()}))["number"]

    def test_keeps_a_line_end_in_a_text_inside_it(self):
        assert line(record("een\ntwee"))["message"] == "een\ntwee"


class TestATextLine:
    def test_is_for_who_makes_it_and_holds_the_whole_error(self):
        told = TextLines().format(record(exc_info=raised(ValueError("waarom")), audit={"act": "x"}))

        assert " WARNING regio.proef: Iets act=x" in told
        assert "ValueError: waarom" in told


class TestTheEnvironment:
    def test_chooses_the_shape(self):
        assert log_shape("", default="json").endswith("JsonLines")
        assert log_shape("text", default="json").endswith("TextLines")
        with pytest.raises(ImproperlyConfigured, match="REGIO_LOG"):
            log_shape("xml", default="json")

    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("syslog:/dev/log", "/dev/log"),
            ("syslog:log.example:514", ("log.example", 514)),
            ("syslog:[::1]:5514", ("::1", 5514)),
        ],
    )
    def test_sends_audit_lines_to_syslog(self, text, address):
        assert audit_handler(text) == {"class": "regio.logs.AuditSyslog", "address": address}

    @pytest.mark.parametrize("text", [None, "", "stderr"])
    def test_else_leaves_them_with_the_others(self, text):
        assert audit_handler(text) == {"class": "logging.StreamHandler"}

    @pytest.mark.parametrize("text", ["syslog", "syslog:", "journald", "syslog:host", "/dev/log"])
    def test_refuses_another_place(self, text):
        with pytest.raises(ImproperlyConfigured, match="REGIO_AUDIT"):
            audit_handler(text)

    def test_has_audit_lines_in_one_place_and_counts_them_where_there_are_metrics(self):
        plain = logging_of(shape="x", audit={"class": "y"})
        counted = logging_of(shape="x", audit={"class": "y"}, metrics=True)

        assert plain["loggers"]["regio.audit"]["handlers"] == ["audit"]
        assert counted["loggers"]["regio.audit"]["handlers"] == ["audit", "counted"]
        assert not plain["loggers"]["regio.audit"]["propagate"]

    def test_reads_where_metrics_are_asked(self):
        place = metrics_place("127.0.0.1:9108")

        assert (place.host, place.port) == ("127.0.0.1", 9108)
        assert metrics_place("[::1]:9108").host == "::1"
        assert metrics_place("") is None

    @pytest.mark.parametrize(
        "text", ["9108", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:99999", "a b:1"]
    )
    def test_refuses_what_is_no_place(self, text):
        with pytest.raises(ImproperlyConfigured, match="REGIO_METRICS"):
            metrics_place(text)


@pytest.fixture
def sending(monkeypatch):
    """Return how an audit line is sent to an address, by a handler that is closed afterwards."""
    logger, made = logging.getLogger("regio.audit"), []
    before = logger.handlers[:]

    def send(address):
        if not made:
            made.append(AuditSyslog(address))
            made[0].setFormatter(JsonLines())
            logger.handlers[:] = made
        note_act(Act.PUBLISHED)

    yield send
    logger.handlers[:] = before
    for each in made:
        each.close()


@pytest.mark.django_db(transaction=True)
class TestSyslog:
    def read(self, listener):
        listener.settimeout(5)
        return listener.recv(65536).decode()

    def assert_is_line(self, text):
        assert text.startswith("<86>regio: {")  # authpriv.info
        assert json.loads(text.partition("regio: ")[2])["act"] == "publish"

    def test_gets_the_line_on_its_socket(self, sending, tmp_path):
        path = str(tmp_path / "log")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.bind(path)

            sending(path)

            self.assert_is_line(self.read(listener))

    def test_gets_it_over_the_network(self, sending):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
            listener.bind(("127.0.0.1", 0))

            sending(listener.getsockname())

            self.assert_is_line(self.read(listener))

    def test_that_is_away_leaves_it_on_the_standard_error_with_a_warning(
        self, sending, tmp_path, capsys, caplog
    ):
        sending(str(tmp_path / "away"))

        assert json.loads(capsys.readouterr().err.splitlines()[-1])["act"] == "publish"
        assert "did not go to syslog" in caplog.text

    def test_that_comes_back_gets_the_next_one(self, sending, tmp_path, capsys):
        path = tmp_path / "log"
        sending(str(path))
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.bind(str(path))

            sending(str(path))

            self.assert_is_line(self.read(listener))

    def test_that_stops_listening_keeps_nobody(self, sending, tmp_path, capsys):
        path = tmp_path / "log"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
            listener.bind(str(path))
            sending(str(path))
        path.unlink()

        sending(str(path))

        assert '"act": "publish"' in capsys.readouterr().err

    def test_with_a_name_that_is_nowhere_keeps_nobody(self, sending, capsys):
        sending(("nergens.invalid", 514))

        assert '"act": "publish"' in capsys.readouterr().err
