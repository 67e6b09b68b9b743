"""From a database address to Django's form of it."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["database_from_url"]


_PREPARED = {"server_side_binding": True, "prepare_threshold": 5}
"""A statement asked for the fifth time on a connection is planned once: half the database's work for small ones."""


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for postgresql://role:password@host:port/name?options.

    Raises ValueError when the address is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(
            "HL_DATABASE_URL phải có dạng postgresql://tài-khoản:mật-khẩu@máy:cổng/cơ-sở-dữ-liệu"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or 5432),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"connect_timeout": 5, **_PREPARED, **dict(parse_qsl(parts.query))},
        "TEST": {"SERIALIZE": False},
    }
