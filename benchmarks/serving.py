"""Serve an application with granian on a free port of this machine, for as long as it is asked."""

import os
import random
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

HOST = "127.0.0.1"
PATIENCE = 60.0
ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def served(environment):
    """Yield the port on which one granian worker serves what is measured; it is gone afterwards."""
    with serving("benchmarks.wsgi:application", "/leeg/", os.environ | environment) as port:
        yield port


@contextmanager
def serving(application, path, environment, *, workers=1, threads=1, output=None, folder=ROOT):
    """Yield the port on which granian serves an application, from when its `path` answers.

    `environment` is all that it knows, `output` the open file that gets what it says, `folder`
    where its code is.
    """
    port, size = free_port(), {"workers": workers, "threads": threads}
    server = start(application, port, environment, output=output, folder=folder, **size)
    try:
        wait_for(port, path)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def start(
    application, port, environment, *, workers=1, threads=1, output=None, folder=ROOT, **options
):
    """Start granian with an application on a port; return its process."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", str(workers)]
    command += ["--blocking-threads", str(threads), "--no-ws", "--log-level", "warning"]
    command.append(application)
    return subprocess.Popen(
        command, env=environment, cwd=folder, stdout=output, stderr=output, **options
    )


def free_port():
    """Return a port that nobody listens on, which no outgoing connection takes meanwhile.

    It is below the range that the system hands out by itself (32768 and up on Linux): a port of
    that range may be the near end of somebody's connection by the time a server binds it. Drawn
    from the system, because what seeds `random` would draw the same for two at once.
    """
    for port in random.SystemRandom().sample(range(20000, 32000), 50):
        with socket.socket() as probe:
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise OSError("none of fifty ports is free")


def wait_for(port, path):
    """Return when the server answers; TimeoutError when it does not in a minute."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            connection = HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            connection.close()
            return
    raise TimeoutError("granian antwoordt niet")
