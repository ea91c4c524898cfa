"""What a connection to PostgreSQL asks: how long somebody waits, and how a question is planned."""

from regio.environment import LIMITS, postgresql

ADDRESS = "postgresql://regio:geheim@127.0.0.1:5432/regio"


def test_who_is_served_waits_for_a_bounded_time():
    options = postgresql(ADDRESS, limits=LIMITS)["OPTIONS"]["options"]

    assert options.endswith(" -c lock_timeout=5000 -c statement_timeout=20000")


def test_a_command_waits_as_long_as_it_must():
    assert "timeout" not in postgresql(ADDRESS)["OPTIONS"]["options"]


def test_no_question_of_a_page_is_compiled_or_given_helpers():
    options = postgresql(ADDRESS)["OPTIONS"]["options"]

    assert options == "-c jit=off -c max_parallel_workers_per_gather=0"
