"""The arithmetic of the chain, without Django: what another program has to do to get the same."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from hashlib import sha3_256, sha256, sha512

import pytest

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


def test_content_is_json_of_which_there_is_one():
    told = format_canonical({"b": [1, None, True], "a": {"é": "ü"}})

    assert told == '{"a":{"é":"ü"},"b":[1,null,true]}'
    assert digest_content({"b": 1, "a": 2}) == sha256(b'{"a":2,"b":1}').hexdigest()


def test_a_text_is_hashed_after_its_salt():
    assert digest_text("tekst", "00ff") == sha256(b"00fftekst").hexdigest()
    assert make_salt() != make_salt()


def test_a_link_stands_on_the_one_before_it_and_the_first_on_the_name():
    first = join_link(1, begin_chain("register"), "ab")

    assert begin_chain("register") == sha256(b"register").hexdigest()
    assert first == sha256(f"1:{begin_chain('register')}:ab".encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "algorithm"), [("sha256", sha256), ("sha512", sha512), ("sha3_256", sha3_256)]
)
def test_another_algorithm_is_named_as_hashlib_names_it(name, algorithm):
    assert digest_text("b", "a", name) == algorithm(b"ab").hexdigest()
    assert digest_content({}, name) == algorithm(b"{}").hexdigest()
    assert join_link(2, "a", "b", name) == algorithm(b"2:a:b").hexdigest()


def test_days_and_moments_are_told_in_utc():
    moment = datetime(2026, 11, 3, 1, 2, tzinfo=timezone(timedelta(hours=1)))

    assert plain_value(moment) == "2026-11-03T00:02:00.000000+00:00"
    assert plain_value(moment.astimezone(UTC)) == plain_value(moment)
    assert plain_value(date(2026, 11, 3)) == "2026-11-03"
    assert [plain_value(each) for each in (None, "a", 1, True)] == [None, "a", 1, True]
    assert [plain_value(each) for each in (Decimal("1.50"), 0.5)] == ["1.50", "0.5"]


def test_what_has_no_one_way_to_be_written_is_refused():
    with pytest.raises(TypeError, match="set"):
        plain_value({1})


def test_bytes_and_lists_are_texts_too():
    assert [plain_text(each) for each in (None, "", "a")] == ["", "", "a"]
    assert plain_text(b"\x00") == plain_text(memoryview(b"\x00")) == "AA=="
    assert plain_text({"b": 1, "a": []}) == '{"a":[],"b":1}'
