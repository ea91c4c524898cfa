"""The address of the database: one server, or several of which one takes writes."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import postgresql

USER = "postgresql://regio:geheim@"


@pytest.mark.parametrize(
    ("places", "host", "port"),
    [
        ("een.example:5432,twee.example:5433", "een.example,twee.example", "5432,5433"),
        ("een.example,twee.example:5433", "een.example,twee.example", "5432,5433"),
        ("[::1]:5432,[2001:db8::2]:5433", "::1,2001:db8::2", "5432,5433"),
        ("een,twee,drie", "een,twee,drie", "5432,5432,5432"),
    ],
)
def test_of_several_servers_the_one_that_takes_writes_is_used(places, host, port):
    known = postgresql(f"{USER}{places}/regio")

    assert (known["HOST"], known["PORT"], known["NAME"]) == (host, port, "regio")
    assert known["OPTIONS"]["target_session_attrs"] == "read-write"


def test_of_one_server_nothing_more_is_asked():
    known = postgresql(f"{USER}een.example/regio")

    assert (known["HOST"], known["PORT"]) == ("een.example", "")
    assert "target_session_attrs" not in known["OPTIONS"]


def test_what_stands_behind_the_address_is_asked_of_each_connection():
    asked = "?target_session_attrs=primary&sslmode=verify-full&sslrootcert=%2Fetc%2Fregio%2Fca.pem"
    options = postgresql(f"{USER}een,twee/regio{asked}")["OPTIONS"]

    assert options["target_session_attrs"] == "primary"
    assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "/etc/regio/ca.pem")


def test_a_server_that_vanished_is_given_up_within_seconds():
    options = postgresql(f"{USER}een,twee/regio")["OPTIONS"]

    assert options["tcp_user_timeout"] == 10_000
    assert options["keepalives_idle"] + 3 * options["keepalives_interval"] == 11
    assert "tcp_user_timeout" not in postgresql("postgresql:///regio")["OPTIONS"]


def test_a_connection_is_tried_before_it_is_lent_out():
    known = postgresql(f"{USER}een,twee/regio")

    assert known["CONN_HEALTH_CHECKS"]
    assert known["OPTIONS"]["connect_timeout"] < known["OPTIONS"]["pool"]["timeout"]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("een,,twee/regio", "naast een komma geen server"),
        ("een:5432,/regio", "naast een komma geen server"),
        ("een:0,twee/regio", "DATABASE_URL is niet te lezen"),
        ("een:65536,twee/regio", "DATABASE_URL is niet te lezen"),
        ("een:54a,twee/regio", "DATABASE_URL is niet te lezen"),
        ("een, twee/regio", "DATABASE_URL is niet te lezen"),
        ("een/regio?target_session_attrs=any", "is primary of read-write"),
        ("een/regio?sslmode=maybe", "sslmode in DATABASE_URL is disable of"),
        ("een/regio?sslrootcert=", "sslrootcert in DATABASE_URL is een pad"),
        ("een/regio?options=-c", "DATABASE_URL noemt options. Na [?] mag staan: target_session"),
        ("een/regio?los", "naam=waarde"),
    ],
)
def test_a_mistake_is_told(rest, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        postgresql(USER + rest)
