"""Regio, as its environment asks: deploy/regio.env tells each variable that is read, and
regio/mistakes.py refuses any other."""

import os
from pathlib import Path

from django.utils.csp import CSP

from .environment import (
    LIMITS,
    LOG_SHAPES,
    AccessibilityStatement,
    Contacts,
    anchor_places,
    anchor_senders,
    audit_handler,
    backup_folder,
    contacts,
    council_systems,
    embed_hosts,
    idle_seconds,
    log_shape,
    logging_of,
    mailer,
    make_metrics_folder,
    metrics_place,
    origins,
    own_address,
    postgresql,
    providers,
    read_only_sentence,
    sqlite,
    statement,
)
from .mistakes import Mistakes, find_mistakes
from .themes import PREFIX, choose_theme, read_themes

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name, default):
    return (os.environ.get(name) or ("1" if default else "0")) == "1"


def listed(name):
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


# What is wrong is told at the end of this file, all at once (regio/mistakes.py).
mistakes = Mistakes()

DEBUG = flag("REGIO_DEBUG", False)
HTTPS = flag("REGIO_HTTPS", not DEBUG)
DEMO = flag("REGIO_DEMO", False)
SERVED = flag("REGIO_SERVED", False)  # regio/wsgi.py says so: pages wait for a bounded time
SECRET_KEY = os.environ.get("REGIO_SECRET_KEY", "")
if DEBUG and not SECRET_KEY:
    SECRET_KEY = "alleen-voor-ontwikkeling-" + "x" * 40
SECRET_KEY_FALLBACKS = listed("REGIO_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = listed("REGIO_ALLOWED_HOSTS") or (["127.0.0.1", "localhost"] if DEBUG else [])
CSRF_TRUSTED_ORIGINS = listed("REGIO_CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_tasks_db",
    "municipalities",
    "decisions",
]

MIDDLEWARE = [
    "decisions.web.tracing.RequestTraceMiddleware",  # before all: each answer has its number
    "decisions.web.health.HealthMiddleware",  # the machine itself asks by plain http and any name
    "decisions.api.problems.ApiMiddleware",  # first: every answer of the API is its own
    "regio.requests.refuse_other_charsets",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # its files were compressed when they were built
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "decisions.web.kept_pages.KeptPagesMiddleware",  # around all that knows a visitor
    "regio.compression.CompressionMiddleware",  # before all that reads or writes what a page holds
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "decisions.web.accounts.sessions.SessionLimitsMiddleware",
    "decisions.web.accounts.devices.KnownDeviceMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "decisions.web.accounts.sessions.SecondFactorMiddleware",
    "decisions.web.limits.RequestLimitsMiddleware",
    "decisions.web.looking_after.reading_only.ReadOnlyMiddleware",
]

# Where the worker answers Prometheus, with what all processes counted in one folder
# (docs/logging.md). The library reads the folder when it is imported, which is later than here.
METRICS = mistakes.read(metrics_place, os.environ.get("REGIO_METRICS"), otherwise=None)
METRICS_FOLDER = Path(os.environ.get("REGIO_METRICS_FOLDER") or BASE_DIR / "var" / "metrics")
if METRICS:
    mistakes.read(make_metrics_folder, METRICS_FOLDER, otherwise=None)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(METRICS_FOLDER)
    MIDDLEWARE.insert(1, "municipalities.metrics.MetricsMiddleware")

ROOT_URLCONF = "regio.urls"
WSGI_APPLICATION = "regio.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "decisions.web.looking_after.reading_only.tell_read_only",
            ],
        },
    },
]


DATABASES = {
    "default": mistakes.read(
        postgresql,
        os.environ["DATABASE_URL"],
        limits=LIMITS if SERVED else None,
        otherwise={},
    )
    if os.environ.get("DATABASE_URL")
    else sqlite(Path(os.environ.get("REGIO_SQLITE", BASE_DIR / "var" / "regio.sqlite3")))
}
# The role of PostgreSQL that serves, where the owner of the tables is another
# (docs/database-roles.md); what `migrate` makes is granted to it.
DATABASE_ROLE = os.environ.get("REGIO_DATABASE_ROLE", "")

CACHES = {
    # Shared by all processes, so that they count failed logins together; a migration makes its
    # table.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "regio_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # How often somebody asked in this minute (decisions/web/limits.py): each process by itself, or
    # all of them together, on every machine.
    "counts": {"BACKEND": "regio.counting.SharedCounts", "LOCATION": "regio_cache"}
    if flag("REGIO_SHARED_COUNTS", False)
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "counts",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # What the public asked for before, in each process; a page is some 15 kB, compressed.
    "pages": {
        "BACKEND": "regio.memory.ByteBoundedCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_BYTES": 32 * 2**20},
    },
}

AUTH_USER_MODEL = "municipalities.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "municipalities.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

# Signing in (docs/signing-in.md): who was invited, with a name or an e-mail address and a password,
# a passkey, or the identity provider of a municipality.
SECOND_FACTOR = flag("REGIO_SECOND_FACTOR", not DEMO)
IDENTITY_PROVIDERS = mistakes.read(providers, os.environ.get("REGIO_OIDC"), otherwise=[])
INVITATION_DAYS = 7
ACCOUNT_ADAPTER = "decisions.web.accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"decisions.web.accounts.pages.{form}"
    for name, form in {
        "login": "SignInForm",
        "change_password": "ChangePasswordForm",
        "reset_password": "ForgottenForm",
        "reset_password_from_key": "NewPasswordForm",
        "reauthenticate": "AgainForm",
    }.items()
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]  # nobody signs up; the checks want it
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation proves the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/m/ip,5/15m/key",
    "login_failed_on_device": "5/15m/key",
    "reset_password": "20/h/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("REGIO_BEHIND_PROXY", False) else 0
