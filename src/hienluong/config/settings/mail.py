"""Where letters go: a relay that HL_SMTP_HOST names, else files in the data directory."""

import os
from typing import Any

from hienluong.config.home import Home, Misconfigured, port_said

__all__ = ["mail_settings"]

_SECURITY = ("", "starttls", "tls")
_SECONDS = 10


def mail_settings(home: Home) -> dict[str, Any]:
    """Django's settings of mail. Raises Misconfigured when HL_SMTP_SECURITY or HL_SMTP_PORT makes no sense."""
    host, security = os.environ.get("HL_SMTP_HOST", ""), os.environ.get("HL_SMTP_SECURITY", "")
    if security not in _SECURITY:
        raise Misconfigured(f"HL_SMTP_SECURITY={security}: để trống, hoặc starttls, hoặc tls.")
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{'smtp' if host else 'filebased'}.EmailBackend",
        "EMAIL_FILE_PATH": home.root / "mail",
        "EMAIL_HOST": host,
        "EMAIL_PORT": port_said("HL_SMTP_PORT", 25),
        "EMAIL_HOST_USER": os.environ.get("HL_SMTP_USER", ""),
        "EMAIL_HOST_PASSWORD": os.environ.get("HL_SMTP_PASSWORD", ""),
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
        "EMAIL_TIMEOUT": _SECONDS,
        "DEFAULT_FROM_EMAIL": os.environ.get("HL_MAIL_FROM", "khong-tra-loi@quangtri.example"),
    }
