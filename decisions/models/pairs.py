"""Two fields that are filled together: who did something and when, a beginning and an end."""

from django.db.models import Q


def build_pair_condition(first: str, second: str) -> Q:
    """Return the condition of a constraint that both fields are filled, or neither."""
    lacking = {f"{first}__isnull": True, f"{second}__isnull": True}
    filled = {f"{first}__isnull": False, f"{second}__isnull": False}
    return Q(**lacking) | Q(**filled)
