"""Calls to an identity provider: short, never inside a transaction, never followed elsewhere."""

import json
import logging
from collections.abc import Mapping
from typing import Any

import httpx

from hienluong.kernel.signin.errors import ProviderDown

__all__ = ["get_json", "post_form"]

log = logging.getLogger(__name__)

_TIMEOUT = httpx.Timeout(5.0, connect=2.0)
_LARGEST = 200_000
_SERVER_FAULTS = 500


def get_json(url: str, *, bearer: str = "") -> dict[str, Any]:
    """The JSON object at an address. Raises ProviderDown."""
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    status, content = _ask("GET", url, headers=headers)
    if status != httpx.codes.OK:
        log.warning("identity_answer url=%s status=%s", url, status)
        raise ProviderDown
    return content


def post_form(url: str, data: Mapping[str, str], auth: tuple[str, str]) -> tuple[int, dict[str, Any]]:
    """Post a form as a registered client: status and JSON object. Raises ProviderDown when it is no answer."""
    status, content = _ask("POST", url, data=dict(data), auth=auth)
    if status >= _SERVER_FAULTS:
        raise ProviderDown
    return status, content


def _ask(method: str, url: str, **kwargs: Any) -> tuple[int, dict[str, Any]]:  # noqa: ANN401
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client, \
             client.stream(method, url, **kwargs) as response:  # fmt: skip
            return response.status_code, _object(_limited(response))
    except (httpx.HTTPError, ValueError) as error:
        log.warning("identity_unreachable url=%s error=%s", url, type(error).__name__)
        raise ProviderDown from error


def _limited(response: httpx.Response) -> bytes:
    content = b""
    for part in response.iter_bytes():
        content += part
        if len(content) > _LARGEST:
            raise ValueError("answer too large")
    return content


def _object(content: bytes) -> dict[str, Any]:
    read = json.loads(content)
    if not isinstance(read, dict):
        raise ValueError("answer is not an object")  # noqa: TRY004 - told like other bad answers
    return read
