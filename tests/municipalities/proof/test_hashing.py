"""The arithmetic of the chain: the same bytes for the same content, and no text in clear."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha3_256, sha256, sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.proof.hashing import (
    begin_chain,
    digest_content,
    digest_text,
    format_canonical,
    join_link,
    make_salt,
    plain_text,
    plain_value,
)

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


class TestAContent:
    @given(st.dictionaries(st.text(), PLAIN))
    def test_has_one_digest_whatever_the_order_of_its_fields(self, content):
        turned = dict(reversed(content.items()))

        assert digest_content(content) == digest_content(turned)

    def test_is_written_without_spaces_and_as_utf_8(self):
        assert format_canonical({"b": "é", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"é"}'
        expected = sha256('{"a":[1,null,true],"b":"é"}'.encode()).hexdigest()
        assert digest_content({"b": "é", "a": [1, None, True]}) == expected

    def test_tells_a_moment_in_utc_and_a_day_as_it_is(self):
        summer = timezone(timedelta(hours=2))

        assert plain_value(datetime(2026, 7, 1, 2, 30, tzinfo=summer)) == (
            "2026-07-01T00:30:00.000000+00:00"
        )
        assert plain_value(datetime(2026, 7, 1, 0, 30, tzinfo=UTC)) == (
            "2026-07-01T00:30:00.000000+00:00"
        )
        assert plain_value(date(2026, 7, 1)) == "2026-07-01"
        assert plain_value(Decimal("1.50")) == "1.50"

    def test_has_no_place_for_what_it_does_not_know(self):
        with pytest.raises(TypeError):
            plain_value(object())


class TestAText:
    @given(st.text(), st.text())
    def test_has_another_digest_than_another_text(self, one, other):
        salt = make_salt()

        assert (digest_text(one, salt) == digest_text(other, salt)) is (one == other)

    def test_has_another_digest_with_another_salt(self):
        assert digest_text("Jan", make_salt()) != digest_text("Jan", make_salt())

    def test_of_bytes_and_of_lists_is_a_text_too(self):
        assert plain_text(b"\x00\xff") == plain_text(memoryview(b"\x00\xff")) == "AP8="
        assert plain_text({"b": 1, "a": 2}) == '{"a":2,"b":1}'
        assert plain_text(None) == ""


class TestALink:
    def test_stands_on_its_place_the_one_before_it_and_what_it_says(self):
        first = begin_chain("dossier-1")

        made = {
            join_link(1, first, "a"),
            join_link(2, first, "a"),
            join_link(1, begin_chain("dossier-2"), "a"),
            join_link(1, first, "b"),
        }

        assert len(made) == 4
        assert join_link(1, first, "a") == sha256(f"1:{first}:a".encode()).hexdigest()


@pytest.mark.parametrize(("name", "algorithm"), [("sha512", sha512), ("sha3_256", sha3_256)])
class TestAnotherAlgorithm:
    def test_is_called_as_hashlib_calls_it(self, name, algorithm):
        assert digest_text("b", "a", name) == algorithm(b"ab").hexdigest()
        assert digest_content({}, name) == algorithm(b"{}").hexdigest()
        assert join_link(2, "a", "b", name) == algorithm(b"2:a:b").hexdigest()
