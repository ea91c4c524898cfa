"""A copy of the database that can be put back: made while people write, looked at before it is
called good, and put in an empty place only after it was looked at again.

A backup is a folder with one file of the database and `manifest.json`. Regio stores nothing that
matters outside its database: what is uploaded is read and not kept, static files are built, and
anchors are written to be kept elsewhere. docs/backup.md says when, where and how."""
