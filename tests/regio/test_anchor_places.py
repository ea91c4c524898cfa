"""Where anchors go and from whom they are taken, as the environment says."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import AnchorPlace, anchor_places, anchor_senders

KEY = "k" * 32


def test_nothing_is_set_by_itself():
    assert anchor_places(None) == anchor_places("") == anchor_senders(None) == ()


def test_folders_mailboxes_and_other_regios_are_read():
    found = anchor_places(
        f" /srv/ankers  mailto:archief@ander.example https://{KEY}@ander.example:8443/\n"
    )

    assert found == (
        AnchorPlace("/srv/ankers"),
        AnchorPlace("mailto:archief@ander.example"),
        AnchorPlace("https://ander.example:8443", KEY),
    )


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:80"])
def test_this_machine_may_be_asked_without_https(host):
    assert anchor_places(f"http://{KEY}@{host}") == (AnchorPlace(f"http://{host}", KEY),)


@pytest.mark.parametrize(
    "text",
    [
        "ankers",
        "mailto:",
        "mailto:archief",
        "mailto:a@b.example,c@d.example",
        "mailto:a@b.example?cc=c@d.example",
        "ftp://ander.example",
        "https://",
        "https://ander.example",
        f"https://{KEY}:{KEY}@ander.example",
        "https://kort@ander.example",
        f"https://{KEY}@ander.example/regio",
        f"https://{KEY}@ander.example?a=b",
        f"https://{KEY}@ander.example#a",
        f"https://{KEY}@ander.example:0",
        f"https://{KEY}@ander.example:poort",
        f"https://{KEY}@[ander",
        f"http://{KEY}@ander.example",
    ],
)
def test_anything_else_is_refused_by_name(text):
    with pytest.raises(ImproperlyConfigured, match=r"REGIO_ANCHORS\b"):
        anchor_places(text)


@pytest.mark.parametrize(
    "text", ["/srv/ankers", "https://ander.example", f"http://{KEY}@a.example"]
)
def test_who_sends_is_another_regio_with_a_key(text):
    with pytest.raises(ImproperlyConfigured, match="REGIO_ANCHORS_FROM"):
        anchor_senders(text)


def test_who_sends_may_have_two_keys_while_one_is_changed():
    found = anchor_senders(f"https://{KEY}@ander.example https://{KEY}2@ander.example")

    assert {each.address for each in found} == {"https://ander.example"}
    assert [each.token for each in found] == [KEY, f"{KEY}2"]
