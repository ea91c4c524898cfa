"""What is refused of a request before anything reads it."""

import pytest
from django.test import Client

FORM = "multipart/form-data; boundary=grens; charset={}"
LOGIN = "/account/inloggen/"
BODY = b'--grens\r\nContent-Disposition: form-data; name="login"\r\n\r\nx\r\n--grens--\r\n'


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["rot13", "hex", "utf-16", "latin-1", "bestaat-niet", ""])
def test_a_form_in_another_charset_is_a_bad_request(charset):
    sent = Client().generic("POST", LOGIN, BODY, content_type=FORM.format(charset))

    assert sent.status_code == 400
    assert "UTF-8" in sent.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"UTF-8"'])
def test_a_form_in_utf_8_is_read(charset):
    sent = Client().generic("POST", LOGIN, BODY, content_type=FORM.format(charset))

    assert sent.status_code == 200
