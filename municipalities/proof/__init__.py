"""What shows that the record is what it was: a chain of hashes over every version.

`hashing` is the arithmetic, known to no database and to no Django; `forms` says which fields of a
record enter it; `links` keeps the chain; `sealing` adds to it at the end of each write. `anchors`
tells each day where the chains end, `places` puts that elsewhere and `comparing` holds the chains
to it."""