MFA_ADAPTER = "decisions.web.accounts.adapters.FactorAdapter"
MFA_FORMS = {
    name: f"decisions.web.accounts.pages.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "reauthenticate": "CodeAgainForm",
        "activate_totp": "AppForm",
        "add_webauthn": "KeyForm",
        "edit_webauthn": "KeyNameForm",
        "authenticate_webauthn": "KeyStepForm",
        "login_webauthn": "KeyInForm",
        "reauthenticate_webauthn": "KeyAgainForm",
    }.items()
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Regio"
MFA_ALLOW_UNVERIFIED_EMAIL = True
SOCIALACCOUNT_ADAPTER = "decisions.web.accounts.adapters.IdentityAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": IDENTITY_PROVIDERS}}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = True  # our view takes a POST only
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10

MAILERS = {
    "default": mistakes.read(
        mailer,
        os.environ.get("REGIO_EMAIL_URL") or ("console:" if DEBUG or DEMO else "smtp://localhost"),
        otherwise={},
    )
}
# Where this site stands: links in e-mail lead there, whatever a request calls it.
ADDRESS = mistakes.read(
    own_address, os.environ.get("REGIO_ADDRESS"), ALLOWED_HOSTS, https=HTTPS, otherwise=""
)
# What may wait, such as e-mail, waits in the database for `manage.py work`; a demo and the machine
# of a developer have no worker and do it at once.
AT_ONCE = DEBUG or DEMO
TASKS = {
    "default": {
        "BACKEND": "django.tasks.backends.immediate.ImmediateBackend"
        if AT_ONCE
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "mail"],
    }
}
DEFAULT_FROM_EMAIL = os.environ.get("REGIO_EMAIL_FROM") or "Regio <regio@localhost>"

# Who answers for how accessible the site is (/toegankelijkheid/, docs/accessibility.md).
STATEMENT = mistakes.read(statement, os.environ, otherwise=AccessibilityStatement())

# Who is told of a weakness (/.well-known/security.txt), and who is asked about personal data
# (/privacy/).
CONTACTS = mistakes.read(contacts, os.environ, otherwise=Contacts())

# Where the end of each chain of the history is put each day, and from whom it is taken in
# (docs/proof.md).
ANCHORS = mistakes.read(anchor_places, os.environ.get("REGIO_ANCHORS"), otherwise=())
ANCHORS_FROM = mistakes.read(anchor_senders, os.environ.get("REGIO_ANCHORS_FROM"), otherwise=())

# Where backups are kept, of which /gezond/ tells how old the newest is (docs/backup.md).
BACKUPS = mistakes.read(backup_folder, os.environ.get("REGIO_BACKUPS"), otherwise=None)

# The sentence with which nothing is written by who was started with it, '' where it is whatever
# beheer switched on; None leaves it to beheer (docs/looking-after.md).
READ_ONLY = mistakes.read(read_only_sentence, os.environ.get("REGIO_READ_ONLY"), otherwise=None)

# Which systems of councils may be asked for meetings and papers (docs/connectors.md).
COUNCIL_SYSTEMS = mistakes.read(
    council_systems, os.environ.get("REGIO_COUNCIL_SYSTEMS"), otherwise=()
)

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static" / "dist"]
# The looks for regions, and that of what is of no region (docs/looking-after.md).
THEMES = mistakes.read(read_themes, os.environ.get("REGIO_THEMES"), otherwise={})
THEME = mistakes.read(choose_theme, os.environ.get("REGIO_THEME"), THEMES, otherwise="")
if THEMES:
    STATICFILES_DIRS.append((PREFIX, os.environ["REGIO_THEMES"]))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

# How often somebody may ask for what is heavy, a minute and a process; none where a proxy counts.
REQUEST_LIMITS = (
    {"uploads": 20, "exports": 60, "api": 300, "following": 10}
    if flag("REGIO_LIMITS", True)
    else {}
)

# A pasted letter may be long: past half a million characters the page itself says so.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_HANDLERS = ["regio.uploads.HeldUpload"]

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    # The form that leads to an identity provider is redirected there, which Chromium counts too.
    "form-action": [CSP.SELF, *origins(IDENTITY_PROVIDERS)],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
# Whose pages may show the board of /inbedden/ in a frame, and no other page (docs/being-found.md).
EMBED_HOSTS = mistakes.read(embed_hosts, os.environ.get("REGIO_EMBED_HOSTS"), otherwise=[])
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = mistakes.read(
    idle_seconds, os.environ.get("REGIO_IDLE_MINUTES"), otherwise=3600
)
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "decisions.web.access.csrf_failure_page"
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    if flag("REGIO_BEHIND_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = logging_of(
    shape=mistakes.read(
        log_shape,
        os.environ.get("REGIO_LOG"),
        default="text" if DEBUG or DEMO else "json",
        otherwise=LOG_SHAPES["text"],
    ),
    audit=mistakes.read(
        audit_handler,
        os.environ.get("REGIO_AUDIT"),
        otherwise={"class": "logging.StreamHandler"},
    ),
    metrics=METRICS,
)

mistakes.told += find_mistakes(os.environ, key=SECRET_KEY, https=HTTPS, is_tried=DEBUG or DEMO)
mistakes.refuse()
