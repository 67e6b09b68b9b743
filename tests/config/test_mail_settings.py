"""How the settings of mail follow the environment."""

from dataclasses import replace
from pathlib import Path

import pytest

from hienluong.config.home import Home, Misconfigured
from hienluong.config.settings.mail import mail_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("HOST", "PORT", "SECURITY", "USER", "PASSWORD"):
        monkeypatch.delenv(f"HL_SMTP_{name}", raising=False)
    return replace(Home.from_environment(), root=tmp_path)


def test_without_a_relay_letters_are_files(home: Home) -> None:
    said = mail_settings(home)
    assert said["EMAIL_BACKEND"].endswith("filebased.EmailBackend")
    assert said["EMAIL_FILE_PATH"] == home.root / "mail"


@pytest.mark.parametrize(
    ("security", "on"), [("", []), ("starttls", ["EMAIL_USE_TLS"]), ("tls", ["EMAIL_USE_SSL"])]
)
def test_a_relay_is_spoken_to_as_it_asks(
    home: Home, monkeypatch: pytest.MonkeyPatch, security: str, on: list[str]
) -> None:
    monkeypatch.setenv("HL_SMTP_HOST", "relay.example")
    monkeypatch.setenv("HL_SMTP_SECURITY", security)
    monkeypatch.setenv("HL_SMTP_USER", "nha")
    said = mail_settings(home)
    assert said["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert [name for name in ("EMAIL_USE_TLS", "EMAIL_USE_SSL") if said[name]] == on
    assert (said["EMAIL_HOST"], said["EMAIL_PORT"], said["EMAIL_HOST_USER"]) == ("relay.example", 25, "nha")


def test_a_word_nobody_knows_is_named(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HL_SMTP_SECURITY", "ssl")
    with pytest.raises(Misconfigured, match="HL_SMTP_SECURITY=ssl"):
        mail_settings(home)
