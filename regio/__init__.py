"""The project: settings, addresses and the WSGI door. Imported by nobody."""
