"""What the worker tells the watchdog of systemd."""

import socket

import pytest

from municipalities.watchdog import tell_watchdog


@pytest.fixture(params=["file", "name"])
def listener(request, tmp_path, monkeypatch):
    """A socket as systemd makes it, by a file or by a name of Linux' own."""
    name = str(tmp_path / "notify") if request.param == "file" else f"@{tmp_path}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name[1:]}" if name[0] == "@" else name)
        listening.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        yield listening


def test_it_hears_that_the_process_lives(listener):
    tell_watchdog()

    assert listener.recv(100) == b"WATCHDOG=1"


def test_where_nobody_asks_nothing_happens(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)

    tell_watchdog()


def test_one_that_is_gone_stops_nobody(tmp_path, monkeypatch):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))

    tell_watchdog()
