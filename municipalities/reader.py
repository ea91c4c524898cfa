"""Who reads and who acts: one frozen answer to 'what may this person do', asked once a request."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Reader:
    """A person (or the public) at a moment, by what the roles give.

    The sets hold primary keys: municipalities of which the reader is griffie or college,
    regions of which the reader is regioredactie, and regions whose shared records are open.
    `preview` holds the records that count as public for this reading, None for every other.
    """

    at: datetime
    user: Any = field(default=None, compare=False)
    griffie_of: frozenset[int] = frozenset()
    college_of: frozenset[int] = frozenset()
    redactie_of: frozenset[int] = frozenset()
    shares_in: frozenset[int] = frozenset()
    is_beheer: bool = False
    preview: Any = None

    @property
    def is_public(self):
        """Whether this reader sees what everybody sees, and nothing more."""
        return not (self.shares_in or self.griffie_of or self.redactie_of or self.is_beheer)

    @property
    def keeps(self):
        """Whether this reader keeps records somewhere, and so sees names and drafts."""
        return bool(self.griffie_of or self.redactie_of or self.is_beheer)

    @property
    def sees(self):
        """What decides what this reader may see, the moment apart."""
        return (self.griffie_of, self.college_of, self.redactie_of, self.shares_in, self.is_beheer)

    def known_at(self, moment):
        """Return the same reader as of an earlier moment: embargoes are judged then, and what a
        preview publishes was not recorded before it."""
        at = min(moment, self.at)
        is_recorded = self.preview is not None and self.preview.recorded_at <= at
        return replace(self, at=at, preview=self.preview if is_recorded else None)
