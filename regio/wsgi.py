"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regio.settings")
os.environ.setdefault("REGIO_SERVED", "1")

application = get_wsgi_application()
