"""The 72 bad inputs, each tried on the form, address, import or export that it concerns here."""
