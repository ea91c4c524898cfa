"""What the public came to know, as ChangeEntries: one list, which feeds and e-mail both tell."""
