"""Django's settings, made from the data directory and the environment (docs/operators.md)."""

import os
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from hienluong.config.home import Home, Mode, load_secrets
from hienluong.config.installed import INSTALLED_APPS as INSTALLED_APPS
from hienluong.config.postgres import database_url, owner_url
from hienluong.config.settings.database import database_from_url
from hienluong.config.settings.logs import logging_settings
from hienluong.config.settings.mail import mail_settings
from hienluong.config.settings.signin import (
    MEMORY,
    allauth_settings,
    demo_personas,
    oidc_providers,
    provider_origin,
)
from hienluong.config.settings.signing import csc_services
from hienluong.config.settings.sites import site_settings

HOME = Home.from_environment()
SECRETS = load_secrets(HOME)
PACKAGE = Path(__file__).resolve().parents[2]

DEMO = HOME.mode == Mode.DEMO
PROVINCE_NAME = os.environ.get("HL_PROVINCE_NAME", "tỉnh Quảng Trị")
# Unknown stays unknown: an installation says the telephone of its own counters.
SECURITY_CONTACT = os.environ.get("HL_SECURITY_CONTACT", "")
COUNTER_PHONE = os.environ.get("HL_COUNTER_PHONE", "0233 000 0000 (số minh họa)" if DEMO else "")
ADDRESS = HOME.address
DEBUG = False
SECRET_KEY = SECRETS["django"]
ALLOWED_HOSTS = HOME.hosts
CSRF_TRUSTED_ORIGINS = [HOME.address] if HOME.address.startswith("https://") else []
ROOT_URLCONF = "hienluong.config.urls"
WSGI_APPLICATION = None
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# hl_app may not touch the journal; migrations run as the owner (HL_AS_OWNER is set by `hienluong migrate`).
_url = owner_url if os.environ.get("HL_AS_OWNER") else database_url
DATABASES: dict[str, dict[str, Any]] = {"default": database_from_url(_url(HOME, SECRETS))}

_BEHIND_PROXY = bool(os.environ.get("HL_BEHIND_PROXY"))
PROXY_MIDDLEWARE = ["hienluong.config.proxy.ClientAddressMiddleware"] if _BEHIND_PROXY else []

MIDDLEWARE = [
    *PROXY_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hienluong.systems.portal.pages.own_names.OwnNameMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hienluong.face.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hienluong.kernel.access.middleware.ActorMiddleware",
    "hienluong.kernel.signin.officers.second_factor.SecondFactorMiddleware",
    "hienluong.systems.portal.pages.desk.DeskMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hienluong.face.errors.HouseErrorMiddleware",
    "hienluong.kernel.journal.middleware.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hienluong.face.context.face",
                "hienluong.systems.portal.context.site",
            ],
            "builtins": [
                "hienluong.face.templatetags.house",
                "hienluong.face.templatetags.house_forms",
                "hienluong.face.templatetags.house_figures",
            ],
        },
    }
]

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["hienluong.kernel.signin.officers.backend.AccountBackend"]
SECOND_FACTOR_REQUIRED = HOME.mode == Mode.PRODUCTION
OIDC_PROVIDERS = oidc_providers(HOME, SECRETS)
API_AUDIENCE = f"{HOME.address}/api/v1"
DEMO_PERSONAS = demo_personas(HOME)
CACHES = MEMORY
globals().update(allauth_settings(HOME))
LOGIN_URL = "/dang-nhap/"
PASSWORD_HASHERS = ["hienluong.kernel.people.passwords.LeanArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = HOME.root / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "portal": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME.root / "sites", "base_url": "/anh/"},
    },
}
globals().update(site_settings(HOME))
if HOME.mode == Mode.TEST:
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

SECURE = HOME.address.startswith("https://")
SESSION_COOKIE_NAME = "hl_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_NAME = "hl_csrf"
CSRF_FAILURE_VIEW = "hienluong.face.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "frame-ancestors": ["'none'"],
        # The house by its address too: pages of a site under a name of its own search there.
        "form-action": ["'self'", HOME.address, *(provider_origin(each) for each in OIDC_PROVIDERS)],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

globals().update(mail_settings(HOME))

# Signing: who certifies (our own authority, or keys enrolled by an administrator), where keys live, who dates.
OWN_AUTHORITY = HOME.mode != Mode.PRODUCTION or os.environ.get("HL_OWN_AUTHORITY") == "1"
KEY_PROVIDER = os.environ.get("HL_KEY_PROVIDER", "soft")
PKCS11 = {
    "module": os.environ.get("HL_PKCS11_MODULE", ""),
    "token": os.environ.get("HL_PKCS11_TOKEN", ""),
    "pin": os.environ.get("HL_PKCS11_PIN", ""),
}
CSC_SERVICES = csc_services()
TSA_URL = os.environ.get("HL_TSA_URL", "")
CLAMD = os.environ.get("HL_CLAMD", "")  # tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl

# Exchange with other installations: how this one is called on the wire, where its gateway listens and is called.
EXCHANGE_CODE = os.environ.get("HL_EXCHANGE_CODE", "quang-tri")
EXCHANGE_PORT = HOME.exchange_port
EXCHANGE_ADDRESS = os.environ.get("HL_EXCHANGE_ADDRESS", f"https://{HOME.here}:{EXCHANGE_PORT}")

LOGGING = logging_settings(HOME.mode)
