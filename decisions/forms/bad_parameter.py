"""A part of an address that cannot be read: told with what was expected."""

from django.core.exceptions import BadRequest

SHOWN = 60


class BadParameter(BadRequest):
    """`value` is what was asked, shortened and made harmless; `expected` a Dutch sentence."""

    def __init__(self, name, value, expected):
        self.name = name
        self.value = shortened(str(value))
        self.expected = str(expected)
        super().__init__(f"{name}: {self.expected}")


def shortened(text):
    """Return at most 60 characters of `text`, those that cannot be shown made visible."""
    visible = "".join(letter if letter.isprintable() else "\ufffd" for letter in text[: SHOWN + 1])
    return visible if len(visible) <= SHOWN else visible[:SHOWN] + "…"
