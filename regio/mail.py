"""Where e-mail goes out, from one address in the environment."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

CONSOLE = {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# scheme: (the port where none is named, encrypted from the first byte, encrypted by STARTTLS)
SCHEMES = {"smtp": (25, False, False), "smtp+tls": (587, False, True), "smtps": (465, True, False)}


def mailer(address):
    """Return the entry of MAILERS for 'console:' or smtp[s|+tls]://user:password@host:port.

    Raises ImproperlyConfigured for anything else.
    """
    parts = urlsplit(address)
    if parts.scheme == "console":
        return CONSOLE
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ImproperlyConfigured(
            "REGIO_EMAIL_URL begint met smtp://, smtp+tls:// of smtps://, of is console:"
        )
    port, use_ssl, use_tls = SCHEMES[parts.scheme]
    options = {
        "host": parts.hostname,
        "port": parts.port or port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": use_ssl,
        "use_tls": use_tls,
        "timeout": 20,
    }
    return {"BACKEND": SMTP, "OPTIONS": options}
