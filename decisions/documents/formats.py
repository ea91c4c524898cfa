"""What a format is: a name on screen, a media type and a function from a document to bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Format:
    """`write` turns a document into bytes; `label` is its name on screen.

    `most` is how many rows such a file can hold and still be read; None where that is no matter.
    """

    label: str | Promise
    media_type: str
    write: Callable[[Any], bytes]
    most: int | None = None

    def holds(self, number):
        """Whether a file of this format can hold so many rows."""
        return self.most is None or number <= self.most
