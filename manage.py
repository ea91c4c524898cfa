#!/usr/bin/env python
"""Django's command line for Regio."""

import os
import sys

from django.core.management import execute_from_command_line

from municipalities.waiting import ReadOnlyRefused
from regio.mistakes import ending_where_wrong

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
    with ending_where_wrong():
        try:
            execute_from_command_line(sys.argv)
        except ReadOnlyRefused as refusal:
            sys.exit(
                f"Er is niets geschreven, want Regio is alleen te lezen: {refusal}\n"
                "Moet het toch, zet dan voor deze ene opdracht REGIO_READ_ONLY=nee ervoor."
            )
