"""The packages of the installation, readable without Django: the supervisor compares their migrations."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

__all__ = ["IDENTITY_APPS", "INSTALLED_APPS", "directory_of", "migrations_on_disk"]

INSTALLED_APPS = [
    "hienluong.face",
    "hienluong.kernel.organisation",
    "hienluong.kernel.people",
    "hienluong.kernel.access",
    "hienluong.kernel.journal",
    "hienluong.kernel.jobs",
    "hienluong.kernel.signin",
    "hienluong.shared.worktime",
    "hienluong.shared.work",
    "hienluong.shared.numbering",
    "hienluong.shared.files",
    "hienluong.shared.printing",
    "hienluong.shared.signing",
    "hienluong.shared.notices",
    "hienluong.shared.search",
    "hienluong.shared.visits",
    "hienluong.shared.reading",
    "hienluong.systems.catalogue",
    "hienluong.systems.cases",
    "hienluong.systems.filing",
    "hienluong.systems.legal",
    "hienluong.systems.voice",
    "hienluong.systems.agenda",
    "hienluong.systems.documents",
    "hienluong.systems.exchange",
    "hienluong.systems.portal",
    "hienluong.oversight.operations",
    "hienluong.province",
    "wagtail.contrib.redirects",
    "wagtail.contrib.table_block",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

IDENTITY_APPS = [
    "hienluong.province.identity",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.idp.oidc",
]
"""The packages of the identity provider, a system of its own with its own schema."""

_LABELS = {
    "allauth.idp.oidc": "allauth_idp_oidc",
    "wagtail": "wagtailcore",
    "wagtail.admin": "wagtailadmin",
    "wagtail.contrib.redirects": "wagtailredirects",
    "wagtail.contrib.table_block": "wagtailtableblock",
    "wagtail.documents": "wagtaildocs",
    "wagtail.images": "wagtailimages",
    "wagtail.search": "wagtailsearch",
    "wagtail.users": "wagtailusers",
}
"""Packages whose label is not the last part of their name."""


def directory_of(app: str) -> Path:
    """Where an installed package lives, without importing it further than its parents."""
    spec = find_spec(app)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(app)
    return Path(spec.origin).parent


def migrations_on_disk(apps: Sequence[str] = INSTALLED_APPS) -> set[tuple[str, str]]:
    """(label, name) of every migration that these packages bring."""
    return {
        (_LABELS.get(app, app.rpartition(".")[2]), file.stem)
        for app in apps
        for file in (directory_of(app) / "migrations").glob("[!_]*.py")
    }
