"""Remote signing services that the environment describes; their secrets stand nowhere else."""

import os

from hienluong.config.home import Misconfigured

__all__ = ["csc_services"]

_VERSIONS = ("v1", "v2")


def csc_services() -> dict[str, dict[str, str]]:
    """The services that HL_CSC_SERVICES names. Raises Misconfigured when one is half described."""
    return {name: _service(name) for name in os.environ.get("HL_CSC_SERVICES", "").split()}


def _service(name: str) -> dict[str, str]:
    """A remote signing service by the variables HL_CSC_<NAME>_URL, _VERSION, _TOKEN …"""

    def said(word: str, otherwise: str = "") -> str:
        return os.environ.get(f"HL_CSC_{name.upper()}_{word}", otherwise)

    service = {
        "url": said("URL"),
        "version": said("VERSION", "v1"),
        "tokens": said("TOKENS"),
        "token": said("TOKEN"),
        "client_id": said("CLIENT_ID"),
        "client_secret": said("CLIENT_SECRET"),
        "pin": said("PIN"),
    }
    if not service["url"].startswith(("https://", "http://127.0.0.1")):
        raise Misconfigured(f"HL_CSC_{name.upper()}_URL={service['url']}: phải bắt đầu bằng https://.")
    if service["version"] not in _VERSIONS:
        raise Misconfigured(f"HL_CSC_{name.upper()}_VERSION={service['version']}: phải là v1 hoặc v2.")
    if not service["token"] and not service["client_secret"]:
        raise Misconfigured(
            f"HL_CSC_{name.upper()}_TOKEN hoặc HL_CSC_{name.upper()}_CLIENT_SECRET còn thiếu."
        )
    return service
