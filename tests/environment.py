"""What the settings read from the environment, for tests; loaded before Django (`-p` in pyproject).

Plain http without demo logins, so that no test depends on the shell that it starts in. Only
DATABASE_URL is taken as it is: it chooses the database that the suite runs on.
"""

import os

os.environ.update(
    REGIO_ALLOWED_HOSTS="",
    REGIO_CSRF_TRUSTED_ORIGINS="",
    REGIO_DEBUG="0",
    REGIO_DEMO="0",
    REGIO_EMAIL_URL="",
    REGIO_HTTPS="0",
    REGIO_IDLE_MINUTES="",
    REGIO_OIDC="",
    REGIO_SECOND_FACTOR="0",
    REGIO_SECRET_KEY="a-key-for-tests-that-guards-nothing-at-all-and-is-long",
)
