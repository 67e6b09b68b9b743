"""The real provider as a process of its own, and a browser that walks between it and the site."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from django.test import Client

from hienluong.province.demo import DEMO_PASSWORD
from hienluong.province.identity.people import DEMO_CITIZENS

PERSON = DEMO_CITIZENS[0]


@dataclass(frozen=True)
class ProviderProcess:
    """A running provider and the address at which it believes the site to be."""

    issuer: str
    site: str
    environment: dict[str, str]

    def manage(self, command: str) -> str:
        """A line of Python inside the provider, with its own settings."""
        code = f"import django; django.setup(); {command}"
        done = subprocess.run(
            [sys.executable, "-c", code], env=self.environment, check=True, capture_output=True
        )
        return done.stdout.decode().strip()

    def register_app(self, *scopes: str, redirect_uri: str = "http://127.0.0.1/app") -> tuple[str, str]:
        """A third-party app: its id and secret."""
        said = self.manage(
            "from hienluong.province.identity.clients import *;"
            f"print(*register_app(NewApp('Ứng dụng', ['{redirect_uri}'], {list(scopes)!r})))"
        )
        client_id, secret = said.split(" ")
        return client_id, secret


class Browser(httpx.Client):
    """A person's browser at the provider: cookies, forms, redirects up to the client's own address."""

    def __init__(self, provider: ProviderProcess) -> None:
        super().__init__(timeout=20)
        self.provider = provider

    def walk(self, address: str, number: str = PERSON.identifier) -> str:
        """From a client's request to the address of its answer, signing in by one tap and agreeing on the way."""
        answer = self.get(address)
        while True:
            if answer.has_redirect_location:
                address = str(answer.next_request.url)
                if not address.startswith(self.provider.issuer):
                    return address
                answer = self.get(address)
            elif 'name="number"' in answer.text:
                wanted = {**_hidden(answer.text), "next": _value(answer.text, "next"), "number": number}
                answer = self.post(f"{self.provider.issuer}/dang-nhap/mot-cham/", data=wanted)
            elif 'value="grant"' in answer.text:
                scopes = re.findall(r'name="scopes" value="([^"]+)"', answer.text)
                form = {**_hidden(answer.text), "request": _value(answer.text, "request"), "action": "grant"}
                answer = self.post(f"{self.provider.issuer}/o/authorize", data={**form, "scopes": scopes})
            else:
                raise AssertionError(f"{answer.status_code} {answer.text[:2000]}")

    def sign_in_with_password(
        self, number: str = PERSON.identifier, password: str = DEMO_PASSWORD
    ) -> httpx.Response:
        page = self.get(f"{self.provider.issuer}/dang-nhap/")
        form = {**_hidden(page.text), "login": number, "password": password}
        return self.post(f"{self.provider.issuer}/dang-nhap/", data=form)

    def sign_out(self) -> None:
        page = self.get(f"{self.provider.issuer}/dang-xuat/")
        self.post(f"{self.provider.issuer}/dang-xuat/", data=_hidden(page.text))


def enter_as_citizen(
    site: Client, browser: Browser, next_path: str = "", number: str = PERSON.identifier
) -> object:
    """The whole way through the citizens' door; the site's last answer."""
    begun = site.get("/dang-nhap/cong-dan/", {"next": next_path} if next_path else {})
    answer = urlsplit(browser.walk(begun["Location"], number))
    return site.get(f"{answer.path}?{answer.query}")


@contextmanager
def running_provider() -> Iterator[ProviderProcess]:
    """Prepare its schema, start it, wait until it answers, end it."""
    port, site_port = _free_port(), _free_port()
    site = f"http://127.0.0.1:{site_port}"
    settings = {
        "HL_MODE": "demo",
        "HL_IDENTITY_PORT": str(port),
        "HL_ADDRESS": site,
        "DJANGO_SETTINGS_MODULE": "hienluong.config.settings.identity",
    }
    provider = ProviderProcess(f"http://127.0.0.1:{port}", site, {**os.environ, **settings})
    manage = [sys.executable, "-m", "hienluong.config.manage", "prepare_identity"]
    subprocess.run(manage, env=provider.environment, check=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "hienluong.config.processes.identity"], env=provider.environment
    )
    try:
        _wait_for(f"{provider.issuer}/healthz", process)
        yield provider
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx.get(address)
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the provider does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _hidden(page: str) -> dict[str, str]:
    return {"csrfmiddlewaretoken": _value(page, "csrfmiddlewaretoken")}


def _value(page: str, name: str) -> str:
    from html import unescape

    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""
