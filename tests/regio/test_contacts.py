"""Whom to tell of a weakness and whom to ask about personal data, as the environment says."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from regio.environment import Contacts, contacts


def test_nobody_is_filled_in_by_itself():
    assert contacts({}) == Contacts()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" veilig@aalst.example ", "mailto:veilig@aalst.example"),
        ("mailto:veilig@aalst.example", "mailto:veilig@aalst.example"),
        ("https://www.aalst.example/melden", "https://www.aalst.example/melden"),
        ("tel:+31-20-1234567", "tel:+31-20-1234567"),
    ],
)
def test_what_is_filled_in_is_told_as_an_address(text, told):
    assert contacts({"REGIO_SECURITY_CONTACT": text}).security == told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("REGIO_SECURITY_CONTACT", "bel de balie"),
        ("REGIO_SECURITY_CONTACT", "http://www.aalst.example/"),
        ("REGIO_SECURITY_CONTACT", "veilig@aalst.example\nContact: mailto:x@y.example"),
        ("REGIO_SECURITY_CONTACT", "mailto:niemand"),
        ("REGIO_SECURITY_POLICY", "www.aalst.example"),
    ],
)
def test_what_no_reader_of_security_txt_takes_is_refused_by_name(name, text):
    with pytest.raises(ImproperlyConfigured, match=name):
        contacts({name: text})
