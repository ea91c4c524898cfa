"""Two hundred clients send half of a request and then nothing.

python -m tests.drills.half_sent

Behind nginx with the limits of deploy/nginx others are answered as if they were not there, and each
of the two hundred is sent away within its time."""

import socket
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.serving import HOST
from tests.drills.proxied import proxying
from tests.drills.served import get, migrate, serving

CLIENTS, ASKED = 200, 40
MOST_WAITED, MOST_HELD = 1.0, 20.0
HEAD = "POST /account/inloggen/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
# With it Regio begins to read the form, and a thread waits for the rest of it.
HEAD += f"Cookie: csrftoken={'a' * 32}\r\n"
HALVES = (
    HEAD,
    f"{HEAD}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nlog",
)


def main():
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        database = {"REGIO_SQLITE": str(Path(folder) / "drill.sqlite3"), "REGIO_BEHIND_PROXY": "1"}
        migrate(**database)
        port = held.enter_context(proxying(held.enter_context(serving(threads=4, **database))))
        alone = median(ask(port))
        clients = [held.enter_context(send_half(port, number)) for number in range(CLIENTS)]
        spent = ask(port)
        gone = wait_until_gone(clients)
    print(f"{CLIENTS} half-sent requests held; others answered in {median(spent) * 1000:.0f} ms")
    print(f"  ({alone * 1000:.0f} ms without them), at most {max(spent) * 1000:.0f} ms")
    print(f"all of them sent away within {gone:.0f} s")
    assert max(spent) < MOST_WAITED
    assert gone < MOST_HELD


def send_half(port, number):
    """Return the open connection of one of many clients, each ten from an address of its own."""
    source = (f"127.0.1.{number // 10 + 1}", 0)
    client = socket.create_connection((HOST, port), timeout=30, source_address=source)
    client.sendall(HALVES[number % 2].encode())
    return client


def ask(port):
    """Return the seconds of each of forty answers, one after the other."""
    answers = [get(port, "/") for _time in range(ASKED)]
    assert {each.status for each in answers} == {200}
    return [each.seconds for each in answers]


def wait_until_gone(clients):
    """Return after how many seconds the last of these connections was closed on the other side."""
    began = time.monotonic()
    for client in clients:
        while client.recv(4096):
            pass
    return time.monotonic() - began


if __name__ == "__main__":
    main()
