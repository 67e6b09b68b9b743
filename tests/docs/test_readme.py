"""Both READMEs say the same, and name what is really there."""

import re
from pathlib import Path

import pytest

from hienluong.province.demo import DEMO_ACCOUNTS, DEMO_PASSWORD
from hienluong.province.identity.people import DEMO_CITIZENS

ENGLISH, VIETNAMESE = Path("README.md").read_text(), Path("README.vi.md").read_text()
NAMES = {account.full_name for account in DEMO_ACCOUNTS} | {citizen.name for citizen in DEMO_CITIZENS}


def tour(text: str) -> list[str]:
    return re.findall(r"^\| [^|-].*\|$", text.replace("**", ""), re.MULTILINE)[1:]


def code(text: str) -> set[str]:
    commands = re.findall(r"^make \w+", text, re.MULTILINE)
    return {*re.findall(r"`([^`\n]+)`", text), *commands}


def words_shown() -> str:
    """Everything that pages can say: templates, code and data."""
    kinds = ("*.html", "*.py", "systems/**/*.json", "province/**/*.json")
    return "\n".join(path.read_text() for kind in kinds for path in Path("src/hienluong").rglob(kind))


def test_both_name_the_same_commands_accounts_and_settings() -> None:
    assert code(ENGLISH) == code(VIETNAMESE)


def test_both_lead_to_the_same_pages_and_to_each_other() -> None:
    links = [set(re.findall(r"\]\(([^)]+)\)", text)) for text in (ENGLISH, VIETNAMESE)]
    assert links[0] - {"README.vi.md"} == links[1] - {"README.md"}


def test_both_tours_take_the_same_steps_as_the_same_people() -> None:
    steps = [[set(re.findall(r"\*([^*]+)\*", row)) for row in tour(text)] for text in (ENGLISH, VIETNAMESE)]
    assert steps[0] == steps[1]
    assert len(steps[0]) == 10


def test_whoever_the_tour_names_can_be_played() -> None:
    told = re.findall(r"\*([^*]+)\* \(`([\w.]+)`\)", ENGLISH)
    assert told
    accounts = {(account.full_name, account.username) for account in DEMO_ACCOUNTS}
    assert set(told) <= accounts
    assert f"`{DEMO_PASSWORD}`" in ENGLISH


@pytest.mark.parametrize("phrase", sorted({*re.findall(r"\*([^*|]+)\*", "\n".join(tour(ENGLISH)))} - NAMES))
def test_every_word_of_the_tour_stands_on_a_page(phrase: str) -> None:
    assert phrase.lower() in words_shown().lower()
