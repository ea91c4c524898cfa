"""Files of an agenda item, read back."""
