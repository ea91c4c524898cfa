"""Looking after an installation: what its home at /beheer/ tells (docs/looking-after.md)."""
