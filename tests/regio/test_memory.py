"""What a process keeps never takes more than so many bytes."""

import time_machine
from django.core.cache import caches

from regio.memory import OVERHEAD, Memory
from tests.people import NOW

SIZE = 1_000
EACH = SIZE + OVERHEAD + 1  # with a key of one letter


def filled(memory, keys, size=SIZE):
    for key in keys:
        memory.keep(key, b"x" * size)
    return memory


class TestAMemory:
    def test_gives_back_what_it_keeps(self):
        assert filled(Memory(100 * EACH), "ab").get("a") == b"x" * SIZE

    def test_gives_nothing_for_what_it_does_not_keep(self):
        assert Memory(100).get("a") is None

    def test_never_holds_more_bytes_than_it_may(self):
        memory = Memory(10 * EACH)
        for turn in range(500):
            memory.keep(f"{turn}", b"x" * (turn % 700))
            memory.get(f"{turn // 2}")
            assert memory.size <= 10 * EACH

        assert memory.size == sum(size for _value, size, _end in each_of(memory))

    def test_drops_first_what_was_asked_for_once_longest_ago(self):
        memory = filled(Memory(10 * EACH), "abcdefghij")
        memory.get("a")

        filled(memory, "k")

        assert memory.get("a") is not None
        assert memory.get("b") is None

    def test_keeps_what_was_asked_again_through_a_flood(self):
        memory = filled(Memory(20 * EACH), "abcde")
        for key in "abcde":
            memory.get(key)

        filled(memory, [chr(1_000 + turn) for turn in range(5_000)])

        assert all(memory.get(key) for key in "abcde")
        assert memory.size <= 20 * EACH

    def test_leaves_out_what_is_too_large(self):
        memory = filled(Memory(10 * EACH), "a", size=2 * EACH)

        assert memory.get("a") is None
        assert memory.size == 0

    def test_keeps_the_last_of_one_key(self):
        memory = filled(Memory(100 * EACH), "a")
        memory.get("a")
        memory.keep("a", b"anders")

        assert memory.get("a") == b"anders"
        assert memory.size == len(b"anders") + OVERHEAD + 1


def each_of(memory):
    return [*memory.once.values(), *memory.again.values()]


class TestTheCacheOfPages:
    def test_is_apart_from_the_one_that_counts_failed_logins(self):
        caches["pages"].set("sleutel", b"bladzijde")

        assert caches["pages"].get("sleutel") == b"bladzijde"
        assert type(caches["pages"]) is not type(caches["default"])

    def test_does_what_a_cache_of_django_does(self):
        pages = caches["pages"]

        assert pages.add("a", b"een")
        assert not pages.add("a", b"twee")
        assert pages.touch("a")
        assert pages.delete("a")
        assert pages.get("a", "niets") == "niets"
        assert not pages.touch("a")

    def test_forgets_at_the_end(self):
        with time_machine.travel(NOW, tick=False) as clock:
            caches["pages"].set("a", b"een", timeout=60)
            clock.shift(59)
            before = caches["pages"].get("a")
            clock.shift(1)

            assert (before, caches["pages"].get("a")) == (b"een", None)
