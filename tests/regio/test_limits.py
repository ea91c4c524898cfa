"""How long a connection to PostgreSQL lets somebody wait."""

from regio.environment import LIMITS, postgresql

ADDRESS = "postgresql://regio:geheim@127.0.0.1:5432/regio"


def test_who_is_served_waits_for_a_bounded_time():
    options = postgresql(ADDRESS, limits=LIMITS)["OPTIONS"]["options"]

    assert options == "-c lock_timeout=5000 -c statement_timeout=20000"


def test_a_command_waits_as_long_as_it_must():
    assert postgresql(ADDRESS)["OPTIONS"]["options"] == ""
