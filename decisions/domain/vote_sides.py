"""The votes for and against, of a whole vote or of one group; None is unknown."""


class VoteSides:
    """What two sides come to together, for a record that has them."""

    __slots__ = ()

    votes_for: int | None
    votes_against: int | None

    @property
    def votes(self) -> int | None:
        """How many voted, None where a side is unknown."""
        if self.votes_for is None or self.votes_against is None:
            return None
        return self.votes_for + self.votes_against

    @property
    def known_votes(self) -> int:
        """How many are known to have voted: of a side that is unknown nobody."""
        return (self.votes_for or 0) + (self.votes_against or 0)
