"""A cache in the memory of one process that never holds more than so many bytes."""

import threading
import time
from collections import OrderedDict

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# Of all bytes, those that hold what was asked for again; the rest is for what was asked for once.
PART_ASKED_AGAIN = 0.75
# No one thing may take more than this part of all bytes.
LARGEST_PART = 0.125
# What a key, its places in the lists and the objects around a page take, about.
OVERHEAD = 1_000

_memories = {}


class ByteBoundedCache(BaseCache):
    """Keeps what has a length in bytes, up to OPTIONS["MAX_BYTES"].

    Django's LocMemCache counts entries, and pages differ a thousandfold in size; it also pickles,
    which takes longer than all the rest of a hit. What is kept here must therefore never change.

    What is asked for once cannot push out what is asked for again: only the last quarter is used
    for it, so a flood of addresses that nobody asks twice costs a quarter of the memory.
    """

    def __init__(self, name, params):
        super().__init__(params)
        most = int(params.get("OPTIONS", {}).get("MAX_BYTES", 32 * 2**20))
        self.memory = _memories.setdefault(name, Memory(most))

    def get(self, key, default=None, version=None):
        found = self.memory.get(self.make_key(key, version))
        return default if found is None else found

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        end = self.get_backend_timeout(timeout)
        self.memory.keep(self.make_key(key, version), value, end)

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self.has_key(key, version):
            return False
        self.set(key, value, timeout, version)
        return True

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        if (value := self.get(key, version=version)) is None:
            return False
        self.set(key, value, timeout, version)
        return True

    def delete(self, key, version=None):
        return self.memory.drop(self.make_key(key, version))

    def clear(self):
        self.memory.forget()


class Memory:
    """What was kept, each with its size and end; the one that was not asked for longest goes
    first, of those asked for once."""

    def __init__(self, most):
        self.most = most
        self.lock = threading.Lock()
        self.forget()

    def forget(self):
        with self.lock:
            self.once, self.again = OrderedDict(), OrderedDict()
            self.size = self.size_again = 0

    def get(self, key):
        """Return what is kept, None for nothing; from now on it was asked for again."""
        with self.lock:
            if (found := self.again.get(key)) is not None:
                self.again.move_to_end(key)
            elif (found := self.once.pop(key, None)) is not None:
                self.again[key] = found
                self.size_again += found[1]
                self._bound_again()
            else:
                return None
            value, _size, end = found
            if end is not None and end <= time.time():
                self._drop(key)
                return None
            return value

    def keep(self, key, value, end=None):
        """Keep a value in place of what was kept, unless it is too large."""
        size = len(value) + len(key) + OVERHEAD
        with self.lock:
            was_asked_again = key in self.again
            self._drop(key)
            if size > self.most * LARGEST_PART:
                return
            if was_asked_again:
                self.again[key] = (value, size, end)
                self.size_again += size
            else:
                self.once[key] = (value, size, end)
            self.size += size
            self._bound_again()
            while self.size > self.most:
                self._drop(next(iter(self.once or self.again)))

    def drop(self, key):
        with self.lock:
            return self._drop(key)

    def _bound_again(self):
        """Let what was not asked for longest count as asked for once, when there is too much."""
        while self.size_again > self.most * PART_ASKED_AGAIN:
            key, found = self.again.popitem(last=False)
            self.size_again -= found[1]
            self.once[key] = found

    def _drop(self, key):
        if (found := self.again.pop(key, None)) is not None:
            self.size_again -= found[1]
        elif (found := self.once.pop(key, None)) is None:
            return False
        self.size -= found[1]
        return True
