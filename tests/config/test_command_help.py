"""Every command of `hienluong` explains itself the same way: Vietnamese, English, options, an example, a dry run."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from hienluong.config.cli.registry import COMMANDS

READS = {"up", "version", "check", "check-data", "worker", "events list", "keys list", "check-proof", "bench",
         "journal verify", "journal export", "journal public-key", "journal check-proof", "site list",
         "signatures check", "signatures trust list", "exchange run", "exchange list", "exchange dead", "exchange reconcile",
         "exchange prove", "edxml check", "edxml show", "demo exchange"}  # fmt: skip
"""Those that change no data of the installation, or whose whole purpose is to run until told to end."""


def _walk(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from _walk(f"{name} {part}", inner)


def _all() -> dict[str, click.Command]:
    loaded = {
        name: getattr(import_module(entry.module), name.replace("-", "_")) for name, entry in COMMANDS.items()
    }
    return dict(pair for name, command in loaded.items() for pair in _walk(name, command))


ALL = _all()
LEAVES = {name: command for name, command in ALL.items() if not isinstance(command, click.Group)}


def parts(command: click.Command) -> list[str]:
    """The paragraphs of the help."""
    return [part.strip() for part in re.split(r"\n\s*\n", command.help or "") if part.strip()]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_each_in_both_languages(name: str) -> None:
    assert " · " in COMMANDS[name].says


@pytest.mark.parametrize("name", ALL)
def test_a_command_says_in_vietnamese_and_then_in_english_what_it_does(name: str) -> None:
    vietnamese, english, *_ = parts(ALL[name])
    assert re.search("[à-ỹđăâêôơư]", vietnamese)
    assert not re.search("[ạ-ỹđăơư]", english)


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_is_explained_in_both_languages(name: str) -> None:
    options = [option for option in LEAVES[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if " · " not in (option.help or "")] == []


@pytest.mark.parametrize("name", sorted(set(LEAVES) - READS))
def test_whatever_writes_can_be_tried_without_writing(name: str) -> None:
    assert "--dry-run" in [flag for option in LEAVES[name].params for flag in option.opts]


@pytest.mark.parametrize(
    "name", [name for name, command in LEAVES.items() if any(p.required for p in command.params)]
)
def test_what_needs_an_argument_shows_an_example(name: str) -> None:
    assert f"hienluong {name} " in (LEAVES[name].help or "")


def test_examples_are_commands_that_exist() -> None:
    for command in ALL.values():
        for example in re.findall(r"^\s+hienluong ([a-z-]+(?: [a-z-]+)?)", command.help or "", re.MULTILINE):
            assert example in ALL or example.split()[0] in LEAVES, example


def test_help_begins_no_installation(tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = subprocess.run(
        [sys.executable, "-m", "hienluong.config.cli", "journal", "verify", "--help"],
        env=os.environ | {"HL_HOME": str(home), "HL_MODE": "production"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "nhật ký" in told.stdout
    assert not home.exists()
