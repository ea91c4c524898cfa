#!/usr/bin/env python
"""Django's command line for Regio."""

import os
import sys

from django.core.management import execute_from_command_line

from regio.mistakes import ending_where_wrong

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
    with ending_where_wrong():
        execute_from_command_line(sys.argv)
