"""Median time per request of several addresses, asked in turn so that noise hits them alike."""

import time
from http.client import HTTPConnection
from statistics import median

from benchmarks.serving import HOST

WARM_UP = 5


def medians(port, pages, rounds):
    """Return the median milliseconds a page; `pages` maps a name to (address of a turn,
    headers).

    Raises ValueError when a page answers anything but 200.
    """
    connection = HTTPConnection(HOST, port, timeout=30)
    times = {name: [] for name in pages}
    for turn in range(WARM_UP + rounds):
        for name, (address, headers) in pages.items():
            spent = timed(connection, address(turn), headers)
            if turn >= WARM_UP:
                times[name].append(spent)
    return {name: median(spent) for name, spent in times.items()}


def timed(connection, address, headers):
    begun = time.perf_counter()
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise ValueError(f"{address}: {response.status}")
    return (time.perf_counter() - begun) * 1000
