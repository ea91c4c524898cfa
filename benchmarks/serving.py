"""Serve the demo with granian on a free port of this machine, for as long as it is measured."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection

HOST = "127.0.0.1"
PATIENCE = 30.0


@contextmanager
def served(environment):
    """Yield the port on which one granian worker answers; it is gone afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "1", "--no-ws"]
    command += ["--log-level", "warning", "benchmarks.wsgi:application"]
    server = subprocess.Popen(command, env=os.environ | environment)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(port):
    """Return when the server answers; TimeoutError when it does not in half a minute."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        try:
            connection = HTTPConnection(HOST, port, timeout=5)
            connection.request("GET", "/leeg/")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("granian antwoordt niet")
