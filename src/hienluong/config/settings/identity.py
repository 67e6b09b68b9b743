"""Settings of the province's own OpenID provider: a system of its own, beside the house's."""

from typing import Any

from hienluong.config import settings as house
from hienluong.config.installed import IDENTITY_APPS
from hienluong.province.identity.keys import signing_keys

HOME, SECRETS, DEMO = house.HOME, house.SECRETS, house.DEMO
API_AUDIENCE = house.API_AUDIENCE
PROVINCE_NAME = house.PROVINCE_NAME

DEBUG = False
SECRET_KEY = f"identity-{SECRETS['django']}"
ALLOWED_HOSTS = house.ALLOWED_HOSTS
ROOT_URLCONF = "hienluong.province.identity.urls"
DEFAULT_AUTO_FIELD = house.DEFAULT_AUTO_FIELD
INSTALLED_APPS = IDENTITY_APPS

_database: dict[str, Any] = house.DATABASES["default"]
DATABASES = {
    "default": _database
    | {"CONN_MAX_AGE": 60, "OPTIONS": {**_database["OPTIONS"], "options": "-c search_path=identity"}}
}
# One process with threads: authorization codes and tries are kept in its own memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

MIDDLEWARE = [
    *house.PROXY_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hienluong.province.identity.language.AskedLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

AUTH_USER_MODEL = "identity.Holder"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = house.PASSWORD_HASHERS
LOGIN_URL = "/dang-nhap/"
ACCOUNT_ADAPTER = "hienluong.province.identity.adapters.HolderAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "number"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "hienluong.province.identity.forms.NumberAndPassword"}

IDP_OIDC_ADAPTER = "hienluong.province.identity.adapters.ProviderAdapter"
IDP_OIDC_PRIVATE_KEYS = signing_keys(HOME.keys)
IDP_OIDC_ACCESS_TOKEN_FORMAT = "jwt"  # noqa: S105 - a format
IDP_OIDC_ACCESS_TOKEN_EXPIRES_IN = 600
IDP_OIDC_REFRESH_TOKEN_EXPIRES_IN = 30 * 24 * 3600
IDP_OIDC_JWKS_CACHE_CONTROL = 900
IDP_OIDC_RP_INITIATED_LOGOUT_ASKS_FOR_OP_LOGOUT = False
IDP_OIDC_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

LANGUAGE_CODE, TIME_ZONE, USE_I18N, USE_TZ = "vi", house.TIME_ZONE, True, True
LANGUAGES, LOCALE_PATHS = house.LANGUAGES, house.LOCALE_PATHS
STATIC_URL, STATIC_ROOT, STORAGES = house.STATIC_URL, house.STATIC_ROOT, dict(house.STORAGES)
# People must get in even where the look is not collected yet.
if not (STATIC_ROOT / "staticfiles.json").exists():
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

SECURE = HOME.identity_address.startswith("https://")
# Cookies do not know ports: the provider's own names keep them apart from the house's on one machine.
SESSION_COOKIE_NAME = "hl_identity"
CSRF_COOKIE_NAME = "hl_identity_csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 8 * 3600
SECURE_PROXY_SSL_HEADER = house.SECURE_PROXY_SSL_HEADER
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
CSRF_TRUSTED_ORIGINS = [HOME.identity_address] if SECURE else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# No form-action: after signing in the browser goes on to whichever registered client asked.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
LOGGING = house.LOGGING
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
