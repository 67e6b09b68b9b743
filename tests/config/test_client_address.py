"""Behind a proxy the client is whom the proxy names, never whom the request names itself."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hienluong.config.proxy import ClientAddressMiddleware


@pytest.mark.parametrize(
    ("header", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("1.1.1.1, 203.0.113.7", "203.0.113.7"),
        ("", "127.0.0.1"),
        ("1.1.1.1,", "127.0.0.1"),
    ],
)
def test_only_the_last_entry_is_believed(header: str, address: str) -> None:
    seen: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    ClientAddressMiddleware(page)(RequestFactory().get("/", headers={"X-Forwarded-For": header}))
    assert seen == [address]
