"""Atom feeds: what the public came to know, for whoever follows it."""
