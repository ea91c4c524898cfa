"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from .mistakes import ending_where_wrong

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
os.environ.setdefault("REGIO_SERVED", "1")

with ending_where_wrong():
    application = get_wsgi_application()
