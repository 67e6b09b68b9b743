"""What is refused before anything is touched, each with its own exit code."""

import json
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hienluong.config.cli.migrate import _ensure_not_newer
from hienluong.config.home import Home, Misconfigured, Mode, SecretsMissing, load_secrets, make_secrets
from hienluong.config.processes import preflight, schema
from hienluong.config.processes.lock import hold_home, is_held
from hienluong.config.processes.trouble import CannotStart, Exit


class _Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def home(tmp_path: Path) -> Home:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Home(root=tmp_path, port=probe.getsockname()[1], mode=Mode.DEMO, outside_database="")


@pytest.fixture
def taken(home: Home) -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", home.port))
        other.listen()
        yield home.port


def test_a_second_copy_on_the_same_home_is_refused(home: Home) -> None:
    with hold_home(home), pytest.raises(CannotStart) as refusal, hold_home(home):
        pass
    assert refusal.value.code is Exit.SECOND_COPY
    assert str(home.root) in str(refusal.value)


def test_a_home_is_free_again_when_its_program_has_ended(home: Home) -> None:
    with hold_home(home):
        assert is_held(home)
    assert not is_held(home)


def test_a_taken_port_is_named(home: Home, taken: int) -> None:
    with pytest.raises(CannotStart, match=str(taken)) as refusal:
        preflight.ensure_fit_to_start(home)
    assert refusal.value.code is Exit.PORT_TAKEN


def test_a_nearly_full_disk_is_refused_before_anything_is_written(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Usage(10**12, 10**12, 299 * 1024**2))
    with pytest.raises(CannotStart, match="299 MB") as refusal:
        preflight.ensure_fit_to_start(home)
    assert refusal.value.code is Exit.DISK_FULL
    assert not home.secrets_file.exists()


def test_production_refuses_development_secrets(tmp_path: Path) -> None:
    home = Home(root=tmp_path, port=8000, mode=Mode.PRODUCTION, outside_database="")
    make_secrets(home, "development")
    with pytest.raises(SecretsMissing):
        load_secrets(home)


def test_production_refuses_to_invent_secrets(tmp_path: Path) -> None:
    with pytest.raises(SecretsMissing, match="make-secrets"):
        load_secrets(Home(root=tmp_path, port=8000, mode=Mode.PRODUCTION, outside_database=""))
    assert not list(tmp_path.iterdir())


def test_a_newer_program_adds_the_secrets_it_needs_and_keeps_the_others(tmp_path: Path) -> None:
    home = Home(root=tmp_path, port=8000, mode=Mode.DEMO, outside_database="")
    before = load_secrets(home)
    home.secrets_file.write_text(
        json.dumps({name: value for name, value in before.items() if name != "signing"})
    )
    after = load_secrets(home)
    assert len(after["signing"]) == 64
    assert {**after, "signing": before["signing"]} == before
    assert load_secrets(home) == after
    assert home.secrets_file.stat().st_mode & 0o077 == 0


def test_production_refuses_an_address_without_https(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(root=tmp_path, port=1, mode=Mode.PRODUCTION, outside_database="")
    monkeypatch.setattr(preflight, "_ensure_free", lambda *_: None)
    monkeypatch.setenv("HL_ADDRESS", "http://dichvucong.example")
    with pytest.raises(CannotStart, match="https://") as refusal:
        preflight.ensure_fit_to_start(home)
    assert refusal.value.code is Exit.MISCONFIGURED


@pytest.mark.parametrize(
    ("name", "value"), [("HL_PORT", "tám nghìn"), ("HL_PORT", "70000"), ("HL_MODE", "thật")]
)
def test_a_senseless_variable_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Misconfigured, match=name):
        Home.from_environment()


def test_the_web_always_answers_to_its_public_addresses_and_to_this_machine(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HL_ADDRESS", "https://dichvucong.example")
    monkeypatch.setenv("HL_HOSTS", "noi-bo.example")
    monkeypatch.setenv("HL_IDENTITY_ADDRESS", "https://danhtinh.example")
    assert home.hosts == ["noi-bo.example", "127.0.0.1", "dichvucong.example", "danhtinh.example"]


@pytest.mark.parametrize(
    ("bind", "here"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("10.1.2.3", "10.1.2.3")]
)
def test_this_machine_reaches_the_web_where_it_listens(
    home: Home, monkeypatch: pytest.MonkeyPatch, bind: str, here: str
) -> None:
    monkeypatch.setenv("HL_BIND", bind)
    assert home.address == f"http://{here}:{home.port}"
    assert here in home.hosts


def test_a_database_that_does_not_answer_is_refused() -> None:
    with pytest.raises(CannotStart) as refusal:
        schema.ensure_supported("postgresql://nobody@127.0.0.1:1/none")
    assert refusal.value.code is Exit.DATABASE_BROKEN


@pytest.mark.django_db
def test_a_database_newer_than_the_program_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('cases', '9999_future', now())"
        )
    with pytest.raises(CannotStart, match="9999_future") as refusal:
        _ensure_not_newer(MigrationLoader(connection))
    assert refusal.value.code is Exit.DATABASE_NEWER


@pytest.mark.django_db
def test_a_database_of_this_program_is_accepted() -> None:
    _ensure_not_newer(MigrationLoader(connection))


def test_an_empty_database_needs_migrating() -> None:
    at = connection.settings_dict
    assert not schema.is_current(
        f"postgresql://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/template1"
    )


def test_a_command_that_looks_makes_no_data_directory(home: Home, tmp_path: Path) -> None:
    nowhere = replace(home, root=tmp_path / "nowhere")
    with pytest.raises(CannotStart, match="hienluong up"):
        schema.ensure_begun(nowhere)
    assert not nowhere.root.exists()
