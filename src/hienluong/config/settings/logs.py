"""Logs: fixed words and facts to standard output, which the supervisor keeps; never personal data."""

from typing import Any

from hienluong.config.home import Mode

__all__ = ["logging_settings"]


def logging_settings(mode: str) -> dict[str, Any]:
    """Django's LOGGING: one line an event; quiet in tests."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["out"], "level": "ERROR" if mode == Mode.TEST else "INFO"},
        "loggers": {
            "django.request": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "pyhanko": {"level": "ERROR"},
        },
    }
