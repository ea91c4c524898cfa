"""The Leidse regio as dossier folders, and the people of the demonstration."""

from pathlib import Path

LETTER = Path(__file__).parent
"""The letter of the college of Leiden alone."""

WHOLE = LETTER / "bronnen"
"""The letter with everything that the other sources tell."""

SLUG = "toekomstvisie-2027-leidse-regio"
"""The address of the dossier that both make."""
