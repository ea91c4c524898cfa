"""What was written stays written: triggers that let a database refuse to change its own past.

History rows, links of the chain, redactions, acts of accounts, anchors and the log of the admin
take new rows, and nothing else, but that an anchor is noted where it was put. Two things may still
be done to one, and only where a `Redaction` that was stored before says so: another text in the
field that it names, and a salt less in its link. A count of writes and the length of a chain never
go down. PostgreSQL refuses a commit besides that leaves a record otherwise than its newest version.

`tables` says which tables, `sqlite`, `postgresql` and `whole` how, `installing` makes them."""

from .installing import find_lacking_triggers, install_triggers, list_triggers

__all__ = ["find_lacking_triggers", "install_triggers", "list_triggers"]
