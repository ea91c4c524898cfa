"""The one refusal of this package, and the limits that all its texts keep."""

MOST_CHARACTERS = 500_000
TOO_MUCH = "De tekst heeft meer dan 500.000 tekens. Neem alleen het deel dat u nodig hebt."


class TextRefused(ValueError):
    """A text or file that Regio does not take in; its message is a Dutch sentence."""


def refuse_too_much(text: str) -> None:
    """Raise TextRefused for a text that is longer than a whole letter with its annexes."""
    if len(text) > MOST_CHARACTERS:
        raise TextRefused(TOO_MUCH)
