"""/.well-known/security.txt: whom to tell of a weakness, as RFC 9116 asks it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from time_machine import travel

from decisions.web.found.security import write_security_lines
from regio.environment import Contacts

ADDRESS = "/.well-known/security.txt"
TOLD = Contacts("mailto:veilig@aalst.example", "https://www.aalst.example/melden")


def read(text):
    """Return the fields of a file by name."""
    return dict(line.split(": ", 1) for line in text.splitlines())


class TestLines:
    def test_are_good_for_half_a_year_and_never_for_a_whole_one(self):
        fields = read("\n".join(write_security_lines(TOLD, address="x", today=date(2026, 11, 1))))

        expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert expires == datetime(2027, 4, 30, tzinfo=UTC)
        assert expires - datetime(2026, 11, 1, tzinfo=UTC) < timedelta(days=365)

    def test_name_a_policy_only_where_there_is_one(self):
        lines = write_security_lines(Contacts("tel:140123"), address="x", today=date(2026, 1, 1))

        assert not [line for line in lines if line.startswith("Policy")]


@pytest.mark.django_db
class TestTheFile:
    def test_tells_what_the_installation_filled_in(self, client, settings):
        settings.CONTACTS, settings.ADDRESS = TOLD, "https://regio.example"

        with travel(datetime(2026, 11, 1, 12, tzinfo=UTC), tick=False):
            response = client.get(ADDRESS)

        fields = read(response.content.decode())
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert fields == {
            "Contact": "mailto:veilig@aalst.example",
            "Expires": "2027-04-30T00:00:00Z",
            "Preferred-Languages": "nl, en",
            "Canonical": "https://regio.example/.well-known/security.txt",
            "Policy": "https://www.aalst.example/melden",
        }
        assert all(re.match(r"[A-Z]", line) for line in response.content.decode().splitlines())

    def test_is_another_the_next_day(self, client, settings):
        settings.CONTACTS = TOLD
        told = []
        for day in (1, 2):
            with travel(datetime(2026, 11, day, 12, tzinfo=UTC), tick=False):
                told.append(read(client.get(ADDRESS).content.decode())["Expires"])

        assert told[0] < told[1]

    def test_is_not_there_where_nobody_is_to_be_told(self, client):
        assert client.get(ADDRESS).status_code == 404
