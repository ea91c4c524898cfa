"""Senders are told apart for a day; who they are is not to be read."""

from datetime import UTC, datetime

import pytest
from django.http import HttpRequest
from hypothesis import given
from hypothesis import strategies as st

from decisions.web.public.reports import hash_sender, sender_network

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def asked(address="192.0.2.1", passed=None):
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = address
    if passed is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = passed
    return request


class TestASender:
    def test_is_the_same_all_day_and_another_one_the_next(self):
        evening = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)
        midnight = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)

        assert hash_sender(asked(), NOON) == hash_sender(asked(), evening)
        assert hash_sender(asked(), NOON) != hash_sender(asked(), midnight)

    @given(address=st.ip_addresses().map(str))
    def test_does_not_tell_its_address(self, address):
        told = hash_sender(asked(address), NOON)

        assert len(told) == 64
        assert set(told) <= set("0123456789abcdef")

    def test_depends_on_a_secret(self, settings):
        before = hash_sender(asked(), NOON)

        settings.SECRET_KEY = "een heel andere sleutel"

        assert hash_sender(asked(), NOON) != before

    def test_says_itself_from_where_it_comes_only_to_a_trusted_proxy(self, settings):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

        assert hash_sender(asked(passed="203.0.113.9"), NOON) == hash_sender(asked(), NOON)

    @pytest.mark.parametrize("passed", ["203.0.113.9", "198.51.100.7, 203.0.113.9"])
    def test_behind_a_proxy_is_who_the_proxy_saw(self, settings, passed):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

        told = hash_sender(asked("10.0.0.1", passed), NOON)

        assert told == hash_sender(asked("10.0.0.1", "203.0.113.9"), NOON)
        assert told != hash_sender(asked("10.0.0.1", "203.0.113.10"), NOON)

    @pytest.mark.parametrize("passed", [None, "", " , "])
    def test_behind_a_proxy_that_says_nothing_is_the_proxy(self, settings, passed):
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

        assert hash_sender(asked("10.0.0.1", passed), NOON) == hash_sender(asked("10.0.0.1"), NOON)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
        ("geen adres", "geen adres"),
    ],
)
def test_who_has_a_whole_network_is_one_sender(address, network):
    assert sender_network(address) == network
