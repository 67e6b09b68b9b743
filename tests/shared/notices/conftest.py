"""A real mail server on this machine that keeps what it gets, and refuses what it is told to."""

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Catcher:
    """Keeps messages. `answers` maps an address to what the server says to it instead of yes."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.recipients: list[str] = []
        self.answers: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        return "250 OK"


class MailServer(Controller):
    """A catcher that can be switched off and on again at the same port."""

    def __init__(self, catcher: Catcher, port: int) -> None:
        super().__init__(catcher, hostname="127.0.0.1", port=port)
        self.catcher = catcher


@pytest.fixture(autouse=True)
def _test_templates(settings: object) -> None:
    folder = Path(__file__).with_name("templates")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder]}]


@pytest.fixture
def mail_port(settings: object) -> int:
    """The port that the program sends to; nobody answers there yet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    return port


@pytest.fixture
def mail_server(mail_port: int) -> Iterator[Catcher]:
    """The catcher behind a server that answers."""
    server = MailServer(Catcher(), mail_port)
    server.start()
    yield server.catcher
    server.stop()
