"""A made-up country beside the first dossier: real names of municipalities, nothing else is real.

Every region, dossier, source and text of it says that it was made up."""

from .country import Size, build_country, check_may_simulate

__all__ = ["Size", "build_country", "check_may_simulate"]
